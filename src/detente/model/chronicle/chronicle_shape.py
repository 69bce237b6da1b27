"""The shape of a chronicle: every key of the file, what it may hold, and one sentence on it."""

from __future__ import annotations

from detente.model.file_shape import GROUNDS, OPTION, SOURCE, VERSION
from detente.model.shape import Identifier, Key, Keyed, Level, Listed, Record, Text, Whole

MOVE = Record(
    "a move: a mapping",
    (
        Key(
            "id",
            Identifier("a name", numbered=True),
            "The name of the move, unique in the file; without it the move is named by its position, moves.1.",
        ),
        Key(
            "date",
            Text("a day as 2022-01-20, or a month as 2022-01", names=True),
            "When it was made: a day, or a month where the day is not known.",
            required=True,
        ),
        Key(
            "by",
            Identifier("the name of a decision maker or of a forum"),
            "Who made it: a decision maker, or a forum whose members made it together; beside `unsaid` it may be left "
            "out, where nobody in the conflict did it.",
        ),
        Key(
            "set",
            Keyed(
                Level("yes, no or a level", truth=True),
                "a mapping of options to yes, no or a level",
                key=OPTION,
                least=1,
            ),
            "What the mover changed: its options, each with yes, no or a level; what is not named stays as it is.",
        ),
        Key(
            "to",
            Text("the name of a state", names=True),
            "The state to which the move leads, in a conflict whose file names its states.",
        ),
        Key(
            "unsaid",
            Text("a reason"),
            "Why the conflict cannot say the move; it is listed all the same.",
        ),
        Key("text", Text(), "The move in words."),
        *GROUNDS[:4],
    ),
    one_of=("set", "to", "unsaid"),
)

CHRONICLE = Record(
    "a chronicle: a mapping",
    (
        Key("detente", Whole("the version 1", (VERSION,)), "The version of this format.", required=True),
        Key("title", Text(), "What the chronicle is called."),
        Key("sources", Keyed(SOURCE, "a mapping of sources"), "The texts that the moves cite, by short names."),
        Key(
            "moves", Listed(MOVE, "a list of one or more moves", least=1), "What was done, move by move.", required=True
        ),
    ),
)

COLUMNS = tuple(
    key.name for key in MOVE.keys if key.name in {"id", "date", "by", "set", "to", "unsaid", "text", "cites"}
)
"""The columns that a chronicle written as a table may have, in any order."""
