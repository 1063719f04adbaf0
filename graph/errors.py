"""Every error that Risalah raises on purpose, as one small tree.

A message says what was met, where, what is accepted, and what to do next. The command line turns
`UsageError` into exit code 2 and every other `RisalahError` into exit code 1.
"""

from __future__ import annotations


class RisalahError(Exception):
    """Base of all errors raised on purpose; the message is fit for a user."""


class UsageError(RisalahError):
    """The caller asked for something that does not exist or in a way that is not accepted."""


class SkipReport(RisalahError):
    """This one report cannot be used; it is listed and the rest of the run goes on."""


class Abort(RisalahError):
    """The source or the store as a whole is unusable; the run stops."""


class NotFound(RisalahError):
    """There is nothing under the id that was asked for."""
