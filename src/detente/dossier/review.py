"""Review: what a person does to the proposals of a dossier, each act a new dossier with one more step in its log.

Nothing is ever taken out.  What is rejected, split or merged away stays as a rejected item, so that whatever names it
still finds it (`orphaned` tells), and its id is never given again.  `at` is the time of the act in ISO 8601, `by` and
`why` say who did it and for which reason; none of them is made up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from detente.dossier.item_changes import changed, goes_round, with_actors
from detente.dossier.item_data import KINDS, item_data, item_of
from detente.dossier.items import Actor, Claim, Dossier, Event, Item, Line, Link, Mention, Status, Step
from detente.dossier.review_log import data_in, entry, standing
from detente.errors import Problem, TextError, UnknownName

_LETTERS: dict[type[Item], str] = {Mention: "m", Event: "e", Claim: "c", Link: "l"}
_MOST_DIGITS = 9


def accept(dossier: Dossier, item: str, *, at: str, by: str = "", why: str = "") -> Dossier:
    """The dossier with the item of that id accepted as it is.

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.accept_item(dossier, "fish#1.e1", at="2021-05-05T10:00:00+00:00", by="ada")
    >>> dossier.events[0].origin.status, changed.events[0].origin.status
    ('proposed', 'accepted')
    """
    old = _found(dossier, item)
    return _acted(
        dossier, [_as(old, "accepted")], entry("accept", [item], [old], [_as(old, "accepted")], at=at, by=by, why=why)
    )


def reject(dossier: Dossier, item: str, *, at: str, by: str = "", why: str = "") -> Dossier:
    """The dossier with the item of that id rejected; it stays, and what rests on it is told by `orphaned`.

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.reject_item(dossier, "fish#1.e1", at="2021-05-05T10:00:00+00:00", why="a wish, no deed")
    >>> changed.events[0].origin.status, len(changed.events)
    ('rejected', 1)
    """
    old = _found(dossier, item)
    new = _as(old, "rejected")
    return _acted(dossier, [new], entry("reject", [item], [old], [new], at=at, by=by, why=why))


def edit(
    dossier: Dossier,
    item: str,
    changes: Mapping[str, object],
    *,
    at: str,
    by: str = "",
    why: str = "",
    table: Iterable[Actor] | None = None,
) -> Dossier:
    """The dossier with fields of the item changed, which thereby is accepted; `fields_of` tells which there are.

    An actor whom the dossier does not know yet is taken from `table`, by default the shipped one.  Raises TextError as
    `changed` does, and where nothing would be changed (DET452).

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.edit_item(dossier, "fish#1.e1", {"factuality": "alleged"}, at="2021-05-05T10:00:00+00:00")
    >>> changed.events[0].factuality, changed.events[0].origin.status
    ('alleged', 'edited')
    """
    old = _found(dossier, item)
    made, brought = changed(dossier, old, changes, table=table)
    if made == old:
        hint = "accept it, or change something"
        raise TextError.of("DET452", f"{old.id}: that is what it is already", hint=hint)
    new = _as(made, "edited")
    return _acted(with_actors(dossier, brought), [new], entry("edit", [item], [old], [new], at=at, by=by, why=why))


def split(
    dossier: Dossier,
    item: str,
    parts: Sequence[Mapping[str, object]],
    *,
    at: str,
    by: str = "",
    why: str = "",
    table: Iterable[Actor] | None = None,
) -> Dossier:
    """The dossier with the item rejected, and one new item for each part: the old one with those changes.

    The new items get the next free ids of the sentence.  Raises TextError as `edit` does, and where there are fewer
    than two parts or two are alike (DET455).

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> parts = [{"actors": ["ISL"]}, {"actors": ["NOR"]}]
    >>> changed = dt.split_item(dossier, "fish#1.e1", parts, at="2021-05-05T10:00:00+00:00")
    >>> [(event.id, event.actors, event.origin.status) for event in changed.events]
    [('fish#1.e1', ('NOR',), 'rejected'), ('fish#1.e2', ('ISL',), 'edited'), ('fish#1.e3', ('NOR',), 'edited')]
    """
    old = _found(dossier, item)
    if len(parts) < 2:
        raise TextError.of("DET455", f"{item}: it takes two parts or more to split it", hint="edit it instead")
    actors = None if table is None else tuple(table)
    made: list[Item] = []
    brought: list[Actor] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            new, more = changed(dossier, old, part, table=actors)
        except TextError as refusal:
            problems += refusal.problems
            continue
        if new in made:
            raise TextError.of("DET455", f"{item}: two of the parts are alike", hint="let each differ in some field")
        made.append(new)
        brought += more
    if problems:
        raise TextError(problems)
    first = _free(dossier, old)
    new_items = [_as(_named(new, old, first + n), "edited") for n, new in enumerate(made)]
    gone = _as(old, "rejected")
    names = [item, *(new.id for new in new_items)]
    step = entry("split", names, [old], [gone, *new_items], at=at, by=by, why=why)
    return _acted(with_actors(dossier, brought), [gone], step, added=new_items)


def merge(dossier: Dossier, items: Sequence[str], *, at: str, by: str = "", why: str = "") -> Dossier:
    """The dossier with several items made one: the first of them in the order of the text.

    Events may stand in different sentences and texts: the others become retellings of the first (`same_as`), and all
    that names them still holds.  Others must be of one sentence: the first takes over what it lacks, the rest are
    rejected.  Raises TextError DET455 where there are fewer than two, or they cannot become one.

    >>> import detente as dt
    >>> raw = b"Norway seized a trawler. On Monday Norway seized a trawler of Iceland."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.merge_items(dossier, [event.id for event in dossier.events], at="2021-05-05T10:00:00+00:00")
    >>> [(event.id, event.same_as) for event in changed.events]
    [('fish#1.e1', None), ('fish#2.e1', 'fish#1.e1')]
    """
    wanted = {name: _found(dossier, name) for name in items}
    olds = [item for item in dossier.items if item.id in wanted]
    fault = _unmergeable(olds)
    if fault:
        raise TextError.of("DET455", f"{', '.join(wanted)}: {fault[0]}"[:400], hint=fault[1])
    news = _retold(dossier, olds) if isinstance(olds[0], Event) else _united(olds)
    step = entry("merge", [item.id for item in olds], olds, news, at=at, by=by, why=why)
    return _acted(dossier, news, step)


def nothing_here(dossier: Dossier, sentence: str, *, at: str, by: str = "", why: str = "") -> Dossier:
    """The dossier with the sentence looked at and said to hold nothing more than what was accepted of it.

    What is still proposed of it is rejected in the same step.

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.nothing_here(dossier, "fish#2", at="2021-05-05T10:00:00+00:00")
    >>> dt.coverage(dossier).waiting, dt.coverage(changed).waiting
    (('fish#1', 'fish#2'), ('fish#1',))
    """
    line = next((line for line in dossier.sentences if line.id == sentence), None)
    if line is None:
        raise UnknownName.among("sentence", sentence, (line.id for line in dossier.sentences))
    olds = [item for item in dossier.items if item.sentence == sentence and item.origin.status == "proposed"]
    news = [_as(old, "rejected") for old in olds]
    before: list[Item | Line] = [line, *olds]
    names = [sentence, *(old.id for old in olds)]
    return _acted(dossier, news, entry("nothing here", names, before, [line, *news], at=at, by=by, why=why))


def undo(dossier: Dossier, *, at: str, by: str = "", why: str = "") -> Dossier:
    """The dossier with the last act that stands undone, by one more step; what a split made is rejected.

    Raises TextError DET457 where there is no such act, or its items are no longer as it left them.

    >>> import detente as dt
    >>> raw = b"Norway demands that Iceland close the northern grounds. Fog came."
    >>> dossier = dt.read([dt.document(raw, "fish.txt")], parse=False)
    >>> changed = dt.accept_item(dossier, "fish#1.e1", at="2021-05-05T10:00:00+00:00")
    >>> changed = dt.undo_act(changed, at="2021-05-05T10:01:00+00:00")
    >>> changed.events[0].origin.status, [step.action for step in changed.log]
    ('proposed', ['accept', 'undo'])
    """
    acts = standing(dossier.log)
    if not acts:
        raise TextError.of("DET457", "there is no act to undo", hint="go on with the review")
    last = acts[-1]
    lines = {line.id: line for line in dossier.sentences}
    here = {item.id: item for item in dossier.items}
    left = [data for data in data_in(last.after) if data["id"] not in lines]
    olds = [here[data["id"]] for data in left if data["id"] in here]
    was = {data["id"]: item_of(data, lines) for data in data_in(last.before) if data["id"] not in lines}
    if [item_data(old) for old in olds] != left or None in was.values():
        message = f"{', '.join(last.items)}: not as the last act ({last.action}) left it"
        raise TextError.of("DET457", message[:400], hint="correct it by another act")
    news = [was.get(old.id) or _as(old, "rejected") for old in olds]
    return _acted(dossier, news, entry("undo", last.items, olds, news, at=at, by=by, why=why))


def _acted(dossier: Dossier, news: Iterable[Item], step: Step, *, added: Sequence[Item] = ()) -> Dossier:
    """The dossier with items in the place of those of the same ids, more behind the first of them, and the step."""
    by_id = {item.id: item for item in news}
    behind = {next(iter(by_id), ""): tuple(added)}

    def put(items: Iterable[Item]) -> list[Item]:
        return [each for item in items for each in (by_id.get(item.id, item), *behind.get(item.id, ()))]

    return replace(
        dossier,
        mentions=tuple(item for item in put(dossier.mentions) if isinstance(item, Mention)),
        events=tuple(item for item in put(dossier.events) if isinstance(item, Event)),
        claims=tuple(item for item in put(dossier.claims) if isinstance(item, Claim)),
        links=tuple(item for item in put(dossier.links) if isinstance(item, Link)),
        log=(*dossier.log, step),
    )


def _found(dossier: Dossier, name: str) -> Item:
    found = next((item for item in dossier.items if item.id == name), None)
    if found is None:
        raise UnknownName.among("item", name, (item.id for item in dossier.items))
    return found


def _as(item: Item, status: Status) -> Item:
    return replace(item, origin=replace(item.origin, status=status))


def _named(item: Item, old: Item, number: int) -> Item:
    return replace(item, id=f"{old.sentence}.{_LETTERS[type(old)]}{number}")


def _free(dossier: Dossier, item: Item) -> int:
    """The first number that no item of this kind has in the sentence, or ever had by the log."""
    stem = f"{item.sentence}.{_LETTERS[type(item)]}"
    names = (*(each.id for each in dossier.items), *(name for step in dossier.log for name in step.items))
    tails = (name.removeprefix(stem) for name in names if name.startswith(stem))
    return max((int(tail) for tail in tails if tail.isdecimal() and len(tail) <= _MOST_DIGITS), default=0) + 1


def _unmergeable(items: Sequence[Item]) -> tuple[str, str] | None:
    """Why items cannot become one, and what to do; None where they can."""
    if len(items) < 2:
        return "it takes two items or more to merge them", "name another one"
    kinds = {KINDS[type(item)] for item in items}
    if len(kinds) > 1:
        return f"they are of different kinds: {', '.join(sorted(kinds))}", "merge items of one kind"
    if any(item.origin.status == "rejected" for item in items):
        return "one of them is rejected", "accept it first, or leave it out"
    if not isinstance(items[0], Event) and len({item.sentence for item in items}) > 1:
        return "they are of different sentences, and a quote belongs to one", "merge those of each sentence"
    return None


def _retold(dossier: Dossier, items: Sequence[Item]) -> list[Item]:
    """Events as retellings of the first of them, which itself retells none of the others, by whatever way round."""
    first, *others = [item for item in items if isinstance(item, Event)]
    told = {event.id: event.same_as for event in dossier.events} | {other.id: first.id for other in others}
    if goes_round(told, first.id):
        first = replace(first, same_as=None)
    retellings = [_as(replace(other, same_as=first.id), "edited") for other in others]
    return [first, *retellings]


def _united(items: Sequence[Item]) -> list[Item]:
    """The first item with what it lacks and others have, and the others rejected; lists are joined."""
    first, *others = items
    more: dict[str, object] = {}
    for part in fields(first):
        values = [getattr(item, part.name) for item in items]
        if isinstance(values[0], tuple):
            more[part.name] = tuple(dict.fromkeys(each for value in values for each in value))
        elif values[0] is None:
            more[part.name] = next((value for value in values if value is not None), None)
    joined = _as(replace(first, **more), "edited")  # type: ignore[arg-type]  # each value is one of the same field
    return [joined, *(_as(other, "rejected") for other in others)]
