"""The verb draft: from a dossier, or from texts, to a conflict file that an analyst can start editing."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.guard import BAD_INPUT, guarded
from detente.cli.intake import (
    HOW,
    MOST_BYTES,
    STDIN,
    Taken,
    how_given,
    missing_is_usage,
    open_one,
    read_all,
    stdin,
)
from detente.cli.options import FORCE, JSON, options
from detente.cli.writing import dump, emit, named, refuse_taken, say, tell, write
from detente.errors import TextError

if TYPE_CHECKING:
    import detente

MOST_REFUSALS = 20
NOTHING_TO_DRAFT = "DET264"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a language model: its file, who gave it, and where to write what it is to mend."""

    file: str
    producer: str
    retry: str | None


@click.command()
@click.argument("sources", metavar="DOSSIER.json|TEXT…", nargs=-1, required=True)
@click.option("-o", "--output", metavar="CONFLICT.yaml", help="Where to write the conflict file.")
@click.option("--proposed", is_flag=True, help="Draft from all that is proposed, not only from what was reviewed.")
@click.option("--prompt", "as_prompt", is_flag=True, help="Print a prompt for any language model, instead.")
@click.option("--accept", "answer", metavar="ANSWER.json", help="Take in a language model's answer to the prompt.")
@click.option("--producer", metavar="NAME", help="With --accept: the name of the model, which every item keeps.")
@click.option("--retry", metavar="FILE", help="With --accept: where to write what to send back to the model.")
@options(HOW)
@click.option(
    "--strict", is_flag=True, help="With --accept: exit with 1 if an item was refused, or nothing can be drafted."
)
@options(FORCE, JSON)
@guarded
def draft(
    sources: tuple[str, ...],
    *,
    output: str | None,
    proposed: bool,
    as_prompt: bool,
    answer: str | None,
    producer: str | None,
    retry: str | None,
    actors: tuple[str, ...],
    rules: bool,
    parse: bool,
    most_words: int | None,
    strict: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Draft a conflict file from a reviewed dossier or from texts; every part cites its sentence.

    DOSSIER.json is what detente read wrote; TEXT is a text file in English; - is a text on standard input.
    """
    _refuse_mixed(sources, output, answer, producer, retry, as_prompt=as_prompt)
    is_dossier = sources[0].lower().endswith(".json")
    path = named(output)
    made_from = [*sources, *([answer] if answer else [])]
    if path:
        refuse_taken(path, made_from=made_from, force=force)
        beside = _dossier_beside(path)
        if answer and not (is_dossier and beside.exists() and beside.samefile(sources[0])):
            refuse_taken(beside, made_from=made_from, force=force)
    if retry:
        refuse_taken(Path(retry), made_from=made_from, force=force)
    if is_dossier:
        taken = open_one(sources[0])
    else:
        name = f"{path.stem}.txt" if path else "stdin.txt"
        taken = read_all(sources, name=name, actors=actors, rules=rules, parse=parse, most_words=most_words)
    if as_prompt:
        _print_prompt(taken, [*sources, *how_given(actors, rules=rules, parse=parse)])
        return
    accepted = _accepted(taken, Answer(answer, producer or "unnamed", retry), actors) if answer else None
    if accepted is not None:
        _end_if_nothing_was_taken(accepted, as_json=as_json)
        taken = replace(taken, dossier=accepted.dossier)
    everything = proposed or accepted is not None or not is_dossier
    if not everything:
        _refuse_unreviewed(taken.dossier, sources[0])
    if path:
        drafted = _write(taken, path, accepted, everything=everything, as_json=as_json)
    else:
        drafted = _print(taken, accepted, everything=everything, as_json=as_json)
    if strict and accepted is not None and (accepted.refused or not drafted):
        raise SystemExit(1)


def _refuse_mixed(
    sources: Sequence[str],
    output: str | None,
    answer: str | None,
    producer: str | None,
    retry: str | None,
    *,
    as_prompt: bool,
) -> None:
    """Refuse what does not go together."""
    if len(sources) > 1 and any(source.lower().endswith(".json") for source in sources):
        raise click.UsageError("give one dossier, or one text or more")
    if as_prompt and (output or answer):
        raise click.UsageError("--prompt only prints: it goes neither with -o nor with --accept")
    if (producer or retry) and not answer:
        raise click.UsageError("--producer and --retry go with --accept")
    if producer and ("+" in producer or not producer.isprintable() or not producer.strip()):
        raise click.UsageError("--producer: a name without '+', such as qwen3-8b")
    if answer == STDIN and STDIN in sources:
        raise click.UsageError("standard input can be read once")


def _print_prompt(taken: Taken, sources: Sequence[str]) -> None:
    import detente

    emit(detente.prompt(taken.dossier))
    named = " ".join(shlex.quote(word) for word in sources)
    say(f"\nNext: give this to a language model, then detente draft {named} --accept ANSWER.json -o conflict.yaml")


def _accepted(taken: Taken, answer: Answer, actors: Sequence[str]) -> detente.Accepted:
    """What became of an answer, told on stderr with all that is to be sent back."""
    import detente
    from detente.report import drafting_words

    if answer.file == STDIN:
        data = stdin(MOST_BYTES)
    else:
        with Path(answer.file).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    with missing_is_usage():
        table = list(detente.actor_table(*actors))
    name = "<stdin>" if answer.file == STDIN else answer.file
    accepted = detente.accept(
        taken.dossier, data, producer=f"model:{answer.producer}", table=table, name=name, limit=MOST_BYTES
    )
    for problem in accepted.refused[:MOST_REFUSALS]:
        say(str(problem))
    if len(accepted.refused) > MOST_REFUSALS:
        say(f"… and {len(accepted.refused) - MOST_REFUSALS:,} more reasons")
    for line in drafting_words.answer_in_words(accepted):
        say(line)
    if accepted.refused:
        back = detente.retry_prompt(accepted.refused)
        if answer.retry:
            write(Path(answer.retry), back.encode("utf-8", "backslashreplace"))
            say(f"To be sent back to the model for another try: {answer.retry}")
        else:
            say(f"\nTo be sent back to the model for another try:\n\n{back}")
    return accepted


def _end_if_nothing_was_taken(accepted: detente.Accepted, *, as_json: bool) -> None:
    """End here where no item of the answer is left: with 3 if something was refused, with 0 if there was none."""
    from detente.report import printed

    if accepted.taken:
        return
    say("No draft was written." if accepted.refused else "The answer proposes no item, and no draft was written.")
    if as_json:
        dump(printed.of_draft(None, accepted, (), None))
    raise SystemExit(BAD_INPUT if accepted.refused else 0)


def _refuse_unreviewed(dossier: detente.Dossier, file: str) -> None:
    if not any(item.origin.status in {"accepted", "edited"} for item in dossier.items):
        message = "nothing in the dossier has been accepted or edited, and a draft rests on what was"
        named = "DOSSIER.json" if file == STDIN else shlex.quote(file)
        hint = f"review it: detente review {named}; or draft from all that is proposed: --proposed"
        raise TextError.of("DET463", message, None, hint)


def _write(taken: Taken, path: Path, accepted: detente.Accepted | None, *, everything: bool, as_json: bool) -> bool:
    """Write the conflict file, the texts that it cites, and the dossier that an answer has changed.

    False where there is no conflict file yet.
    """
    import detente
    from detente.report import drafting_words, printed

    folder = path.parent
    with missing_is_usage():
        placement = detente.placed(taken.dossier, folder, home=taken.home, texts=taken.texts)
    made = _drafted(taken.dossier, accepted, everything=everything, files=placement.files)
    written = []
    for name, data in placement.copies.items():
        write(folder / name, data)
        written.append(str(folder / name))
    if accepted is not None:
        texts = tuple(replace(text, file=placement.files[text.id]) for text in taken.dossier.texts)
        detente.save_dossier(replace(taken.dossier, texts=texts), _dossier_beside(path))
        written.append(str(_dossier_beside(path)))
    if made is not None:
        detente.save(made.conflict, path, base="")
        written.append(str(path))
    if as_json:
        dump(printed.of_draft(made, accepted, written, None))
        return made is not None
    from detente.report import terminal

    out = terminal.console()
    for line in drafting_words.draft_in_words(made, reviewed=not everything) if made is not None else ():
        terminal.show(out, line)
    if placement.copies:
        terminal.show(out, f"Copied beside it, since it cites them: {', '.join(placement.copies)}.")
    tell(f"Written: {', '.join(written)}")
    tell(f"Next: {_next(made, path, accepted)}")
    return made is not None


def _drafted(
    dossier: detente.Dossier, accepted: detente.Accepted | None, *, everything: bool, files: Mapping[str, str]
) -> detente.Draft | None:
    """The draft; None, and a word on it, where an answer was taken that gives nothing to draft yet."""
    import detente

    try:
        return detente.draft(dossier, proposed=everything, files=files)
    except TextError as error:
        if accepted is None or {problem.code for problem in error.problems} != {NOTHING_TO_DRAFT}:
            raise
        for problem in error.problems:
            say(f"No conflict file is made: {problem.message}.")
    return None


def _next(made: detente.Draft | None, path: Path, accepted: detente.Accepted | None) -> str:
    if made is None:
        dossier = shlex.quote(str(_dossier_beside(path)))
        return f"detente review {dossier}, or ask the model again: detente draft {dossier} --prompt"
    file = shlex.quote(str(path))
    check = f"detente check {file}"
    silent = any(dm.id not in made.conflict.preferences for dm in made.conflict.decision_makers)
    review = f"detente review {shlex.quote(str(_dossier_beside(path)))}; " if accepted is not None else ""
    if silent:
        return f"{review}{check}, add the preferences that are missing, then detente solve {file}"
    return f"{review}{check}, then detente solve {file}"


def _print(taken: Taken, accepted: detente.Accepted | None, *, everything: bool, as_json: bool) -> bool:
    """Print the conflict file; what has to be known about it goes to stderr.  False where there is none."""
    import detente
    from detente.report import drafting_words, printed

    if accepted is not None:
        say("Without -o the dossier with the items taken is not kept.")
    here = replace(taken.dossier, texts=tuple(t for t in taken.dossier.texts if t.id not in taken.texts))
    files = {text.id: text.file for text in detente.rehomed(here, "", home=taken.home).texts}
    made = _drafted(taken.dossier, accepted, everything=everything, files=files)
    if made is None:
        if as_json:
            dump(printed.of_draft(None, accepted, (), None))
        return False
    text = detente.dumps(made.conflict)
    for line in drafting_words.draft_in_words(made, reviewed=not everything):
        say(line)
    say("A conflict file cites texts of its own folder or below: -o FILE copies them there where need be.")
    if as_json:
        dump(printed.of_draft(made, accepted, (), text))
    else:
        emit(text)
    return True


def _dossier_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.dossier.json")
