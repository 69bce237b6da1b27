"""The trace on the terminal: each sentence with what it became, then what rests on none, and what has moved or is lost.

All texts are data of somebody else: `terminal.show` makes what a terminal would act on visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from detente.cite import Citation
from detente.grid import titled
from detente.insight.auditing.standing import standing_word
from detente.report.audit_words import LEGEND, shortened
from detente.report.terminal import show
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.auditing.standings import Judged
    from detente.insight.trace import Trace
    from detente.insight.traced import Part
    from detente.model.reanchor import Reanchored
    from detente.text.carry import Carried

MOST_PLACES: Final = 4
_LEAST: Final = 24
_PART: Final = 2
# How much further in the other lines of a part begin.
_MORE: Final = 2
_WORDS: Final = 44


def verdict(judged: Judged) -> str:
    """What was found about a claim, in a word or two."""
    return standing_word(judged.verdict, judged.standing)


def show_trace(out: Console, found: Trace, changes: Sequence[Reanchored] = ()) -> None:
    """Print a trace; `changes`: the sources whose citations were carried over to another text."""
    show(out, titled(found.title), style="bold")
    for change in changes:
        out.print()
        for line, indent in _carried(change, found):
            show(out, line, indent=indent)
    told: dict[tuple[str, str, str], Citation] = {}
    for sentence in found.sentences:
        out.print()
        head = f"{sentence.citation}  "
        show(out, head + shortened(sentence.quote.text, max(_LEAST, out.width - len(head))), style="bold")
        for part in sentence.parts:
            before = told.setdefault((part.kind, part.id, part.of), sentence.citation)
            _show_part(out, part, found, before if before != sentence.citation else None)
        if not sentence.parts:
            show(out, "nothing", indent=2)
    out.print()
    show(out, _coverage(found))
    used = set(found.verdicts.values())
    if used:
        means = (f"{word}: {meaning}" for word, meaning in LEGEND.items() if word in used)
        show(
            out,
            f"Claims, by the ranking that is listed (an audit tells which hang on it) — {'; '.join(means)}.",
            style="dim",
        )
    _section(out, "Assumed, and drawn from no sentence", found.assumed, found)
    _section(out, "Neither cited nor assumed", found.uncited, found)
    _section(out, "Questions that cite nothing", found.unasked, found)
    _section(out, "Proposals that nobody has reviewed", found.proposed, found)
    outside = [each for each in found.parts if each.elsewhere and not _only_kept(each.elsewhere, changes)]
    _lines(
        out,
        "Cited outside these sentences",
        [f"{part_in_words(each.part)}: {', '.join(str(c) for c in each.elsewhere)}" for each in outside],
    )


def part_in_words(part: Part) -> str:
    """A part in a few words: what it is, its id, and whose it is.

    >>> from detente.cite import Grounds
    >>> from detente.insight.traced import Part
    >>> part_in_words(Part("statement", "M1", "not company.delay", Grounds(), "ministry"))
    'statement M1 of ministry'
    """
    if part.kind == "status quo":
        return part.kind
    if part.kind in {"option", "joint option", "preference"} or not part.of:
        return f"{part.kind} {part.id}"
    return f"{part.kind} {part.id}{' by' if part.kind == 'reading' else ' of'} {part.of}"


def _show_part(out: Console, part: Part, found: Trace, before: Citation | None = None) -> None:
    """Print a part with what it says; where that takes more than a line, only the first time.

    `before`: the sentence at which the part was shown already.
    """
    name = part_in_words(part)
    line = name if part.says in {"", part.id} else f"{name}: {' '.join(part.says.split())}"
    tail = ""
    if part.kind == "claim" and part.id in found.verdicts:
        tail = f" — {found.verdicts[part.id]}"
    if part.grounds.proposed is not None:
        tail += " (proposed)"
    room = max(_LEAST, out.width - _PART)
    if before is not None and len(line + tail) > room:
        line = f"{name}: as at {before}"
    for number, text in enumerate(wrap(line + tail, room, subsequent_indent=" " * _MORE)):
        show(out, text.strip(), indent=_PART + (_MORE if number else 0))


def _coverage(found: Trace) -> str:
    if not found.texts:
        return "No sentences: the conflict cites no text."
    count = len(found.sentences)
    line = f"{found.used} of {counted(count, 'sentence')} became something"
    unused = [str(citation) for citation in found.unused]
    return f"{line}; nothing: {', '.join(unused)}." if unused else f"{line}."


def _section(out: Console, title: str, parts: Iterable[Part], found: Trace) -> None:
    chosen = list(parts)
    if not chosen:
        return
    out.print()
    show(out, f"{title}:", style="bold")
    for part in chosen:
        _show_part(out, part if part.grounds.assumed is None else replace(part, says=part.grounds.assumed), found)


def _lines(out: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        out.print()
        show(out, f"{title}:", style="bold")
        for line in lines:
            show(out, line, indent=2)


def _carried(change: Reanchored, found: Trace) -> Iterator[tuple[str, int]]:
    """What became of the citations of a source, a line with its indent at a time."""
    of = {fate: [each for each in change.carried if each.fate == fate] for fate in _FATES}
    total = counted(len(change.carried), "cited passage")
    yield f"{change.source}: {total}, now looked for in {change.new.name}", 0
    if not change.carried:
        return
    if of["stays"]:
        yield f"{len(of['stays'])} where {'it' if len(of['stays']) == 1 else 'they'} stood", 2
    if of["moved"]:
        yield f"{len(of['moved'])} moved: {_arrows(of['moved'])}", 2
    if of["reworded"]:
        yield f"{len(of['reworded'])} in a sentence that has changed, to be read again: {_arrows(of['reworded'])}", 2
    for fate in ("lost", "ambiguous"):
        if of[fate]:
            yield _FATES[fate].format(len(of[fate])), 2
        for each in of[fate]:
            yield from ((line, 4) for line in _open(each, change, found))


_FATES: Final = {
    "stays": "",
    "moved": "",
    "reworded": "",
    "lost": "{} no longer there:",
    "ambiguous": "{} there several times, any of which may be meant:",
}


def _arrows(carried: Iterable[Carried]) -> str:
    return ", ".join(f"{each.citation} → {each.now}" for each in carried)


def _open(each: Carried, change: Reanchored, found: Trace) -> Iterator[str]:
    """A citation that is lost or ambiguous: its words, where they may be, and who cites them."""
    yield f"{each.citation} “{shortened(each.text, _WORDS)}”"
    shown = [str(place) for place in each.candidates[:MOST_PLACES]]
    more = ", …" if len(each.candidates) > MOST_PLACES else ""
    if shown:
        lead = "most like it now" if each.fate == "lost" else "it stands at"
        yield f"  {lead}: {', '.join(shown)}{more}"
    kept = replace(each.citation, source=change.kept or change.source)
    citing = [part_in_words(p.part) for p in found.parts if kept in p.elsewhere]
    if citing:
        yield f"  cited by {listing(citing)}"


def _only_kept(elsewhere: Iterable[Citation], changes: Sequence[Reanchored]) -> bool:
    """Whether what is cited there has been told already, among the lost."""
    return {citation.source for citation in elsewhere} <= {change.kept for change in changes}
