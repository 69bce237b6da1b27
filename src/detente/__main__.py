"""The way in, for the command and for `python -m detente`; what interrupts Python at its imports is quiet here."""

from __future__ import annotations

# As `detente.cli.guard` has it, which is among what is still to be imported.
INTERRUPTED = 130


def main() -> None:
    """Run the command."""
    try:
        from detente.cli.main import main as run  # noqa: PLC0415  what is to be guarded is this very import
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    run()


if __name__ == "__main__":
    main()
