"""Degrees after a name, which are no parties of their own in a list."""

from __future__ import annotations

import re

DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.\s?){1,3}[A-Za-z]{0,5}\.?|S\.?E|SH|ST|MM|MA|MH|MT|MP|MSi|M\.Si|M[Kk]es|SPd|MPd|SSos|SIP|SKM|SIK|MAP|PhD|MBA|Ph\.D|Lc|Sp\.\w+|MAg|SAg|MTP|STP|SPi|S\.STP|SSTP|AP|A\.P|A[Pp]t|A\.Pt|SAP|S\.AP|SIKom|SHI|STh|SKep|Ners|AKS|AMd|B\.?Sc|M\.?Sc|BA|MIP|ME|MHum|MKom|SKom|ST?P"
)
SURE_DEGREE = re.compile(
    r"[SM]\.\s?[A-Z][A-Za-z]{0,4}\.?|(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]{0,4}|[A-Z]|SE|SH|ST|MM|MT|MH|MSi|SSos|SIP|SIK|MIK"
    r"|MAP|MBA|SPd|MPd|SKM|M[Kk]es|M[Hh]um|Apt"
)
"""A degree even where what stands before it is not known to be a person."""
LIKE_DEGREE = re.compile(r"[MS][A-Z]{1,3}\.?")
"""After a person, capitals nothing knows as a body ("MKM")."""
DEGREES = re.compile(rf"(?:{DEGREE.pattern})(?:\s+(?:{DEGREE.pattern}))*")
