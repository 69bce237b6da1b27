"""What the splitter takes for a sentence, in texts of our own."""

from __future__ import annotations

import time

import pytest

from detente.text.split import SPLITTER, split

# One line a case; `|` stands where a sentence ends.  A change here changes what citations mean: raise SPLITTER.
VERSION_1 = """
The ferry left. | Nobody waved.
Why? | Nobody knew! | All left.
The talks ended badly
Mr. Smith met Gen. Jones and Dr. No. | They talked.
The U.S. Navy left. | It sailed in the U.S. | The talks went on.
The deal (with the U.S.) failed. | He flew to the U.S.! | Good.
Lt.-Gen. Smith agreed, e.g. on Monday, i.e. The Day. | Sen. Low, R-Ky. said so.
MR. SMITH LEFT. | THEN MS. JONES LEFT.
On Jan. 5 it snowed. | It was cold in Jan. | Nobody came.
See No. 5 and Art. 12 of Res. 242. | No. | The West will not. | Read Vol. IV again. | So be it.
J. R. Smith and V. V. Jones met. | It was Plan B. | Then they left.
It rose 3.5 per cent to 1,00,000. | Then it fell to .5 again. | 5 were left.
Crimea was lost in 2014. | Kyiv objected.
At 5 p.m. Smith left. | At 6 a.m. | He came back, etc. | Moscow denied it.
Acme Inc. said so. | Acme Inc. Chairman Li agreed. | He joined Acme Inc. | They left.
Smith v. Jones stands. | Smith et al. | They agree.
He said: “We will go.” | Then he left. | "Why?" he asked. | (It rained.) | [It stopped.] | Good.
“Never!” she cried. | “Never!” | ‘Yes.’ | «Non.» | „Nein.“ | Done.
The “free provinces”. | Nobody was angry.
Wait… what? | Well … maybe. | Well... | Nobody knows. | He [...] left. | […] They came. | Who (?) Smith.
So it ended . . . | Then it began . . . and ended.
He left . | She " came " . " | Nobody saw .
The end. | — Smith reported it. | — “Over.” | - Done - and gone.
It was annexed.[1][2] | Kyiv objected.¹ | Moscow did not [3]. | So what.
1. First point. | 2. Second point. | IV. Fourth point. | 3.1. A fifth.
The news.Then more. | See example.com. | Version 2.0.1. | Good.
the end. nobody won. | He did.
谈判结束了。| 双方都没有让步！| “为什么？”| 他问。 | 好。
「行く。」と言った。| 次の日。
वह गया। | वह आया।
ثم ذهب؟ | نعم.
Prices at $5. | $6 is more. | #7 is most.
"""


@pytest.mark.parametrize("line", VERSION_1.strip().split("\n"))
def test_version_1_of_the_splitter_ends_sentences_here(line: str) -> None:
    expected = [sentence.strip() for sentence in line.split("|")]
    text = line.replace(" | ", " ").replace("|", "")

    assert (1, expected) == (SPLITTER, sentences(text))


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n\n", "\f", "\u2029", "\x85\x85"])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert ["A headline", "then text"] == sentences(f"A headline{gap}then text")


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "  \n  ", "\u2028", "\v"])
def test_a_single_line_break_ends_no_sentence(gap: str) -> None:
    assert [f"The talks{gap}Ended.", "Then"] == sentences(f"The talks{gap}Ended.{gap}Then")


@pytest.mark.parametrize("mark", ["-", "–", "—", "*", "•", "+"])
@pytest.mark.parametrize("head", ["Demands:", "Demands", "Demands."])
def test_a_list_item_is_a_sentence_of_its_own(head: str, mark: str) -> None:
    text = f"{head}\n{mark} no ban\n  {mark} troops leave. Now"

    assert [head, f"{mark} no ban", f"{mark} troops leave.", "Now"] == sentences(text)


@pytest.mark.parametrize(("one", "two"), [("1.", "2."), ("1)", "2)"), ("(a)", "(b)"), ("i)", "ii)"), ("(10)", "(11)")])
def test_a_numbered_item_is_a_sentence_of_its_own(one: str, two: str) -> None:
    assert ["Plan", f"{one} Talk.", "Then act", f"{two} Leave"] == sentences(f"Plan\n{one} Talk. Then act\n{two} Leave")


@pytest.mark.parametrize(
    "text", ["talks\n- which began late - ended", "the winter of\n12. was cold", "by J.\nR. Smith"]
)
def test_a_wrapped_line_that_looks_like_an_item_is_none(text: str) -> None:
    assert [text] == sentences(text)


def test_a_mark_that_ends_the_text_is_an_item_as_one_that_ends_a_paragraph_is() -> None:
    assert ["The", "*"] == sentences("The\n*") == sentences("The\n*\n\n")


@pytest.mark.parametrize("text", ["", " ", "\r\n\t \n\n", "\u3000\u00a0"])
def test_what_is_only_white_has_no_sentence(text: str) -> None:
    assert [] == sentences(text)


def test_the_splitter_begins_where_it_is_told_to() -> None:
    assert ((7, 12),) == split("Gone.  Here.", 5)


HARD = [
    "a",
    ".",
    "a ",
    ". ",
    "A. ",
    "\n",
    " ",
    "a\n",
    "a.\n\n",
    "- a\n",
    "1.\n",
    "。",
    "「",
    "[1]",
    '."',
    ".— ",
    "x.[1]",
    "\r ",
    "-/",
]


@pytest.mark.parametrize("piece", HARD)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    assert seconds(piece, 400_000) < 8


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", ".", "a ", ". ", "。", " "])
def test_five_million_characters_without_an_end_take_seconds(piece: str) -> None:
    assert seconds(piece, 5_000_000) < 20


def seconds(piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    before = time.process_time()
    split(text)
    return time.process_time() - before


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]
