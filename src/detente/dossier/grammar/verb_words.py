"""The verbs that the rules know: regular and irregular ones, which of them are nouns too, and what they take."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS: Final = _words(
    "abandon abide abolish absorb accelerate accept accommodate accompany accomplish accord account accuse "
    "achieve acknowledge acquire act activate adapt add address adhere adjourn adjust administer admit adopt "
    "advance advise advocate affect affirm afford aggravate agree aid aim alarm alienate align allay allege "
    "alleviate allocate allow alter amass amend amount amplify analyse analyze announce annex annoy answer "
    "anticipate apologise apologize appeal appear applaud apply appoint appreciate approach approve argue arm "
    "arouse arrange arrest arrive ask assail assassinate assault assemble assert assess assign assist assume "
    "assure attach attack attain attempt attend attract authorise authorize avert avoid await award back balk ban "
    "bar bargain base beg behave believe belong benefit besiege betray blame block blockade boast bolster bomb "
    "bombard boost border boycott breach brief broadcast broker calculate call calm campaign cancel capitulate "
    "capture care carry cast cause caution cease cede celebrate censor censure challenge change charge chase "
    "chastise check cite claim clarify clash classify clear climb close coerce collaborate collapse collect "
    "combat combine comfort command commemorate commence comment commit compare compel compensate compete "
    "complain complete comply compromise concede conceive concern conclude condemn conduct confer confess confirm "
    "confiscate conflict confront confuse congratulate connect conquer consent consider consist consolidate "
    "conspire constitute constrain construct consult consume contact contain contemplate contend contest continue "
    "contract contradict contravene contribute control convene convert convey convict convince cooperate "
    "coordinate cope counter counterattack cover crack crackdown create criticise criticize cross crush culminate "
    "curb curtail damage dare dash debate decide declare decline decrease dedicate deem deepen defeat defect "
    "defend defer define defuse defy degrade delay delegate deliver demand demobilise demobilize demolish "
    "demonstrate denounce deny depart depend depict deplore deploy deport depose deprive derail derive descend "
    "describe deserve design designate desire despatch destabilise destabilize destroy detain deteriorate "
    "determine deter detonate devastate develop deviate devise devote dictate die differ diminish direct disagree "
    "disappear disappoint disapprove disarm disband discard discharge disclose discontinue discourage discover "
    "discredit discuss dismantle dismiss dispatch disperse displace display dispute disregard disrupt dissolve "
    "dissuade distance distort distribute disturb divert divide dominate donate doubt draft drag drop dwindle "
    "earn ease echo educate eject elaborate elect eliminate embark embarrass embrace emerge emphasise emphasize "
    "employ empower enable enact encircle encounter encourage end endanger endorse endure enforce engage enhance "
    "enjoy enlarge enlist enrage ensue ensure enter entertain entitle envisage equip eradicate erase erect erode "
    "erupt escalate escape establish estimate evacuate evade evaluate evict evolve exacerbate exaggerate examine "
    "exceed exchange exclude excuse execute exercise exert exhaust exhort exist exit expand expect expel "
    "experience expire explain explode exploit explore export expose express extend extort extract extradite face "
    "facilitate fail falter favour favor fear feature figure file fill finalise finalize finance finish fire "
    "flare flout focus follow foment force foresee forge form formulate fortify foster free frustrate fuel fulfil "
    "fulfill function fund further gain gather gauge generate grab grant greet guarantee guard guide halt hamper "
    "hand handle happen harass harbour harden harm hasten head heed help hesitate highlight hijack hinder hint "
    "honour honor hope host house hurt identify ignite ignore illustrate imagine impair impede implement "
    "implicate imply import impose impress imprison improve incite include increase incur indicate induce infect "
    "infiltrate inflame inflict influence inform infringe inherit initiate injure insist inspect inspire install "
    "instigate instruct insult integrate intend intensify interact intercept interfere interpret interrogate "
    "interrupt intervene interview intimidate introduce invade invest investigate invite invoke involve isolate "
    "issue jail jam jeopardise jeopardize join judge jump justify kidnap kick kill knock label lack lament land "
    "last laud launch laugh lecture legalise legalize lessen levy liberate lie lift like limit link liquidate "
    "list listen live lobby locate lock look loom loot lower maintain manage manipulate manoeuvre march mark "
    "massacre mass matter mediate mention merge militarise minimise minimize mislead miss mistrust moan mobilise "
    "mobilize mock moderate modernise modify monitor mount mourn move mull murder name narrow nationalise need "
    "negotiate neglect neutralise normalise normalize note notice notify nominate obey object oblige observe "
    "obstruct obtain occupy occur offend offer omit open operate oppose oppress opt order organise organize "
    "orient originate oust outline outlaw outrage outweigh overlook overrule own pack pardon park part "
    "participate pass patrol pause penalise perceive perform perish permit perpetrate persecute persist persuade "
    "pick picket pilot place plan plant play plead please pledge plot plunge point poise poison police ponder "
    "portray pose position possess postpone pour practise praise pray preach precede precipitate preclude predict "
    "prefer prejudice prepare prescribe present preserve preside press pressure presume pretend prevail prevent "
    "probe proceed proclaim procure produce profit progress prohibit project prolong promise promote prompt "
    "propose prosecute protect protest provide provoke publish pull punish purchase purge purport pursue push "
    "question quarantine quarrel query raid raise rally ramp range rank ratify reach react reaffirm realign "
    "realise realize rearm reason reassert reassure rebel rebuff rebuild rebuke recall recede receive reciprocate "
    "reckon reclaim recognise recognize recommend reconcile reconsider record recover recruit rectify reduce "
    "refer reflect reform refrain refuse refute regain regard register regret regulate reimpose reinforce "
    "reinstate reiterate reject rejoin relate relax release relent relieve relinquish rely remain remark remedy "
    "remind remove rename render renege renew renounce reopen reorganise repair repatriate repay repeal repeat "
    "repel replace reply report represent repress reprimand repudiate request require rescind rescue research "
    "resemble resent reserve reshape resign resist resolve resort respect respond restart restore restrain "
    "restrict restructure result resume retain retaliate retire retract retreat retrieve return reveal reverse "
    "review revise revive revoke reward risk rob rock roll ruin rule rush sabotage sack sail salvage sanction "
    "satisfy save scale scare scold scrap scrutinise scupper search secure seem seize sense sentence separate "
    "serve settle shape share shell shelter shield shift shore shout show shun side sign signal skip slam slap "
    "slip slow smuggle soften solve spark specify spoil sponsor spot stabilise stabilize stage stall stalk start "
    "starve state station stay stem step stir stockpile stop storm strain strengthen stress stretch strip "
    "struggle subdue submit subsidise subvert succeed succumb suffer suffice suggest summon supervise supply "
    "support suppose suppress surge surprise surrender surround survive suspect suspend sustain swap sway switch "
    "sympathise tackle talk target task tax tempt tend term terminate terrorise test testify thank threaten "
    "thwart tie tighten tolerate topple torpedo torture total touch tour toughen trace track trade train transfer "
    "transform transgress transit transport trap travel treat trial trick trigger triumph trouble trust try turn "
    "undermine underline underscore unify unite unleash unveil update uphold urge use usher utilise vacate vanish "
    "vary vent venture veto view violate visit voice volunteer vote vow wage wait walk wander want warm warn "
    "warrant waste watch weaken weigh welcome widen wish withstand witness wonder work worry worsen wound wreck "
    "yield attribute ship lead picture print cook clean dance doom exempt fray frown gloat hail hover lean "
    "reassess rethink redeploy reposition retake recommit reunite renegotiate rearrange reelect rejoice "
    "reverberate strand stump tout trumpet tumble unravel vilify wane whip zero-in escort lodge seal crumble "
    "flounder sour simmer squander stipulate sue tamper thaw uncover undergo uproot",
)

IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    base: (past, participle)
    for base, past, participle in (
        row.split()
        for row in """\
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|build built built|burn burnt burnt|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen
forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got got
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leap leapt leapt|learn learnt learnt|leave left left|lend lent lent|let let let|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|mislead misled misled|overcome overcame overcome
overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
pay paid paid|prove proved proven|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt
repay repaid repaid|retake retook retaken|rethink rethought rethought|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|speed sped sped
spend spent spent|spill spilt spilt|spin spun spun|split split split|spread spread spread|spring sprang sprung
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn
sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden
undergo underwent undergone|understand understood understood|undertake undertook undertaken|undo undid undone
uphold upheld upheld|upset upset upset|wear wore worn|weave wove woven|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written""".replace(
            "|", "\n"
        ).splitlines()
    )
}
"""Irregular verbs: base form, past tense, past participle."""

DOUBLING: Final = _words(
    "admit ban bar beg begin bet bid commit compel confer control cut deter dig drag drop equip expel fit forbid "
    "forget get hit incur infer kidnap let mar occur omit patrol permit plan plot pin plug prefer propel put quit "
    "rebel recur refer regret rob rub run sap scan scrap set shed shun shut sit skip slam slap slip spin split "
    "spot stem step stir stop strip submit swap swim tip transfer transmit trap upset veto-ban whip win wrap",
)
"""Verbs that double their last letter: "stopped"."""
ALSO_DOUBLING: Final = _words("cancel fuel label model rival signal shovel travel total fulfil")
"""Verbs that double it in British spelling and not in American."""

NOUNS_TOO: Final = _words(
    "accord account act address advance aid aim alarm amount answer appeal approach arm arrest assault attack "
    "attempt award back balk ban bar bargain base benefit bid blame block blockade boast bomb boost border "
    "boycott breach break brief broadcast burn burst call calm campaign capture care cast cause caution censure "
    "challenge change charge chase check claim clash close combat comfort command comment compromise concern "
    "conduct conflict contact contest contract control cost counter counterattack cover crack crackdown cross "
    "crush curb cut damage dash deal debate decline decrease defeat defect delay delegate demand design desire "
    "despatch direct discharge dispatch display dispute distance doubt draft drag draw drive drop echo ease "
    "embrace encounter end escort estimate exchange excuse exercise exit experience exploit export express face "
    "fall favour favor fear feature feed feel fight figure file finance find fire flare focus force form free "
    "fuel function fund gain gauge grab grant ground guarantee guard guide halt hand handle harbour harm head "
    "help highlight hint hit hold honour honor hope host house hurt import impress increase influence insult "
    "interest interview issue jail jam judge jump keep kick kill knock label lack lament land last launch laugh "
    "lead leap leave lecture levy lie lift light like limit link list lobby lock look loot make march mark mass "
    "massacre master matter mean meet mention mistrust mock mount move murder name need note notice object offer "
    "open order outlaw outline outrage own pack pardon park part pass patrol pause pay permit pick picket pilot "
    "place plan plant play plot point poison police position pour practise praise present press pressure probe "
    "proceed process produce profit progress project promise prompt protest purchase purge push pull put "
    "quarantine quarrel query question quit raid raise rally ramp range rank reach read reason rebel rebuff "
    "rebuke recall record recruit reform refuse regard register regret release remark remedy repair repeal reply "
    "report request rescue research reserve resolve resort respect rest result retreat return reverse review "
    "reward ride ring rise risk rock roll rule run rush sack sail sanction scale scare scrap search see sense "
    "sentence separate set shake shape share shed shell shelter shield shift ship shore shout show shut side sign "
    "signal slap slide slip slow speed spark split sponsor spot spread spring stage stall stand start state "
    "station stay stem step stick stir stop storm strain stress stretch strike strip struggle subject supply "
    "support surge surprise surrender suspect sweep swing switch talk target task tax tear tempt term test thank "
    "thought threat throw tie torpedo torture total touch tour trace track trade train transfer transit transport "
    "trap travel treat trial trick trigger triumph trouble trust try turn update upset urge use vent venture veto "
    "view visit voice volunteer vote vow wage wait walk want warrant waste watch welcome win wind wish witness "
    "wonder work worry wound wreck yield pledge plunge attribute ally shoot spend print picture dance cook bet "
    "bite blow bend seal thaw spoil",
)
"""Verbs whose base form is a noun as well: only what stands around decides."""

MOSTLY_NOUNS: Final = _words(
    "account aid ally amount arm border bomb campaign challenge change conduct conflict contact contract cost "
    "crackdown cross deal debate decline design dispute estimate exchange exercise exit experience face feature "
    "figure finance fire force form fuel function fund ground guard guide hand harm head host house influence "
    "insult interest interview issue judge land lack limit link list master march mass massacre matter meet name "
    "note object order part pass place plant point police position press pressure process progress project "
    "protest question rally range rank reason rebel record regard register report reserve resort respect rest "
    "result return review ring risk rock rule sanction scale sense sentence series set shape share shell shelter "
    "shield ship shore side sign speed spring stage state station step storm stress strike struggle supply "
    "support surprise switch talk target task tax term test thought threat tie torpedo total tour track trade "
    "train transit transport trial trouble trust turn use view visit voice vote wage work wind thank raid patrol "
    "quarantine profit pilot park ramp purchase plot probe",
)
"""Of these, those that are a noun where nothing around decides."""

SAY: Final = _words(
    "say tell claim announce declare state argue insist warn believe think know suggest admit acknowledge concede "
    "confirm deny report maintain assert allege fear hope worry feel note add explain expect predict stress "
    "reiterate reply agree assume conclude estimate find hold hear imply indicate learn mean mention observe "
    "point promise pledge vow reckon remark repeat reveal see show signal suppose suspect swear understand write "
    "ensure guarantee assure remind inform doubt forget remember realise realize recall regret recognise "
    "recognize threaten wish pretend complain contend emphasise emphasize underline hint speculate accept decide "
    "demand propose recommend request require prove ask wonder consider imagine dream bet guess figure caution "
    "boast disclose testify",
)
"""Verbs that a clause follows without "that": "officials say Kyiv agreed"."""
QUOTING: Final = _words(
    "say tell claim announce declare state argue insist warn believe think suggest admit acknowledge concede "
    "confirm report maintain assert allege note add explain predict stress reiterate reply conclude remark write "
    "observe comment complain contend emphasise emphasize caution boast ask quip recall fear hope reckon",
)
"""Verbs that can stand after what they report: "Kyiv agreed, officials said"."""
OBJECT_INFINITIVE: Final = _words(
    "ask tell urge order persuade warn call force compel press pressure invite instruct advise encourage convince "
    "push beg command implore remind coerce oblige lobby challenge authorise authorize assist help lead prompt "
    "task summon require request accuse forbid teach use train threaten choose appoint",
)
"""Verbs whose object does what the infinitive says, and stays an object: "asked Russia to withdraw"."""
CLAUSE_INFINITIVE: Final = _words(
    "want expect allow enable cause permit need like wish let make help get intend prefer believe consider deem "
    "find mean suppose",
)
"""Verbs that take object and infinitive together as a clause: "wants Kyiv to withdraw"."""
VERB_INFINITIVE: Final = _words(
    "want try attempt refuse agree decide plan intend hope threaten promise pledge vow offer begin start continue "
    "seek fail need like love hate prefer expect wish choose decline manage seem appear tend have ought prepare "
    "propose aim struggle strive volunteer swear claim demand hesitate dare afford learn mean remain come happen "
    "go cease move vote undertake resolve determine opt push press work get rush consent pretend deserve ask beg "
    "arrange bid wait be use help commit fight proceed scramble look stand",
)
"""Verbs that an infinitive completes: "refused to withdraw"."""
GERUND: Final = _words(
    "start begin stop keep continue avoid consider risk deny admit suggest propose recommend finish quit resume "
    "cease favour favor oppose resist delay postpone contemplate discuss imagine involve mean entail include "
    "justify prevent enjoy regret face mind",
)
"""Verbs that a form in -ing completes: "stop shelling"."""
TWO_OBJECTS: Final = _words(
    "give offer grant send deny promise tell show hand lend owe pay allow cost sell teach assure guarantee bring "
    "award buy deliver ask refuse",
)
SMALL_CLAUSE: Final = _words(
    "declare call consider deem label name make render appoint elect brand term dub think find keep leave",
)
"""Verbs that say what their object is: "declared the vote a farce"."""
LINKING: Final = _words("be become remain seem appear look feel sound prove stay grow turn go get")
"""Verbs that an adjective completes."""
