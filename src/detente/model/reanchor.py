"""Re-anchoring: a conflict whose citations are carried over from the text that it cites to another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

from detente.cite import Citation
from detente.errors import ConflictError, Missing, Problem, UnknownName, quoted
from detente.model.claim import Claim
from detente.model.conflict import Conflict, Source
from detente.model.sources import home_of, sources
from detente.model.statement import Statement
from detente.text.carry import Carried, carry
from detente.text.document import Document

_NO_CITATIONS = frozenset({"places", "moves", "sources"})
# Statements and claims cite nothing, and may be nested deeply.
_WORDS = (*get_args(Statement), *get_args(Claim), str)
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A conflict that cites another text than it did, and what became of each citation.

    `conflict`: the conflict with the `new` text in the place of the `old` one.  What is `open`, lost there or standing
    several times, cites the old text still, as a source of its own, whose id is `kept` (None where nothing is open).
    `file` and `old_file` are the paths of the texts from the folder of the conflict file; None for one outside of it.
    """

    source: str
    old: Document
    new: Document
    carried: tuple[Carried, ...]
    conflict: Conflict
    kept: str | None
    file: str | None
    old_file: str | None

    @property
    def open(self) -> tuple[Carried, ...]:
        """The citations of which the new text does not tell where they stand: the lost and the ambiguous ones."""
        return tuple(each for each in self.carried if each.now is None)


def reanchor(
    conflict: Conflict, source: str, new: Document, *, old: Document | None = None, folder: Path | None = None
) -> Reanchored:
    """The conflict with the citations of a source carried over to another text, whose name is its path.

    The words are those of `old`, by default of the text in `folder` (by default that of the conflict file); where that
    is gone or has changed, `new` may be the very text that was cited, lying elsewhere.  Raises UnknownName for a source
    that is not there, and ConflictError where the text that was cited is not at hand (DET481).

    >>> import detente as dt
    >>> from detente.text.document import document
    >>> ferry = dt.load("ferry")
    >>> old = sources(ferry)["news"].raw
    >>> new = document(("An addition. " + old).encode(), "ferry-2.txt")
    >>> changed = reanchor(ferry, "news", new)
    >>> str(changed.conflict.claims[1].grounds.cites[0]), changed.open
    ('news#27', ())
    """
    about = next((each for each in conflict.sources if each.id == source), None)
    if about is None:
        raise UnknownName.among("source", source, (each.id for each in conflict.sources))
    home = home_of(conflict) if folder is None else folder
    file = _below(home, new.name)
    if old is None:
        old, old_file = _cited_text(conflict, about, new, home)
    else:
        old_file = _below(home, old.name)
        _refuse_another(conflict, about, old)
    carried = carry(dict.fromkeys(c for c in _citations(conflict) if c.source == source), old, new)
    taken = {each.id for each in conflict.sources}
    kept = None if all(each.now for each in carried) else _free(f"{source}_old", taken)
    written = {each.citation: each.now or replace(each.citation, source=kept or source) for each in carried}
    listed = []
    for each in conflict.sources:
        if each.id != source:
            listed.append(each)
            continue
        listed.append(replace(each, file=file or new.name, sha256=new.sha256))
        if kept is not None:
            listed.append(replace(each, id=kept, file=old_file or old.name, sha256=old.sha256))
    recited = _recited(conflict, lambda citation: written.get(citation, citation))
    return Reanchored(
        source, old, new, carried, replace(recited, sources=tuple(listed)), kept, file=file, old_file=old_file
    )


def settled(changes: Sequence[Reanchored], *, keep_old: bool = False) -> Conflict:
    """The conflict that may be saved after changes made one after another, so that no citation is lost or misled.

    With `keep_old`, what is open goes on citing the old text, which has to lie beside the new one.
    Raises ConflictError with all that stands in the way: open citations (DET482), a new text outside the folder of the
    conflict file (DET483), an old text that is to be kept and does not lie there under a name of its own (DET484).

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> text = dt.open_document(dt.example("ferry").path.parent / "ferry.txt")
    >>> settled([dt.reanchor(ferry, "news", text)]) == ferry
    True
    """
    problems = [problem for change in changes for problem in _in_the_way(change, keep_old=keep_old)]
    if problems:
        raise ConflictError(problems)
    return changes[-1].conflict


def _in_the_way(change: Reanchored, *, keep_old: bool) -> Iterator[Problem]:
    new = quoted(change.new.name, 200)
    if change.file is None:
        yield Problem(
            "DET483",
            f"{new} lies outside the folder of the conflict file, which cannot cite it there",
            hint="copy it into that folder or below it, under a name of its own, and give that one",
        )
    if not change.open:
        return
    if not keep_old:
        shown = ", ".join(str(each.citation) for each in change.open[:_MOST_NAMED])
        more = "" if len(change.open) <= _MOST_NAMED else ", …"
        count = "one citation does" if len(change.open) == 1 else f"{len(change.open)} citations do"
        yield Problem(
            "DET482",
            f"{count} not stand once in {new}: {shown}{more}",
            hint="cite others in the conflict file, or keep the old text for these: --keep-old, or keep_old=True",
        )
    elif change.old_file is None or change.old_file == change.file:
        yield Problem(
            "DET484",
            "the old text, which is to be kept, does not lie in the folder of the conflict file beside the new one",
            hint="put it there under a name of its own, and give that one: --was FILE, or old=",
        )


def _cited_text(conflict: Conflict, about: Source, new: Document, home: Path | None) -> tuple[Document, str | None]:
    """The text that the source was cited from, and its path from the folder."""
    if about.sha256 == new.sha256:
        return new, _below(home, new.name)
    try:
        return sources(conflict, home, only=(about.id,))[about.id], about.file
    except ConflictError as error:
        raise _not_at_hand(conflict, about, error.problems[0].message) from None
    except Missing as error:
        raise _not_at_hand(conflict, about, str(error)) from None


def _refuse_another(conflict: Conflict, about: Source, old: Document) -> None:
    if about.sha256 not in (None, old.sha256):
        why = f"{quoted(old.name, 200)} has the SHA-256 {old.sha256}, and the text that was cited {about.sha256}"
        raise _not_at_hand(conflict, about, why)


def _not_at_hand(conflict: Conflict, about: Source, why: str) -> ConflictError:
    return ConflictError.of(
        "DET481",
        f"the text that {about.id} was cited from is not at hand: {why}",
        conflict.places.get(("sources", about.id)),
        "give the text as it was when it was cited: --was FILE, or old=",
    )


def _below(home: Path | None, name: str) -> str | None:
    """The path from the folder to the file of that name, if there is one and it lies within."""
    if home is None:
        return None
    root, path = home.resolve(), Path(name).resolve()
    return path.relative_to(root).as_posix() if path.is_file() and path.is_relative_to(root) else None


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def _citations(part: Any) -> Iterator[Citation]:
    """Every citation in a part of a conflict, in its order."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, _WORDS):
        return
    elif isinstance(part, tuple):
        for each in part:
            yield from _citations(each)
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from _citations(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name not in _NO_CITATIONS:
                yield from _citations(getattr(part, each.name))


def _recited(part: Any, change: Callable[[Citation], Citation]) -> Any:
    """The part with other citations; whatever holds none is the same object as before."""
    if isinstance(part, Citation):
        return change(part)
    if isinstance(part, _WORDS):
        return part
    if isinstance(part, tuple):
        made = tuple(_recited(each, change) for each in part)
        return part if all(one is other for one, other in zip(made, part, strict=True)) else made
    if isinstance(part, Mapping):
        return {key: _recited(each, change) for key, each in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        new = {f.name: _recited(getattr(part, f.name), change) for f in fields(part) if f.name not in _NO_CITATIONS}
        changed = {name: each for name, each in new.items() if each is not getattr(part, name)}
        return replace(part, **changed) if changed else part
    return part
