"""What a reviewer sees: a sentence with its passages marked, the proposals drawn from it, and what is asked of them.

Marks are brackets and numbers, never colour alone.  All texts are data of somebody else: `terminal.show` makes what a
terminal would act on visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from detente.cite import Quote
from detente.dossier.coverage import Coverage, rests_on, rivals
from detente.dossier.item_changes import Field, fields_of
from detente.dossier.item_data import KINDS
from detente.dossier.items import AUTHOR, UNSPECIFIED, Claim, Dossier, Event, Item, Line, Link, Mention

FACTUALITY: Final = {
    "asserted": "told as done",
    "presupposed": "taken for granted",
    "historical": "told of the past",
    "alleged": "somebody says so",
    "possible": "may be so, or in doubt",
    "conditional": "only if something else is so",
    "predicted": "foretold",
    "counter": "said not to be so",
    "generic": "said in general, of no one event",
}
KEYS: Final = (
    ("a", "accept"), ("e", "edit"), ("r", "reject"), ("n", "nothing here, or nothing more"), ("A", "accept the rest"),
    ("s", "skip"), ("S", "skip the sentence"), ("b", "back"), ("u", "undo"), ("?", "help"), ("q", "quit"),
)  # fmt: skip
HELP: Final = (
    "a  accept this proposal as it is",
    "e  edit it: field by field, Enter leaves a field as it is, - empties it, . leaves all the rest",
    "r  reject it; you are asked why, and may say nothing",
    "n  this sentence holds nothing (more): what is still proposed of it is rejected",
    "A  accept all that is still proposed of this sentence",
    "s  skip this proposal for now; S skips the sentence",
    "b  go back to the one before",
    "u  undo the last act; the log keeps both",
    "q  quit; every act is on the disk already",
)

MOST_LETTERS: Final = 4_000
"""So many characters of a sentence are shown: more than any that a person can judge at once."""
MOST_SHOWN: Final = 60
"""So many proposals of a sentence are shown before the first is asked for; the others when their turn comes."""

_PASSAGE: Final = 300
_ALLOWED: Final = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph for the terminal, with its indent and its style."""

    text: str
    indent: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a field: the present value as it would be typed, and the prompt."""

    name: str
    present: str
    prompt: str
    several: bool
    truth: bool
    empty: bool


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items as they are asked for: what is done and said first, and who is named last."""
    return tuple(sorted(items, key=lambda item: isinstance(item, Mention)))


def overview(dossier: Dossier, line: Line, items: Sequence[Item]) -> list[Shown]:
    """A sentence with its place, its passages marked, and its proposals numbered from 1."""
    of_text = [each for each in dossier.sentences if each.quote.source == line.quote.source]
    text = next((text for text in dossier.texts if text.id == line.quote.source), None)
    dated = f", {text.date.isoformat()}" if text and text.date else ""
    unread = [each.why for each in dossier.unread if each.sentence == line.id]
    shown = items[:MOST_SHOWN]
    found = [
        Shown(""),
        Shown(f"{line.id}  (sentence {line.number} of {len(of_text)}{dated})", style="bold"),
        Shown(marked(line.quote, [item.quote for item in shown]), 2),
    ]
    if not items:
        found.append(Shown(f"Nothing was drawn from it{': ' + _flat(unread[0]) if unread else ''}.", 2))
    others, conflicts = rivals(dossier, line.id), _tensions(dossier, shown)
    by_id = {item.id: item for item in dossier.items}
    for number, item in enumerate(shown, start=1):
        found += proposal(dossier, number, item)
        warnings = [*conflicts.get(item.id, ())]
        warnings += [f"read otherwise as {name}: {brief(by_id[name])}" for name in others.get(item.id, ())]
        gone = [name for name in rests_on(item) if name in by_id and by_id[name].origin.status == "rejected"]
        warnings += [f"rests on {name}, which is rejected" for name in gone]
        found += [Shown(f"! {warning}", 5) for warning in warnings]
    if len(items) > len(shown):
        found.append(Shown(f"… and {len(items) - len(shown)} more", 2))
    return found


def marked(sentence: Quote, passages: Sequence[Quote], *, most: int = MOST_LETTERS) -> str:
    """The sentence on one line with each passage in brackets behind its number, from 1; `most` characters of it.

    Where passages cross, a closing bracket says whose it is.

    >>> whole = Quote("n", 0, 21, "Peru rejected offers.")
    >>> marked(whole, [Quote("n", 0, 4, "Peru"), Quote("n", 5, 13, "rejected"), Quote("n", 0, 13, "Peru rejected")])
    '[3 [1 Peru] [2 rejected]] offers.'
    """
    numbers: dict[tuple[int, int], list[str]] = {}
    for number, passage in enumerate(passages, start=1):
        span = max(0, passage.start - sentence.start), min(len(sentence.text), passage.end - sentence.start)
        if span[0] < span[1]:
            numbers.setdefault(span, []).append(str(number))
    closing: dict[int, list[tuple[int, int]]] = {}
    for span in sorted(numbers, key=lambda span: (-span[0], span[1])):  # the innermost closes first
        closing.setdefault(span[1], []).append(span)
    opening: dict[int, list[tuple[int, int]]] = {}
    for span in sorted(numbers, key=lambda span: (span[0], -span[1])):
        opening.setdefault(span[0], []).append(span)
    parts: list[str] = []
    still: list[tuple[int, int]] = []
    last = 0
    for at in sorted({*closing, *opening}):
        parts.append(sentence.text[last : min(at, most)])
        last = min(at, most)
        for span in closing.get(at, ()):
            parts.append("]" if still[-1] == span else f"]{','.join(numbers[span])}")
            still.remove(span)
        for span in opening.get(at, ()):
            parts.append(f"[{','.join(numbers[span])} ")
            still.append(span)
    rest = sentence.text[last:most]
    cut = f" … ({len(sentence.text) - most} more characters)" if len(sentence.text) > most else ""
    return _flat("".join((*parts, rest, cut)))


def proposal(dossier: Dossier, number: int, item: Item) -> list[Shown]:
    """An item in a few lines: what it is, the words, who and when, who saw it and what they saw."""
    names = {actor.id: actor.name for actor in dossier.actors}
    other = {each.id: each for each in dossier.items}
    origin = item.origin
    seen = f"seen by {' and by '.join(origin.producer.split('+'))}" + (f": {_cut(origin.why)}" if origin.why else "")
    status = "" if origin.status == "proposed" else f"{origin.status}; "
    named = [f"{name} is “{_cut(other[name].quote.text, 60)}”" for name in rests_on(item) if name in other]
    details = [detail for detail in (_words(item), _details(item, names), "; ".join(named)) if detail]
    return [
        Shown(f"{number:>2}  {brief(item, names)}", 1, "bold"),
        *(Shown(detail, 5) for detail in details),
        Shown(f"{status}{seen}  ({item.id})", 5, "dim"),
    ]


def brief(item: Item, names: Mapping[str, str] | None = None) -> str:
    """An item in one line, without its words."""
    known = names or {}
    match item:
        case Event():
            mode = f" {item.mode}" if item.mode else ""
            parties = _row(item.actors, known) or "somebody"
            whom = f" to {_row(item.recipients, known)}" if item.recipients else ""
            return f"event {item.category}{mode}, {item.factuality} ({FACTUALITY[item.factuality]}): by {parties}{whom}"
        case Claim():
            part = f"{_cut(item.part)} of " if item.part else ""
            denied = ", said not to be so or unwelcome" if item.polarity == "-" else ""
            return (
                f"claim {item.act}, {item.modality}{denied}: by {part}{_who(item.speaker, known)} ({item.attribution})"
            )
        case Mention():
            meant = _who(item.actor, known) if item.actor else ""
            either = f"one of {_row(item.candidates, known, 'or')}" if item.candidates else "not known whom"
            part = f"{_cut(item.part)} of " if item.part else ""
            role = "" if item.role == "actor" else f", a {item.role}"
            return f"mention of {part}{meant or either}, by {item.how}{role}"
        case Link():
            imagined = ", only imagined" if item.hypothetical else ""
            return f"link {item.kind}: {', '.join(item.source)} → {', '.join(item.target)}{imagined}"


def prompt(item: Item | None, sentence: str, place: tuple[int, int]) -> str:
    """What stands before the key that is waited for: where one is, and the keys."""
    if item is None:
        return f"{_cut(sentence)}: n s b u ? q > "
    status = "" if item.origin.status == "proposed" else f", {item.origin.status}"
    kind = KINDS[type(item)]
    what = getattr(item, "category", "") or getattr(item, "act", "") or getattr(item, "kind", "")
    shown = " ".join(part for part in (kind, what) if part)
    return f"{place[0]} of {place[1]}, {shown} “{_cut(item.quote.text, 40)}”{status}: a e r n A s b u ? q > "


def questions(dossier: Dossier, item: Item) -> tuple[Question, ...]:
    """What is asked when an item is edited: each field with its present value and the words allowed."""
    return tuple(_question(dossier, item, field) for field in fields_of(item))


def coverage_in_words(found: Coverage) -> str:
    """How far the review has come: `7 of 19 sentences reviewed; 12 of 80 items open; next: news#8`."""
    where = f"next: {found.next}" if found.next else "all done"
    return (
        f"{found.reviewed} of {found.sentences} sentences reviewed; {found.open} of {found.items} items open; {where}"
    )


def unsupported_in_words(found: Coverage, most: int = 10) -> list[str]:
    """The items that rest on rejected ones, one to a line, the first `most` of them."""
    listed = [f"{each.item} rests on {', '.join(each.names)}, rejected" for each in found.unsupported[:most]]
    more = len(found.unsupported) - most
    return [*listed, f"… and {more} more"] if more > 0 else listed


def coverage_data(found: Coverage) -> dict[str, Any]:
    """The coverage as data for programs."""
    return {
        "detente": 1,
        "sentences": found.sentences,
        "reviewed": found.reviewed,
        "next": found.next,
        "waiting": list(found.waiting),
        "items": found.items,
        "accepted": found.accepted,
        "edited": found.edited,
        "rejected": found.rejected,
        "open": found.open,
        "unsupported": [{"item": each.item, "names": list(each.names)} for each in found.unsupported],
    }


def _question(dossier: Dossier, item: Item, field: Field) -> Question:
    value = getattr(item, field.name)
    if field.holds == "truth":
        present = "yes" if value else "no"
    elif isinstance(value, tuple):
        present = ", ".join(value)
    else:
        present = value.text if value is not None and hasattr(value, "text") else value or ""
    allowed = field.words
    if field.holds == "actor":
        allowed = tuple(f"{actor.id} {actor.name}" for actor in dossier.actors)
    if field.holds == "event":
        allowed = tuple(event.id for event in dossier.events if event.sentence == item.sentence)
    more = f", … ({len(allowed)} in all)" if len(allowed) > _ALLOWED else ""
    choice = f" ({_cut(', '.join(allowed[:_ALLOWED]), 600)}{more})" if allowed else ""
    several = ", several with commas" if field.several else ""
    words = ", words of the sentence" if field.holds in ("passage", "time") else ""
    shown = f"{field.name}{several}{words}{choice} [{_cut(str(present))}]: "
    return Question(field.name, str(present), shown, field.several, field.holds == "truth", field.empty)


def _words(item: Item) -> str:
    quote = f"“{_cut(item.quote.text)}”"
    if isinstance(item, Event) and item.what and item.what.text != item.quote.text:
        return f"{quote} in “{_cut(item.what.text)}”"
    if isinstance(item, Claim | Link) and item.cue and item.cue.text != item.quote.text:
        return f"{quote}, shown by “{_cut(item.cue.text)}”"
    return quote


def _details(item: Item, names: Mapping[str, str]) -> str:
    told: dict[str, str] = {}
    if isinstance(item, Event):
        days = [day.isoformat() for day in (item.when.first, item.when.last) if day] if item.when else []
        told["when"] = (
            f"{_cut(item.when.text)}{' = ' + ' to '.join(dict.fromkeys(days)) if days else ''}" if item.when else ""
        )
        told |= {"where": _cut(item.where or ""), "size": _cut(item.size or ""), "about": ", ".join(item.contexts)}
        told["told by"] = "" if item.reported_by == AUTHOR else _who(item.reported_by, names)
        told["retells"] = item.same_as or ""
    elif isinstance(item, Claim):
        told = {"to": _row(item.target, names), "about": _row(item.about, names), "on": ", ".join(item.events)}
    return "; ".join(f"{key}: {value}" for key, value in told.items() if value)


def _tensions(dossier: Dossier, items: Sequence[Item]) -> dict[str, list[str]]:
    """What each of the items does not go together with."""
    here = {item.id for item in items}
    found: dict[str, list[str]] = {}
    for tension in dossier.tensions:
        for one, other in (tension.items, tension.items[::-1]):
            if one in here:
                found.setdefault(one, []).append(f"{tension.kind} with {other}: {_cut(tension.why)}")
    return found


def _row(ids: Sequence[str], names: Mapping[str, str], last: str = "and") -> str:
    shown = [_who(each, names) for each in ids]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last} {shown[-1]}" if shown else ""


def _who(actor: str, names: Mapping[str, str]) -> str:
    if actor in (AUTHOR, UNSPECIFIED):
        return "the author" if actor == AUTHOR else "somebody not named"
    return f"{_cut(names[actor])} ({actor})" if actor in names and names[actor] != actor else _cut(actor)


def _cut(text: str, most: int = _PASSAGE) -> str:
    flat = _flat(text[: 4 * most])
    return flat if len(flat) <= most and len(text) <= 4 * most else f"{flat[: most - 1].rstrip()}…"


def _flat(text: str) -> str:
    return " ".join(text.split())
