"""`tests.gexf` says of a file what the schema of the format's authors says of it.

The verdicts are those of `specs/1.3/gexf.rng` of https://github.com/gephi/gexf, asked through libxml2. Where they can
be asked again (that file is named, and lxml is installed), they are.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.gexf import faults, schema_faults

SCHEMA_SETTING = "GEXF_SCHEMA"
"""Environment variable that names a file `gexf.rng` of the format's repository."""

SMALL = """\
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><meta><creator>c</creator></meta>
<graph mode="dynamic" timeformat="date" defaultedgetype="directed">
<attributes class="node" mode="static"><attribute id="0" title="kind" type="string"/></attributes>
<nodes>
<node id="a" label="A"><viz:position x="1" y="2" z="0"/><attvalues><attvalue for="0" value="v"/></attvalues></node>
<node id="b"/></nodes>
<edges><edge id="0" source="a" target="b" weight="2" start="2024-03-01" end="2024-03-02"/></edges></graph></gexf>
"""

CASES: tuple[tuple[str, str, bool], ...] = (
    ('version="1.3"', 'version="1.3" variant="x"', True),
    ('version="1.3"', 'version="1.2"', False),
    ('version="1.3"', "", False),
    ("<meta><creator>c</creator></meta>", "", True),
    ("<creator>c</creator>", '<description>d</description><creator>c</creator>', True),
    ("<creator>c</creator>", "<creator>c</creator><creator>d</creator>", False),
    ("<meta>", '<meta lastmodifieddate="2024-03-01">', True),
    ("<meta>", '<meta lastmodifieddate="2024-13-01">', False),
    ('mode="dynamic"', 'mode="slice"', True),
    ('mode="dynamic"', 'mode="dynamic" name="n"', False),
    ('timeformat="date"', 'timeformat="day"', False),
    ('timeformat="date"', 'timeformat="date" start="2024-03-01"', True),
    ('timeformat="date"', 'timeformat="date" start="2024-03-01" timestamp="2"', False),
    ('class="node" mode="static"', 'class="node"', True),
    ('class="node" mode="static"', 'mode="static"', False),
    ('class="node" mode="static"', 'class="node" mode="slice"', False),
    ('type="string"', 'type="liststring"', True),
    ('type="string"', 'type="number"', False),
    ('<attribute id="0" title="kind"', '<attribute id="0"', False),
    ("<nodes>", '<nodes count="2">', True),
    ("<nodes>", '<nodes count="-2">', False),
    ('<node id="b"/>', '<node id="b" start="2024"/>', True),
    ('<node id="b"/>', '<node id="b" start="soon"/>', False),
    ('<node id="b"/>', '<node id="b" start="1" timestamps="2"/>', False),
    ('<node id="b"/>', '<node label="B"/>', False),
    ('<node id="b"/>', '<node id="b">text</node>', False),
    ('<node id="b"/>', '<node id="b"><viz:color r="1" g="2" b="255"/><viz:size value="0.5"/></node>', True),
    ('<node id="b"/>', '<node id="b"><viz:color r="1" g="2" b="256"/></node>', False),
    ('<node id="b"/>', '<node id="b"><viz:color r="1" g="2" b="3" a="1.5"/></node>', False),
    ('<node id="b"/>', '<node id="b"><viz:size value="-1"/></node>', False),
    ('<node id="b"/>', '<node id="b"><viz:shape value="disc"/></node>', True),
    ('<node id="b"/>', '<node id="b"><viz:shape value="dashed"/></node>', False),
    ('<node id="b"/>', '<node id="b"><color r="1" g="2" b="3"/></node>', False),
    ('<node id="b"/>', '<node id="b"><attvalues/><attvalues/></node>', False),
    ('x="1" y="2" z="0"', 'x="1e3" y="-.5"', True),
    ('x="1" y="2" z="0"', 'x="1" z="0"', False),
    ('weight="2"', 'weight="two"', False),
    ('weight="2"', 'type="mutual" kind="k"', True),
    ('weight="2"', 'type="both"', False),
    ('<edge id="0"', "<edge", True),
    ('target="b"', "", False),
    ('target="b"', 'target="nobody"', True),
    (' end="2024-03-02"', "", True),
    ("</edges>", "</edges><nodes/>", False),
    ("<edges>", "<attributes class='edge'/><edges>", False),
    ("</graph>", "</graph><graph/>", False),
)  # fmt: skip
"""What stands in the small file, what comes in its place, and whether the schema admits it."""


def changed(before: str, after: str) -> str:
    assert SMALL.count(before) == 1
    return SMALL.replace(before, after)


def test_the_small_file_is_one() -> None:
    assert faults(SMALL.encode()) == []


@pytest.mark.parametrize(("before", "after", "admitted"), CASES)
def test_a_file_is_judged_as_the_schema_judges_it(before: str, after: str, admitted: bool) -> None:
    assert (schema_faults(ET.fromstring(changed(before, after))) == []) is admitted


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('target="b"', 'target="nobody"', "an edge ends at nobody, which is no node"),
        ('start="2024-03-01"', 'start="2024"', "'2024' is no day"),
        ('type="string"', 'type="integer"', "'v' is no integer"),
        ('for="0"', 'for="1"', "a node has a value for 1, which is not declared"),
        ('<node id="b"/>', '<node id="a"/><node id="b"/>', "ids of nodes come twice"),
    ],
)
def test_what_does_not_fit_together_is_told_though_the_schema_admits_it(before: str, after: str, told: str) -> None:
    data = changed(before, after)
    assert schema_faults(ET.fromstring(data)) == []
    assert faults(data.encode()) == [told]


def test_the_verdicts_are_those_of_the_schema() -> None:
    named = os.environ.get(SCHEMA_SETTING)
    if not named:
        pytest.skip(f"{SCHEMA_SETTING} names no gexf.rng of the format's repository")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.parse(str(Path(named))))
    told = {(before, after): schema.validate(etree.fromstring(changed(before, after))) for before, after, _ in CASES}
    assert told == {(before, after): admitted for before, after, admitted in CASES}
