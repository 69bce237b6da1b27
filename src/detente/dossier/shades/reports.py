"""Cues of reported speech: what somebody says, claims or is said to have done is theirs, not the text's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detente.dossier.cue import Scope, cue
from detente.dossier.items import Factuality
from detente.dossier.shades.outline import Outline, definite, form, lexicon, like_a_verb, outline, stretch, subject_of
from detente.dossier.view import View, Word

CLAIMING: Final = lexicon(
    "accuse allege argue assert blame boast brag brand call castigate characterise characterize charge claim "
    "complain conclude condemn consider contend criticise criticize decry deem denounce depict dub fault "
    "implicate imply incriminate indict insinuate insist interpret judge label lambast lambaste liken maintain "
    "misrepresent mistake opine portray posit profess protest purport rebuke regard rumor rumour see slam "
    "speculate suppose surmise suspect term testify view vilify"
)
SAYING: Final = lexicon(
    "acknowledge add admit announce cite comment concede confess confirm declare describe disclose emphasise "
    "emphasize explain hear hold indicate inform joke mention note post quip quote read recount reiterate remark "
    "repeat reply report respond reveal say signal state stress suggest tell tweet underline write"
)
OWN_WORD: Final = lexicon(
    "acknowledge add admit announce concede confess confirm declare disclose report reveal say state tell write"
)
NEUTRAL: Final = lexicon(
    "afp agencies agency aid-worker ap auditor authorities authority broadcaster chronicler coroner correspondent "
    "correspondents court crescent cross doctor doctors eyewitness firefighter firefighters historian historians "
    "hospital investigator investigators journalist journalists judge mediator mediators medic medics monitor "
    "monitors nations newspaper observer observers officer official officials paramedic police policeman radio "
    "registrar reporter reporters rescuer rescuers resident residents responder responders reuters spokesman "
    "spokesperson spokeswoman television witness witnesses"
)
UNPARTISAN: Final = lexicon(
    "a aid airport an city county court district election emergency fire four harbor harbour health hospital "
    "humanitarian independent international local many medical municipal Nations news on-site other police port "
    "provincial red regional relief rescue several some state the three town traffic two un United village"
)
HEARSAY: Final = lexicon(
    "allegedly apparently avowedly evidently ostensibly presumably professedly purportedly reportedly rumouredly "
    "seemingly supposedly"
)
HEARSAY_NOUNS: Final = lexicon(
    "accusation allegation assertion assumption belief charge claim complaint conspiracy contention declaration "
    "denial evidence gossip hearsay hint impression indication insinuation narrative notion proof propaganda "
    "report rumor rumour sign speculation statement story suspicion tale testimony theory verdict view"
)
STEM: Final = 4
OWN_HANDS: Final = lexicon(
    "aircraft army artillery board crew delegation envoy fighter fleet force forces government guard gunner jet "
    "lawyer man member men militia minister missile navy officer pilot plane police ship soldier staff team troop "
    "troops warship"
)
SAYS: Final = lexicon("said say says")
FIRST_PERSON: Final = lexicon("i we")
SELF: Final = lexicon("he i it she they we")
SAID_TO: Final = lexicon(
    "accuse allege assume believe claim consider deem estimate hold know presume report repute rumor rumour say "
    "see suppose suspect think understand"
)


@cue(
    "said",
    "factuality",
    matches=(
        "Ruritania says that the neighbour attacked its port.",
        "The union said the firm had sacked its leaders.",
        "The neighbour attacked the port, Ruritanian officials said.",
        "Police said the guards attacked the strikers.",
    ),
    passes=("The neighbour attacked the port.", "He said goodbye."),
)
def said(view: View) -> Iterable[Scope]:
    """What a party says of others is *alleged*; of its own acts, or said by a bystander, it is *asserted* in its name.

    Bystanders are the police, witnesses, doctors, agencies, and officials of no named side.  A claim, a charge or a
    boast is always only alleged, whoever makes it.
    """
    o = outline(view)
    for word in o.where(SAYING):
        spoken = word.pos in ("VERB", "AUX") and word.dep != "amod"  # a "written understanding" is not hearsay
        if (not spoken and o.lowers[word.at] not in SAYS) or "to" in o.auxiliaries(word.at):
            continue
        content, verb = _content(o, word)
        if not content:
            continue
        if neutral(o, word):
            yield Scope((word.at, word.at), content, "asserted")
            continue
        own = _own_words(o, word, verb, content)
        if own:
            yield Scope((word.at, word.at), own, "asserted")
        yield Scope((word.at, word.at), content - own, "alleged")


def _content(o: Outline, word: Word) -> tuple[frozenset[int], int | None]:
    """What is said, and its verb: the clause that hangs on the verb of saying, or all before ", officials said"."""
    clauses = o.under(word.at, "ccomp")
    subject = subject_of(o, word.at)
    aside = _aside(o, word)
    if clauses and not (aside is not None and o.lower(word.at - 1) == ","):
        verb = clauses[0].at
        inside = o.tree(verb)
        if subject is not None:
            inside -= o.tree(subject)
        near = stretch(o, word.at) if verb > word.at else frozenset()
        return (inside | near) - {word.at}, verb
    if aside is not None:
        return frozenset(range(len(o.words))) - aside, next(
            (w.at for w in o.words if w.dep == "ROOT" and w.at not in aside), None
        )
    if o.lower(word.at + 1) in ("that", ":", "“", '"'):
        return frozenset(range(word.at + 2, len(o.words))), None
    named = word.at > 0 and o.words[word.at - 1].pos in ("DET", "PRON", "NOUN", "PROPN")
    near = stretch(o, word.at) if named or subject is not None else frozenset()
    return (near if any(o.words[n].pos in ("VERB", "AUX") for n in near) else frozenset()), None


def _aside(o: Outline, word: Word) -> frozenset[int] | None:
    """The words between two commas, or after the last, that only say who speaks: ", officials said"."""
    marks = lexicon(", ” \" — – -- ( ) '")
    first, last = word.at, word.at
    while first > 0 and o.lowers[first - 1] not in marks:
        first -= 1
    while last + 1 < len(o.words) and o.lowers[last + 1] not in marks | {".", ";"}:
        last += 1
    inside = o.words[first : last + 1]
    alone = all(w.pos != "VERB" or w.at == word.at for w in inside) and len(inside) <= 14
    opens = o.lowers[first] in lexicon("and but or which who whom that because although if when while so then")
    spoken = any(w.pos in ("NOUN", "PROPN", "PRON") and w.at != word.at for w in inside)
    return frozenset(range(first, last + 1)) if first > 1 and alone and spoken and not opens else None


def neutral(o: Outline, word: Word) -> bool:
    """Whether who speaks is a bystander: the police, a witness, an agency, officials of no named side."""
    at = subject_of(o, word.at)
    if at is None:
        return False
    name = o.words[at]
    if name.lemma not in NEUTRAL and name.lower not in NEUTRAL:
        return False
    rest = [o.words[n] for n in o.tree(at, lambda w: w.dep in ("relcl", "acl", "advcl", "punct")) if n != at]
    return all(w.lower in UNPARTISAN or w.lower in NEUTRAL or w.dep in ("det", "nummod", "punct") for w in rest)


def _own_words(o: Outline, word: Word, verb: int | None, content: frozenset[int]) -> frozenset[int]:
    """The main clause of what is said, if the speaker tells of an own deed: "it had withdrawn", "we signed"."""
    if verb is None or word.lemma not in OWN_WORD:
        return frozenset()
    doers, speaker = o.under(verb, "nsubj"), subject_of(o, word.at)
    if not doers or speaker is None or form(o.words[verb]) == "ing":
        return frozenset()
    quoted = bool({"“", '"'} & set(o.lowers))  # there "they" are others
    same = o.lowers[doers[0].at] in (FIRST_PERSON if quoted else SELF) or _same_actor(o, doers[0].at, speaker)
    if not same:
        return frozenset()
    return content & o.tree(
        verb,
        lambda w: w.dep in ("advcl", "relcl", "acl", "ccomp") or (w.dep == "conj" and bool(o.under(w.at, "nsubj"))),
    )


def _same_actor(o: Outline, one: int, other: int) -> bool:
    actors, names = [], []
    for at in (one, other):
        tree = sorted(o.tree(at, lambda w: w.dep in ("prep", "relcl", "acl", "appos")))
        actors.append({m.actor for n in tree if (m := o.view.mention_at(n)) is not None and m.actor is not None})
        names.append([o.lowers[n] for n in tree if o.words[n].text[:1].isupper() and len(o.words[n].text) > STEM])
    if actors[0] and actors[1]:
        return actors[0] == actors[1]
    if any(mine[:STEM] == yours[:STEM] for mine in names[0] for yours in names[1]):
        return True  # "Ruritania … Ruritanian officials", where no table knows the name
    own = any(o.lowers[w.at] in ("its", "their", "our", "his", "her") for w in o.under(one, "poss"))
    return own and o.words[one].lemma in OWN_HANDS


@cue(
    "claimed",
    "factuality",
    matches=(
        "The union accused the firm of sacking its leaders.",
        "Ruritania blamed the neighbour for the attack.",
        "The mayor claims to have signed the pact.",
        "The militia is suspected of attacking the port.",
    ),
    passes=("The firm sacked the leaders of the union.", "The claim was heard in court."),
)
def claimed(view: View) -> Iterable[Scope]:
    """A verb of claiming, accusing or judging leaves what it governs *alleged*: *claim*, *accuse of*, *blame for*."""
    o = outline(view)
    for word in o.where(CLAIMING):
        before = o.words[word.at - 1].pos if word.at else ""
        closes = o.lower(word.at + 1) in (".", ",", "") and before in ("NOUN", "PROPN", "PRON")
        convened = word.lemma == "call" and any(w.lemma in CONVENED for w in o.under(word.at, "dobj"))
        if convened or (not like_a_verb(o, word) and not closes):
            continue
        covers: set[int] = set(stretch(o, word.at, to_verb=o.lower(word.at + 1) != "that"))
        objects = {w.at for w in o.under(word.at, "dobj") if definite(o, w.at)}
        for n in o.dependents[word.at]:
            part = o.words[n]
            if (n > word.at and part.dep in ("ccomp", "xcomp", "prep", "pcomp", "dobj", "oprd", "acl", "dative")) or (
                part.dep == "ccomp"
            ):
                covers |= o.tree(n)
        if word.lemma in REACTING:
            # The deed that is condemned or called something is there; what somebody is blamed *for* is only said.
            covers -= frozenset(n for at in objects for n in o.tree(at, lambda w: w.dep == "acl"))
        aside = (
            _aside(o, word)
            if (closes or form(word) == "past") and not o.under(word.at, "dobj", "ccomp", "prep")
            else None
        )
        if aside is not None:
            covers |= frozenset(range(len(o.words))) - aside
        if covers - {word.at}:
            yield Scope((word.at, word.at), frozenset(covers) - {word.at}, "alleged")


CONVENED: Final = lexicon(
    "boycott conference congress election halt meeting poll referendum session stoppage strike summit truce vote "
    "walkout"
)
REACTING: Final = lexicon(
    "brand call condemn consider criticise criticize decry denounce describe judge label lambast protest regard "
    "see slam view"
)


@cue(
    "said to have",
    "factuality",
    matches=(
        "The militia is said to have attacked the port.",
        "The strike is believed to have ended.",
        "The militia seems to have attacked the port.",
    ),
    passes=("The militia attacked the port.", "He is known in the port."),
)
def said_to_have(view: View) -> Iterable[Scope]:
    """A passive verb of saying or thinking with an infinitive, or *seem*, *appear*: nobody vouches for it."""
    o = outline(view)
    for word in o.where(SAID_TO | {"seem", "appear"}):
        passive = form(word) == "past" and any(o.lowers[n] in PASSIVE for n in range(max(0, word.at - 3), word.at))
        seems = word.lemma in ("seem", "appear") and word.pos == "VERB"
        aside = _aside(o, word) if seems else None
        if aside is not None:  # "the governor, it seems, ordered it"
            yield Scope((word.at, word.at), frozenset(range(len(o.words))) - aside, "possible")
        if not (passive or seems) or "to" not in o.lowers[word.at + 1 : word.at + 3]:
            continue
        shade: Factuality = "possible" if seems else "alleged"
        covers = stretch(o, word.at) | frozenset(
            n for w in o.under(word.at, "xcomp", "ccomp", "acomp", "oprd") for n in o.tree(w.at)
        )
        yield Scope((word.at, word.at), covers - {word.at}, shade)


PASSIVE: Final = lexicon("are be been being is was were widely")


@cue(
    "hearsay",
    "factuality",
    matches=(
        "The militia reportedly attacked the port.",
        "Allegedly, the firm sacked the leaders of the union.",
        "According to Ruritania, the neighbour attacked the port.",
        "Reports that the militia attacked the port spread fast.",
    ),
    passes=(
        "The militia attacked the port.",
        "The report was printed in May.",
        "The firm offered the miners two per cent.",
    ),
)
def hearsay(view: View) -> Iterable[Scope]:
    """A word that hands the matter to others: *reportedly*, *according to*, *reports that*, *allegations of*."""
    o = outline(view)
    for word in o.where(HEARSAY):
        head = word.head if word.dep in ("advmod", "npadvmod") else word.at
        covers = o.tree(head) | stretch(o, word.at)
        if o.words[head].pos == "VERB" and word.at > head + 4 and o.words[head].dep != "ROOT":
            covers = stretch(o, word.at)
        yield Scope((word.at, word.at), covers - {word.at}, "alleged")
    for word in o.words[:-1]:
        after = o.words[word.at + 1]
        per = o.lowers[word.at] == "per" and (after.pos == "PROPN" or after.lower == "the")  # not "two per cent"
        if per or (o.lowers[word.at] == "according" and after.lower == "to"):
            source = o.words[word.at + 2 : word.at + 6]
            plain = any(w.lemma in NEUTRAL or w.lower in NEUTRAL for w in source) and not any(
                w.pos == "PROPN" for w in source if w.lower not in NEUTRAL
            )
            covers = frozenset(range(len(o.words))) - frozenset(w.at for w in o.words[word.at : word.at + 2])
            yield Scope((word.at, word.at + 1), covers, "asserted" if plain else "alleged")
    for word in o.where(HEARSAY_NOUNS):
        if word.pos == "NOUN":
            yield from _hearsay_noun(o, word)


def _hearsay_noun(o: Outline, word: Word) -> Iterable[Scope]:
    low = o.lower(word.at + 1)
    covers: set[int] = set(stretch(o, word.at, to_verb=low == "of")) if low in ("that", "of") else set()
    for n in o.dependents[word.at]:
        part = o.words[n]
        about = part.dep == "prep" and o.lowers[n] in ("of", "about", "over", "against")
        if n > word.at and (
            about or (part.dep in ("acl", "ccomp", "relcl") and (part.dep != "relcl" or low == "that"))
        ):
            covers |= o.tree(n)
    if covers - {word.at}:
        yield Scope((word.at, word.at), frozenset(covers) - {word.at}, "alleged")


@cue(
    "scare quotes",
    "factuality",
    matches=("The firm spoke of a “sabotage” by the union.", 'The mayor called it an "invasion" of the town.'),
    passes=(
        "The firm spoke of sabotage by the union.",
        "“We have signed the pact and the strike is over,” the mayor said.",
    ),
)
def scare_quotes(view: View) -> Iterable[Scope]:
    """A word or two in quotation marks, or after *what X calls*, is somebody else's word for it."""
    o = outline(view)
    opened: int | None = None
    for word in o.words:
        if word.text not in ("“", "”", '"', "‘"):
            continue
        if opened is None:
            opened = word.at
            continue
        inside = frozenset(range(opened + 1, word.at))
        if 0 < len(inside) <= 3 and not any(o.lowers[n] in SELF for n in inside):
            yield Scope((opened, opened), inside, "alleged")
        opened = None
    for word in o.where(frozenset({"call", "describe", "term", "dub", "label"})):
        if word.pos == "VERB" and "what" in o.lowers[max(0, word.at - 5) : word.at]:
            yield Scope((word.at, word.at), o.tree(word.at) - {word.at} | stretch(o, word.at), "alleged")
