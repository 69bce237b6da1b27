"""What verdicts hang on: for each claim the orders that meet the deciding comparison, and those that do not.

Only counts that an audit holds are drawn: how many of the orders tried meet the comparison, in all of which the verdict
is the listed one; and, by taking these from the share of all orders, what becomes of the claim in the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from detente.report.naming import Naming
from detente.report.pictures.claimed import in_its_words
from detente.report.pictures.framing import Entry, framed
from detente.report.pictures.lettering import room
from detente.report.pictures.markup import clean, group, label, line, middle, rectangle
from detente.report.pictures.picture import MARGIN, Picture
from detente.report.words import counted, listing

if TYPE_CHECKING:
    from detente.insight.auditing.audited import Audit, Audited
    from detente.insight.deciding.conditions import Condition
    from detente.model.conflict import Conflict

NAMES, BARS, SAID = 230.0, 320.0, 260.0
CLAIM, ROW, BAR = 28.0, 22.0, 13.0
WORDS = {"holds": "it holds", "fails": "it fails", "neither": "it says nothing, or cannot be judged"}
_OPPOSITE = {"holds": "fails", "fails": "holds"}


@dataclass(frozen=True, slots=True)
class Split:
    """Orders in which something is so, `where`, and in how many of them a claim holds, fails, or does neither.

    `of`: how many orders were tried.  `beside`: whether these are not orders of the whole conflict, but of the conflict
    without some part, in all of which the verdict is the same.
    """

    where: str
    counts: tuple[tuple[str, int], ...]
    of: int
    beside: bool = False

    @property
    def orders(self) -> int:
        """How many orders there are of this kind."""
        return sum(number for _, number in self.counts)


def splits(claim: Audited, audit: Audit) -> list[Split]:
    """How the orders tried divide by what decides a claim: with it, without it, and what leaving out a premise does.

    Of a claim that no comparison decides, all orders at once.  The first reading of the status quo counts.
    """
    share = claim.share
    defined = round(share.defined * share.n)
    holding = round((share.share or 0.0) * defined)
    whole = {"holds": holding, "fails": defined - holding, "neither": share.n - defined}
    listed = claim.verdicts[audit.readings[0]]
    sets = {"holds": claim.decided.sets.holding, "fails": claim.decided.sets.failing}.get(listed, ())
    firm = next((each for each in sets if claim.decided.firm and each.conditions == claim.decided.firm), None)
    if firm is None:
        always = "whatever the order" if claim.decided.always is not None else "by the order, in no simple way"
        found = [Split(always, tuple(whole.items()), share.n)]
    else:
        rest = whole | {listed: whole[listed] - firm.support}
        met = " and ".join(map(said, firm.conditions))
        found = [Split(met, ((listed, firm.support),), share.n), Split("otherwise", tuple(rest.items()), share.n)]
    if claim.decided.premises and listed in _OPPOSITE:
        lacking = f"without {listing(claim.decided.premises[0])}"
        found.append(Split(lacking, ((_OPPOSITE[listed], share.n),), share.n, beside=True))
    return found


def said(condition: Condition) -> str:
    """A condition in short words.

    >>> from detente.insight.deciding.conditions import Condition
    >>> said(Condition("above", "W3", "W2"))
    'W3 above W2'
    """
    return f"{condition.first} above {condition.second}" if condition.kind == "above" else str(condition)


def picture_of_what_it_hangs_on(
    audit: Audit, *, claims: Sequence[str] | None = None, conflict: Conflict | None = None
) -> Picture:
    """For each claim, how its verdict divides over the orders tried, by the comparison that decides it.

    `claims`: those to show, by their ids; KeyError for one that is not there.  `conflict`: whence statements have their
    words, in a key below.
    """
    shown = list(audit.claims) if claims is None else [audit[name] for name in claims]
    found = [(claim, splits(claim, audit)) for claim in shown]

    def drawing(top: float) -> tuple[str, float]:
        parts, y = [], top
        for claim, each in found:
            parts.append(_heading(claim, y))
            y += CLAIM
            for split in each:
                parts.append(_split(split, y))
                y += ROW
            y += 6
        return "".join(parts), y

    present = [word for word in WORDS if any(dict(s.counts).get(word) for _, each in found for s in each)]
    return framed(
        "hangs-on",
        audit.title,
        f"What each verdict hangs on, over {counted(audit.tried, 'order')} of wants {_which(audit)}",
        [*(_described(claim, each) for claim, each in found), *_notes(audit)],
        drawing,
        width=NAMES + BARS + SAID,
        key=[Entry(partial(_sample, word), WORDS[word]) for word in present],
        notes=[*_notes(audit), *_named(found, conflict)],
    )


def _which(audit: Audit) -> str:
    return "that the account admits" if audit.exact else "tried"


def _notes(audit: Audit) -> Iterator[str]:
    yield "A bar is as long as the part of the orders that it stands for; how many there are is no probability."
    if not audit.exact:
        yield "Not all admissible orders were tried, so that what decides is not proved."
    if len(audit.readings) > 1:
        yield "Where readings of the status quo differ, the first one counts here."


def _named(found: Sequence[tuple[Audited, Sequence[Split]]], conflict: Conflict | None) -> Iterator[str]:
    """The words of the statements and rules that go by their ids above."""
    if conflict is None:
        return
    ids = dict.fromkeys(
        name
        for claim, _ in found
        for name in (
            *(name for each in claim.decided.firm for name in (each.first, each.second) if name),
            *(claim.decided.premises[0] if claim.decided.premises else ()),
        )
    )
    naming = Naming(conflict)
    if ids:
        yield f"The ids: {'; '.join(map(naming.part, ids))}."


def _heading(claim: Audited, y: float) -> str:
    name = clean(claim.id)
    words = in_its_words(claim)
    word = ", ".join(claim.status)
    wide = min(room(name, 12), 100)
    whole = NAMES + BARS + SAID
    return group(
        f"{name}: {words} ({word})",
        line([(MARGIN, y + 3), (MARGIN + whole, y + 3)], colour="rule", width=0.6),
        label(MARGIN, y + 20, name, 100),
        label(MARGIN + wide + 10, y + 20, words, whole - wide - 190, size=12),
        label(MARGIN + whole, y + 20, word, 160, anchor="end"),
    )


def _split(split: Split, y: float) -> str:
    x, foot = MARGIN + NAMES, y + middle(ROW, 11)
    parts = [
        label(MARGIN + 10, foot, split.where, NAMES - 24, size=11),
        rectangle(x, y + (ROW - BAR) / 2, BARS, BAR, fill="paper", stroke="rule", stroke_width=0.8),
    ]
    for name, number in split.counts:
        wide = BARS * number / max(1, split.of)
        if number:
            parts.append(_segment(name, x, y + (ROW - BAR) / 2, wide))
        x += wide
    parts.append(label(MARGIN + NAMES + BARS + 14, foot, _counted(split), SAID - 14, size=11, colour="quiet"))
    return group(f"{split.where}: {_counted(split)}", *parts)


def _counted(split: Split) -> str:
    if split.beside:
        return f"{split.counts[0][0]} in every order tried"
    words = {"holds": "holds", "fails": "fails", "neither": "neither"}
    given = ", ".join(f"{words[name]} in {number:,}" for name, number in split.counts if number)
    return f"{counted(split.orders, 'order')}: {given}" if given else "no order"


def _sample(name: str, x: float, y: float) -> str:
    return _segment(name, x - 14, y - BAR / 2, 28)


def _segment(name: str, x: float, y: float, wide: float) -> str:
    """Solid where a claim holds, hatched where it fails, pale where it does neither."""
    if name == "holds":
        return rectangle(x, y, wide, BAR, fill="ink", stroke="paper", stroke_width=0.8)
    if name == "neither":
        return rectangle(x, y, wide, BAR, fill="shade", stroke="rule", stroke_width=0.8)
    found = rectangle(x, y, wide, BAR, fill="paper", stroke="ink", stroke_width=1)
    at = x - BAR + 5
    while at < x + wide:
        left, right = max(at, x), min(at + BAR, x + wide)
        if right > left:
            found += line([(left, y + BAR - (left - at)), (right, y + BAR - (right - at))], width=1)
        at += 6
    return found


def _described(claim: Audited, each: Sequence[Split]) -> str:
    words = clean(in_its_words(claim))
    told = "; ".join(f"{split.where}, {_counted(split)}" for split in each)
    return f"{claim.id}, {words}: {', '.join(claim.status)}; {told}."
