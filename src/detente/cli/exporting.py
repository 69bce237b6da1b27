"""The verb export: a dossier in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from detente.cli.guard import guarded
from detente.cli.intake import FORCE, Taken, open_one
from detente.cli.writing import emit, refuse_taken, say, tell, write

if TYPE_CHECKING:
    import detente

Format = Literal["csv", "plover", "plover lines", "annotations"]

# How the name of a file ends, and what goes into it.
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".plover.json": "plover",
    ".jsonl": "plover lines",
    ".jsonld": "annotations",
}
FORMATS: dict[str, str] = {
    "csv": "a table of events, comma-separated",
    "plover": "events as a list of PLOVER records in JSON",
    "plover lines": "events as PLOVER records in JSON, one a line",
    "annotations": "a page of Web Annotations in JSON-LD",
}


@click.command()
@click.argument("file", metavar="DOSSIER.json")
@click.option("-o", "--output", metavar="FILE", help="Where to write: .csv, .plover.json, .jsonl or .jsonld.")
@click.option("--to", type=click.Choice(["plover", "csv", "annotations"]), help="The format, where no suffix tells it.")
@click.option("--all", "everything", is_flag=True, help="With PLOVER: also what is not told as a fact.")
@FORCE
@guarded
def export(file: str, *, output: str | None, to: str | None, everything: bool, force: bool) -> None:
    """Write a dossier for other programs: a table of events, PLOVER records or Web Annotations.

    DOSSIER.json is what detente read wrote, or - for standard input.
    """
    form = _format(output, to)
    if everything and not form.startswith("plover"):
        raise click.UsageError("--all goes with PLOVER: the other formats hold everything anyway")
    path = Path(output) if output else None
    if path:
        refuse_taken(path, made_from=[file], force=force)
    taken = open_one(file)
    text = _written(taken, form, everything=everything)
    if path is None:
        emit(text)
        return
    write(path, text.encode())
    tell(f"Written: {path}, {FORMATS[form]}{_left_out(taken.dossier, form, everything=everything)}.")


def _format(output: str | None, to: str | None) -> Format:
    told = next((form for suffix, form in SUFFIXES.items() if output and output.lower().endswith(suffix)), None)
    match to:
        case "csv" | "annotations":
            return to
        case "plover":
            return "plover lines" if told == "plover lines" else "plover"
    if told:
        return told
    known = "\n".join(f"  {suffix:13} {FORMATS[form]}" for suffix, form in SUFFIXES.items())
    if output is None:
        raise click.UsageError(f"which format?  Say --to csv, plover or annotations, or let -o FILE end in:\n{known}")
    raise click.UsageError(f"the name does not tell the format.  Say --to, or let FILE end in:\n{known}")


def _written(taken: Taken, form: Format, *, everything: bool) -> str:
    import detente

    match form:
        case "csv":
            return detente.events_csv(taken.dossier)
        case "plover" | "plover lines":
            return detente.plover_json(taken.dossier, all=everything, one_a_line=form == "plover lines")
        case "annotations":
            raws = detente.raw_texts(taken.dossier, home=taken.home)
            if lost := [text.file for text in taken.dossier.texts if text.id not in raws]:
                say(f"Not there as they were read, so that less stands around the quotes: {', '.join(lost)}")
            return detente.web_annotations(taken.dossier, raws)


def _left_out(dossier: detente.Dossier, form: Format, *, everything: bool) -> str:
    """What was not written, where that may surprise."""
    rejected = sum(item.origin.status == "rejected" for item in dossier.items)
    parts = [f"{rejected:,} rejected items are left out"] if rejected else []
    if form.startswith("plover") and not everything:
        parts.append("what is not told as a fact is left out (--all)")
    return "".join(f"; {part}" for part in parts)
