"""The function words of English, by the part they play, and the open words that decide what a phrase is.

Tags are those of the Penn Treebank, in which a part of speech says more than in Universal Dependencies: `VBD` is a past
tense and `VBN` a participle.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE: Final = _words("be am is are was were been being 's 're 'm")
HAVE: Final = _words("have has had having 've")
DO: Final = _words("do does did doing")
MODALS: Final = _words("will would can could may might shall should must ought wo ca sha 'll 'd")
NEGATIONS: Final = _words("not n't never")

PREPOSITIONS: Final = _words(
    "of in on at by with from into onto upon against between among amongst amid amidst over under above below "
    "across through throughout during within without toward towards beyond behind beside besides despite "
    "concerning regarding about along around near off per via versus unlike inside outside alongside beneath "
    "underneath since until till after before for as than like except notwithstanding pending following including "
    "out up down past to but",
)
"""Words that can stand before a noun phrase; some of them open clauses as well (`CLAUSE_TOO`)."""

SUBORDINATORS: Final = _words(
    "if unless although though because while whilst whereas whether lest albeit once provided providing",
)
CLAUSE_TOO: Final = _words("after before since until till as than for like except but")
"""Prepositions that open a clause where a verb follows: "after Moscow refused"."""

RELATIVES: Final = _words("who whom which whose")
ASKING: Final = _words("what when where why how whatever whoever whenever wherever however")

DETERMINERS: Final = _words(
    "the a an this these those some any no every each either neither another both all half such many much few "
    "several most more less other enough various certain numerous",
)
ALONE_TOO: Final = _words(
    "this these those some any each either neither another both all many much few several most more less enough such",
)
"""Determiners that can be a whole noun phrase: "some", "both"."""

PRONOUNS: Final = _words(
    "i you he she it we they me him us them himself herself itself themselves ourselves myself yourself one "
    "oneself everyone everybody everything someone somebody something anyone anybody anything nobody nothing none "
    "others mine yours hers ours theirs",
)
SUBJECT_PRONOUNS: Final = _words("i he she we they")
OBJECT_PRONOUNS: Final = _words("me him us them")
POSSESSIVES: Final = _words("my your his her its our their")

CONJUNCTIONS: Final = _words("and or but nor yet plus &")

NUMBERS: Final = _words(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen",
)
"""Number words; "one" is a pronoun as well, and is decided by what follows."""

ADVERBS: Final = _words(
    "also still already just even only again soon now then here there too very quite rather almost nearly so thus "
    "therefore hence however moreover meanwhile instead perhaps maybe never ever always often sometimes seldom "
    "rarely hardly barely scarcely once twice today tomorrow yesterday tonight ago abroad home away together "
    "apart back forward further later earlier sooner indeed nevertheless nonetheless otherwise likewise anyway "
    "far well long first second third last next least yet much somewhat somehow anywhere everywhere nowhere "
    "elsewhere overnight not n't anymore altogether especially else alike aside ahead thereby thereafter "
    "afterwards beforehand formerly more most less as notably namely alone though up right",
)
TIME_NOUNS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december day days week weeks month months year years decade decades century "
    "morning afternoon evening night weekend summer winter spring autumn time hour hours today tomorrow yesterday "
    "tonight moment",
)
NUMBERED_MONTHS: Final = _words(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "jun. jul. aug. sep. sept. oct. nov. dec.",
)

ADJECTIVES: Final = _words(
    "new old good bad big small large great high low long short early late young own same different next last "
    "first second third former current recent full free open close clear sure ready able unable willing unwilling "
    "likely unlikely possible impossible certain uncertain true false wrong right fair unfair hard easy soft "
    "strong weak rich poor safe unsafe dangerous serious severe grave deep wide broad narrow main major minor key "
    "chief senior junior top joint common mutual public private secret foreign local global regional nuclear "
    "military civil civilian legal illegal armed unarmed hostile friendly costly deadly daily weekly monthly "
    "yearly only whole entire real firm tough tense calm quiet angry afraid aware keen eager loath reluctant "
    "content happy unhappy sad guilty innocent direct indirect formal informal frozen alleged so-called de-facto "
    "immediate binding outright sheer mere very interim acting prime vice northern southern eastern western "
    "central far near due subject prone equal separate dead alive sick ill fresh swift slow quick rapid sharp "
    "steep stark bitter fierce brief vast huge massive tiny left rival fellow many few several more most less "
    "little best better worse worst further other such extra sole total gross net modern ancient upcoming ongoing "
    "long-term short-term red white black blue green unacceptable inevitable bilateral multilateral unilateral "
    "trilateral collective industrial ethnic elite humane solid stable unstable valid void vague viable vital "
    "complete incomplete concrete definite remote moderate intermediate adequate appropriate desperate accurate "
    "corporate ultimate legitimate illegitimate deliberate delicate elaborate climate-related absolute acute "
    "mobile fragile futile sterile volatile strange wise wide-ranging secure insecure sincere premature obscure "
    "pure rare bare square opposite favourite infinite polite expert present absent decent silent violent urgent "
    "important significant relevant constant distant instant dominant independent dependent consistent permanent "
    "prominent apparent transparent sufficient efficient patient impatient confident evident blunt correct "
    "incorrect exact intact perfect strict distinct abrupt corrupt honest modest past utmost overt covert alert "
    "inert hot cold warm cool dry wet dark light heavy bright loud empty busy ugly risky shaky lengthy wealthy "
    "healthy worthy mighty hefty sorry steady bloody lonely ordinary necessary unnecessary worth concerned "
    "opposed responsible unprecedented unprovoked unjustified",
)
"""Adjectives that no ending shows."""

NOUNS: Final = _words(
    "side sides state government country official minister president people leader spokesman spokeswoman "
    "spokesperson war peace troop troops force talks talk crisis conflict border region city town company union "
    "party worker court law treaty deal pact ally rival enemy power army navy weapon missile tank bomb gas oil "
    "money price tax trade bank world part series round table end road step move fact idea sense case way man "
    "woman child group body life death thing word letter question answer problem reason aim goal hope fear risk "
    "cost fire ground water land sea air place point line list level rule right role week month year day hour "
    "night time news report press media politics economics sanctions ethics basis thesis chaos bias status "
    "consensus virus bus process access success congress business progress witness illness mass class loss pass "
    "cross address stress mess family assembly monopoly anomaly supply reply rally july italy bully folly belly "
    "spring king ring nothing string wing ceiling morning evening wedding sibling shilling sterling beijing bed "
    "need seed speed breed deed feed weed greed red shed sled bread parliament cabinet ministry embassy envoy "
    "premier chancellor ambassador general soldier rebel militant separatist",
)
"""Nouns whose look would mislead: they end like verbs, adverbs or plurals, or are as good as never anything else."""

GERUND_NOUNS: Final = _words(
    "meeting building warning bombing shelling killing hearing briefing funding training understanding standing "
    "spending fighting backing ruling undertaking opening closing beginning feeling finding filing gathering "
    "handling holding housing landing lending lobbying manufacturing mining offering planning policing polling "
    "posting pricing proceeding rating reading reasoning recording reporting saving scheming setting setback "
    "shooting showing smuggling stoning strengthening suffering testing thinking timing trading turning voting "
    "wording working writing wrongdoing bargaining blackmailing uprising offspring being dealing doing blessing "
    "bearing",
)

CLAUSE_NOUNS: Final = _words(
    "claim fact fear warning view belief possibility report hope sign evidence concern idea suggestion threat "
    "guarantee demand promise assurance statement allegation accusation charge condition argument assertion "
    "conclusion news worry doubt danger risk chance prospect proof indication assumption notion rumour suspicion "
    "prediction expectation conviction impression insistence denial pledge signal message admission announcement "
    "confirmation proposal request requirement complaint opinion feeling understanding commitment agreement "
    "speculation likelihood principle stance position thesis theory contention",
)
"""Nouns that a clause with "that" spells out."""

INFINITIVE_NOUNS: Final = _words(
    "plan threat attempt decision effort right ability refusal pledge promise commitment offer demand request "
    "willingness move bid intention call proposal readiness pressure agreement deal desire duty chance "
    "opportunity need way failure order obligation power capacity vow determination permission reason mandate "
    "vote resolution invitation appeal campaign push temptation tendency unwillingness inability reluctance "
    "resolve ultimatum wish scheme plot drive strategy incentive freedom authority step measure interest will "
    "time",
)
"""Nouns that an infinitive spells out: "a threat to strike"."""

GOVERNED: Final[dict[str, frozenset[str]]] = {
    "on": _words("attack assault ban sanction talk war strike pressure tax tariff limit restriction curb raid "
                 "agreement negotiation dialogue vote decision debate discussion report hold view position crackdown"),
    "with": _words("talk war deal agreement negotiation meeting dialogue relation tie trade dispute conflict contact "
                   "treaty pact contract cooperation alliance discussion summit link truce quarrel partnership border"),
    "to": _words("threat end response answer access aid return right assistance support visit objection opposition "
                 "solution damage alternative reply commitment exception challenge danger invitation letter limit"),
    "in": _words("role interest increase rise fall drop decline belief part change war involvement stake cut"),
    "by": _words("attack invasion decision statement visit move raid strike incursion report demand refusal"),
    "from": _words("withdrawal exit pressure demand threat message statement call support letter guarantee"),
    "at": _words("talk attempt"),
    "into": _words("inquiry investigation incursion expansion"),
}  # fmt: skip
"""Prepositions that hang on a noun only where it asks for them."""
NOUN_PREPOSITIONS: Final = _words("of between for against over about among regarding concerning like including")
