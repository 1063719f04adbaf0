"""Modules in C, compiled for a test."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest


def built(folder: Path, module: str, files: Mapping[str, str]) -> Any:
    """The module, compiled from files by name; the test is skipped where there is no compiler."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")
    if shutil.which(compiler[0]) is None:
        pytest.skip("there is no C compiler")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    library = folder / (module + EXTENSION_SUFFIXES[0])
    include = ["-I" + sysconfig.get_paths()[name] for name in ("include", "platinclude")]
    sources = [name for name in files if name.endswith(".c")]
    subprocess.run(
        [*compiler, "-shared", "-fPIC", "-O1", "-fwrapv", *include, *sources, "-o", str(library)],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    spec = spec_from_file_location(module, library, loader=ExtensionFileLoader(module, str(library)))
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
