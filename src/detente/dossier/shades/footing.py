"""What a thing stands on when no hedge shades it: a verb that says it happened, or a noun that takes it as there.

A thing without such footing is *possible*: an infinitive under an unknown verb, a noun without article, a fragment.
"""

from __future__ import annotations

from typing import Final

from detente.dossier.items import Factuality
from detente.dossier.shades.given import FACT_NOUNS, FACTIVE
from detente.dossier.shades.outline import GIVEN, SUBJECTS, Outline, definite, form, lexicon, own_feet, tense
from detente.dossier.shades.reports import CLAIMING, OWN_WORD, SAYING
from detente.dossier.view import Word

CARRIED_OUT: Final = lexicon(
    "begin bring catch come compel continue dare drive end finish force get go have hear help keep lead leave "
    "make manage proceed remain resume see sit spend stand start watch"
)
MADE_REAL: Final = lexicon(
    "accept adopt airlift apply approve arrest attend attract begin breach break broker call carry cause clinch "
    "commit complete conclude conduct continue cripple cut deal declare deliver deploy detain dispatch disrupt do "
    "donate draw ease end endure enforce enter escalate exchange execute expel experience extend face fight file "
    "finalise finalize finance fire follow fund give grant halt hand have hit hold host implement impose inflict "
    "initiate intensify introduce issue join land launch lead leave level levy lift lodge lose make mass meet "
    "mount occupy offer open order organise organize pass pay perform place post present provide provoke publish "
    "pursue put quit raise ramp ratify reach recall receive record renew resume rock seal secure see seize send "
    "sever shake ship sign slap spark sponsor stage start step stop storm strike suffer supply survive suspend "
    "sustain table tighten trigger undertake unleash violate wage walk widen win withdraw witness"
)
PARTS: Final = lexicon(
    "act aftermath barrage beginning bout burst campaign case cessation continuation couple course day dozen end "
    "escalation eve face flurry handful height hour hundred majority midst month night number outbreak pair part "
    "rest result resumption round series spate spell start string thousand wake wave week year"
)
NOT_FINITE: Final = "not finite"
WHILE: Final = GIVEN | lexicon("before until once where whereas that")


def footing(o: Outline, at: int) -> tuple[Factuality, str]:
    """What the syntax alone makes of a word, and why: asserted, presupposed, or possible when in doubt."""
    word = o.words[at]
    if word.pos in ("VERB", "AUX") or (word.pos == "ADJ" and word.dep in ("ROOT", "acomp", "conj")):
        return _of_verb(o, at, 0)
    return _of_noun(o, at, 0)


def _of_verb(o: Outline, at: int, depth: int) -> tuple[Factuality, str]:
    """The footing of a verb: its own tense first, then what its clause hangs on."""
    word = o.words[at]
    if depth > 20:
        return "possible", "too deep to tell"
    if word.dep == "acomp" or (word.pos == "ADJ" and word.dep == "conj"):
        return _above(o, word, depth)
    when = tense(o, at)
    match word.dep:
        case "ROOT" | "parataxis" | "dep" | "appos":
            if word.dep == "dep" and "having" in o.auxiliaries(at):
                return _above(o, word, depth)
            return _told(o, word, when)
        case "conj":
            if own_feet(o, word):
                return _told(o, word, when)
            return _above(o, word, depth)
        case "relcl" | "acl" if _is_content(o, word):
            known = o.words[word.head].lemma in FACT_NOUNS and when
            return ("presupposed", "a fact") if known else ("possible", f"after {o.lower(word.head)!r}")
        case "relcl":
            return ("presupposed", "relative clause") if when else ("possible", "clause without tense")
        case "acl" | "amod":
            if "to" in o.auxiliaries(at) or (word.dep == "amod" and form(word) != "past"):
                return "possible", "a participle or an infinitive"
            return _lowered(_holder(o, word, depth))
        case "advcl":
            return _of_adverbial(o, word, when, depth)
        case "ccomp" | "xcomp" | "csubj" | "csubjpass":
            return _of_complement(o, word, when, depth)
        case "pcomp" | "pobj":
            return _of_gerund(o, word, depth)
        case _:
            return _told(o, word, when if o.under(at, *SUBJECTS) else "")


def _is_content(o: Outline, word: Word) -> bool:
    """Whether a clause says what its noun holds ("the premise that they met"), not which it is ("one that met")."""
    that = next((w for w in o.words[word.head + 1 : word.at] if w.lower == "that"), None)
    whole = any(w.lower != "that" for w in o.under(word.at, "nsubj", "nsubjpass")) and any(
        w.at > word.at for w in o.under(word.at, "dobj", "acomp", "ccomp", "xcomp")
    )
    return that is not None and ((that.dep == "mark" and word.dep == "acl") or whole)


def _told(o: Outline, word: Word, when: str) -> tuple[Factuality, str]:
    if not when:
        return "possible", NOT_FINITE
    if when == "present" and word.dep == "ROOT" and not o.under(word.at, *SUBJECTS):
        return "possible", "no subject"
    return "asserted", "told as a fact"


def _above(o: Outline, word: Word, depth: int) -> tuple[Factuality, str]:
    head = o.words[word.head]
    if head.at == word.at:
        return "possible", "stands alone"
    return _of_verb(o, head.at, depth + 1) if head.pos in ("VERB", "AUX", "ADJ") else _of_noun(o, head.at, depth + 1)


def _lowered(found: tuple[Factuality, str]) -> tuple[Factuality, str]:
    return ("presupposed", found[1]) if found[0] == "asserted" else found


def _holder(o: Outline, word: Word, depth: int) -> tuple[Factuality, str]:
    """The footing of the clause in which the noun of a participle stands: "troops shelling the town fled"."""
    above = next((w for w in _upwards(o, word) if w.pos in ("VERB", "AUX")), None)
    return ("possible", "no verb above") if above is None else _of_verb(o, above.at, depth + 1)


def _upwards(o: Outline, word: Word) -> list[Word]:
    found = []
    for _ in range(20):
        if word.head == word.at:
            break
        word = o.words[word.head]
        found.append(word)
    return found


def _of_adverbial(o: Outline, word: Word, when: str, depth: int) -> tuple[Factuality, str]:
    marks = {o.lowers[w.at] for w in o.under(word.at, "mark", "advmod", "prep")}
    if "to" in o.auxiliaries(word.at):
        return "possible", "infinitive"
    if when:
        told = when == "past" or not marks & {"once", "until", "before", "when", "where"}
        known = marks & WHILE or not o.under(word.at, "mark")
        return ("presupposed", "clause of time or reason") if told and known else ("possible", "clause of time to come")
    if marks - GIVEN - lexicon("by then thus thereby") and o.under(word.at, "mark"):
        return "possible", "a participle"
    return _above(o, word, depth)


def _of_complement(o: Outline, word: Word, when: str, depth: int) -> tuple[Factuality, str]:
    head = o.words[word.head]
    if word.dep in ("csubj", "csubjpass") or head.at == word.at:
        return "possible", "clause as subject"
    known = head.lemma in FACTIVE
    if (
        word.dep == "ccomp"
        and when == "past"
        and any(o.lowers[w.at] in WHILE - {"that", "where"} for w in o.under(word.at, "mark", "advmod"))
    ):
        return "presupposed", "clause of time or reason"
    if word.dep == "ccomp" and when:
        said = head.lemma in SAYING | CLAIMING | OWN_WORD  # what these shade, their own cue says
        parted = word.at < head.at and any(o.lowers[n] in (",", ";", ":", "—", "–") for n in range(word.at, head.at))
        joined = any(o.lowers[n] in (";", ":", "—", "–") for n in range(min(word.at, head.at), max(word.at, head.at)))
        if known or said or parted or joined:
            return (_above(o, word, depth)[0] if said else "presupposed" if known else "asserted"), "told as a fact"
        return "possible", f"after {head.lower!r}"
    carried = head.lemma in CARRIED_OUT and word.dep == "xcomp"
    if head.lemma in ("go", "come") and "to" in o.auxiliaries(word.at):
        carried = head.lower in ("went", "gone", "came")
    if carried or (known and form(word) == "ing"):
        return _above(o, word, depth)
    return "possible", f"after {head.lower!r}"


def _of_gerund(o: Outline, word: Word, depth: int) -> tuple[Factuality, str]:
    preposition = o.words[word.head]
    if o.lowers[preposition.at] not in lexicon("after since by despite in following upon through while"):
        return "possible", f"after {preposition.lower!r}"
    return _lowered(_holder(o, preposition, depth))


def _of_noun(o: Outline, at: int, depth: int) -> tuple[Factuality, str]:
    """The footing of a noun: what its clause stands on, and whether the noun is taken as known in it."""
    word = o.words[at]
    if depth > 20:
        return "possible", "too deep to tell"
    head = o.words[word.head]
    match word.dep:
        case "conj" | "appos" if head.at != at:
            return _above(o, word, depth)
        case "nsubj" | "nsubjpass" | "csubj":
            return _as_subject(o, word, head, depth)
        case "dobj" | "attr" | "dative" | "oprd" | "xcomp":
            return _as_object(o, word, head, depth)
        case "pobj" | "pcomp":
            return _after_preposition(o, word, head, depth)
        case "poss" if definite(o, at):
            return _lowered(_holder(o, word, depth))
        case _:
            return "possible", "a noun that nothing says of"


def _as_subject(o: Outline, word: Word, head: Word, depth: int) -> tuple[Factuality, str]:
    if head.pos == "NOUN":
        return "possible", "no verb"
    above = _of_verb(o, head.at, depth + 1)
    if above[0] == "possible":
        return above
    if tense(o, head.at) == "present" and not definite(o, word.at):
        return "possible", "not definite, in the present"
    return ("presupposed", "definite noun") if definite(o, word.at) else above


def _as_object(o: Outline, word: Word, head: Word, depth: int) -> tuple[Factuality, str]:
    above = _of_verb(o, head.at, depth + 1) if head.pos in ("VERB", "AUX", "ADJ") else _above(o, word, depth)
    if above[0] == "possible":
        return above
    if definite(o, word.at):
        return _lowered((above[0], "definite noun"))
    there = head.lemma == "be" and (bool(o.under(head.at, "expl")) and tense(o, head.at) == "past")
    if head.lemma in MADE_REAL or there:
        return above
    return "possible", f"not definite, after {head.lower!r}"


def _after_preposition(o: Outline, word: Word, preposition: Word, depth: int) -> tuple[Factuality, str]:
    low = o.lowers[preposition.at]
    over = o.words[preposition.head]
    if over.at == preposition.at:
        return "possible", "no verb"
    if low in ("of", "in") and over.lemma in PARTS and over.pos == "NOUN":
        return _of_noun(o, over.at, depth + 1)
    above = _holder(o, preposition, depth)
    if above[0] == "possible":
        return above
    article = definite(o, word.at)
    known = low in lexicon("after since following during despite amid throughout") or (
        low == "of" and o.lower(preposition.at - 1) == "because"
    )
    at_work = low in ("in", "at", "by") and over.pos in ("VERB", "AUX") and tense(o, over.at) == "past"
    if (
        known
        or at_work
        or (
            low in ("with", "to", "on", "into", "through")
            and over.lemma in MADE_REAL | lexicon("respond retaliate react")
        )
    ):
        return ("presupposed" if article or known else above[0]), f"after {low!r}"
    return (
        ("presupposed", "definite noun")
        if article and low != "before"
        else ("possible", f"not definite, after {low!r}")
    )
