"""The start of a reader process (`web.query_worker`): run by its path, never imported by the service.

It takes the network away first, and then makes this package importable without what its `__init__`
brings along: readers need the engine and the protocol, not the pages.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import sys
import types

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def isolate() -> bool:
    """Take the network away, and say whether that worked; must run before any thread starts."""
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if os.getuid() == 0 and libc.unshare(_CLONE_NEWNET) == 0:
            return True
        return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)
    except AttributeError:
        # Not Linux: queries with SERVICE are refused by the service itself.
        return False


def main() -> None:
    """Start from the command line: the socket's number, and the options as JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    isolated = isolate()
    channel = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    package = types.ModuleType("web")
    package.__path__ = [os.path.join(options["root"], "web")]  # noqa: PTH118
    sys.modules["web"] = package
    sys.path += [options["root"], options["packages"]]
    from web.query_worker import Worker

    Worker(channel, options, isolated=isolated).run()


if __name__ == "__main__":
    main()
