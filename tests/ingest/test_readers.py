"""Files to reports: what is read, what is refused with file and line, and that reading goes on."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SkipReport, UsageError
from graph.settings import Settings
from ingest.encoding import decode
from ingest.language import told
from ingest.readers import Read, Unread, files, read

TEXT = "JAMBI - Gubernur memimpin rapat dengan bupati di kantor itu, Senin.\nWarga “menunggu” – lama.\n"
ENGLISH = (
    "The governor said that the meeting will be held on Monday and that all of the agencies should be there. "
    "It was agreed by the members that the report is to be sent to the minister before the end of the year."
)


def only(path: Path, **settings: Any) -> Read | Unread:
    found = list(read([path], Settings(**settings)))
    assert len(found) == 1
    return found[0]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def record(**fields: Any) -> bytes:
    return json.dumps({"id": "r1", "text": TEXT} | fields, ensure_ascii=False).encode()


def lines(path: Path, *several: bytes) -> list[Read | Unread]:
    return list(read([written(path, b"\n".join(several) + b"\n")], Settings()))


# --- Plain text ------------------------------------------------------------------------------------


def test_a_text_file_is_one_report_named_by_its_stem(tmp_path: Path) -> None:
    found = only(written(tmp_path / "berita 1.txt", TEXT.encode()))
    assert isinstance(found, Read)
    info = found.report.info
    assert (info.id, info.source, info.sha256) == ("berita 1", "berita 1.txt", sha256(TEXT.encode()).hexdigest())
    assert (found.report.text, found.report.raw, found.report.title_end, found.note) == (TEXT, TEXT.encode(), 0, "")


def test_line_ends_and_spaces_are_left_as_they_are(tmp_path: Path) -> None:
    text = "\r\n\r\nRapat \u00a0di sini.\r\n\r\n\r\n"
    found = only(written(tmp_path / "a.txt", text.encode()))
    assert isinstance(found, Read)
    assert found.report.text == text


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (TEXT.encode(), ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), ""),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "read as UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "read as UTF-16"),
        (TEXT.encode("utf-16-le"), "read as UTF-16 without a byte order mark"),
        (TEXT.encode("utf-32"), "read as UTF-32"),
        (TEXT.encode("cp1252"), "read as Windows-1252: byte 0x93 in line 2 is not UTF-8"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 little", "UTF-16 big", "UTF-16 unmarked", "UTF-32", "Windows-1252"],
)
def test_encodings_that_are_told_apart(raw: bytes, note: str) -> None:
    assert decode(raw) == (TEXT, note)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04 and so on", "zip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (bytes(range(256)) * 40, "is not text"),
        (b"words\0\0\0\xff\0 words", "is not text"),
        (b"\x01\x02\x03\x04\x05\x06\x07" * 9, "control characters"),
        (b"\xff\xfe\x00\xd8x\x00", "begins with the mark of UTF-16 but is not UTF-16 in line 1"),
        (b"line\nline \x81\x8d\n", "byte 0x81 in line 2 is not UTF-8"),
    ],
    ids=["empty", "PDF", "zip", "picture", "binary", "NUL bytes", "controls", "broken UTF-16", "unknown encoding"],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, says: str) -> None:
    with pytest.raises(SkipReport, match=says):
        decode(raw)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff") and not text.encode().startswith((b"%PDF-", b"GIF8", b"SQLite format 3")):
        assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty: a report needs text"),
        (ENGLISH.encode(), "is in English"),
        (b"x" * 5_000_000, "has 5,000,000 characters, at most 1,000,000 are accepted"),
    ],
    ids=["no byte", "only spaces", "English", "five megabytes"],
)
def test_a_text_file_that_is_no_report_is_told_with_its_name(tmp_path: Path, data: bytes, says: str) -> None:
    path = written(tmp_path / "a.txt", data)
    found = only(path)
    assert isinstance(found, Unread)
    assert found.source == str(path)
    assert says in found.message


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    found = only(written(tmp_path / "a.txt", TEXT.encode() * 100), max_report_bytes=1000)
    assert isinstance(found, Unread)
    assert "is larger than 1,000 bytes" in found.message


# --- JSON Lines ------------------------------------------------------------------------------------


def test_a_record_is_its_title_two_line_ends_and_its_text(tmp_path: Path) -> None:
    raw = record(
        title="Gubernur Pimpin Rapat", publisher="Kabar Contoh", published="2024-03-04", url="https://x.example/"
    )
    (found,) = lines(tmp_path / "a.jsonl", raw)
    assert isinstance(found, Read)
    report = found.report
    assert report.text == f"Gubernur Pimpin Rapat\n\n{TEXT}"
    assert (report.title_end, report.raw) == (21, raw)
    info = report.info
    assert (info.title, info.publisher, info.published, info.url) == (
        "Gubernur Pimpin Rapat", "Kabar Contoh", "2024-03-04", "https://x.example/",
    )  # fmt: skip
    assert (found.source, info.sha256) == (f"{tmp_path / 'a.jsonl'}:1", sha256(raw).hexdigest())


def test_a_record_without_a_title_is_its_text(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", record(title=""))
    assert isinstance(found, Read)
    assert (found.report.text, found.report.title_end, found.report.info.title) == (TEXT, 0, None)


def test_one_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    several = [record(id=f"r{n}") for n in range(1, 11)]
    several[6] = b'{"id": "r7", "text": "cut off'
    found = lines(tmp_path / "a.jsonl", *several)
    assert [item.report.info.id for item in found if isinstance(item, Read)] == [
        f"r{n}" for n in range(1, 11) if n != 7
    ]
    (broken,) = (item for item in found if isinstance(item, Unread))
    assert broken.source.endswith("a.jsonl:7")
    assert "is not JSON" in broken.message


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (record(text=None), "lacks `text`"),
        (record(text=7), "lacks `text`, the report's words as a string (met: a number)"),
        (record(text="  "), "has an empty `text`"),
        (record(id=None), "lacks `id`"),
        (record(id=""), "lacks `id`"),
        (record(title=["a"]), "has a `title` that is a list"),
        (record(language="en"), "is in the language 'en'"),
        (record(text=ENGLISH), "is in English"),
        (b"[1, 2]", "holds a list"),
        (b"null", "holds nothing"),
        (b'{"id": "r1", "text": "half \\ud800 here"}', "half of a surrogate pair at character 5"),
        (b'{"id": "r1", "text": "nul \\u0000 here"}', "NUL character at character 4"),
        (b'{"id": "r\\ud800", "text": "x"}', "an `id` with a character that is no text"),
        (b"[" * 100_000, "is not JSON"),
        (b"\xff\xfe\x00", "begins with the mark of UTF-16"),
    ],
)
def test_a_record_that_is_no_report_is_told_with_its_line(tmp_path: Path, raw: bytes, says: str) -> None:
    found = lines(tmp_path / "a.jsonl", record(id="first"), raw, record(id="last"))
    assert [type(item) for item in found] == [Read, Unread, Read]
    assert found[1].source.endswith("a.jsonl:2")
    assert isinstance(found[1], Unread)
    assert says in found[1].message


def test_a_date_that_is_none_is_told_and_the_report_read(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", record(published="4 Maret 2024"))
    assert isinstance(found, Read)
    assert found.report.info.published is None
    assert "`published` is '4 Maret 2024', not a date" in found.note


def test_a_moment_counts_as_its_day(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", record(published="2024-03-04T10:00:00+07:00"))
    assert isinstance(found, Read)
    assert (found.report.info.published, found.note) == ("2024-03-04", "")


def test_a_number_serves_as_an_id(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", record(id=12))
    assert isinstance(found, Read)
    assert found.report.info.id == "12"


def test_empty_lines_count_but_are_no_reports(tmp_path: Path) -> None:
    found = lines(tmp_path / "a.jsonl", b"", record(), b"  ", b"{")
    assert [item.source.rpartition(":")[2] for item in found] == ["2", "4"]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b"\n".join([record(), record(text="x" * 5000), record(id="r3")]))
    found = list(read([path], Settings(max_report_bytes=1000)))
    assert [type(item) for item in found] == [Read, Unread, Read]
    assert isinstance(found[1], Unread)
    assert "is larger than 1,000 bytes" in found[1].message
    assert found[2].source.endswith(":3")


def test_windows_line_ends_and_a_mark_are_no_part_of_a_record(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + record() + b"\r\n" + record(id="r2") + b"\r\n")
    found = list(read([path], Settings()))
    assert [item.report.raw for item in found if isinstance(item, Read)] == [record(), record(id="r2")]


def test_compressed_json_lines_are_read(tmp_path: Path) -> None:
    assert isinstance(only(written(tmp_path / "a.jsonl.gz", gzip.compress(record()))), Read)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty: JSON Lines has one object a line"),
        (b"\xff\xfe{\x00", "is JSON Lines in UTF-16; save it as UTF-8"),
    ],
    ids=["no byte", "empty lines", "UTF-16"],
)
def test_a_file_without_records_is_told(tmp_path: Path, data: bytes, says: str) -> None:
    found = only(written(tmp_path / "a.jsonl", data))
    assert isinstance(found, Unread)
    assert says in found.message


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    found = list(read([written(tmp_path / "a.jsonl.gz", gzip.compress(record())[:-9])], Settings()))
    assert any(isinstance(item, Unread) and "cannot be read" in item.message for item in found)


# --- Folders ---------------------------------------------------------------------------------------


def test_a_folder_gives_its_report_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "b/a.jsonl", "a.TXT", "README.md", ".secret.txt", ".hidden/x.txt"):
        written(tmp_path / name, TEXT.encode())
    found, others = files([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.TXT", "z.txt", "b/a.jsonl"]
    assert others == 1


def test_a_named_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert isinstance(only(written(tmp_path / "berita", TEXT.encode())), Read)
    found = only(written(tmp_path / "records", record(id="r9") + b"\n"))
    assert isinstance(found, Read)
    assert found.report.info.id == "r9"


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        files([tmp_path / "nothing"])


# --- Language --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT + "Rapat itu dihadiri oleh para bupati dari seluruh provinsi untuk membahas banjir.", "id"),
        (ENGLISH, "en"),
        ("Rapat Koordinasi", None),
        ("", None),
        ("Gubernur bertemu CEO of The Asia Foundation dan membahas program itu dengan para bupati di daerah.", None),
    ],
    ids=["Indonesian", "English", "too short to tell", "nothing", "too mixed to tell"],
)
def test_the_language_is_told_by_function_words(text: str, language: str | None) -> None:
    assert told(text) == language
