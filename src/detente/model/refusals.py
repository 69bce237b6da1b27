"""Refusals: what the YAML reader says when it cannot read on, in words of ours, with what to do."""

from __future__ import annotations

import re
from typing import Any

from detente.errors import Problem, quoted
from detente.model.nodes import Lines

_QUOTE = "put the whole text in quotes"

# What the reader says; what it means, with {0} for what the pattern caught; how to mend it.  The first that fits.
# Plain texts: most runs never need them, and making twenty patterns ready takes longer than reading a small file.
_SAYINGS = (
    (r"character '\\t'", "a tab stands where YAML allows blanks only", "indent with blanks"),
    (r"character '([@`%])'", "a text cannot begin with {0}", _QUOTE),
    (r"while scanning an (?:alias|anchor)", "YAML reads & and * as signs of its own at the start of a text", _QUOTE),
    (r"(?:scanning|parsing) an? tag", "YAML reads ! as the start of a tag", _QUOTE + ", or write 'not' for '!'"),
    (r"mapping values are not allowed", "a second ': ' stands in one text, or a key at the wrong indentation", _QUOTE),
    (
        r"while scanning a simple key",
        "expected ':' after this key",
        "write 'key: value'; " + _QUOTE + " if it is a text",
    ),
    (
        r"scanning a block scalar",
        "after | or > only the end of the line may follow",
        _QUOTE + ", or write 'or' for '|'",
    ),
    (r"scanning a quoted scalar.*unexpected end", "the quotation mark opened here is never closed", "close it"),
    (r"scanning a quoted scalar.*document separator", "the quotation mark opened here is never closed", "close it"),
    (
        r"unknown escape character '(.+)'",
        "a backslash followed by {0} means nothing",
        "write two backslashes, or use '…'",
    ),
    (r"escape sequence", "a backslash begins a number that is not there", "write two backslashes, or use '…'"),
    (r"flow sequence.*expected ',' or '\]'", "expected ',' or ']' in the list in brackets", "close the brackets"),
    (r"flow mapping.*expected ',' or '\}'", "expected ',' or '}}' in the mapping in braces", "close the braces"),
    (r"flow node", "the brackets or braces are never closed, or hold nothing where a value belongs", "close them"),
    (
        r"parsing a block node",
        "expected a value, and nothing is open that could close here",
        "take the sign away, or " + _QUOTE,
    ),
    (
        r"parsing a block mapping",
        "this fits neither the mapping above nor its indentation",
        "indent keys of one mapping alike",
    ),
    (
        r"parsing a block collection",
        "this fits neither the list above nor its indentation",
        "begin each item with '- '",
    ),
    (
        r"expected '<document start>'",
        "the file goes on after its mapping has ended",
        "indent keys of one mapping alike",
    ),
    (r"not allowed here", "a list or a key cannot begin here", "begin it on a new line"),
    (r"directive", "a line that begins with % is for YAML itself", "take it out, or " + _QUOTE),
)
# The mark of these is where the text ends; what people look for is where it began.
_BEGAN = r"scanning a quoted scalar.*(?:end of|separator)|scanning a simple key|scanning an |flow sequence|flow mapping"
_BLOCK = r"parsing a block (?:mapping|collection)"


_FLOW = re.compile(r"flow (?:sequence|mapping).*expected")
# What makes braces and brackets look as if they were never closed: a tag that swallows a comma, a quotation mark that
# runs on over the end of its line.
_TAG = re.compile(r"[\[{,:]\s*(!)\S")
_RUNS_ON = re.compile(r"""[\[{,:]\s*((["'])(?:(?!\2)[^\n])*)\n""")


def _hidden(lines: Lines, start: int, end: int) -> Problem | None:
    """What really is wrong between an opening brace or bracket and where reading could not go on."""
    tag, quote = _TAG.search(lines.text, start, end), _RUNS_ON.search(lines.text, start, end)
    if quote is not None:
        spot = lines.place(quote.start(1), quote.start(1) + 1)
        return Problem("DET123", "the quotation mark opened here runs on over the end of the line", spot, "close it")
    if tag is not None:
        spot = lines.place(tag.start(1), tag.start(1) + 1)
        hint = _QUOTE + ", or write 'not' for '!'"
        return Problem("DET125", "YAML reads ! as the start of a tag", spot, hint)
    return None


def refusal(error: Any, lines: Lines) -> Problem:
    """The problem that stands for a refusal of the YAML reader."""
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and (re.search(_BEGAN, said) or mark is None):
        mark = error.context_mark
    if _FLOW.search(said) and error.context_mark is not None and error.problem_mark is not None:
        hidden = _hidden(lines, error.context_mark.index, error.problem_mark.index)
        if hidden is not None:
            return hidden
    index = min(mark.index if mark is not None else 0, max(0, len(lines.text) - 1))
    spot = lines.place(index, index + 1)
    if re.search(_BLOCK, said) and spot.text[: spot.column - 1].strip():
        hint = "put the whole text in quotes, and double a quotation mark inside of it"
        return Problem("DET123", "the line goes on after its value has ended", spot, hint)
    for pattern, words, hint in _SAYINGS:
        caught = re.search(pattern, said)
        if caught:
            sign = next((group for group in caught.groups() if group), "")
            code = "DET125" if "tag" in words else "DET123"
            return Problem(code, words.format(quoted(sign)), spot, hint)
    return Problem("DET123", "this is not valid YAML", spot, "check quotes, brackets and indentation, or " + _QUOTE)
