"""The page of a comparison: what decides, which outcomes differ, all the differences by kind, and the small print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from detente.insight.parts import by_position
from detente.report import compare_words as words
from detente.report.compare_words import Voice
from detente.report.naming import Naming
from detente.report.terminal import show, show_section
from detente.report.words import counted, reading_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.insight.comparing.compared import ClaimCompared, Comparison, Edit
    from detente.model.conflict import Conflict
    from detente.text.document import Document

LEAST = 24
NAMES = "What B calls otherwise"
SAME = "Nothing differs: the two say the same, and rest on the same."


def show_comparison(
    out: Console,
    found: Comparison,
    conflict: Conflict,
    texts_a: Mapping[str, Document],
    texts_b: Mapping[str, Document],
    *,
    files: tuple[str, str] = ("", ""),
    only: Collection[str] = (),
) -> None:
    """Print a comparison; `conflict`: the first of the two; `only`: these claims, and nothing of the rest.

    `files`: what the two were read from.
    """
    if found.same:
        show(out, SAME)
        show_section(out, NAMES, _names(found))
        for line in words.summary(found):
            show(out, line)
        return
    voice = Voice(found, Naming(conflict), texts_a, texts_b)
    _sides(out, found, files)
    _claims(out, found, voice, [claim for claim in found.claims if not only or claim.id in only])
    if only:
        return
    if not found.unjudged:
        show_section(out, "Outcomes", words.outcomes(found))
    show_section(out, NAMES, _names(found))
    _differences(out, found, voice)
    _small_print(out, found)


def _sides(out: Console, found: Comparison, files: tuple[str, str]) -> None:
    for name, side, file in zip("AB", (found.a, found.b), files, strict=True):
        show(out, words.side(name, side, file), style="bold")
    for line in words.summary(found):
        show(out, line)


def _names(found: Comparison) -> Iterator[str]:
    """What B calls parts of both, kind by kind, but for names that only say at which place of a list a part stands."""
    alone = {(each.kind.removeprefix("joint "), each.id) for each in found.differences if each.where == "b"}
    for kind, names in found.names.items():
        told = {name: own for name, own in names.items() if (kind, name) not in alone}
        called = [f"{name} is {own}" for name, own in told.items() if not (by_position(name) and by_position(own))]
        if called:
            yield f"{kind}s: {', '.join(called)}"


def _claims(out: Console, found: Comparison, voice: Voice, shown: list[ClaimCompared]) -> None:
    out.print()
    differing = [claim for claim in shown if claim.differs]
    told: dict[tuple[tuple[Edit, ...], ...], str] = {}
    for claim in differing:
        head = f"{words.heading(claim)}  {claim.id}  "
        show(out, head + words.sentence(claim, voice, max(LEAST, 2 * out.width - len(head))), style="bold")
        sets = claim.explained.sets if claim.explained else ()
        if sets and sets in told:
            show(out, f"You differ on the same as for {told[sets]}.", indent=2)
            continue
        told[sets] = claim.id
        for line in words.explained(claim.explained, voice):
            show(out, line, indent=2)
    if not differing and not found.unjudged:
        those = f"on the {counted(len(shown), 'claim')} that both make" if shown else "there is no claim that both make"
        show(out, f"No verdict differs{' ' if shown else ', for '}{those}.")
        if not shown and found.differences:
            show(out, "Where the two call one thing by different names, --map FILE says which.")
    elif len(told) > 1 and len(differing) == len(found.differing):
        for line in words.explained(found.together, voice, lead="All of these at once come from"):
            show(out, line)
    for claim in shown:
        if not claim.differs and claim.standing_a != claim.standing_b:
            show(out, words.standing(claim))


def _differences(out: Console, found: Comparison, voice: Voice) -> None:
    for where, title in (("a", "Only in A"), ("b", "Only in B")):
        show_section(out, title, (words.difference(d, voice) for d in found.differences if d.where == where))
    changed = [d for d in found.differences if d.where == "both"]
    show_section(
        out, "In both, and not the same (A → B)", (words.difference(d, voice) for d in changed if not d.cited_only)
    )
    lines = [
        f"{voice.naming.who(each.dm)}: {words.ranking(row, voice.naming)}" for each in found.orders for row in each.rows
    ]
    show_section(out, "Ranked otherwise", lines)
    show_section(
        out, "Resting on something else (A → B)", (words.difference(d, voice) for d in changed if d.cited_only)
    )


def _small_print(out: Console, found: Comparison) -> None:
    out.print()
    show(out, "Small print", style="bold")
    lines = [*words.agreement(found.agreement)]
    if found.differing:
        lines.append(
            f"{counted(len(found.edits), 'difference')} on which verdicts can hang; {counted(found.tried, 'conflict')} "
            "between the two judged."
        )
    elif found.edits:
        lines.append(f"{counted(len(found.edits), 'difference')} on which verdicts could hang.")
    lines += [f"Concept {found.concept}.", reading_in_words(found.counted)]
    for line in lines:
        show(out, line, style="dim")
