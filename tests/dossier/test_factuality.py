"""Deciding what the text makes of an event, on the sentences the cues were tuned on and on single points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from detente.cite import Quote
from detente.dossier.actor_table import shipped_table
from detente.dossier.cue import CUES, Cue, Scope
from detente.dossier.factuality import CAUTION, factuality_of, judge, scopes_of
from detente.dossier.items import AUTHOR, FACTS, UNSPECIFIED, Line, Mention
from detente.dossier.language_model import language_model
from detente.dossier.mentions import find_mentions
from detente.dossier.plain import plain_views
from detente.dossier.shades.outline import LONGEST
from detente.dossier.view import View
from factual_sentences import SENTENCES, plain_sentence
from parsed_views import parsed_views

Reader = Callable[[Sequence[Line]], tuple[View, ...]]
ROWS = [row for row in CUES if row.kind == "factuality"]


READERS = pytest.mark.parametrize(
    "reader",
    [
        pytest.param(plain_views, id="plain"),
        pytest.param(
            parsed_views,
            id="parsed",
            marks=pytest.mark.skipif(
                language_model().folder is None,
                reason="the language model of the extra detente[text] is not installed",
            ),
        ),
    ],
)


def views(reader: Reader, *sentences: str) -> tuple[View, ...]:
    return reader([Line(f"t#{n}", n, "", Quote("t", 0, len(s), s)) for n, s in enumerate(sentences, 1)])


def at(view: View, start: int) -> int:
    return next(word.at for word in view.words if word.start <= start < word.end)


def made_of(reader: Reader, marked: str, **more: object) -> list[str]:
    """What is made of each trigger of a marked sentence."""
    text, triggers = plain_sentence(marked)
    (view,) = views(reader, text)
    return [factuality_of(view, at(view, t.start), **more)[0] for t in triggers]  # type: ignore[arg-type]


def with_mention(view: View, name: str, actor: str | None, part: str | None = None) -> View:
    start = view.line.quote.text.index(name)
    quote = Quote("t", start, start + len(name), name)
    return View(view.line, view.words, (Mention("t#1.m1", "t#1", quote, actor, "name", part=part),), view.producer)


# ------------------------------------------------------------------------------------------------ the whole suite


@READERS
def test_at_most_a_tenth_of_what_is_taken_for_done_is_not_and_half_of_what_is_done_is_found(reader: Reader) -> None:
    sentences = [plain_sentence(marked) for marked in SENTENCES]
    made = [
        (trigger.done, factuality_of(view, at(view, trigger.start), scopes=shades)[0] in FACTS)
        for (_, triggers), view in zip(sentences, views(reader, *(text for text, _ in sentences)), strict=True)
        for shades in [scopes_of(view)]
        for trigger in triggers
    ]
    taken = [done for done, fact in made if fact]
    found = [fact for done, fact in made if done]

    assert (len(SENTENCES) >= 100, len(taken) >= 50) == (True, True)
    assert taken.count(False) / len(taken) <= 0.10
    assert found.count(True) / len(found) >= 0.5


def test_the_suite_holds_every_kind_of_factuality() -> None:
    held = {trigger.factuality for marked in SENTENCES for trigger in plain_sentence(marked)[1]}

    assert set(CAUTION) == held


# ------------------------------------------------------------------------------------------------ the table of cues


@READERS
@pytest.mark.parametrize("row", ROWS, ids=[row.key for row in ROWS])
def test_a_cue_of_factuality_matches_and_passes_its_own_examples(reader: Reader, row: Cue) -> None:
    matched = {view.line.quote.text for view in views(reader, *row.matches, *row.passes) if list(row.find(view))}

    assert set(row.matches) == matched


# ------------------------------------------------------------------------------------------------ single points


@READERS
@pytest.mark.parametrize(
    ("marked", "made"),
    [
        # A hedge shades what it governs, not itself, and not a second verb that stands on its own feet.
        ("The union {threatened|T|asserted} to {strike|T|possible}.", ["asserted", "possible"]),
        ("The union threatened to {strike|T|possible} and has now {walked|T|asserted} out.", ["possible", "asserted"]),
        ("The militia may {attack|T|possible} or {retreat|T|possible}.", ["possible", "possible"]),
        ("The guild never {sued|T|counter} or {boycotted|T|counter} the mint.", ["counter", "counter"]),
        # Nested: a denial outweighs the modal within it, and two denials leave the matter open.
        ("The firm denied that it might {sue|T|counter}.", ["counter"]),
        ("The union did not refuse to {negotiate|T|possible}.", ["possible"]),
        # Who only reports covers all that stands before the comma.
        ("The envoy {fled|T|alleged} and {hid|T|alleged}, the rebels claim.", ["alleged", "alleged"]),
        # A definite noun is taken as given, but not where the main verb is only foretold.
        ("After the {attack|T|presupposed}, the town was empty.", ["presupposed"]),
        ("The {attack|T|predicted} will be costly.", ["predicted"]),
        # May, the month.
        ("In May the fleet {attacked|T|asserted} the port.", ["asserted"]),
    ],
)
def test_a_shade_falls_on_what_it_governs(reader: Reader, marked: str, made: list[str]) -> None:
    assert made == made_of(reader, marked)


def test_a_hedge_inside_the_trigger_does_not_shade_the_event() -> None:
    (view,) = views(plain_views, "The league can not accept the plan.")

    assert ("asserted", "counter") == (factuality_of(view, 4, words=(2, 4))[0], factuality_of(view, 4)[0])


@pytest.mark.parametrize(("day", "made"), [(None, "historical"), (date(2022, 1, 17), "historical")])
def test_a_year_before_that_of_the_text_is_history(day: date | None, made: str) -> None:
    assert [made] == made_of(plain_views, "In 1982 the junta {invaded|T|historical} the islands.", day=day)


def test_the_year_of_the_text_is_no_history() -> None:
    marked = "In 1982 the junta {invaded|T|asserted} the islands."

    assert ["asserted"] == made_of(plain_views, marked, day=date(1982, 6, 1))


def test_the_most_cautious_shade_wins_whatever_the_order() -> None:
    shades = [Scope((n, n), frozenset({20}), kind) for n, kind in enumerate(CAUTION)]
    worst = [judge(shades[n:][::-1]) for n in range(len(CAUTION))]

    assert list(CAUTION) == [scope.factuality for scope in worst if scope is not None]


def test_where_nothing_shades_there_is_no_shade() -> None:
    assert judge([]) is None


@pytest.mark.parametrize(
    ("actor", "part", "by"),
    [("RURITANIA", None, "RURITANIA"), ("RURITANIA", "some", UNSPECIFIED), (None, None, UNSPECIFIED)],
)
def test_the_reporter_is_the_actor_who_speaks_and_nobody_if_only_a_part_of_it_does(
    actor: str | None, part: str | None, by: str
) -> None:
    (view,) = views(plain_views, "Ruritania says that rebels attacked the port.")
    seen = with_mention(view, "Ruritania", actor, part)

    assert ("alleged", by) == factuality_of(seen, 4)[:2]


def test_what_an_actor_says_of_its_own_deeds_is_asserted_in_its_name() -> None:
    (view,) = views(plain_views, "Ruritania said it had expelled two diplomats.")
    seen = with_mention(view, "Ruritania", "RURITANIA")

    assert ("asserted", "RURITANIA") == factuality_of(seen, 4)[:2]


def test_where_nobody_speaks_the_author_reports() -> None:
    (view,) = views(plain_views, "Rebels attacked the port.")

    assert ("asserted", AUTHOR) == factuality_of(view, 1)[:2]


def test_the_reason_names_the_words_of_the_hedge() -> None:
    (view,) = views(plain_views, "The guild might strike.")

    assert "possible: might" == factuality_of(view, 3)[2]


def test_a_sentence_too_long_to_judge_asserts_nothing_and_takes_no_time() -> None:
    (view,) = views(plain_views, "They attacked, they may attack, " * 2000 + "they left.")
    begun = process_time()
    made = {factuality_of(view, n, scopes=scopes_of(view))[0] for n in (1, LONGEST, len(view.words) - 2)}

    assert {"possible"} == made
    assert process_time() - begun < 1


@pytest.mark.slow
@READERS
def test_a_hundred_sentences_are_judged_in_half_a_second(reader: Reader) -> None:
    seen = views(reader, *(plain_sentence(marked)[0] for marked in SENTENCES[:100]))
    begun = process_time()
    for view in seen:
        shades = scopes_of(view)
        for word in view.words:
            factuality_of(view, word.at, scopes=shades)

    assert process_time() - begun < 0.5


@READERS
@pytest.mark.parametrize(
    "marked",
    [
        "Norland no longer {supports|SUPPORT|counter} the pact.",
        "The guild no longer {insists|REQUEST|counter} that the firm should pay.",
    ],
)
def test_what_is_no_longer_done_is_denied(marked: str, reader: Reader) -> None:
    text, _ = plain_sentence(marked)
    (view,) = views(reader, text)
    verb = next(word for word in view.words if word.text in ("supports", "insists"))
    if verb.pos == "VERB":  # the rules alone may take it for a noun, and a noun is no fact either
        assert ["counter"] == made_of(reader, marked)


@READERS
@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Kenya was warned by Uganda not to attack the port.", "UGA"),
        ("Egypt's ministers say that Sudan attacked the dam.", "EGY"),
        ("Brazil's critics say that Peru attacked the port.", UNSPECIFIED),
        ("It was said that Peru attacked the port.", UNSPECIFIED),
    ],
)
def test_whoever_speaks_is_who_reports_and_nobody_whose_name_stands_beside(
    sentence: str, by: str, reader: Reader
) -> None:
    (view,) = views(reader, sentence)
    named = replace(view, mentions=find_mentions(view, shipped_table()))
    attack = next(word.at for word in view.words if word.lower.startswith("attack"))

    assert by == factuality_of(named, attack)[1]
