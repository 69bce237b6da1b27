"""The dossier as a file: it comes back as it was, and what is wrong in it is told, all at once and where."""

from __future__ import annotations

import json
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from detente.cite import Quote
from detente.dossier.dossier_file import check_against, dump_dossier, parse_dossier, read_dossier, save_dossier
from detente.dossier.dossier_shape import dossier_schema
from detente.dossier.items import (
    Actor,
    Claim,
    Dossier,
    Event,
    Gap,
    Line,
    Link,
    Mention,
    Origin,
    Step,
    Tension,
    Unread,
    When,
)
from detente.dossier.items import Text as Source
from detente.errors import TextError
from detente.text.document import Document, document
from random_dossiers import dossiers

RAW = "The ferrymen stopped work. “No toll will be paid,” the harbour board’s head said. Rain fell."


def _whole(start: int, end: int) -> Quote:
    return Quote("news", start, end, RAW[start:end])


def _found(words: str) -> Quote:
    start = RAW.index(words)
    return _whole(start, start + len(words))


@pytest.fixture
def text() -> Document:
    return document(RAW.encode(), "news.txt")


@pytest.fixture
def dossier(text: Document) -> Dossier:
    lines = tuple(
        Line(f"news#{s.number}", s.number, f"h{s.number}", Quote("news", s.start, s.end, s.text))
        for s in text.sentences
    )
    return Dossier(
        texts=(Source("news", "news.txt", text.sha256, len(RAW)),),
        sentences=lines,
        actors=(Actor("FERRY", "the ferrymen", "union"), Actor("BOARD", "the harbour board", "organisation")),
        mentions=(Mention("news#1.m1", "news#1", _found("The ferrymen"), "FERRY", "name"),),
        events=(
            Event(
                id="news#1.e1",
                sentence="news#1",
                quote=_found("stopped work"),
                category="PROTEST",
                factuality="asserted",
                mode="strike",
                actors=("FERRY",),
                what=_whole(0, 25),
                when=When("today"),
            ),
        ),
        claims=(
            Claim(
                id="news#2.c1",
                sentence="news#2",
                quote=_found("No toll will be paid"),
                speaker="BOARD",
                act="REFUSE",
                cue=_found("said"),
                events=("news#1.e1",),
                origin=Origin("parse@1", "accepted", "said"),
            ),
        ),
        links=(Link("news#2.l1", "news#2", _found("said"), "contrast", ("news#1.e1",), ("news#2.c1",)),),
        tensions=(Tension("denial", ("news#1.e1", "news#2.c1"), "one says no"),),
        unread=(Unread("news#3", lines[2].quote, "no cue"),),
        gaps=(Gap("When was this?"), Gap("Who fell?", "news#3")),
        reader="rules@1",
        log=(Step("accept", ("news#2.c1",), "2022-01-18T10:00:00Z", after={"status": "accepted"}),),
    )


def _problems(data: str | bytes, **limits: Any) -> list[str]:
    with pytest.raises(TextError) as refused:
        parse_dossier(data, **limits)
    return [f"{p.place or '-'} {p.code} {p.message}" for p in refused.value.problems]


def _changed(dossier: Dossier, *path: str | int, to: object) -> str:
    """The dossier's JSON with one value changed; a key that is not there is added."""
    plain = json.loads(dump_dossier(dossier))
    inner = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(plain)


def _told(data: str) -> list[tuple[str, str]]:
    with pytest.raises(TextError) as refused:
        parse_dossier(data)
    return [(p.code, p.message) for p in refused.value.problems]


@given(dossiers())
def test_every_dossier_comes_back_as_it_was(dossier: Dossier) -> None:
    text = dump_dossier(dossier)

    assert parse_dossier(text) == dossier
    assert parse_dossier(text.encode()) == dossier
    assert dump_dossier(parse_dossier(text)) == text


@given(dossiers())
def test_every_dossier_fits_the_schema(dossier: Dossier) -> None:
    assert list(Draft202012Validator(dossier_schema()).iter_errors(json.loads(dump_dossier(dossier)))) == []


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(dossier_schema())


def test_the_schema_is_strict(dossier: Dossier) -> None:
    validator = Draft202012Validator(dossier_schema())
    broken = [
        _changed(dossier, "events", 0, "offset", to=3),
        _changed(dossier, "events", 0, "factuality", to="sure"),
        _changed(dossier, "events", 0, "start", to="3"),
        _changed(dossier, "events", 0, "mode", to=3),
        _changed(dossier, "sentences", 0, "id", to="news"),
        _changed(dossier, "detente", to=2),
        _changed(dossier, "extra", to=[]),
    ]

    assert [validator.is_valid(json.loads(text)) for text in broken] == [False] * len(broken)
    assert [len(_told(text)) > 0 for text in broken] == [True] * len(broken)


def test_every_item_lies_flat_with_its_span_and_its_quote(dossier: Dossier) -> None:
    plain = json.loads(dump_dossier(dossier))
    placed = [item for key in ("sentences", "mentions", "events", "claims", "links", "unread") for item in plain[key]]

    assert len(placed) == 8
    assert [RAW[item["start"] : item["end"]] for item in placed] == [item["quote"] for item in placed]
    assert plain["events"][0]["what"] == {"start": 0, "end": 25, "quote": "The ferrymen stopped work"}
    assert {"producer": "parse@1", "status": "accepted", "why": "said"}.items() <= plain["claims"][0].items()
    assert plain["document"] == plain["documents"][0]


def test_an_actor_tells_its_first_mention_where_there_is_one(dossier: Dossier) -> None:
    named, silent = json.loads(dump_dossier(dossier))["actors"]

    assert (named["sentence"], named["start"], named["end"], named["quote"]) == ("news#1", 0, 12, "The ferrymen")
    assert {"sentence", "start", "end", "quote"} & set(silent) == set()


def test_invisible_characters_are_written_as_escapes(dossier: Dossier) -> None:
    hidden = replace(dossier, reader="a\u202eb\x9bc\ufeff")

    assert '"reader": "a\\u202eb\\u009bc\\ufeff"' in dump_dossier(hidden)
    assert parse_dossier(dump_dossier(hidden)) == hidden


def test_a_half_character_is_not_written(dossier: Dossier) -> None:
    with pytest.raises(TextError, match="DET405"):
        dump_dossier(replace(dossier, reader="\ud83d"))


def test_a_newer_version_is_refused_plainly(dossier: Dossier) -> None:
    refused = _told(_changed(dossier, "detente", to=2))

    assert refused == [("DET411", "the file is of version 2, and this program reads version 1")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "dossier.json:1:1 DET402 the JSON ends too early: a value is missing"),
        ('{"detente": 1,', "dossier.json:1:14 DET402 the JSON ends too early: a value is missing"),
        ('{"a": "abc', "dossier.json:1:7 DET402 the JSON ends too early: the text that begins here is never closed"),
        ('{"detente": tr', "dossier.json:1:13 DET402 the JSON ends too early: 'tr' is cut off"),
        ('{\n "detente": NaN}', "dossier.json:2:13 DET401 'NaN' is no JSON value"),
        ('{"a": 1e999}', "dossier.json:1:7 DET401 '1e999' is no JSON value"),
        ('{"a": 1,}', "dossier.json:1:8 DET401 a comma with nothing after it"),
        ('{"a" 1}', "dossier.json:1:6 DET401 expected ':' after this key"),
        ("{'a': 1}", "dossier.json:1:2 DET401 expected a key in double quotes"),
        ('{"a": 1 "b": 2}', "dossier.json:1:9 DET401 expected ',' or '}'"),
        ('{"a": "x\ny"}', "dossier.json:1:9 DET401 a line break or control character stands in a text"),
        ('{"a": "\\q"}', "dossier.json:1:8 DET401 a backslash is followed by what means nothing"),
        ("[" * 51 + "]" * 51, "dossier.json:1:51 DET404 more than 50 lists lie in one another"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused_where_it_stands(text: str, told: str) -> None:
    assert _problems(text) == [told]


def test_a_key_given_twice_and_half_a_character_are_told_with_the_rest() -> None:
    text = '{"detente": 1, "detente": 1, "reader": "\\ud800"}'

    assert [line.split()[1] for line in _problems(text)][-2:] == ["DET403", "DET405"]


def test_what_follows_the_object_is_told(dossier: Dossier) -> None:
    assert [code for code, _ in _told(dump_dossier(dossier) + "x")] == ["DET401"]


def test_a_byte_order_mark_is_passed_over(dossier: Dossier) -> None:
    assert parse_dossier("\ufeff" + dump_dossier(dossier)) == dossier


def test_bytes_that_are_no_utf8_are_refused_where_they_stand() -> None:
    assert _problems(b'{"a":\n "\xff"}') == ["dossier.json:2:3 DET407 byte 8 (0xff, counted from 0) is not UTF-8"]


def test_a_file_over_the_limit_is_not_read() -> None:
    told = _problems(b"{" * 11, limit=10)

    assert told == ["- DET406 'dossier.json' is too large: 11 bytes, where 10 are allowed"]


def test_all_problems_of_shape_are_told_at_once_with_their_places() -> None:
    text = '{\n"detente": 1,\n"documents": [],\n"sentences": {},\n"actors": [{"id": 3, "nam": "x", "kind": "stat"}]\n}'

    assert _problems(text) == [
        "dossier.json:1:1 DET414 a dossier needs the key 'mentions'",
        "dossier.json:1:1 DET414 a dossier needs the key 'events'",
        "dossier.json:1:1 DET414 a dossier needs the key 'claims'",
        "dossier.json:1:1 DET414 a dossier needs the key 'links'",
        "dossier.json:1:1 DET414 a dossier needs the key 'unread'",
        "dossier.json:4:14 DET412 sentences: expected a list of sentences, and this is an object",
        "dossier.json:5:12 DET414 actors[0]: an actor needs the key 'name'",
        "dossier.json:5:19 DET412 actors[0].id: expected a text that is not empty, and this is the number 3",
        "dossier.json:5:22 DET413 actors[0]: an actor has no key 'nam'; did you mean 'name'?",
        "dossier.json:5:42 DET415 actors[0].kind: 'stat' is not a kind of actor; did you mean 'state'?",
    ]


@pytest.mark.parametrize(
    ("path", "to", "told"),
    [
        (("gaps", 1, "sentence"), "new#3", "gaps[1].sentence: there is no sentence 'new#3'; did you mean 'news#3'?"),
        (("events", 0, "actors"), ["FERY"], "events[0].actors[0]: there is no actor 'FERY'; did you mean 'FERRY'?"),
        (("events", 0, "reported_by"), "x", "events[0].reported_by: there is no actor 'x'; allowed: FERRY, BOARD"),
        (("events", 0, "same_as"), "q", "events[0].same_as: there is no event 'q'; allowed: news#1.e1"),
        (("events", 0, "end"), 27, "events[0].quote: its 12 code points are not those from 13 to 27"),
        (("events", 0, "quote"), "started work", "events[0].quote: news#1 says 'stopped work' there"),
        (("events", 0, "sentence"), "news#2", "events[0]: 13 to 25 is not inside news#2, 27 to 81"),
        (("events", 0, "what", "start"), 1, "events[0].what.quote: its 25 code points are not those from 1 to 25"),
        (("claims", 0, "events"), ["e1"], "claims[0].events[0]: there is no event 'e1'; allowed: news#1.e1"),
        (("claims", 0, "id"), "news#1.e1", "claims[0].id: 'news#1.e1' is the id of an earlier part"),
        (("links", 0, "target"), ["s1.e1"], "links[0].target[0]: there is no item 's1.e1'; did you mean 'news#1.e1'?"),
        (("actors", 0, "end"), 13, "actors[0].quote: its 12 code points are not those from 0 to 13"),
        (("sentences", 2, "number"), 4, "sentences[2].number: by its id this is sentence 3"),
        (("documents", 0, "length"), 85, "sentences[2].end: the text 'news' has only 85 code points"),
        (("document", "id"), "olds", "document: this is not the first of the documents"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told(dossier: Dossier, path: tuple[str | int, ...], to: object, told: str) -> None:
    assert ("DET417", told) in _told(_changed(dossier, *path, to=to))


def test_a_mode_of_another_category_is_told(dossier: Dossier) -> None:
    told = _told(_changed(dossier, "events", 0, "mode", to="strik"))

    assert told == [("DET415", "events[0].mode: PROTEST has no mode 'strik'; did you mean 'strike'?")]


def test_a_date_that_is_none_is_told(dossier: Dossier) -> None:
    told = _told(_changed(dossier, "documents", 0, "date", to="2022-02-30"))

    assert told == [("DET416", "documents[0].date: '2022-02-30' is no date")]


def test_of_many_problems_the_first_are_told(dossier: Dossier) -> None:
    told = _problems(_changed(dossier, "gaps", to=[{}] * 1000), most=3)

    assert [line.split()[1] for line in told] == ["DET414"] * 3 + ["DET410"]


def test_the_place_is_shown_with_a_caret(dossier: Dossier) -> None:
    with pytest.raises(TextError) as refused:
        parse_dossier(dump_dossier(dossier).replace('"asserted"', '"aserted"', 1))

    assert "'aserted' is not a factuality; did you mean 'asserted'?\n" in str(refused.value)
    assert '"factuality": "aserted",\n' in str(refused.value)
    assert "^" * len('"aserted"') in str(refused.value)


@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    text = dump_dossier(data.draw(dossiers()))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    damaged = text[:start] + data.draw(st.sampled_from(("", "{", '"', "1", "null", "[]", "\x00"))) + text[end:]
    try:
        read = parse_dossier(damaged)
    except TextError:
        return

    assert parse_dossier(dump_dossier(read)) == read


def test_a_saved_dossier_is_read_back_and_leaves_nothing_beside_it(dossier: Dossier, tmp_path) -> None:
    path = tmp_path / "dossier.json"
    save_dossier(dossier, path)
    save_dossier(replace(dossier, reader="parse@1"), path)

    assert read_dossier(path) == replace(dossier, reader="parse@1")
    assert [file.name for file in tmp_path.iterdir()] == ["dossier.json"]
    assert path.read_bytes().endswith(b"}\n")


def test_a_dossier_that_would_not_read_back_leaves_the_old_file(dossier: Dossier, tmp_path) -> None:
    path = tmp_path / "dossier.json"
    save_dossier(dossier, path)
    wrong = replace(dossier, events=(replace(dossier.events[0], actors=("NOBODY",)),))

    with pytest.raises(TextError, match="DET409"):
        save_dossier(wrong, path)

    assert read_dossier(path) == dossier
    assert [file.name for file in tmp_path.iterdir()] == ["dossier.json"]


def test_what_the_system_refuses_is_told_in_words(dossier: Dossier, tmp_path) -> None:
    with pytest.raises(TextError, match="DET408"):
        save_dossier(dossier, tmp_path / "no" / "dossier.json")
    with pytest.raises(TextError, match="DET408"):
        save_dossier(dossier, tmp_path)
    with pytest.raises(TextError, match="DET101"):
        read_dossier(tmp_path / "dossier.json")
    with pytest.raises(TextError, match="DET106"):
        read_dossier("a\0b")


def test_a_dossier_agrees_with_its_text(dossier: Dossier, text: Document) -> None:
    assert check_against(dossier, {"news": text}) == ()
    assert check_against(dossier, {}) == ()


def test_a_changed_text_and_every_quote_that_moved_are_told(dossier: Dossier) -> None:
    changed = document(RAW.replace("Rain", "Heavy rain").encode(), "news.txt")
    told = [(p.code, p.message) for p in check_against(dossier, {"news": changed})]

    assert told == [
        ("DET418", "the text 'news' has changed since it was read: its SHA-256 is another"),
        ("DET419", "news#3: 'Rain fell.' is not at code point 82 of 'news'"),
        ("DET419", "news#3: 'Rain fell.' is not at code point 82 of 'news'"),
    ]


JUNK = {
    "lists": "[" * 1_000_000,
    "objects": '{"a":' * 200_000,
    "escapes": '{"a":"' + "\\n" * 500_000,
    "open": '{"x":1,' * 140_000,
    "blank": " " * 1_000_000,
    "events": '{"events":[' + '{"actors":"a","x":1},' * 40_000 + "{}]}",
    "keys": "{" + '"x":1,' * 160_000 + '"y":2}',
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_a_megabyte_of_junk_is_refused_in_time(junk: str) -> None:
    began = process_time()
    with pytest.raises(TextError) as refused:
        parse_dossier(junk)

    assert refused.value.problems
    assert process_time() - began < 10


def test_a_mention_must_say_whom_it_means_if_only_that_nobody_knows(dossier: Dossier) -> None:
    plain = json.loads(dump_dossier(dossier))
    del plain["mentions"][0]["actor"]

    assert [("DET414", "mentions[0]: a mention needs the key 'actor'")] == _told(json.dumps(plain))
