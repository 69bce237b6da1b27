"""The view by rules: words, lemmas and parts, and what hangs on what in sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.grammar import closed_words, verb_words
from detente.dossier.grammar.lemmas import verb_forms
from detente.dossier.grammar.tokens import tokens
from detente.dossier.plain import plain_views
from detente.dossier.view import View
from lines_of_text import line, relations


def view(text: str, *, before: int = 0) -> View:
    return plain_views([line(text, before=before)])[0]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They can't, won’t and cannot.", ["They", "ca", "n't", ",", "wo", "n’t", "and", "can", "not", "."]),
        ("Lima's and Quito’s envoys", ["Lima", "'s", "and", "Quito", "’s", "envoys"]),
        ("the unions' offer", ["the", "unions", "'", "offer"]),
        ("a cease-fire and a U.S.-led force", ["a", "cease", "-", "fire", "and", "a", "U.S.", "-", "led", "force"]),
        ("1,00,000 men, 3.5 million, the 21st", ["1,00,000", "men", ",", "3.5", "million", ",", "the", "21st"]),
        ("Gen. Mora met Mr. Vega.", ["Gen.", "Mora", "met", "Mr.", "Vega", "."]),
        ("It was over -- at last…", ["It", "was", "over", "--", "at", "last", "…"]),
        ("“No,” he said (twice).", ["“", "No", ",", "”", "he", "said", "(", "twice", ")", "."]),
    ],
)
def test_words_are_split_as_spacy_splits_them(text: str, words: list[str]) -> None:
    assert words == split(text)


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("Peru did n't agree.", "did", "do", "AUX"),
        ("Peru did n't agree.", "n't", "not", "PART"),
        ("They withdrew.", "withdrew", "withdraw", "VERB"),
        ("They have sworn it.", "sworn", "swear", "VERB"),
        ("The allies vetoed the treaties.", "treaties", "treaty", "NOUN"),
        ("The allies vetoed the treaties.", "vetoed", "veto", "VERB"),
        ("The planned attack began.", "planned", "plan", "VERB"),
        ("Lima demands an apology.", "demands", "demand", "VERB"),
        ("The demands were met.", "demands", "demand", "NOUN"),
        ("They plan to attack.", "attack", "attack", "VERB"),
        ("The attack failed.", "attack", "attack", "NOUN"),
        ("It is a stronger force.", "stronger", "strong", "ADJ"),
        ("The crises passed.", "crises", "crisis", "NOUN"),
        ("If it rains, nobody walks.", "If", "if", "SCONJ"),
        ("Chile won’t sign.", "wo", "will", "AUX"),
        ("They’re late.", "’re", "be", "AUX"),
        ("Brazil quickly refused.", "quickly", "quickly", "ADV"),
        ("Brazil refused.", "Brazil", "brazil", "PROPN"),
        ("Two men walked.", "Two", "two", "NUM"),
    ],
)
def test_a_word_has_its_lemma_and_its_part(text: str, word: str, lemma: str, pos: str) -> None:
    (found,) = [each for each in view(text).words if each.text == word]

    assert (lemma, pos) == (found.lemma, found.pos)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bolivia rejected Peru's offer.", {("Bolivia", "nsubj", "rejected"), ("Peru", "poss", "offer")}),
        ("Bolivia attacked the port.", {("Bolivia", "nsubj", "attacked"), ("port", "dobj", "attacked")}),
        (
            "The port was not attacked by Bolivia.",
            {
                ("port", "nsubjpass", "attacked"),
                ("was", "auxpass", "attacked"),
                ("not", "neg", "attacked"),
                ("by", "agent", "attacked"),
                ("Bolivia", "pobj", "by"),
            },
        ),
        (
            "Officials in Quito said Peru had never agreed.",
            {
                ("Officials", "nsubj", "said"),
                ("agreed", "ccomp", "said"),
                ("Peru", "nsubj", "agreed"),
                ("had", "aux", "agreed"),
                ("never", "neg", "agreed"),
            },
        ),
        (
            "The union said that the company would close the plant.",
            {("that", "mark", "close"), ("close", "ccomp", "said"), ("company", "nsubj", "close")},
        ),
        (
            "Chile refused to withdraw its troops.",
            {("withdraw", "xcomp", "refused"), ("to", "aux", "withdraw"), ("its", "poss", "troops")},
        ),
        (
            "The minister urged Peru to accept the offer.",
            {("Peru", "dobj", "urged"), ("accept", "xcomp", "urged"), ("offer", "dobj", "accept")},
        ),
        (
            "Peru wants Chile to leave.",
            {("leave", "ccomp", "wants"), ("Chile", "nsubj", "leave")},
        ),
        (
            "If Chile attacks, Peru will respond.",
            {("If", "mark", "attacks"), ("attacks", "advcl", "respond"), ("Peru", "nsubj", "respond")},
        ),
        (
            "Peru will respond unless Chile withdraws.",
            {("unless", "mark", "withdraws"), ("withdraws", "advcl", "respond")},
        ),
        (
            "The union struck after the company refused its demands.",
            {("after", "mark", "refused"), ("refused", "advcl", "struck"), ("company", "nsubj", "refused")},
        ),
        (
            "The party, which had won, rejected the plan.",
            {("which", "nsubj", "won"), ("won", "relcl", "party"), ("party", "nsubj", "rejected")},
        ),
        (
            "Lima's threat to close the border alarmed Quito.",
            {
                ("Lima", "poss", "threat"),
                ("close", "acl", "threat"),
                ("threat", "nsubj", "alarmed"),
                ("Quito", "dobj", "alarmed"),
            },
        ),
        (
            "Peru and Chile signed a treaty and opened the border.",
            {("Chile", "conj", "Peru"), ("opened", "conj", "signed"), ("border", "dobj", "opened")},
        ),
        (
            "Peru attacked the port, and Chile protested.",
            {("protested", "conj", "attacked"), ("Chile", "nsubj", "protested")},
        ),
        (
            "Chile had agreed, the minister said.",
            {("agreed", "ccomp", "said"), ("minister", "nsubj", "said"), ("said", "ROOT", "said")},
        ),
        (
            "The talks are not impossible.",
            {("talks", "nsubj", "are"), ("not", "neg", "are"), ("impossible", "acomp", "are")},
        ),
        ("The offer is a threat.", {("offer", "nsubj", "is"), ("threat", "attr", "is")}),
        (
            "The company gave the workers a new offer.",
            {("workers", "dative", "gave"), ("offer", "dobj", "gave"), ("new", "amod", "offer")},
        ),
        (
            "Nor is the union ready to talk.",
            {("union", "nsubj", "is"), ("ready", "acomp", "is"), ("talk", "xcomp", "ready")},
        ),
        (
            "The fear that Peru might attack is real.",
            {
                ("attack", "acl", "fear"),
                ("that", "mark", "attack"),
                ("might", "aux", "attack"),
                ("fear", "nsubj", "is"),
            },
        ),
        (
            "Peru accused Chile of shelling the town.",
            {("Chile", "dobj", "accused"), ("shelling", "pcomp", "of"), ("town", "dobj", "shelling")},
        ),
        ("Ministers fear a war.", {("Ministers", "nsubj", "fear"), ("war", "dobj", "fear")}),
        ("The union wants higher pay.", {("union", "nsubj", "wants"), ("pay", "dobj", "wants")}),
        ("The firm sued.", {("firm", "nsubj", "sued")}),
        ("There was no question of a strike.", {("There", "expl", "was"), ("question", "attr", "was")}),
    ],
)
def test_what_hangs_on_what(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= relations(view(text)), sorted(relations(view(text)))


def test_words_stand_where_the_text_has_them() -> None:
    text = "Peru’s envoy\n  can’t agree."

    assert [(w.text, w.start, w.end) for w in view(text, before=7).words][:3] == [
        ("Peru", 7, 11),
        ("’s", 11, 13),
        ("envoy", 14, 19),
    ]


_FUNCTION_WORDS = (
    closed_words.PREPOSITIONS
    | closed_words.SUBORDINATORS
    | closed_words.RELATIVES
    | closed_words.DETERMINERS
    | closed_words.PRONOUNS
    | closed_words.MODALS
    | closed_words.NEGATIONS
)
_OTHERS = ["to", "that", "Peru", "Lima's", "can’t", "U.S.", "1,000", "and", *",.;-—()“’"]
_WORDS = st.sampled_from([*sorted(_FUNCTION_WORDS | verb_words.SAY), *sorted(verb_forms())[::40], *_OTHERS])


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_every_view_is_one_tree_over_all_that_is_not_white(text: str) -> None:
    words = view(text, before=3).words

    assert "".join(text.split()) == "".join("".join(w.text.split()) for w in words)
    assert all(text[w.start - 3 : w.end - 3] == w.text for w in words)
    assert [w.at for w in words] == list(range(len(words)))
    assert [w.head for w in words if w.dep == "ROOT"] == [w.at for w in words if w.head == w.at]
    assert sum(w.dep == "ROOT" for w in words) == min(1, len(words))
    for word in words:
        at, steps = word.at, 0
        while words[at].head != at and steps <= len(words):
            at, steps = words[at].head, steps + 1
        assert words[at].dep == "ROOT"


@pytest.mark.parametrize(
    "piece", ["to go ", "he said ", "was hit by ", "a.b. ", "x, ", "not ", "the ", "A. ", "who ", "-"]
)
def test_time_grows_with_the_length_of_the_sentence_alone(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        view(text)
        return time.process_time() - begin

    seconds(100)
    short, long = seconds(1_000), seconds(10_000)

    assert long < 40 * short + 0.1  # ten times as long; a quadratic step would take a hundred times as long
