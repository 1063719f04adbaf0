"""The districts and villages of the posts of their heads, which no list holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.bodies import read_region
from ingest.name_titles import back_titles

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.names import Name
    from ingest.posts import PostReading

_PLACE_NAME = re.compile(
    r" (?!(?:RI|Terpilih|Pergantian|Definitif|Antar|Antarwaktu|PAW|Perempuan)\b|[Ss]e-)"
    r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]+){0,3})"
)
"""The name of a place and perhaps that of the holder after it."""
_COMPASS_WORDS = frozenset(
    {
        *("Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara", "Raya", "Hulu", "Hilir", "Ilir", "Ulu", "Kiri"),
        *("Kanan", "Darat", "Laut"),
    }
)
_GOES_ON_IN_A_LIST = re.compile(r" (?:dan|serta|sebagai|selaku|maupun|beserta) ")
"""After the place of a district's head rather than after a name that a verb follows."""
VILLAGE_HEADS = frozenset(
    {
        "Camat", "Lurah", "Kepala Desa", "Sekretaris Camat", "Sekretaris Desa", "Kepala Dusun", "Keuchik",
        "Wali Nagari", "Perbekel", "Kepala Kepolisian Sektor", "Wakil Kepala Kepolisian Sektor",
        "Komandan Komando Rayon Militer", "Kepala Pos Polisi", "Kepala Distrik", "Kepala Kampung", "Kepala Pekon",
        "Kepala Jorong", "Wali Jorong", "Hukum Tua", "Datuk Penghulu", "Mantri Pamong Praja",
        "Ketua Panwascam", "Anggota Panwascam", "Kepala Sekretariat Panwascam", "Ketua PPK", "Anggota PPK",
        "Ketua PPS", "Anggota PPS", "Kepala Kantor Urusan Agama",
    }
)  # fmt: skip


POSTED_IN_VILLAGES = frozenset({"Bintara Pembina Desa", "Bhayangkara Pembina Keamanan dan Ketertiban Masyarakat"})
"""Heads of posts beside the heads of villages, told with the kind of place."""
HEADS_BELOW_REGIONS = POSTED_IN_VILLAGES | frozenset(
    {
        "Camat", "Lurah", "Kepala Desa", "Sekretaris Camat", "Sekretaris Desa", "Kepala Dusun",
        "Kepala Kepolisian Sektor", "Wakil Kepala Kepolisian Sektor", "Komandan Komando Rayon Militer",
        "Komandan Pos Komando Rayon Militer", "Kepala Distrik", "Kepala Kampung",
    }
)  # fmt: skip


_IN_A_LIST_BEFORE = re.compile(r"(?:[,;/:]|\b(?:dan|serta|maupun|atau|hingga|sampai|beserta|tingkat|setiap)) ?$")
_IN_A_LIST_AFTER = re.compile(r",? ?(?:[/\dA-Z(]|(?:dan|serta|maupun|atau|hingga|sampai|beserta|se|lain)\b|$)")


def is_of_one(text: str, post: PostReading) -> bool:
    """Whether a bare "Camat" stands by itself, as the one the report has named does, and in no list of many."""
    before = text[max(0, post.first - 12) : post.first]
    return (
        not (post.collective or post.lower)
        and _IN_A_LIST_BEFORE.search(before) is None
        and _IN_A_LIST_AFTER.match(text, post.end) is None
    )


_HEAD_OF = {"Camat": "Kecamatan ", "Sekretaris Camat": "Kecamatan ", "Lurah": "Kelurahan ", "Kepala Desa": "Desa "}


def only_places(places: list[str]) -> dict[str, set[str]]:
    """Head of a district or village -> the place of its kind, where the report names one only ("Kecamatan X")."""
    found: dict[str, set[str]] = {}
    for head, kind in _HEAD_OF.items():
        named = {place.removeprefix(kind) for place in places if place.startswith(kind)}
        if len(named) == 1:
            found[head] = named
    return found


_DISTRICTS = ("Kecamatan", "Kec.", "Polsek", "Koramil")
_IN_DISTRICTS = (
    "Camat", "Sekretaris Camat", "Kepala Kepolisian Sektor", "Wakil Kepala Kepolisian Sektor",
    "Komandan Komando Rayon Militer", "Ketua Panwascam", "Anggota Panwascam", "Ketua PPK", "Anggota PPK",
    "Kepala Kantor Urusan Agama",
)  # fmt: skip
_KINDS_OF_PLACE = dict.fromkeys(_IN_DISTRICTS, _DISTRICTS) | {
    "Kepala Distrik": ("Distrik",), "Lurah": ("Kelurahan",), "Wali Nagari": ("Nagari",),
    "Kepala Desa": ("Desa", "desa", "Pemdes"), "Sekretaris Desa": ("Desa", "desa", "Pemdes"),
    "Kepala Kampung": ("Kampung",), "Kepala Pekon": ("Pekon",), "Kepala Dusun": ("Dusun",),
}  # fmt: skip
"""Head of a post -> what stands before the name of its place elsewhere."""


@lru_cache(maxsize=64)
def _stands_in(text: str, words: str) -> bool:
    """Whether the text holds the words: asked of the same place at each of its posts."""
    return words in text


def _named_elsewhere(text: str, kinds: tuple[str, ...], words: list[str], pos: int) -> int:
    """How many of the words at `pos` the report calls the place by elsewhere ("Desa Wira"), 0 where it does not."""
    kinds = tuple(kind for kind in kinds if _stands_in(text, f"{kind} {words[0]}"))
    for count, kind in ((count, kind) for count in range(len(words), 0, -1) for kind in kinds):
        name = f"{kind} {' '.join(words[:count])}"
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at + len(kind) != pos and (
                _COMMA_AND_NAME.match(text, end) is not None
                if text.endswith(_OF_A_HEAD, 0, at)
                else _ENDS_A_PLACE.match(text, end)
            ):
                return count
            at = text.find(name, end)
    return 0


_ENDS_A_PLACE = re.compile(r"(?! (?!Kecamatan|Kec\b|Kabupaten|Kab\b|Kota|Desa|Kelurahan)[A-Z][a-z])(?![\w’'-])")
"""After the name of a place: no further word of it."""
_COMMA_AND_NAME = re.compile(
    r", (?!Kecamatan|Kec\b|Kabupaten|Kab\b|Kota|Camat|Kapolsek|Danramil|Babinsa|Bhabin|Ketua)[A-Z]"
)
"""After a post and its place: the holder."""
_OF_A_HEAD = ("Kepala ", "Sekretaris ", "Babinsa ", "Bhabinkamtibmas ", "Babinkamtibmas ")
"""Before a kind of place that is part of a post's name, whose holder may follow."""


def read_village(frame: Frame, post: PostReading, pos: int, limit: int) -> bool:
    """The district or village of its head, which no list holds: "Camat X Fulan", "Lurah X Y, Fulan"."""
    zone = frame.zone(post.start)
    kind = _KIND.match(frame.text, pos, limit)
    pos = pos if kind is None else kind.end()  # "Lurah Kelurahan X"
    tied = _TIED.search(frame.text, max(0, post.first - _TIE_WITHIN), post.first) is not None
    found = _read_words(
        frame, pos, limit, _KINDS_OF_PLACE.get(post.head, ()), heading=zone is not None and zone.heading, tied=tied
    )
    if found is None:
        return False
    post.end, post.place = found
    return True


_LEVEL = re.compile(r" (?:Kabupaten|Kab\.?|Kota) (?=[A-Z])")


def past_region_above(frame: Frame, end: int, limit: int) -> int:
    """The offset after the regency of a place, before the holder ("Camat X Kabupaten Y Fulan"), else `end`."""
    if _LEVEL.match(frame.text, end) is None:
        return end
    region = read_region(frame, end)
    return region[0] if region is not None and region[0] <= limit and _CAPITAL.match(frame.text, region[0]) else end


_TIED = re.compile(
    r"[A-Z][\w.’'-]*[,)]{0,2} (?:yang )?(?:juga )?(?:selaku|sebagai|merupakan|menjabat|adalah)(?: sebagai| selaku)? $"
)
"""Between a name and its post, so that no other name follows the place ("Wira Padmana selaku Camat Gunung Sari")."""
_TIE_WITHIN = 48
"""How far before the post, in characters, the last word of that name begins."""
_KIND = re.compile(
    r" ([Dd]esa|[Kk]elurahan|[Kk]ecamatan|[Dd]istrik|[Nn]agari|[Gg]ampong|[Kk]alurahan|[Kk]apanewon"
    r"|[Pp]ekon|[Tt]iyuh|[Ll]embang)(?= [A-Z])"
)


def read_named_place(frame: Frame, pos: int, limit: int) -> tuple[int, str] | None:
    """A district or village told with its kind after a post ("Kasi Kesra Kecamatan X"): where it ends, and its name."""
    kind = _KIND.match(frame.text, pos, limit)
    found = (
        _read_words(frame, kind.end(), limit, (kind[1].capitalize(),), heading=False, tied=False)
        if kind is not None
        else None
    )
    if kind is None or found is None:
        return None
    return found[0], f"{kind[1].capitalize()} {found[1]}"


_ABOVE = frozenset({"Kabupaten", "Kab", "Kota", "Kecamatan", "Kec", "Provinsi"})
"""Words before what a place is part of."""
_CAPITAL = re.compile(r" [A-Z]")


def _names_what_is_above(frame: Frame, end: int) -> bool:
    """Whether a name follows a word like "Kota", which else is part of the place ("Kapolsek X Kota Iptu Fulan")."""
    if _CAPITAL.match(frame.text, end) is None:
        return False
    return not any(hit.kind in ("rank", "title", "post") for hit in frame.at.get(end + 1, ()))


_NUMERAL = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?=[,.)\n]| [A-Z]|$)")
"""The number of one of several places of a name ("Ilir Barat I")."""
_FIRST_OF_TWO = frozenset(
    {
        "Air", "Bandar", "Batang", "Batu", "Bukit", "Gunung", "Karang", "Kayu", "Kebun", "Kota", "Kuala", "Labuhan",
        "Lembah", "Lubuk", "Muara", "Padang", "Pangkalan", "Parit", "Pasar", "Pondok", "Pulau", "Ranah", "Rantau",
        "Rawa", "Sei", "Simpang", "Sungai", "Tanah", "Tanjung", "Teluk", "Ujung", "Way",
    }
)  # fmt: skip
"""Words that name a place only with the next one."""
_ONLY_WITH_ANOTHER = _FIRST_OF_TWO - {"Kota"}
"""Those of them that are no place by themselves ("Camat Gunung Sari membuka" names nobody)."""


_BEFORE_PLACES = ("Kecamatan", "Kelurahan", "Desa", "Polsek", "Koramil", "Camat", "Kapolsek", "Lurah")


def is_place(text: str, name: Name) -> bool:
    """Whether the one word of a name without titles is what the report calls a district or village elsewhere."""
    word = text[name.start : name.end]
    if name.titles or " " in word or name.last != name.end:
        return False
    return any(f"{kind} {word}" in text and not text.endswith(f"{kind} ", 0, name.start) for kind in _BEFORE_PLACES)


def begins_a_region(frame: Frame, name: Name) -> bool:
    """Whether the one word of a name without titles is the first of a region's that the report names ("Kutai")."""
    text = frame.text
    word = text[name.start : name.end]
    if name.titles or " " in word or name.last != name.end:
        return False
    return any(
        text.startswith(word, hit.start)
        and text.startswith(" ", hit.start + len(word))
        and hit.end > hit.start + len(word)
        for hit in frame.ctx.hits_of("region")
    )


def _holder_elsewhere(frame: Frame, words: list[str], pos: int, end: int) -> int:
    """How many of the words come before those that the report has elsewhere without them, 0 where it has none."""
    text = frame.text
    for count in range(1, len(words)):
        tail = " ".join(words[count:])
        if words[count] in _COMPASS_WORDS or len(tail) < _LEAST_NAME or tail.lower() in frame.gazetteer.ordinary:
            continue
        at = text.find(tail)
        while at >= 0:
            after = at + len(tail)
            told = _OF_A_PERSON.search(text, max(0, at - _CUE), at) is not None
            if told and not text[after : after + 1].isalnum() and not pos <= at < end:
                return count
            at = text.find(tail, after)
    return 0


_OF_A_PERSON = re.compile(
    r"\b(?:[Kk]ata|[Uu]jar|[Uu]ngkap|[Jj]elas|[Tt]utur|[Uu]cap|[Tt]egas|[Tt]ambah|[Pp]apar|[Tt]erang|[Ii]mbuh|[Ss]ebut"
    r"|[Mm]enurut|[Oo]leh|Bapak|Pak|Ibu|Bu|Drs\.|H\.|Hj\.),? $"
)
"""Before the name of a person."""
_CUE = 12
"""How far before a name, in characters, such a word may begin."""
_LEAST_NAME = 4
"""Shortest name, in letters, that is looked for elsewhere."""


_MOST_OF_A_NAME = 4
"""A run of so many words is more than a name."""
_SAYS = re.compile(
    r" (?:juga |turut |kemudian |pun )?me(?:ngatakan|nyampaikan|negaskan|njelaskan|mberi\w*|nuturkan|nambahkan"
    r"|ngungkapkan|ngucapkan|minta|nyebut\w*|ngajak|ngaku|ngimbau|nghimbau|ngapresiasi|nerangkan)\b| berharap\b"
)
_BEGINS = re.compile(r"(?:^|[.!?:”\"\n,] ?|\b(?:itu|ini|tersebut|sama) )$")


def _is_a_person(frame: Frame, name: str, pos: int) -> bool:
    """Whether the report has a run of words elsewhere as the name of one who speaks or bears a title.

    `pos` is where the run stands as one that may begin with a place.
    """
    text = frame.text
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if at != pos + 1 and not text[end : end + 1].isalnum():
            if _OF_A_PERSON.search(text, max(0, at - _CUE), at) is not None:
                return True
            alone = _BEGINS.search(text, max(0, at - _CUE), at) is not None
            if alone and (_SAYS.match(text, end) or back_titles(frame, end, len(text))[1]):
                return True
        at = text.find(name, end)
    return False


def _may_be_of_a_place(frame: Frame, word: str) -> bool:
    """Whether a word after the first of a place is one of the language or the compass, and none that names have."""
    low = word.lower()
    if word in _COMPASS_WORDS or not word.istitle():
        return True
    return low in frame.gazetteer.ordinary and low not in frame.gazetteer.name_like


def _read_words(
    frame: Frame, pos: int, limit: int, kinds: tuple[str, ...], *, heading: bool, tied: bool
) -> tuple[int, str] | None:
    """Where the name of the place at `pos` ends, and the name; the holder's name may stand right after it.

    The first word is the place, more belong to it when a comma, a title or the end of the sentence follows,
    or the holder is named before (`tied`), but for how the report calls the place elsewhere.
    """
    text = frame.text
    place = _PLACE_NAME.match(text, pos)
    if place is None or place.end() > limit:
        return None
    if any(h.kind in ("organisation", "post", "title", "rank", "head") for h in frame.at.get(place.start(1), ())):
        return None
    words = place[1].split()
    degree = len(words) > 1 and words[-1].isupper() and words[-1] in frame.gazetteer.back_titles
    words = words[:-1] if degree else words
    at = place.start(1)
    if words[0].lower() in frame.gazetteer.function_words:
        return None
    if heading and not text.startswith(",", place.end()) and words[0].lower() in frame.gazetteer.ordinary:
        return None  # "Camat Minta Warga Siaga"
    for number, word in enumerate(words):
        if number and (
            (word in _ABOVE and _names_what_is_above(frame, at + len(word)))
            or any(hit.kind in ("rank", "title", "post", "acting") for hit in frame.at.get(at, ()))
        ):
            return at - 1, " ".join(words[:number])
        at += len(word) + 1
        if number and _NUMERAL.fullmatch(word):
            more = words[0] == "Koto" and number + 1 < len(words)  # "Koto XI Tarusan"
            return at - 1 + more * (1 + len(words[number + more])), " ".join(words[: number + 1 + more])
    if _NUMERAL.fullmatch(words[0]) and len(words) > 1:
        count = min(3 if words[1] == "Koto" else 2, len(words))  # "IV Jurai", "X Koto Singkarak"
        name = " ".join(words[:count])
        return place.start(1) + len(name), name
    if (numeral := _NUMERAL.match(text, place.end() + 1)) is not None and text[place.end()] == " ":
        return numeral.end(), f"{place[1]} {numeral[0]}"
    keep = len(words)
    side = max((number for number, word in enumerate(words) if number and word in _COMPASS_WORDS), default=0)
    two = side + 1 if side else 2 if keep > 2 and words[0] in _FIRST_OF_TWO else 1
    if (named := _named_elsewhere(text, kinds, words, pos)) > 0:
        keep = named
    elif 0 < side < keep - 1 and not tied:
        keep = two  # "Camat Lawang Barat Fulan"
    elif keep == 1 and words[0] in frame.speakers:
        return None  # "camat Fulan", of whom the report goes on to say "Fulan menyampaikan"
    elif tied or (keep == 2 and words[0] in _ONLY_WITH_ANOTHER):
        keep = max(keep, two)
    elif 1 < keep < _MOST_OF_A_NAME and _is_a_person(frame, place[1], pos):
        return None  # "Camat Wira Padmana", who is named without the post elsewhere
    elif keep > 1 and (degree or back_titles(frame, place.end(), limit)[1]):
        keep = two
    elif (named := _holder_elsewhere(frame, words, pos, place.end())) > 0:
        keep = named
    elif keep > 1 and not frame.at.get(place.end() + 1):
        listed = text[place.end() : place.end() + 1] in ",.(" or _GOES_ON_IN_A_LIST.match(text, place.end()) is not None
        plain = [_may_be_of_a_place(frame, word) for word in words[1:]]
        if not listed:
            keep = two
        elif keep > 2:
            keep = max([two, *(number + 2 for number, one in enumerate(plain) if one)])
            keep = len(words) if words[0].isupper() else keep
    name = " ".join(words[:keep])
    return place.start(1) + len(name), name
