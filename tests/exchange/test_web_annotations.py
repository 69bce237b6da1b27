"""Web Annotations: what is written is read back the same, and nothing is ever moved without a word."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_texts import RAW, documents_of, halden, kept
from detente.dossier.items import Dossier
from detente.errors import TextError
from detente.exchange.anchoring import Anchored, Orphan
from detente.exchange.annotation_page import web_annotations
from detente.exchange.annotation_reader import read_annotations
from detente.text.document import Document, document
from random_dossiers import dossiers

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def page_of(dossier: Dossier, read: Document) -> dict[str, Any]:
    return json.loads(web_annotations(dossier, {"news": read.raw}))


def read_in(raw: str, **changes: object) -> Anchored:
    dossier, read = halden()
    return read_annotations(web_annotations(replace(dossier, **changes), {"news": read.raw}), {"news": _text(raw)})  # type: ignore[arg-type]


def _text(raw: str) -> Document:
    return document(raw.encode(), "halden.txt")


@SLOW
@given(dossiers(), st.booleans())
def test_what_was_not_rejected_comes_back_the_same(dossier: Dossier, with_texts: bool) -> None:
    documents = documents_of(dossier)
    raws = {name: found.raw for name, found in documents.items()} if with_texts else None
    found = read_annotations(web_annotations(dossier, raws), documents)

    assert kept(dossier) == {item.id: item for item in found.items}
    assert ((), (), 0) == (found.moved, found.orphans, found.foreign)


@SLOW
@given(dossiers(), st.text(alphabet="a .…", max_size=6), st.data())
def test_in_a_changed_text_every_item_stands_on_its_words_or_is_an_orphan(
    dossier: Dossier, words: str, data: st.DataObject
) -> None:
    documents = documents_of(dossier)
    page = web_annotations(dossier, {name: found.raw for name, found in documents.items()})
    changed = {}
    for name, old in documents.items():
        at, gone = data.draw(st.integers(0, len(old.raw))), data.draw(st.integers(0, 3))
        changed[name] = document((old.raw[:at] + words + old.raw[at + gone :]).translate(_SPACED).encode(), name)
    found = read_annotations(page, changed)

    assert sorted(kept(dossier)) == sorted([item.id for item in found.items] + [orphan.id for orphan in found.orphans])
    moved = {one.id for one in found.moved}
    for item in found.items:
        raw, was = changed[item.quote.source].raw, kept(dossier)[item.id].quote
        assert item.quote.text == was.text == raw[item.quote.start : item.quote.end]
        assert (item.id in moved) == (item.quote.start != was.start)
        if item.id in moved:
            whole = documents[was.source].raw
            around = whole[max(0, was.start - 32) : was.end + 32]
            assert 1 == _times(raw, around)
            assert raw[was.start : was.end] != was.text


_SPACED = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160)), " ")


def _times(raw: str, words: str) -> int:
    return sum(raw.startswith(words, at) for at in range(len(raw)))


def test_a_page_is_as_the_recommendation_has_it() -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    strike = next(one for one in page["items"] if one["id"] == "news#1.e1")
    at = RAW.index("strike")

    assert ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld") == (page["type"], page["@context"][0])
    assert {"Annotation"} == {one["type"] for one in page["items"]}
    assert [
        {"type": "TextPositionSelector", "start": at, "end": at + 6},
        {
            "type": "TextQuoteSelector",
            "exact": "strike",
            "prefix": RAW[at - 32 : at],
            "suffix": RAW[at + 6 : at + 38],
        },
    ] == strike["target"]["selector"]
    assert ("halden.txt", "classifying") == (strike["target"]["source"], strike["motivation"])
    assert "PROTEST strike, possible" == strike["body"]["value"]


def test_positions_are_code_points_and_not_utf_16_units() -> None:
    dossier, read = halden()
    seized = next(one for one in page_of(dossier, read)["items"] if one["id"] == "news#2.e1")
    start, end = (seized["target"]["selector"][0][key] for key in ("start", "end"))

    assert "seized" == RAW[start:end]
    assert "seized" != RAW.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_items_stand_in_the_order_of_the_text_and_rejected_ones_are_left_out() -> None:
    dossier, read = halden()
    ids = [one["id"] for one in page_of(dossier, read)["items"]]

    assert ["news#1.m1", "news#1.c1", "news#1.e1", "news#2.m1", "news#2.e1", "news#2.l1", "news#3.e1"] == ids


def test_the_page_is_the_same_however_often_it_is_written_and_ends_in_a_line() -> None:
    dossier, read = halden()
    one, other = (web_annotations(dossier, {"news": read.raw}) for _ in range(2))

    assert one == other
    assert one.endswith("}\n")


def test_a_sentence_before_all_moves_the_items_and_says_so() -> None:
    found = read_in(f"It rained.\n\n{RAW}")
    items = {item.id: item for item in found.items}

    assert ((), 7) == (found.orphans, len(found.moved))
    assert ("news#3", "news#2") == (items["news#2.e1"].sentence, items["news#1.e1"].sentence)


def test_what_stands_where_it_did_has_not_moved_whatever_comes_after() -> None:
    found = read_in(f"{RAW} The dockers of Halden warned that they may strike 🚢 on Friday.")

    assert ((), (), 7) == (found.moved, found.orphans, len(found.items))


def test_a_quote_between_other_words_is_an_orphan_even_where_it_stands_once() -> None:
    found = read_in("date 2022-03-07 Nobody in Halden, or anywhere else on this coast, believes in a strike just now.")

    assert () == found.items
    assert {"its quote, with the words around it, stands nowhere in the text"} == {one.why for one in found.orphans}


def test_a_quote_between_the_same_words_twice_is_an_orphan() -> None:
    found = read_in(f"It rained. {RAW} {RAW}")
    why = {one.id: one.why for one in found.orphans}

    assert "its quote, with the words around it, stands in several places" == why["news#2.e1"]


def test_a_quote_whose_text_is_not_given_is_an_orphan() -> None:
    dossier, read = halden()
    found = read_annotations(web_annotations(dossier, {"news": read.raw}), {"other": read})

    assert {"there is no text 'news'"} == {one.why for one in found.orphans}


def test_a_quote_without_the_words_around_it_is_looked_for_nowhere_else() -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    for one in page["items"]:
        one["target"]["selector"][1] = {"type": "TextQuoteSelector", "exact": one["target"]["selector"][1]["exact"]}
    moved = read_annotations(json.dumps(page), {"news": _text(f"It rained. {RAW}")})
    stays = read_annotations(json.dumps(page), {"news": read})

    assert {"its quote is not where it was, and the words around it were not written"} == {o.why for o in moved.orphans}
    assert (7, ()) == (len(stays.items), stays.orphans)


def test_an_item_whose_cue_was_left_behind_is_an_orphan() -> None:
    found = read_in(RAW.replace("warned", "hinted"))

    assert ["news#1.c1"] == [one.id for one in found.orphans]
    assert "its cue 'warned' does not stand beside its quote any more" == found.orphans[0].why


def test_an_item_across_two_sentences_is_an_orphan() -> None:
    found = read_in(RAW.replace("seized their", "seized. Whe"))

    assert Orphan("news#2.l1", kept(halden()[0])["news#2.l1"].quote, found.orphans[-1].why) in found.orphans


def test_what_another_program_added_is_passed_over() -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    for one in page["items"]:
        one |= {
            "creator": {"name": "Ada"},
            "created": "2022-03-08T00:00:00Z",
            "body": [one["body"]],
            "target": [one["target"]],
        }
    page["items"].append({"type": "Annotation", "body": "a remark", "target": "halden.txt"})
    found = read_annotations(json.dumps(page | {"partOf": {"total": 8}}), {"news": read})

    assert (7, 1) == (len(found.items), found.foreign)


def test_hostile_words_are_kept_and_are_no_characters_of_the_file() -> None:
    dossier, _ = halden()
    raw = "Halden \u202eevil\u2066 \"quoted\" \\ </script> 'x' strike \u2028 on."
    read = document(raw.encode(), "halden.txt")
    at = raw.index("\u202e")
    event = replace(dossier.events[0], quote=read.quote(at, at + 6), when=None)
    event = replace(event, quote=replace(event.quote, source="news"))
    lines = tuple(
        replace(dossier.sentences[0], quote=replace(read.quote(s.start, s.end), source="news")) for s in read.sentences
    )
    bare = Dossier(dossier.texts, lines, dossier.actors, events=(event,))
    page = web_annotations(bare, {"news": raw})

    assert (event,) == read_annotations(page, {"news": read}).items
    assert {"\u202e", "\u2066", "\u2028"}.isdisjoint(page)


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("", ["DET402"]),
        ("[]", ["DET271"]),
        ('{"type": "AnnotationCollection"}', ["DET271"]),
        ('{"type": "AnnotationPage", "items": {}}', ["DET271"]),
        ('{"type": "AnnotationPage", "items": []} more', ["DET271"]),
        ('{"type": "AnnotationPage", "items": [{"item": 5}]}', ["DET272"]),
        ('{"type": "AnnotationPage", "items": [{"item": {}}]}', ["DET272"]),
        ('{"type": "AnnotationPage", "items": [{"item": {"rumour": {}}}]}', ["DET272"]),
        ('{"type": "AnnotationPage", "items": [{"item": {"link": 5}}]}', ["DET412", "DET272"]),
    ],
)
def test_what_is_no_page_of_annotations_is_refused_where_it_is_wrong(page: str, codes: list[str]) -> None:
    with pytest.raises(TextError) as refusal:
        read_annotations(page, {})

    assert codes == [problem.code for problem in refusal.value.problems]
    assert all(problem.hint and problem.place for problem in refusal.value.problems)


@pytest.mark.parametrize(
    "change",
    [
        {"start": "5"}, {"start": -1}, {"end": 1}, {"start": None}, {"end": 10**30}, {"start": True}, {"type": "Other"},
        {"start": 1.5},
    ],
)  # fmt: skip
def test_a_place_that_does_not_go_with_its_words_is_refused(change: dict[str, object]) -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    page["items"][0]["target"]["selector"][0] |= change
    with pytest.raises(TextError) as refusal:
        read_annotations(json.dumps(page), {"news": read})

    assert ["DET272"] == [problem.code for problem in refusal.value.problems]


def test_all_that_is_wrong_is_told_at_once() -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    page["items"][2]["item"]["event"]["category"] = "ASSAUL"
    page["items"][3]["item"]["mention"]["colour"] = "red"
    del page["items"][4]["target"]
    with pytest.raises(TextError, match="did you mean 'ASSAULT'") as refusal:
        read_annotations(json.dumps(page), {"news": read})

    assert ["DET415", "DET413", "DET272"] == [problem.code for problem in refusal.value.problems]


def test_more_annotations_than_allowed_are_refused() -> None:
    dossier, read = halden()
    with pytest.raises(TextError, match="7 annotations, where 6 are allowed") as refusal:
        read_annotations(web_annotations(dossier), {"news": read}, most=6)

    assert ["DET273"] == [problem.code for problem in refusal.value.problems]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "items", "item", "event", "link", "target", "selector", "start", "exact", "cue", "x"]
            ),
            part,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON | st.lists(JSON, max_size=3).map(lambda items: {"type": "AnnotationPage", "items": items}))
def test_no_page_makes_anything_but_items_or_a_located_refusal(page: object) -> None:
    found: object
    try:
        found = read_annotations(json.dumps(page), {}).items
    except TextError as refusal:
        found = () if all(problem.hint for problem in refusal.problems) else refusal

    assert () == found


@SLOW
@given(st.data())
def test_no_change_to_a_good_page_makes_a_false_anchor(data: st.DataObject) -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    part = data.draw(st.sampled_from(page["items"]))
    for _ in range(data.draw(st.integers(0, 5))):
        part = data.draw(st.sampled_from(list(part.values()) if isinstance(part, dict) else part))
        if not (isinstance(part, dict | list) and part):
            break
    else:
        if isinstance(part, dict):
            part[data.draw(st.sampled_from(list(part)))] = data.draw(JSON)
    try:
        found = read_annotations(json.dumps(page), {"news": read})
    except TextError:
        return
    assert [read.raw[i.quote.start : i.quote.end] for i in found.items] == [i.quote.text for i in found.items]


def test_many_annotations_of_a_long_text_are_read_in_time() -> None:
    dossier, read = halden()
    page = page_of(dossier, read)
    event = next(one for one in page["items"] if one["id"] == "news#2.e1")
    raw = "The talks ended. " * 60_000
    before = time.process_time()
    found = read_annotations(json.dumps(page | {"items": [event] * 300}), {"news": _text(raw)})

    assert 300 == len(found.orphans)
    assert time.process_time() - before < 10
