"""Whether a text is English, measured on samples of our own; and what is said of a text that cannot be read."""

from __future__ import annotations

import time

import pytest

from detente.errors import TextError
from detente.text.document import document
from detente.text.language import language_of, refuse_unreadable

OTHER = {
    "German": "Die Gewerkschaft hat am Montag angekündigt, dass sie wieder streiken wird, wenn niemand redet.",
    "French": "Le syndicat a annoncé lundi qu'il reprendra la grève si la direction ne revient pas à la table.",
    "Spanish": "El sindicato anunció el lunes que volverá a la huelga si la empresa no se sienta a negociar.",
    "Italian": "Il sindacato ha annunciato lunedì che riprenderà lo sciopero se la direzione non torna al tavolo.",
    "Portuguese": "O sindicato anunciou na segunda-feira que volta à greve se a empresa não se sentar para negociar.",
    "Dutch": "De vakbond heeft maandag aangekondigd dat het opnieuw zal staken als de directie niet wil praten.",
    "Swedish": "Facket meddelade på måndagen att det går ut i strejk igen om ledningen inte vill förhandla med dem.",
    "Polish": "Związek ogłosił w poniedziałek, że wróci do strajku, jeśli zarząd nie usiądzie do rozmów na ten temat.",
    "Russian": "Профсоюз объявил в понедельник, что возобновит забастовку.",
    "Chinese": "工会周一宣布，如果公司不谈判，他们将再次罢工。",
    "Arabic": "أعلنت النقابة يوم الاثنين أنها ستضرب مرة أخرى.",
    "Hindi": "संघ ने सोमवार को कहा कि वह फिर हड़ताल करेगा।",
    "Greek": "Το συνδικάτο ανακοίνωσε τη Δευτέρα νέα απεργία.",
}
ENGLISH = [
    "Workers at the Halden mill walked out on Monday after the company refused to talk about pay.",
    "Nobody in Ravenia expects the talks to fail, but the ministers say that they have no plan for what comes next.",
    "The board of Müller & Søn rejected the offer of the Société Générale de Halden, which the union had called fair.",
    "Foreign ministers Petrov of Ravenia and de la Cruz of Tolmark met in São Tomé and agreed to a truce by Friday.",
]
UNCLEAR = [
    "",
    "2022",
    "Talks ended.",
    "Ministers meet Geneva. No deal. Ravenia rejects offer, Tolmark recalls envoy. Border closed. Union strikes port.",
    "Present: Ivan Petrov, Maria Lopez, Jean Dupont, Li Wei, Ahmed Hassan, Olga Ivanova, John Smith, Anna Nowak.",
]


@pytest.mark.parametrize("name", OTHER)
def test_a_text_in_another_language_is_not_english(name: str) -> None:
    assert ["other", "other"] == [language_of(OTHER[name]), language_of(f"{OTHER[name]} " * 20)]


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_text_is_english_whatever_its_names(text: str) -> None:
    assert ["en", "en", "en"] == [language_of(text), language_of(text.upper()), language_of(f"{text} " * 20)]


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_short_or_holds_names_alone_has_the_benefit_of_the_doubt(text: str) -> None:
    assert ["unclear", "unclear"] == [language_of(text), language_of(f"{text} " * 1)]
    refuse_unreadable(document(b"Talks ended.", "a.txt"))


def test_headlines_in_any_number_are_not_refused() -> None:
    assert "unclear" == language_of(f"{UNCLEAR[3]} " * 50)


@pytest.mark.parametrize("name", ["Vietnamese", "Finnish", "Turkish"])
def test_a_long_text_without_little_words_of_english_and_with_accents_is_not_english(name: str) -> None:
    text = {
        "Vietnamese": "Công đoàn hôm thứ Hai tuyên bố sẽ đình công trở lại nếu công ty không chịu đàm phán.",
        "Finnish": "Ammattiliitto ilmoitti maanantaina palaavansa lakkoon, ellei yhtiö lähde neuvottelemaan.",
        "Turkish": "Sendika pazartesi günü şirketin görüşmelere dönmemesi halinde yeniden greve gideceğini açıkladı.",
    }[name]

    assert "other" == language_of(f"{text} " * 20)


def test_english_with_long_quotations_in_another_script_is_english() -> None:
    assert "en" == language_of(f"{ENGLISH[1]} He said: «{OTHER['Russian']}» and they all left the room in a hurry.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the text is empty"),
        (b" \r\n\t\n", "the text is empty"),
        (b"\xef\xbb\xbf", "the text is empty"),
        (b"2022-01-17\n\n", "no word below its header"),
        (b"12 345 --- !!!", "holds no word"),
    ],
)
def test_a_text_without_words_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(TextError, match=says) as refusal:
        refuse_unreadable(document(data, "a.txt"))
    (problem,) = refusal.value.problems

    assert ("DET113", "a.txt:1:1") == (problem.code, str(problem.place))
    assert problem.hint


@pytest.mark.parametrize("name", OTHER)
def test_a_text_in_another_language_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(TextError, match="not in English") as refusal:
        refuse_unreadable(document(f"date 2022-01-17 {OTHER[name]}".encode(), "a.txt"))

    assert ["DET114"] == [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize("piece", ["a", "a ", "'", "谈", "é ", " "])
def test_no_text_takes_long(piece: str) -> None:
    before = time.process_time()
    language_of(piece * 1_000_000)

    assert time.process_time() - before < 4
