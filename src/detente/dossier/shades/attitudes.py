"""Cues of mind and purpose: what is feared, hoped, planned, asked, offered or threatened is not yet done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detente.dossier.cue import Scope, cue
from detente.dossier.items import Factuality
from detente.dossier.shades.outline import (
    GIVEN,
    Outline,
    clause,
    definite,
    form,
    lexicon,
    like_a_verb,
    outline,
    stretch,
    to_the_right,
)
from detente.dossier.view import View, Word

WISHED: Final = lexicon(
    "advise advocate agree aim alert allow angle anticipate appeal apply approve argue arrange ask aspire assign "
    "assume attempt authorise authorize await back beg believe beseech bet bid brace brandish brew bribe "
    "calculate call campaign caution charge choose clamor clamour coax command commission commit consent consider "
    "conspire contemplate convince counsel counter-propose court crave dangle debate decide delay demand deserve "
    "desire direct discuss doubt draft dread dream earmark elect enable encourage endanger endeavor endeavour "
    "entice entitle entreat envisage envision estimate excuse exhort expect explore eye fabricate facilitate fake "
    "favor favour fear feign flirt float forecast foresee foretell gamble gear guard guess hesitate hint hope "
    "hypothesise imagine impend implore incentivise incline insist instruct intend intimate invent invite "
    "jeopardise jeopardize justify lean let licence license lobby long look loom mean mobilise mobilize moot "
    "motivate move mull near need negotiate nudge obligate oblige offer oppose opt order pave pencil permit "
    "persuade petition plan plead pledge plot ponder practice practise predict prefer prepare press pressure "
    "presume pretend project promise propose protect pursue push rationalise ready reckon recommend rehearse "
    "request require resolve risk sanction schedule scheme seek set signal simulate slate solicit stage steel "
    "strive struggle study suggest support suppose swear table task tell tempt think threaten tout toy train try "
    "undertake urge volunteer vote vow wait want warn weigh wish wonder worry yearn"
)
FORESEEN: Final = lexicon("anticipate decide expect forecast foresee foretell pledge predict project promise swear vow")
PLAIN_OBJECT: Final = lexicon(
    "allow approve argue back charge choose commit debate discuss draft invite let look mean mobilise mobilize "
    "move near negotiate oppose order permit practice practise protect sanction set stage study suggest support "
    "table tell train"
)
FORESHADOWED: Final = lexicon(
    "ability agenda aim alarm alternative ambition anxiety appeal application apprehension assurance attempt "
    "authorisation authority authorization ballot bid bidding blueprint brink bulwark call campaign candidacy "
    "candidate capability capacity chance commitment concern condition consideration conspiracy cusp danger "
    "deadline deal debate decision defence defense deliberation demand desire discussion doctrine draft dread "
    "dream drill drive effort excuse exercise expectation fear forecast goal guarantee hope hypothetical idea "
    "illusion incentive instruction insurance intent intention invitation justification leverage likelihood "
    "mandate motion motive myth need negotiation negotiations nervousness nightmare objective obstacle offer "
    "opportunity option order panic permission petition plan pledge plot policy possibility potential power "
    "precaution precondition prediction preparation preparedness pressure pretext probability project promise "
    "proposal proposition prospect protection push question readiness reason recommendation referendum rehearsal "
    "request right risk roadmap roadmaps safeguard scenario scheme shadow shield simulation specter spectre "
    "speculation strategy suggestion suspicion talk talks temptation theory threat threshold ultimatum unease "
    "urge verge vision vote vow vulnerability wargame warning willingness wish worry"
)
HEDGING: Final = lexicon(
    "abandoned aborted abortive all-but-certain alleged anticipated any apparent attempted averted avoidable "
    "baseless canceled cancelled claimed conceivable conditional contemplated demanded desired draft elusive "
    "envisaged eventual expected failed fake false feared fictional fictitious foiled forthcoming future "
    "groundless hoped-for hypothetical imaginary imagined imminent impending inevitable intended likely "
    "long-awaited long-feared looming mock mooted much-feared near non-existent nonexistent notional ostensible "
    "pending perceived planned pledged possible postponed potential predicted presumed pretended preventable "
    "prevented probable projected promised proposed prospective purported putative reported requested requisite "
    "rumored rumoured scheduled simulated so-called stalled supposed suspected tentative theoretical threatened "
    "thwarted unconfirmed unfounded unfulfilled unlikely unproven unrealised unsigned unverified upcoming virtual "
    "wished-for would-be"
)
NOT_REAL: Final = lexicon(
    "abandoned aborted abortive averted baseless canceled cancelled failed fake false fictional fictitious foiled "
    "groundless imaginary imagined mock non-existent nonexistent prevented thwarted unfounded"
)
CLAIMED: Final = lexicon(
    "alleged claimed ostensible perceived purported putative reported rumored rumoured so-called supposed "
    "suspected unconfirmed unverified"
)


CALLING: Final = lexicon("announce call schedule set")


def _factuality(word: Word) -> Factuality:
    return "predicted" if word.lemma in FORESEEN else "possible"


@cue(
    "wished or feared",
    "factuality",
    matches=(
        "Ruritania threatened to attack the port.",
        "The union demanded the withdrawal of the guards.",
        "Residents fear an attack.",
        "A strike is feared.",
        "The firm has agreed to sign the pact.",
    ),
    passes=("The army attacked the port.", "The plan worked."),
)
def wished(view: View) -> Iterable[Scope]:
    """A verb of mind, speech or effort leaves what it governs open: *fear*, *plan*, *threaten*, *urge*, *try*.

    What stands in the past as background ("demanded talks after the army shelled the port") is left alone.
    """
    o = outline(view)
    for word in o.where(WISHED):
        if not like_a_verb(o, word) or (word.dep == "amod" and word.lower not in HEDGING):
            continue
        noun = _participle_of(o, word)
        covers = _governed(o, word) if noun is None else frozenset({noun}) | _governed(o, word)
        if any(w.at < word.at for w in o.under(word.at, "nsubjpass")):
            covers |= frozenset(n for w in o.under(word.at, "nsubjpass") for n in clause(o, w.at))
        if covers - {word.at}:
            yield Scope((word.at, word.at), covers - {word.at}, _factuality(word))


def _participle_of(o: Outline, word: Word) -> int | None:
    """The noun that a participle says is only wished or feared: "the strike planned by the union"."""
    if word.dep == "acl" and form(word) == "past" and o.words[word.head].pos in ("NOUN", "PROPN"):
        return word.head
    return None


def _governed(o: Outline, word: Word) -> frozenset[int]:
    covers = to_the_right(o, word.at)
    after = _near(o, word.at)
    if word.lemma in PLAIN_OBJECT:
        # "Backed the strike": what is discussed or backed may well be there, but what is *to be done* is not.
        plain = frozenset(n for w in o.under(word.at, "dobj") for n in (w.at, *_of(o, w.at)) if definite(o, w.at))
        return (covers | (after if "to" in _first(o, word.at) else frozenset())) - plain
    return covers | after


def _near(o: Outline, at: int) -> frozenset[int]:
    """The words right after, but not beyond "after …", "since …": those tell what was before."""
    return stretch(o, at, to_verb=o.lower(at + 1) not in ("that", "if", "whether"))


def _first(o: Outline, at: int) -> tuple[str, ...]:
    return o.lowers[at + 1 : at + 5]


def _of(o: Outline, at: int) -> frozenset[int]:
    return frozenset(n for w in o.under(at, "prep") if o.lowers[w.at] == "of" for n in clause(o, w.at))


@cue(
    "foreshadowed",
    "factuality",
    matches=(
        "Fears of an attack emptied the town.",
        "The threat to invade the island alarmed the fishermen.",
        "The union has no plan to strike.",
        "Invasion fears emptied the town.",
    ),
    passes=("The attack emptied the town.", "The plan failed."),
)
def foreshadowed(view: View) -> Iterable[Scope]:
    """A noun of mind, speech or effort leaves what it is about open: *fear of*, *threat to*, *plan*, *attempt at*.

    The thing itself, say a threat or a demand, is not in its own shade.
    """
    o = outline(view)
    for word in o.where(FORESHADOWED):
        if word.pos not in ("NOUN", "PROPN"):
            if _between_noun_and_verb(o, word):
                yield Scope((word.at, word.at), frozenset({word.at - 1}), "possible")
            continue
        covers = _about(o, word) | frozenset(w.at for w in o.under(word.at, "compound", "amod", "nmod"))
        if covers - {word.at}:
            yield Scope((word.at, word.at), covers - {word.at}, "possible")


def _between_noun_and_verb(o: Outline, word: Word) -> bool:
    """Whether a word taken for a verb is a noun after all: "invasion fears emptied the town"."""
    if not 0 < word.at < len(o.words) - 1:
        return False
    before, after = o.words[word.at - 1], o.words[word.at + 1]
    return (
        before.pos == "NOUN" and after.pos in ("VERB", "AUX") and form(after) in ("past", "s") and form(word) != "past"
    )


def _about(o: Outline, word: Word) -> frozenset[int]:
    low = o.lower(word.at + 1)
    joins = lexicon("of to that for over about on against at into whether as")
    near = (
        stretch(o, word.at, to_verb=low != "that") if low in joins - {"on", "at", "as", "over", "into"} else frozenset()
    )
    found: set[int] = set()
    for n in o.dependents[word.at]:
        part = o.words[n]
        if n > word.at and (
            (part.dep == "prep" and o.lowers[n] in joins) or part.dep in ("acl", "ccomp", "xcomp", "appos", "relcl")
        ):
            if part.dep == "relcl" and "to" not in o.auxiliaries(n):
                continue
            if part.dep == "prep" and o.lowers[n] in GIVEN:
                continue
            found |= clause(o, n)
    if o.words[word.head].lemma in ("be", "remain") and word.dep in ("nsubj", "attr"):
        found |= frozenset(
            n for w in o.under(word.head, "ccomp", "xcomp", "attr", "advcl") if w.at > word.at for n in clause(o, w.at)
        )
    return frozenset(found) | near


@cue(
    "hedging adjective",
    "factuality",
    matches=(
        "The threatened invasion alarmed the fishermen.",
        "The alleged attack was on the front page.",
        "A possible strike worried the firm.",
        "The averted strike was soon forgotten.",
    ),
    passes=("The invasion alarmed the fishermen.", "The possible was done."),
)
def hedging_adjective(view: View) -> Iterable[Scope]:
    """An adjective before a noun that takes its reality away: *threatened*, *alleged*, *possible*, *averted*."""
    o = outline(view)
    for word in o.where(HEDGING):
        head = o.words[word.head]
        noun = (
            word.head
            if word.dep in ("amod", "det", "compound", "nmod", "advmod") and head.at > word.at
            else _noun_after(o, word)
        )
        if noun is None or o.words[noun].pos not in ("NOUN", "PROPN", "VERB", "ADJ") or noun < word.at:
            continue
        covers = frozenset({noun}) | frozenset(
            n for w in o.under(noun, "compound", "conj", "prep") if w.pos != "VERB" for n in clause(o, w.at)
        )
        low = o.lowers[word.at]
        shade: Factuality = "counter" if low in NOT_REAL else "alleged" if low in CLAIMED else "possible"
        yield Scope((word.at, word.at), covers | frozenset(range(word.at + 1, noun)), shade)


def _noun_after(o: Outline, word: Word) -> int | None:
    if word.pos not in ("ADJ", "VERB", "ADV", "DET") or o.lower(word.at + 1) in ("to", "of", "that", "by"):
        return None
    for near in o.words[word.at + 1 : word.at + 4]:
        if near.pos in ("NOUN", "PROPN"):
            return near.at
        if near.pos not in ("ADJ", "ADV", "NUM"):
            return None
    return None


@cue(
    "membership spoken of",
    "factuality",
    matches=("Ruritania's membership of the league would be a threat.", "The accession of Ruritania alarmed the firm."),
    passes=("The members of the league met.", "Ruritania joined the league."),
)
def membership(view: View) -> Iterable[Scope]:
    """A membership that is spoken of need not have come about: those who already are members are seldom said to be."""
    o = outline(view)
    for word in o.where(frozenset({"membership", "accession"})):
        if word.pos == "NOUN":
            yield Scope((word.at, word.at), frozenset({word.at}), "possible")


@cue(
    "called for a day",
    "factuality",
    matches=("The union called a strike for Thursday.", "The firm called a vote for Friday."),
    passes=("The union called for a strike.", "The union called the firm a thief."),
)
def called_for(view: View) -> Iterable[Scope]:
    """What is called, announced or set *for* a day lies ahead; the calling itself is done."""
    o = outline(view)
    for word in o.where(CALLING):
        called = o.under(word.at, "dobj")
        after = (w.at for n in (word, *called) for w in o.under(n.at, "prep") if o.lowers[w.at] == "for")
        day = next((n for n in after if called and n > called[0].at), None)
        if word.pos == "VERB" and day is not None:
            yield Scope((day, day), frozenset(w.at for w in called), "predicted")


@cue(
    "on the verge",
    "factuality",
    matches=(
        "The two firms are on the brink of a merger war.",
        "The union came close to signing the pact.",
        "The island is at risk of invasion.",
    ),
    passes=("The guards stood close together.", "The town lies on the border."),
)
def on_the_verge(view: View) -> Iterable[Scope]:
    """A phrase that says a thing is near but not there: *close to*, *on the brink of*, *at risk of*, *in case of*."""
    o = outline(view)
    nearly = {("close", "to"), ("closer", "to"), ("brink", "of"), ("verge", "of"), ("edge", "of"), ("cusp", "of"),
              ("risk", "of"), ("danger", "of"), ("hope", "of"), ("way", "to"), ("path", "to"), ("road", "to"),
              ("case", "of"), ("event", "of"), ("view", "to"), ("means", "of"), ("prospect", "of"), ("near", "to"),
              ("hopes", "of"), ("ahead", "of"), ("pending", "a"), ("towards", "a"), ("toward", "a")}  # fmt: skip
    for word in o.words[1:]:
        if (o.lowers[word.at - 1], o.lowers[word.at]) in nearly:
            covers = clause(o, word.at) | stretch(o, word.at, to_verb=True)
            yield Scope((word.at - 1, word.at), covers - {word.at - 1, word.at}, "possible")
