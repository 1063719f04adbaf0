"""Whether the extraction runs compiled, and why not where it does not.

`python3 dev.py native` compiles the modules of this package from their own source into
`_native/FINGERPRINT/`, apart from that source. The fingerprint covers every compiled module, what
they are compiled with, and the Python they are for: once a module is edited, its compiled form is
no longer found, and the source is what runs.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableSequence

SWITCH = "RISALAH_NATIVE"
"""Environment variable: 0 runs the source, whatever is built."""
FOLDER = "_native"
LIBRARY = "risalah__mypyc"
"""The module that holds the code of all the others."""
INTERPRETED = frozenset(
    {
        "__init__", "encoding", "evaluation", "event_rules", "explain", "extract", "large_pages", "lists", "llm",
        "native", "pipeline", "proposals", "readers", "report", "rules", "scoring", "tables",
    }
)  # fmt: skip
"""Modules of the package itself that are never compiled: they run once, or hand values to other layers."""
_ASIDE = (
    "graph/model.py", "graph/values.py", "graph/ids.py",
    "dev_native.py", "compiling/forms.py", "compiling/patterns.py", "compiling/tables.py", "compiling/matchers.py",
    "compiling/runtime.c", "compiling/runtime.h", "compiling/values.c", "compiling/words.c",
    "compiling/values.h", "compiling/calls.h", "compiling/calls.py",
)  # fmt: skip
"""What compiled code was checked against or made by, from the folder above the package."""

_state = "interpreted"


def compiled_modules(package: Path) -> list[Path]:
    """The sources that are compiled, in order."""
    own = [path for path in package.glob("*.py") if path.stem not in INTERPRETED]
    parts = [path for path in package.glob("*/*.py") if path.parent.name != FOLDER]
    return sorted(own + parts)


def fingerprint(package: Path) -> str:
    """Hex digest of all that a build is made from."""
    made = hashlib.blake2b(EXTENSION_SUFFIXES[0].encode(), digest_size=16)
    others = [path for name in _ASIDE if (path := package.parent / name).exists()]
    for path in (*compiled_modules(package), *others):
        made.update(path.relative_to(package.parent).as_posix().encode() + b"\0")
        made.update(path.read_bytes() + b"\0")
    return made.hexdigest()


def state() -> str:
    """``compiled``, or ``interpreted`` with the reason where a build is there."""
    return _state


def use(search: MutableSequence[str]) -> None:
    """Put the build that fits the source, if there is one, before it on the package's search path."""
    global _state
    package = Path(__file__).parent
    folder = package / FOLDER
    if not folder.is_dir():
        return
    if os.environ.get(SWITCH) == "0":
        _state = f"interpreted, for {SWITCH} is 0"
        return
    build = folder / fingerprint(package)
    library = build / (LIBRARY + EXTENSION_SUFFIXES[0])
    if not library.exists():
        _state = "interpreted, for the source changed since it was compiled (python3 dev.py native compiles it)"
        return
    problem = load(library)
    if problem:
        _state = f"interpreted, for the compiled library cannot be loaded: {problem}"
        return
    search.insert(0, str(build / package.name))
    _state = "compiled"


def load(library: Path) -> str:
    """Load what the compiled modules share, from the library; in words why not, empty where it is loaded."""
    spec = spec_from_file_location(LIBRARY, library, loader=ExtensionFileLoader(LIBRARY, str(library)))
    if spec is None or spec.loader is None:
        return "it is no library of this Python"
    try:
        module = module_from_spec(spec)
        sys.modules[LIBRARY] = module
        spec.loader.exec_module(module)
    except ImportError as problem:
        sys.modules.pop(LIBRARY, None)
        return str(problem)
    return ""
