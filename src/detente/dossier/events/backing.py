"""Cues of SUPPORT and AGREE: praise, recognition, agreements made, and the will to cooperate."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.cue import EventHit, cue
from detente.dossier.events.lexicon import lexicon
from detente.dossier.events.sight import Sight, sight
from detente.dossier.view import View

_PRAISE = lexicon(
    verbs="praise commend applaud endorse hail laud congratulate thank salute",
    nouns="endorsement praise recognition solidarity",
    phrases="""
        support|back|welcome|approve|defend|champion|favour|favor > plan|proposal|move|bid|resolution|decision
            |effort|initiative|stance|position|claim|cause|call|demand|reform|idea|candidate|candidacy|policy
            |government|right|measure|treaty|agreement|deal|offer|sanction|independence|membership|side|step
            |accord|bill
        express|voice|declare|pledge|reaffirm|reiterate|rally|mobilise|mobilize|win > support|backing|solidarity
        help support
        stand|side by|with|behind
        throw … weight behind
        come|speak|vote out in favour|favor|support of
        speak|come out in favour|favor|defence|defense of
        vote for|in favour|favor
        recognise|recognize > independence|state|government|sovereignty|border|union|republic|regime|result
            |authority
        diplomatic recognition
        """,
)
_BONDS = lexicon(
    phrases="""
        establish|restore|resume|normalise|normalize|open|upgrade|forge|strengthen|improve|renew|deepen
            |expand > tie|relation|relationship|contact|cooperation|link|embassy|alliance|partnership|friendship
        admit|accept|welcome … into|as|to
        join > alliance|union|pact|bloc|treaty|coalition|league|convention|forum|federation
        form|create|found > alliance|coalition|partnership|union
        apologise|apologize for|to
        offer|make|issue > apology
        """,
)
_SIGNING = lexicon(
    verbs="ratify",
    nouns="ratification",
    phrases="""
        sign|conclude|initial|seal|finalise|finalize|strike|clinch|adopt|complete|approve|enter > agreement
            |treaty|accord|pact|deal|memorandum|contract|protocol|convention|settlement|charter|truce|communique
        ink > deal|agreement|pact|contract
        """,
)
_WILLING = lexicon(
    verbs="agree consent",
    nouns="commitment consensus compromise pledge assurance",
    phrases="""
        accept > offer|proposal|plan|invitation|deal|compromise|mediation|truce|settlement|terms|treaty
        settle > dispute|suit|lawsuit|case|claim|quarrel|row|strike|conflict
        settle out
        shake hand
        reach|find|achieve|come|secure > agreement|accord|consensus|understanding|compromise|deal|settlement
            |terms
        make > pledge|promise|offer|commitment
        offer|promise|pledge|undertake|volunteer to
        promise|pledge > aid|support|help|assistance|cooperation|money|troop|reform|fund|loan|backing
        commit itself|themselves|himself|herself to
        commit to
        express|state|signal|indicate|show|declare|announce > willingness|readiness|intention|interest
        say|be|stand|declare … ready|willing|prepared to
        announce|present|unveil|put > agreement|peace|truce
        peace agreement|accord|deal|treaty|settlement
        agreement|accord|deal|treaty|pact|settlement|understanding between|with|on
        formal|written|binding agreement|understanding|pact|treaty|accord|deal|settlement
        offer of|to
        olive branch
        """,
)


@cue(
    "praise and backing",
    "event",
    matches=(
        "Norland praised the efforts of the mediators.",
        "The party backed the proposal of the governor.",
        "Sudland recognised the independence of the island.",
    ),
    passes=("The wall supports the roof.", "Norland rejected the plan."),
)
def praise(view: View) -> Iterator[EventHit]:
    """Words in favour of somebody: praise, support, recognition."""
    return _PRAISE.hits(view, "SUPPORT")


@cue(
    "bonds",
    "event",
    matches=(
        "Norland restored diplomatic relations with Sudland.",
        "Norland formed an alliance with Sudland.",
        "The company apologised to the workers.",
    ),
    passes=("The family restored the old house.", "The relations of the king live abroad."),
)
def bonds(view: View) -> Iterator[EventHit]:
    """Relations begun, renewed or made closer."""
    return _BONDS.hits(view, "SUPPORT")


@cue(
    "membership",
    "event",
    matches=(
        "Norland's membership of the league would alarm Sudland.",
        "The accession of Norland to the league would alarm Sudland.",
        "The league plans to admit Norland.",
        "League membership for Norland is far off.",
    ),
    passes=("The membership of the club is old.", "The minister admitted the mistake.", "Norland left the league."),
)
def membership(view: View) -> Iterator[EventHit]:
    """One is admitted to a body, or its membership of it is spoken of: the body backs the member."""
    seen = sight(view)
    for at in seen.at("admit"):
        let_in = [w for w in seen.children(at, "dobj", "nsubjpass") if w.pos == "PROPN"]
        if seen.words[at].pos == "VERB" and let_in and not seen.children(at, "ccomp"):
            yield EventHit(at, (at, at), "SUPPORT")
    for noun in ("membership", "accession"):
        for at in seen.at(noun):
            member, body = _member(seen, at), _body(seen, at)
            if member and body and seen.words[at].pos == "NOUN":
                yield EventHit(at, (at, at), "SUPPORT", None, (), body, member)


def _member(seen: Sight, at: int) -> tuple[int, ...]:
    owners = tuple(w.at for w in seen.children(at, "poss") if w.pos == "PROPN")
    if owners:
        return owners
    named = _names_after(seen, at, "for")
    return named or (_names_after(seen, at, "of") if _names_after(seen, at, "in", "to", named=False) else ())


def _body(seen: Sight, at: int) -> tuple[int, ...]:
    if seen.children(at, "poss"):
        return _names_after(seen, at, "of", "in", "to", named=False)
    before = tuple(w.at for w in seen.children(at, "compound", "amod", "nmod") if w.text[:1].isupper())
    return before or _names_after(seen, at, "in", "to", named=False)


def _names_after(seen: Sight, at: int, *prepositions: str, named: bool = True) -> tuple[int, ...]:
    """The nouns after one of the prepositions below the word, or below what stands after "of"; names only if asked."""
    leading = list(seen.children(at, "prep"))
    leading += [p for of in leading for w in seen.children(of.at, "pobj") for p in seen.children(w.at, "prep")]
    nouns = (w for p in leading if p.lower in prepositions for w in seen.children(p.at, "pobj"))
    return tuple(w.at for w in nouns if w.pos == "PROPN" or not named)


@cue(
    "agreements signed",
    "event",
    matches=("The union signed an agreement with Acme.", "Parliament ratified the treaty on Friday."),
    passes=("The road signs were new.", "The union signed up new members."),
)
def signing(view: View) -> Iterator[EventHit]:
    """An agreement that is signed, sealed or ratified."""
    return _SIGNING.hits(view, "SUPPORT")


@cue(
    "readiness to cooperate",
    "event",
    matches=(
        "Norland agreed to share the water of the river.",
        "The company offered to raise wages.",
        "The sides reached a compromise on Sunday.",
        "A written understanding is still possible.",
    ),
    passes=("The figures do not add up.", "The river reached the town."),
)
def willing(view: View) -> Iterator[EventHit]:
    """A side that agrees, offers or promises to do something with or for another."""
    return _WILLING.hits(view, "AGREE")
