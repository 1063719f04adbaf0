"""Compiles the extraction from its own typed source, with mypyc: ``python3 dev.py native``.

A copy of the source is brought into the form that mypyc makes fast code of (`compiling.forms`), and
its regular expressions are written out in C (`compiling.matchers`). With GCC it is compiled twice:
first so that it counts which ways are taken while the sample reports are read, then laid out for
these. It is held against the source on the sample reports, and only then put in the place where
`ingest.native` looks for it.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from compiling.forms import REPLACE, fast_form, frozen_values, named_tuples
from compiling.matchers import c_sources, runtime
from ingest import native

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "ingest"
SAMPLES = ROOT / "data" / "samples" / "reports.jsonl"
SETUP = """\
import os, subprocess
from mypyc.build import mypycify
from setuptools import Extension, setup

if {direct!r}:
    import calls
    from pathlib import Path
    Path("arities.h").write_text(calls.arities(), "utf-8")
    calls.register()
compiled = mypycify(
    [*{modules!r}, "--config-file", "mypy.ini"],
    opt_level="2",
    debug_level="0",
    group_name="risalah",
    multi_file=True,
)
for extension in compiled:
    if extension.name == {library!r}:
        extension.extra_compile_args = [*extension.extra_compile_args, *{direct!r}]
more = [Extension("ingest." + name, files, extra_compile_args={options!r}) for name, files in {more!r}]
for flags, then in {steps!r}:
    os.environ["CFLAGS"] = flags
    arguments = ["build_ext", "--force", "--parallel", "2", "--build-lib", "out"]
    setup(name="risalah-native", packages=[], ext_modules=[*compiled, *more], script_args=arguments)
    if then:
        subprocess.run(then, check=False)  # what was not counted is compiled as ever
"""
ALONE = {"quick_words": "words.c", "quick_values": "values.c"}
"""Modules written in C by hand, each with its file."""
COUNTED = "-fprofile-generate"
LAID_OUT = "-fprofile-use -Wno-missing-profile"
"""Flags of GCC: count which ways are taken, and lay the code out for those."""
TRAIN = """\
import sys
from pathlib import Path
import ingest
from ingest import native
problem = native.load(Path("out") / sys.argv[2])
if problem:
    sys.exit(problem)
ingest.__path__.insert(0, str(Path("out", "ingest").resolve()))
from graph.settings import Settings
from ingest import readers
from ingest.extract import extract
reports = [item.report for item in readers.read([Path(sys.argv[1])], Settings())]
for _ in range(20):
    for report in reports:
        extract(report)
"""
"""Reads the samples with the libraries in `out`: often enough to outweigh the reading of the lists."""
TYPES = "[mypy]\nstrict = True\nexplicit_package_bases = True\n"
PROBE = """\
import sys
from pathlib import Path
from graph.document import dumps
from graph.settings import Settings
from ingest import native, readers
from ingest.extract import extract
print(native.state())
for item in readers.read([Path(sys.argv[1])], Settings()):
    print(dumps(extract(item.report)))
"""
PATTERNS = """\
import importlib, json, re, sys
from pathlib import Path
real, met = re.compile, []

def noted(pattern, flags=0):
    if isinstance(pattern, str) and sys._getframe(1).f_globals["__name__"].startswith(("ingest.", "graph.ids")):
        met.append((pattern, int(flags)))
    return real(pattern, flags)

re.compile = noted
for name in sys.argv[2:]:
    importlib.import_module(name)
from graph.settings import Settings
from ingest import readers
from ingest.extract import extract
for item in readers.read([Path(sys.argv[1])], Settings()):
    extract(item.report)
print(json.dumps(met))
"""
"""Prints the regular expressions that the modules compile, and those they do while the samples are read."""
MISREAD = """\
import re, sys
from pathlib import Path
from graph.settings import Settings
from ingest import quick_patterns, readers
text = "\\n".join(item.report.text for item in readers.read([Path(sys.argv[1])], Settings()))
texts = (text, text.encode("latin-1", "replace").decode("latin-1"))

def found(pattern, text):
    return [(*map(match.span, range(pattern.groups + 1)), match.lastindex) for match in pattern.finditer(text)]

for (pattern, flags), quick in quick_patterns.programs.items():
    if any(found(quick, text) != found(re.compile(pattern, flags), text) for text in texts):
        sys.exit(print(repr(pattern)))
"""
STUBS = {
    "quick_patterns": """\
import re
from typing import AnyStr

def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]: ...
def cut(
    pattern: re.Pattern[str], text: str, start: int, end: int, most: int
) -> tuple[list[tuple[int, int]], list[str]]: ...
""",
    "quick_values": """\
from typing import TypeVar

T = TypeVar("T")

def frozen(kind: type[T], *values: object) -> T: ...
def named(kind: type[T], *values: object) -> T: ...
def remade(value: T, place: int, field: object) -> T: ...
""",
    "quick_words": """\
from collections.abc import Sequence
from ahocorasick_rs import AhoCorasick as AhoCorasick
from ahocorasick_rs import BytesAhoCorasick as BytesAhoCorasick
from ingest.context import Hit
from ingest.lookup import Meaning

def fold(text: str) -> str: ...
def from_word_starts(
    automaton: AhoCorasick, folded: str, text: str, longest: int
) -> list[tuple[int, int, int]]: ...
def plainly_listed(
    automaton: AhoCorasick, folded: str, text: str, longest: int, meanings: Sequence[tuple[Meaning, ...]]
) -> tuple[list[Hit], list[tuple[int, int, int]]]: ...
def places_of(
    automaton: BytesAhoCorasick, text: str, owners: Sequence[Sequence[int]], count: int
) -> list[set[int]]: ...
""",
}
"""What the modules written in C take and give, for mypyc."""


def build(work: Path) -> list[Path]:
    """Compile a copy of the source in `work`; the libraries made.

    Raises:
        SystemExit: the compilation failed; what it printed says why.
    """
    without = shutil.ignore_patterns("__pycache__", native.FOLDER)
    for name in ("graph", "ingest"):
        shutil.copytree(ROOT / name, work / name, ignore=without)
    shutil.copy(work / "graph" / "ids.py", work / "ingest" / "quick_ids.py")
    (work / "ingest" / "quick_replace.py").write_text(REPLACE, "utf-8")
    sources = native.compiled_modules(work / "ingest")
    values = named_tuples(path.read_text("utf-8") for path in sources)
    values |= frozen_values((work / "graph" / "model.py").read_text("utf-8"))
    for path in sources:
        path.write_text(fast_form(path.read_text("utf-8"), values), "utf-8")
    (work / "mypy.ini").write_text(TYPES, "utf-8")
    modules = [path.relative_to(work).as_posix() for path in sources]
    for name, stub in STUBS.items():
        (work / "ingest" / f"{name}.pyi").write_text(stub, "utf-8")
    files = {**c_sources(patterns()), **runtime()}
    for name in (*ALONE.values(), "values.h", "calls.h", "calls.py"):
        shutil.copy(ROOT / "compiling" / name, work / name)
    for name, text in files.items():
        (work / name).write_text(text, "utf-8")
    options = [] if os.name == "nt" else ["-O2", "-g0", "-fwrapv"]
    c_files = [name for name in files if name.endswith(".c")]
    more = [("quick_patterns", c_files), *((name, [file]) for name, file in ALONE.items())]
    # in every file of C before all else: mypyc has no other place for functions that are not its own
    direct = [] if os.name == "nt" else ["-I.", "-include", "calls.h"]
    setup = SETUP.format(
        modules=modules, more=more, options=options, steps=steps(), direct=direct, library=native.LIBRARY
    )
    (work / "setup.py").write_text(setup, "utf-8")
    done = subprocess.run(
        [sys.executable, "setup.py"],
        cwd=work,
        env={**os.environ, "RISALAH_RESOURCES": str(ROOT / "data"), native.SWITCH: "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-4_000:], file=sys.stderr)
        raise SystemExit("dev_native.py: the extraction was not compiled; it runs as it is, interpreted")
    return sorted((work / "out").rglob("*" + EXTENSION_SUFFIXES[0]))


def steps() -> list[tuple[str, list[str]]]:
    """Flags of each compilation, and what is run after it."""
    given = os.environ.get("CFLAGS", "")
    if os.name != "nt":
        # calls from module to module then need no table of what other libraries might put in their place
        given = f"{given} -fvisibility=hidden".strip()
    if not is_gcc():
        return [(given, [])]
    train = [sys.executable, "-c", TRAIN, str(SAMPLES), native.LIBRARY + EXTENSION_SUFFIXES[0]]
    return [(f"{given} {COUNTED}", train), (f"{given} {LAID_OUT}", [])]


def is_gcc() -> bool:
    """Whether extensions of this Python are compiled with GCC."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    if not compiler:
        return False
    try:
        done = subprocess.run([*compiler, "-dM", "-E", "-"], input="", capture_output=True, text=True, check=False)
    except OSError:
        return False
    return "__GNUC__" in done.stdout and "__clang__" not in done.stdout


def patterns() -> list[tuple[str, int]]:
    """The regular expressions of the compiled modules, each with its flags."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in native.compiled_modules(PACKAGE)]
    done = subprocess.run(
        [sys.executable, "-c", PATTERNS, str(SAMPLES), *(name.removesuffix(".__init__") for name in names)],
        cwd=ROOT,
        env={**os.environ, native.SWITCH: "0"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [(str(pattern), int(flags)) for pattern, flags in json.loads(done.stdout)]


def documents(switch: str) -> tuple[str, str]:
    """How the extraction ran, and what it read in the sample reports."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(SAMPLES)],
        cwd=ROOT,
        env={**os.environ, native.SWITCH: switch},
        capture_output=True,
        text=True,
        check=False,
    )
    state, _, found = done.stdout.partition("\n")
    return state, found if done.returncode == 0 else done.stderr


def misread() -> str:
    """The first regular expression that finds something else in the sample reports than `re` does, or nothing."""
    done = subprocess.run(
        [sys.executable, "-c", MISREAD, str(SAMPLES)],
        cwd=ROOT,
        env={**os.environ, native.SWITCH: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else done.stderr


def install(libraries: list[Path], out: Path) -> None:
    """Put the libraries where they are looked for, in place of any build before.

    They come there all at once: a process that starts meanwhile finds a whole build or none.
    """
    folder = PACKAGE / native.FOLDER
    making = folder / f".{os.getpid()}"
    for path in libraries:
        # compiled packages look for their modules at their own name beside the library
        place = making / path.relative_to(out)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
    for old in folder.iterdir():
        if old != making:
            shutil.rmtree(old)
    making.rename(folder / native.fingerprint(PACKAGE))


def main() -> int:
    """Compile, compare, install; 1 where compiled and interpreted do not read the samples alike."""
    began = time.monotonic()
    before = native.fingerprint(PACKAGE)
    with tempfile.TemporaryDirectory(prefix="risalah-native-") as folder:
        libraries = build(Path(folder))
        if native.fingerprint(PACKAGE) != before:
            raise SystemExit("dev_native.py: the source changed while it was compiled; give the command again")
        install(libraries, Path(folder) / "out")
    state, found = documents("1")
    if state != "compiled" or found != documents("0")[1]:
        shutil.rmtree(PACKAGE / native.FOLDER)
        told = state == "compiled" and found.startswith("{")
        print(f"dev_native.py: {state}: {'other documents' if told else found[-2_000:]}", file=sys.stderr)
        raise SystemExit("dev_native.py: compiled, the sample reports read otherwise; the build was thrown away")
    if wrong := misread():
        shutil.rmtree(PACKAGE / native.FOLDER)
        raise SystemExit(f"dev_native.py: compiled, a pattern reads otherwise; the build was thrown away: {wrong}")
    modules = len(native.compiled_modules(PACKAGE))
    print(f"dev_native.py: {modules} modules compiled in {time.monotonic() - began:.0f} s; samples read alike")
    return 0


if __name__ == "__main__":
    sys.exit(main())
