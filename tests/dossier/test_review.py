"""Acts of review: each gives a new dossier with one step more in its log, and none takes anything out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.dossier.coverage import coverage
from detente.dossier.item_changes import fields_of
from detente.dossier.item_data import item_data
from detente.dossier.items import Claim, Dossier, Event, Item
from detente.dossier.review import accept, edit, merge, nothing_here, reject, split, undo
from detente.errors import TextError, UnknownName
from reviewed import AT, quarrel, read_back


@pytest.fixture
def dossier() -> Dossier:
    return quarrel()


def item(dossier: Dossier, name: str) -> Item:
    (found,) = (each for each in dossier.items if each.id == name)
    return found


def event(dossier: Dossier, name: str) -> Event:
    found = item(dossier, name)
    assert isinstance(found, Event)
    return found


def codes(refused: pytest.ExceptionInfo[TextError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_accepting_changes_the_status_alone_and_logs_who_when_and_why(dossier: Dossier) -> None:
    done = accept(dossier, "news#1.e1", at=AT, by="ada", why="so it says")
    old, new = event(dossier, "news#1.e1"), event(done, "news#1.e1")

    assert "accepted" == new.origin.status
    assert old == replace(new, origin=replace(new.origin, status="proposed"))
    (step,) = done.log
    assert ("accept", ("news#1.e1",), AT, "ada", "so it says") == (step.action, step.items, step.at, step.by, step.why)
    assert (item_data(old), item_data(new)) == (step.before, step.after)


def test_a_rejected_item_stays_and_can_be_accepted_after_all(dossier: Dossier) -> None:
    gone = reject(dossier, "news#1.e1", at=AT, why="an old strike")

    assert "rejected" == event(gone, "news#1.e1").origin.status
    assert "accepted" == event(accept(gone, "news#1.e1", at=AT), "news#1.e1").origin.status


def test_editing_changes_fields_and_keeps_who_proposed_it(dossier: Dossier) -> None:
    changes = {"factuality": "possible", "actors": ["BOARD", "UNSPECIFIED"], "size": "all crossings", "mode": None}

    done = event(edit(dossier, "news#1.e1", changes, at=AT), "news#1.e1")

    assert ("possible", ("BOARD", "UNSPECIFIED"), "all crossings", None) == (
        done.factuality,
        done.actors,
        done.size,
        done.mode,
    )
    assert ("rules@1", "edited") == (done.origin.producer, done.origin.status)


def test_new_words_are_looked_up_in_the_sentence(dossier: Dossier) -> None:
    done = event(edit(dossier, "news#1.e1", {"quote": "stopped all crossings", "when": "Friday"}, at=AT), "news#1.e1")
    whole = dossier.sentences[0].quote

    start = done.quote.start - whole.start
    assert "stopped all crossings" == done.quote.text == whole.text[start : start + len(done.quote.text)]
    assert done.when is not None
    assert "Friday" == done.when.text


def test_words_found_but_for_their_quotation_marks_are_kept_as_the_text_has_them(dossier: Dossier) -> None:
    done = event(edit(dossier, "news#2.e1", {"what": "last year's pay deal"}, at=AT), "news#2.e1")

    assert done.what is not None
    assert "last year’s pay deal" == done.what.text


def test_of_words_that_stand_twice_those_are_meant_that_the_old_quote_shares(dossier: Dossier) -> None:
    with pytest.raises(TextError) as refused:
        edit(dossier, "news#2.e1", {"quote": "that"}, at=AT)

    assert ["DET453"] == codes(refused)
    assert "2 times" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"factualty": "alleged"}, "DET451", "did you mean 'factuality'?"),
        ({"id": "news#1.e9"}, "DET451", "has no field 'id'"),
        ({"start": 3}, "DET451", "has no field 'start'"),
        ({"factuality": "true"}, "DET452", "'true' is not a factuality"),
        ({"actors": "GUILD"}, "DET452", "expected a list of ids of actors"),
        ({"actors": {"GUILD"}}, "DET452", "what JSON cannot"),
        ({"category": "ACCUSE", "mode": "strike"}, "DET452", "ACCUSE has no mode 'strike'"),
        ({"quote": None}, "DET452", "there must be one"),
        ({"quote": {"start": 0, "end": 3, "quote": "The"}}, "DET452", "expected words of the sentence"),
        ({"when": {"text": "Friday", "first": "2024-05-02", "last": "2024-05-01"}}, "DET452", "is before"),
        ({"quote": "broke"}, "DET453", "is not in news#1, verbatim"),
        ({"quote": "topped"}, "DET453", "is not in news#1, verbatim"),
        ({"actors": ["GUILDS"]}, "DET454", "did you mean 'GUILD'?"),
        ({"same_as": "news#9.e1"}, "DET454", "there is no event 'news#9.e1'"),
        ({"same_as": "news#1.e1"}, "DET454", "name itself"),
        ({}, "DET452", "that is what it is already"),
        ({"factuality": "asserted"}, "DET452", "that is what it is already"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(
    dossier: Dossier, changes: dict[str, object], code: str, says: str
) -> None:
    with pytest.raises(TextError) as refused:
        edit(dossier, "news#1.e1", changes, at=AT)

    assert [code] == codes(refused)
    assert says in str(refused.value)


def test_all_that_is_wrong_with_an_edit_is_told_at_once(dossier: Dossier) -> None:
    with pytest.raises(TextError) as refused:
        edit(dossier, "news#1.e1", {"factuality": "so", "category": "WAR", "quote": "nowhere"}, at=AT)

    assert ["DET453", "DET452", "DET452"] == codes(refused)


def test_retellings_never_go_in_a_circle(dossier: Dossier) -> None:
    once = edit(dossier, "news#2.e1", {"same_as": "news#1.e1"}, at=AT)

    with pytest.raises(TextError) as refused:
        edit(once, "news#1.e1", {"same_as": "news#2.e1"}, at=AT)

    assert ["DET454"] == codes(refused)


def test_a_new_category_lets_a_mode_fall_that_it_does_not_have(dossier: Dossier) -> None:
    done = event(edit(dossier, "news#1.e1", {"category": "ACCUSE"}, at=AT), "news#1.e1")

    assert ("ACCUSE", None) == (done.category, done.mode)


def test_an_actor_of_the_shipped_table_comes_into_the_dossier_with_the_edit(dossier: Dossier) -> None:
    done = edit(dossier, "news#1.e1", {"recipients": ["PER"]}, at=AT)

    assert ["GUILD", "BOARD", "PER"] == [actor.id for actor in done.actors]
    assert done == read_back(done)


def test_a_split_gives_new_ids_and_leaves_the_old_item_rejected(dossier: Dossier) -> None:
    parts: list[dict[str, object]] = [{"factuality": "asserted"}, {"actors": ["BOARD"], "recipients": ["GUILD"]}]

    done = split(dossier, "news#2.e1", parts, at=AT)

    names = [each.id for each in done.events if each.sentence == "news#2"]
    assert ["news#2.e1", "news#2.e3", "news#2.e4", "news#2.e2"] == names
    statuses = [event(done, name).origin.status for name in names]
    assert ["rejected", "edited", "edited", "proposed"] == statuses
    assert ("news#2.e1", "news#2.e3", "news#2.e4") == done.log[-1].items
    assert done == read_back(done)


def test_ids_of_a_split_that_was_undone_are_not_given_again(dossier: Dossier) -> None:
    parts = [{"factuality": "asserted"}, {"factuality": "possible"}]
    undone = undo(split(dossier, "news#2.e1", parts, at=AT), at=AT)

    again = split(undone, "news#2.e1", parts, at=AT)

    assert ("news#2.e1", "news#2.e5", "news#2.e6") == again.log[-1].items


@pytest.mark.parametrize(
    "parts", [[], [{"factuality": "asserted"}], [{"factuality": "asserted"}, {"factuality": "asserted"}]]
)
def test_a_split_takes_two_parts_that_differ(dossier: Dossier, parts: list[dict[str, object]]) -> None:
    with pytest.raises(TextError) as refused:
        split(dossier, "news#2.e1", parts, at=AT)

    assert ["DET455"] == codes(refused)


def test_merged_events_become_retellings_of_the_first_in_the_text(dossier: Dossier) -> None:
    done = merge(dossier, ["news#3.e1", "news#1.e1"], at=AT)

    assert (None, "news#1.e1") == (event(done, "news#1.e1").same_as, event(done, "news#3.e1").same_as)
    assert ("proposed", "edited") == (
        event(done, "news#1.e1").origin.status,
        event(done, "news#3.e1").origin.status,
    )
    assert () == coverage(done).unsupported


def test_merging_the_other_way_round_makes_no_circle(dossier: Dossier) -> None:
    odd = edit(dossier, "news#1.e1", {"same_as": "news#2.e1"}, at=AT)

    done = merge(odd, ["news#1.e1", "news#2.e1"], at=AT)

    assert (None, "news#1.e1") == (event(done, "news#1.e1").same_as, event(done, "news#2.e1").same_as)


def test_merged_claims_become_the_first_with_what_it_lacked_and_the_rest_is_rejected(dossier: Dossier) -> None:
    claim = dossier.claims[0]
    second = replace(claim, id="news#2.c2", part="some", target=("BOARD",), events=("news#2.e2",))
    two = replace(dossier, claims=(claim, second))

    done = merge(two, ["news#2.c2", "news#2.c1"], at=AT)

    first, other = done.claims
    assert (("GUILD", "BOARD"), ("news#2.e1", "news#2.e2"), "some") == (first.target, first.events, first.part)
    assert ("edited", "rejected") == (first.origin.status, other.origin.status)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["news#1.e1"], "two items or more"),
        (["news#1.e1", "news#1.e1"], "two items or more"),
        (["news#1.e1", "news#2.c1"], "different kinds: claim, event"),
        (["news#1.m1", "news#2.m1"], "different sentences"),
    ],
)
def test_what_cannot_become_one_is_refused(dossier: Dossier, names: list[str], says: str) -> None:
    with pytest.raises(TextError) as refused:
        merge(dossier, names, at=AT)

    assert ["DET455"] == codes(refused)
    assert says in str(refused.value)


def test_saying_that_a_sentence_holds_nothing_more_rejects_what_is_still_proposed_of_it(dossier: Dossier) -> None:
    done = nothing_here(accept(dossier, "news#2.e1", at=AT), "news#2", at=AT)

    statuses = {each.id: each.origin.status for each in done.items if each.sentence == "news#2"}
    assert {
        "news#2.m1": "rejected",
        "news#2.e1": "accepted",
        "news#2.e2": "rejected",
        "news#2.c1": "rejected",
    } == statuses
    assert 1 == len(done.log) - 1


def test_undoing_restores_the_items_and_the_log_keeps_both(dossier: Dossier) -> None:
    once = edit(dossier, "news#1.e1", {"factuality": "possible"}, at=AT)
    twice = nothing_here(once, "news#2", at=AT)

    back = undo(twice, at=AT)
    all_back = undo(back, at=AT, by="ada")

    assert (once.items, dossier.items) == (back.items, all_back.items)
    assert ["edit", "nothing here", "undo", "undo"] == [step.action for step in all_back.log]
    assert coverage(dossier) == coverage(all_back)


def test_there_is_nothing_to_undo_where_nothing_stands_or_the_items_are_others(dossier: Dossier) -> None:
    done = accept(dossier, "news#1.e1", at=AT)
    meddled = replace(done, events=(replace(done.events[0], size="two"), *done.events[1:]))

    for each in (dossier, undo(done, at=AT), meddled):
        with pytest.raises(TextError) as refused:
            undo(each, at=AT)
        assert ["DET457"] == codes(refused)


def test_what_is_not_there_is_named_with_the_nearest(dossier: Dossier) -> None:
    for refuse in (
        lambda: accept(dossier, "news#1.e2", at=AT),
        lambda: nothing_here(dossier, "news#11", at=AT),
        lambda: merge(dossier, ["news#1.e1", "news#1.e2"], at=AT),
    ):
        with pytest.raises(UnknownName, match="did you mean"):
            refuse()


def test_the_time_of_an_act_is_a_time(dossier: Dossier) -> None:
    with pytest.raises(TextError) as refused:
        accept(dossier, "news#1.e1", at="yesterday")

    assert ["DET456"] == codes(refused)


def test_every_field_that_the_file_has_can_be_edited_but_for_what_an_item_is(dossier: Dossier) -> None:
    fixed = {"id", "sentence", "start", "end", "producer", "status", "why"}

    for each in (dossier.mentions[0], dossier.events[0], dossier.claims[0], dossier.links[0]):
        assert set(item_data(each)) - fixed == {field.name for field in fields_of(each)}


def test_a_claim_says_no_more_after_a_review_than_before(dossier: Dossier) -> None:
    done = reject(dossier, "news#2.e1", at=AT)

    claim = item(done, "news#2.c1")
    assert isinstance(claim, Claim)
    assert ("news#2.e1",) == claim.events
