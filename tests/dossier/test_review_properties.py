"""What holds of any review of any dossier: the log only grows, no item is lost, and the file keeps it all."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.coverage import coverage
from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.item_data import item_data, item_of
from detente.dossier.items import Dossier
from detente.dossier.review import accept, edit, merge, nothing_here, reject, split, undo
from detente.errors import TextError, UnknownName
from random_dossiers import dossiers
from reviewed import AT, quarrel


@given(dossiers())
def test_an_item_comes_back_from_its_data(random: Dossier) -> None:
    lines = {line.id: line for line in random.sentences}

    assert list(random.items) == [item_of(item_data(each), lines) for each in random.items]


@given(dossiers())
def test_the_data_of_an_item_are_those_of_the_file(random: Dossier) -> None:
    file = json.loads(dump_dossier(random))

    listed = [*file["mentions"], *file["events"], *file["claims"], *file["links"]]
    assert listed == [item_data(each) for each in random.items]


@pytest.mark.parametrize("spoilt", [None, 3, [], {}, {"how": 3}, {"category": "WAR"}])
def test_what_is_no_item_gives_none(spoilt: object) -> None:
    dossier = quarrel()
    lines = {line.id: line for line in dossier.sentences}
    moved = item_data(dossier.events[0])

    assert item_of(spoilt, lines) is None
    assert item_of({**moved, "start": moved["start"] + 1, "end": moved["end"] + 1}, lines) is None
    assert item_of({**moved, "sentence": "news#9"}, lines) is None


ACTS = ("accept", "reject", "edit", "split", "merge", "nothing here", "undo")


@st.composite
def reviews(draw) -> tuple[Dossier, list[Dossier]]:
    """A random dossier and what it becomes, act by act; acts that are refused are left out."""
    first = draw(dossiers())
    found = [replace(first, log=())]
    for _ in range(draw(st.integers(0, 6))):
        now = found[-1]
        try:
            found.append(_some_act(draw, now))
        except (TextError, UnknownName):
            continue
    return first, found


def _some_act(draw: st.DrawFn, now: Dossier) -> Dossier:
    said: dict[str, Any] = {"at": AT, "by": draw(st.sampled_from(("", "ada"))), "why": draw(st.text("ab", max_size=3))}
    action = draw(st.sampled_from(ACTS))
    if action == "undo":
        return undo(now, **said)
    if action == "nothing here":
        return nothing_here(now, draw(st.sampled_from([line.id for line in now.sentences] or ["none"])), **said)
    names = st.sampled_from([each.id for each in now.items] or ["none"])
    if action == "merge":
        return merge(now, draw(st.lists(names, max_size=3)), **said)
    name = draw(names)
    one: dict[str, object] = draw(
        st.sampled_from(
            ({"factuality": "possible"}, {"mode": None}, {"act": "FEAR"}, {"actor": "WEST"}, {"kind": "attacks"})
        )
    )
    if action == "edit":
        return edit(now, name, one, **said)
    if action == "split":
        return split(now, name, [one, {"quote": "".join(i.quote.text for i in now.items if i.id == name)}], **said)
    return (accept if action == "accept" else reject)(now, name, **said)


@given(reviews())
def test_the_log_only_grows_and_no_item_is_lost(reviewed: tuple[Dossier, list[Dossier]]) -> None:
    _, states = reviewed

    for before, after in pairwise(states):
        assert before.log == after.log[:-1]
        assert {each.id for each in before.items} <= {each.id for each in after.items}
        assert before.sentences == after.sentences


@given(reviews())
def test_a_reviewed_dossier_comes_back_from_its_file(reviewed: tuple[Dossier, list[Dossier]]) -> None:
    last = reviewed[1][-1]

    assert last == parse_dossier(dump_dossier(last))


@given(reviews())
def test_any_act_but_a_split_can_be_undone_without_a_trace_in_the_items(
    reviewed: tuple[Dossier, list[Dossier]],
) -> None:
    _, states = reviewed

    for before, after in pairwise(states):
        if after.log[-1].action not in ("undo", "split"):
            assert before.items == undo(after, at=AT).items


@given(reviews())
def test_the_statuses_of_the_items_add_up(reviewed: tuple[Dossier, list[Dossier]]) -> None:
    for state in reviewed[1]:
        found = coverage(state)
        assert found.items == found.accepted + found.edited + found.rejected + found.open == len(state.items)
        assert found.sentences - found.reviewed == len(found.waiting)
