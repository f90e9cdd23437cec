"""What went wrong, where, and what to do about it."""

from __future__ import annotations


class FirsthandError(Exception):
    """Base of all errors a user meets.  `status` is the command's exit status (see docs/cli.md)."""

    status = 3

    def __init__(self, place: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{place}: {wrong}. {remedy}")
        self.place, self.wrong, self.remedy = place, wrong, remedy

    def __reduce__(self) -> tuple[type[FirsthandError], tuple[str, str, str]]:
        """So that an error of a working process reaches the one that asked."""
        return type(self), (self.place, self.wrong, self.remedy)


class CallError(FirsthandError):
    """The call itself was wrong: a path that is not there, a manifest without its column."""

    status = 2


class CaseError(FirsthandError):
    """The case cannot be used: damaged, of a newer version, in use, or no case at all."""

    status = 3


class Unreadable(FirsthandError):
    """One input cannot be read.  It is recorded as a refusal and the rest goes on."""

    status = 1
