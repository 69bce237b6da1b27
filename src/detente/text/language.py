"""Whether a text can be read at all: it holds words, and they are English as far as little words tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import islice
from typing import Literal

from detente.errors import Place, TextError
from detente.text.document import Document

Language = Literal["en", "other", "unclear"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A few hundred words tell, and a text can be long; names and figures may fill its first lines.
_ENOUGH_WORDS = 2_000
_FEW_WORDS = 12
_MANY_WORDS = 150


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words(
    "the of and to that is was with for by from have has had not they their this these which would will be been are "
    "were it its his her she he at but who said than into after before could should there what when more in on as or "
    "an a we you if about over under no against between because while says also"
)
_OTHERS: tuple[frozenset[str], ...] = tuple(
    _words(words)
    for words in (
        "der die das und nicht ist den von mit sich des auf für dem ein eine einen zu im aus wird werden hat nach bei",
        "le la les des et est dans que qui pour une un du sur pas au aux par avec ce cette ont sont il elle de d'un",
        "el la los las de que y en un una por con para del se su al como más pero sus ha han está son no lo",
        "il lo di che la per non una un sono del della con gli nel dei alla le ha si più anche da i",
        "o os as de que e do da em um uma para não com dos das se por ao na no mais foi são",
        "de het een en van is dat niet op te zijn voor met die aan ook er maar door hebben heeft wordt in",
        "och att det som en på är av för med den till inte har ett om de var kan vi ikke og er af til jeg",
        "nie się na że jest do przez oraz w z i o po za od dla jako to jego został są",
        "ve bir bu için ile olarak da de olan daha çok sonra kadar gibi ise değil türkiye",
        "yang dan di dengan untuk ini dari dalam pada tidak itu akan telah oleh adalah ke",
        "și în de la cu pe care nu din a să este o că un pentru mai au",
        "a az és hogy nem is egy ez meg volt de van csak már el",
        "ja on ei että se oli hän mutta ovat kun joka myös ole ovat sekä",
        "je na se v a že do o za z s byl jsou pro jako které podle",
    )
)


def language_of(text: str) -> Language:
    """Whether a text is in English, by the share of its letters that are Latin and of its words that are little ones.

    `unclear` is a text too short to tell, or one of names and headlines, or a language without accents that the lists
    lack; a long text with hardly a little word of English and with many accented letters is not English.  The test is a
    cheap one: it tells an English text from one that is not, and never which language that is.

    >>> language_of("The talks ended, and nobody has said what they will do after that, or when.")
    'en'
    >>> language_of("Die Gespräche sind zu Ende, und niemand hat gesagt, was er nach dem Treffen tun wird.")
    'other'
    """
    words = [word[0].lower().replace("’", "'") for word in islice(_WORD.finditer(text), _ENOUGH_WORDS)]
    letters = "".join(words)
    foreign = sum(map(_foreign, letters))
    if foreign * 2 > len(letters):
        return "other"
    if len(words) < _FEW_WORDS:
        return "unclear"
    times = Counter(words)
    english = _share(times, _ENGLISH)
    other = max(_share(times, little) for little in _OTHERS)
    if other > 0.15 and other > 1.3 * english:
        return "other"
    if english >= 0.15 and english > other:
        return "en"
    marked = sum(letter > "\x7f" for letter in letters)
    return "other" if len(words) >= _MANY_WORDS and english < 0.06 and marked * 50 > len(letters) else "unclear"


def refuse_unreadable(document: Document) -> None:
    """Raise TextError where there is nothing to read (DET113) or the text is not in English (DET114).

    A text whose language is unclear is let through.
    """
    body = document.raw[document.body_start :]
    place = Place(document.name, 1, 1)
    if not _WORD.search(body):
        what = "holds no word" if document.raw.strip("\ufeff \t\r\n\f\v") else "is empty"
        if document.header:
            what = "holds no word below its header"
        raise TextError.of("DET113", f"there is nothing to read: the text {what}", place, "give a text of sentences")
    if language_of(body) == "other":
        raise TextError.of(
            "DET114",
            "the text is not in English, the one language that is read",
            place,
            "give an English text, or a translation, whose sentences the citations then name",
        )


def _share(times: Counter[str], little: frozenset[str]) -> float:
    return sum(times[word] for word in little) / times.total()


def _foreign(letter: str) -> bool:
    return letter > "\u024f" and not unicodedata.name(letter, "LATIN").startswith("LATIN")
