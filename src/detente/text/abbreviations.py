"""The words that the splitter knows: what ends in a full stop without ending a sentence, and what begins sentences.

A change here moves sentence numbers: raise `SPLITTER` in `split.py` with it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAMES = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Fr Hon Gen Lt Col Maj Capt Cmdr Cdr Adm Brig Sgt Cpl Pvt Supt Insp "
    "Gov Sen Sens Rep Reps Pres Amb Min St Ste Mt Ft vs v cf viz approx ca c e.g i.e eg ie",
)
"""Abbreviations after which the sentence always goes on: titles, `v.`, `e.g.`."""

BEFORE_NUMBERS = _words(
    "No Nos no nos Art Arts art Sec Secs sec Fig Figs fig Vol Vols vol Ch ch p pp Para Paras para paras Par Res Reg "
    "Doc Eq Nr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
)
"""Abbreviations after which the sentence goes on if a number follows: `No. 5`, `Jan. 17`."""

MAY_END = _words(
    "Inc Ltd Co Cos Corp Bros Plc Jr Sr Esq al Dept Univ Assn Ave Blvd Rd Calif Conn Fla Ga Ky Md Minn Neb Okla Pa "
    "Tenn Va Vt Wis",
)
"""Abbreviations that often stand at the end: the sentence ends if a word follows that usually begins one."""

BEGINNERS = _words(
    "A According After Again All Although Amid Among An And Another Any Are As At Because Before Besides Both But By "
    "Can Could Despite Did Do Does During Each Either Even Every Few Finally First For From Further Given Had Has Have "
    "He Hence Her Here His How However I If In Indeed Instead Is It Its Later Let Many Meanwhile Moreover More Most "
    "Much My Neither Nevertheless Next No Nobody None Nor Not Nothing Now Of On Once One Only Or Other Others Our "
    "Perhaps Rather Second Several She Should Since So Some Still Such That The Their Then There Therefore These They "
    "This Those Though Thus To Today Tomorrow Two Under Unless Unlike Until We Were What When Where Whereas Whether "
    "Which While Who Why Will With Within Without Would Yesterday Yet You Your",
)
"""Words that, with a capital letter, usually begin a sentence."""
