"""Lists of articles: "Pasal 25 dan Pasal 26", "Pasal 6 ayat (1) huruf b jo. Pasal 14A"."""

from __future__ import annotations

import re

PASAL = re.compile(r"\b[Pp](?:asal|ASAL)\s+(?=\d)")
_ARTICLE = re.compile(r"(?P<number>\d{1,4}[A-Z]{0,2})(?![\w/])")
_AYAT = re.compile(r"\s*,?\s*(?i:ayat)\s*\(?\s*(?P<number>\d{1,3}[a-z]?)\s*\)?")
_MORE_AYAT = re.compile(r"\s*(?:,|dan|serta|atau|&)\s*(?:(?i:ayat)\s*\(?|\()\s*(?P<number>\d{1,3}[a-z]?)\s*\)?")
_LETTER = re.compile(
    r"\s*,?\s*(?:(?i:huruf|angka|butir)\s*\(?[a-z\d]{1,3}\)?|ke-?\d{1,2})(?:\s*(?:dan|,|serta)\s*(?:huruf\s*)?[a-z]\b)?"
)
_MORE = re.compile(
    r"\s*(?:,\s*(?:dan|serta)?|dan|serta|atau|jo\.?|juncto|hingga|sampai(?:\s+dengan)?|&|-)\s*(?:[Pp]asal\s+)?(?=\d{1,4}[A-Z]{0,2}(?![\w/.]))"
)
BRIDGE = re.compile(r"[\s,]*(?:(?:dalam|pada|dari|di|jo\.?|juncto|menurut|sesuai|revisi)[\s,]+)?")


def articles_in(text: str, start: int, end: int) -> list[str]:
    """All articles named between two places, in order ("25", "25(1)")."""
    numbers: list[str] = []
    at = start
    while match := PASAL.search(text, at, end):
        found, at = read_articles(text, match.end(), end)
        numbers += found
        at = max(at, match.end())
    return numbers


def read_articles(text: str, start: int, end: int) -> tuple[list[str], int]:
    """Articles listed from `start` ("25", "25(1)") and where the list ends."""
    numbers: list[str] = []
    at = start
    while match := _ARTICLE.match(text, at, end):
        number, at = match["number"], match.end()
        paragraphs: list[str] = []
        while letter := (_AYAT if not paragraphs else _MORE_AYAT).match(text, at, end):
            paragraphs.append(letter["number"])
            at = letter.end()
            if part := _LETTER.match(text, at, end):
                at = part.end()
        if not paragraphs and (part := _LETTER.match(text, at, end)):
            at = part.end()
        numbers += [f"{number}({paragraph})" for paragraph in paragraphs] or [number]
        if not (more := _MORE.match(text, at, end)):
            break
        at = more.end()
    return numbers, at
