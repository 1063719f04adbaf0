"""Who is called the holder of which post."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ingest import bodies
from ingest.entities import Entities, PersonRecord, TenureRecord
from ingest.epithets import epithets
from ingest.kin import KIN, SPOUSES
from ingest.posts import PERSONAL

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.names import Name
    from ingest.people import Sighting
    from ingest.posts import PostReading
    from ingest.readings import Readings


def add_tenures(ctx: Context, readings: Readings, entities: Entities, owners: dict[int, PersonRecord]) -> None:
    """Tie people to their posts; `owners` maps the start of each name to its person."""
    known_tenures: dict[tuple[str, str], TenureRecord] = {}
    doubtful = _of_other_countries(ctx, readings, owners)
    told = _told_of_a_region(readings, owners)
    for seen, post, rule, sure in readings.tenures:
        person = owners.get(seen.name.start)
        if person is None or post.id is None or post.collective:
            continue
        if post.place is not None and post.place.partition(" ")[0] in person.name.split(" "):
            continue  # "Kepala Desa Fulan": his own name, not the village's
        if _STAFF.search(ctx.text, max(0, post.first - _STAFF_WITHIN), post.first) is not None:
            continue  # "Asops Kapolri Fulan": who serves is named, not whom
        if _is_of_another(ctx.text, post, seen.name):
            continue
        hyphened = ctx.text[seen.name.end : seen.name.end + 1] == "-" and ctx.text[seen.name.end + 1].islower()
        if post.head in _OF_THE_STATE and (
            hyphened
            or _is_after_a_name(ctx, post)
            or _is_of_a_club(ctx.text, post)
            or person.id in doubtful
            or _is_abroad(ctx, post)
        ):
            sure = 0.4
        if post.head in _OF_A_REGION and not post.regions and _is_told_as_another(entities, told, post, person):
            continue  # "Gubernur Fulan", who is the governor of another province than that of the report's "Gubernur"
        if post.head in _OF_A_REGION and not post.regions and person.id not in told.get(post.id, {person.id}):
            # "Gubernur Jambi Fulan dan Gubernur Binti": the second is hardly of the same region
            sure = 0.4
        if post.takes == "NONE" and post.head.startswith("Menteri ") and _is_listed_abroad(ctx, readings, post):
            sure = 0.4  # "Menteri Keuangan AS Fulan, Menteri Perdagangan Fulanah"
        if post.guessed:
            sure = min(sure, 0.45)
        if post.former is False and _is_of_kin(ctx.text, post, seen.name):
            sure = 0.4
        if (
            post.head in _OF_A_REGION
            and entities.posts[post.id].label == post.head
            and person.name.count(" ") == 0
            and len(person.spans) == 1
            and not person.titles
        ):
            # "Gubernur Riyadh" in a report of no region: one word, met once, may as well be the place
            sure = person.confidence = 0.45
        _tenure(entities, known_tenures, seen, person, post, rule, sure)
    for post, other in readings.tied:
        holders = entities.holders.get(other.id or "", [])
        of_kin = ctx.folded.endswith(_KIN, 0, other.first)  # "ayah Bupati X sekaligus Kepala Desa Y, Fulan"
        if post.id is not None and len(holders) == 1 and not post.collective and not of_kin:
            _tied(entities, known_tenures, post, (other.first, post.end), entities.people[holders[0]], "T-08")
    for post, person in epithets(ctx, readings, owners):
        if not entities.holders.get(post.id or ""):
            _tied(entities, known_tenures, post, (post.first, post.end), person, "T-09")
    _drop_bare(entities)
    _drop_of_ours(entities)


def _told_of_a_region(readings: Readings, owners: dict[int, PersonRecord]) -> dict[str, set[str]]:
    """Post -> those who hold it by its full name, region and all."""
    found: dict[str, set[str]] = {}
    for seen, post, _, _ in readings.tenures:
        person = owners.get(seen.name.start)
        if person is not None and post.id is not None and post.regions and not post.former and post.acting is None:
            found.setdefault(post.id, set()).add(person.id)
    return found


def _is_told_as_another(entities: Entities, told: dict[str, set[str]], post: PostReading, person: PersonRecord) -> bool:
    """Whether the report calls the person by the same head with a region, which is not the one guessed here."""
    own = {one for one, holders in told.items() if person.id in holders and entities.posts[one].title == post.head}
    return bool(own) and post.id not in own


def _is_listed_abroad(ctx: Context, readings: Readings, post: PostReading) -> bool:
    """Whether the minister named right before in the sentence is another country's."""
    before = [one for one in readings.posts if 0 < post.first - one.end < _LISTED_WITHIN]
    if not before:
        return False
    last = max(before, key=lambda one: one.end)
    abroad = last.takes == "NONE" and not last.fixed_body and last.head.startswith(_HEADS_ABROAD)
    return abroad and not last.head.endswith("Indonesia") and "." not in ctx.text[last.end : post.first]


_LISTED_WITHIN = 50
"""How near the posts of a list stand to each other, in characters."""
_STAFF = re.compile(
    r"\b(?:(?:Wa)?(?:[Aa]s|AS)(?:ops|OPS|log|LOG|intel|INTEL|pers|PERS|ter|TER|rena?|RENA?|med|kes|komlek|sdm|SDM)"
    r"|Asisten\s+(?:Operasi|Logistik|Intelijen|Intel|Personel|Personalia|Teritorial|Perencanaan|Potensi|Komunikasi|SDM)"
    r"(?:\s+[\w/]+){0,5}?(?:\s*\(\w+\))?"
    r"|(?:Ko+r(?:dinator)?\s*)?(?:Staff?|Tenaga|Tim|Asisten)\s+(?:[Aa]hli|[Kk]husus|[Pp]ribadi)|(?:Koor)?[Ss]ahli"
    r"|Penasihat(?:\s+(?:Hukum|Khusus))?"
    r"|[Aa]judan|Spri|Sespri|Astam[ae]\w+|Wakil|WAKIL|Deputi|Sekretaris)\s+$"
)
"""Before a post whose holder the one named after it serves; where both make one post, it is read as such."""
_STAFF_WITHIN = 60
_FOR_ANOTHER = re.compile(
    r"\b(?:[Pp]erwakilan(?:\s+dari)?|[Ww]akil\s+dari|[Pp]engganti|[Uu]tusan|mengaku(?:\s+sebagai)?"
    r"|(?:[Jj]uru\s+[Bb]icara|[Jj]ubir)(?:\s+[Kk]husus)?,?)\s+$"
)
"""Before a post that the one named after it and a comma speaks for, or followed in, and does not hold."""
_ALONG_WITH = re.compile(
    r"(?:^|[.!?”\"\n])\s*(?:(?:Sedangkan|Sementara(?:\s+itu)?|Adapun|Lalu|Kemudian|Selain\s+itu|Selanjutnya|Sebelumnya),?\s+)?"
    r"(?:[Mm]ewakili|[Aa]tas\s+nama|[Mm]enggantikan|[Kk]epada|[Tt]erhadap|[Dd]i\s?(?:hadapan|depan|dampingi)|[Bb]ersama"
    r"|[Mm]endampingi|[Mm]enemui|[Mm]enyambut|[Mm]enerima|[Bb]ertemu)\s+$"
)
"""Before a post at the start of a sentence whose subject follows after a comma ("Mewakili Bupati X, Fulan membuka")."""
_HOLDS_ANOTHER = re.compile(r", (?:selaku|sebagai|yang (?:juga |saat ini )?(?:merupakan|menjabat|adalah)) ")
"""After one who came for the holder of a post and whose own is told ("Mewakili Bupati X, Fulan, selaku Y")."""
_IN_FRONT = re.compile(
    r"(?:[.!?”\"\n])\s*(?:Meski(?:pun)?|Walau(?:pun)?|(?:Se)?[Uu]sai|Setelah|Saat|Ketika|Sebelum|Karena|Selain|Terkait|Menanggapi"
    r"|Atas|Sejak|Berdasarkan|Sesuai|Jika|Bila)\b[^.!?\n]{0,90}"
    r"\b(?:kepada|terhadap|dari|oleh|dengan|bersama|untuk|bagi|arahan|perintah|instruksi|permintaan|undangan)\s+$"
    r"|[.!?”\"\n]\s*(?:[Ss]e(?:usai|belum|telah)|Usai|Menanggapi|Mendengar|Atas|Terkait)\b[^.!?\n]{0,60}"
    r"\b(?:penjelasan|pernyataan|tanggapan|jawaban|usulan|paparan|pemaparan|sambutan|pidato|kehadiran|kedatangan)\s+$"
)
"""Before a post in a clause that comes before the sentence's subject ("Meski dikritik oleh Bupati, Fulan menilai")."""
_IN_FRONT_WITHIN = 130
_GOES_ON = re.compile(
    r" (?:itu |ini |juga |justru |kemudian |lalu |pun |turut |langsung |tetap )?(?:me[a-z]{4,}|ber[a-z]{4,}|hadir)\b"
)


def _is_of_another(text: str, post: PostReading, name: Name) -> bool:
    """Whether the post is that of one not named, whom the one named after a comma stands for or goes along with."""
    if "," not in text[post.end : name.first]:
        return False
    low = max(0, post.first - _IN_FRONT_WITHIN)
    if _IN_FRONT.search(text, low, post.first) is not None and _GOES_ON.match(text, name.last) is not None:
        return True
    low = max(0, post.first - _STAFF_WITHIN)
    if _FOR_ANOTHER.search(text, low, post.first) is not None:
        return True
    if _ALONG_WITH.search(text, low, post.first) is None:
        return False
    return text[name.last : name.last + 1] != "," or _HOLDS_ANOTHER.match(text, name.last) is not None


_KIN = tuple(f"{word} " for word in KIN)
_SPOUSES = tuple(f"{word} " for word in SPOUSES)


_WORD_BEFORE = re.compile(r"[a-z)] ([A-Z][a-z]{2,}) $")


def _is_after_a_name(ctx: Context, post: PostReading) -> bool:
    """Whether a name stands right before "Presiden": a slogan ("TPN Fulan Presiden"), and who follows is another."""
    match = _WORD_BEFORE.search(ctx.text, max(0, post.first - 24), post.first)
    return match is not None and match[1].lower() not in ctx.gazetteer.ordinary and match[1] not in ctx.gazetteer.titles


def _is_of_a_club(text: str, post: PostReading) -> bool:
    """Whether a "presiden" in lower case, with no courtesy before it, may be that of a club or a federation."""
    return post.lower and not text[max(0, post.first - 6) : post.first].lower().endswith(("pak ", "ibu ", "bu "))


def _is_of_kin(text: str, post: PostReading, seen: Name) -> bool:
    """Whether the one named after a post may be kin of its holder.

    So it is after a comma ("istri Bupati X, Fulanah"), and of a wife or husband without one where nobody else is named
    after it: "istri Bupati X Fulanah" tells not whose name it is. "Putra Presiden Fulan" names the president.
    """
    before = text[max(0, post.first - _KIN_WITHIN) : post.first].lower()
    if not before.endswith(_KIN) or seen.start < post.end:
        return False
    if "," in text[post.end : seen.start]:
        return True
    told = text.startswith(")", seen.last) or _COMMA_AND_NAME.match(text, seen.last) is not None
    return before.endswith(_SPOUSES) and not told


_KIN_WITHIN = max(map(len, _KIN))
_COMMA_AND_NAME = re.compile(r", (?=[A-Z])")


_OF_THE_STATE = frozenset({"Presiden Republik Indonesia", "Wakil Presiden Republik Indonesia"})


def _of_other_countries(ctx: Context, readings: Readings, owners: dict[int, PersonRecord]) -> frozenset[str]:
    """People called a bare "Presiden" who may be another country's: several are so called, and a country is near.

    Whom the report calls president "RI" or "Indonesia" is not among them, nor, where it says so of
    nobody, the one it names most.
    """
    bare: dict[str, PersonRecord] = {}
    ours: set[str] = set()
    near: set[str] = set()
    abroad = False
    for seen, post, _, _ in readings.tenures:
        person = owners.get(seen.name.start)
        if person is None:
            continue
        if post.head not in _OF_THE_STATE:
            abroad = abroad or (post.takes == "NONE" and post.head.startswith(("Presiden ", "Wakil Presiden ")))
            continue
        if post.former:
            continue
        bare[person.id] = person
        if ctx.text[post.start : post.end].endswith(("RI", "Indonesia")):
            ours.add(person.id)
        elif _is_near_abroad(ctx, post):
            near.add(person.id)
    if not ours and len(bare) == 1:
        return frozenset(bare) if abroad and "Indonesia" not in ctx.text else frozenset()
    if len(bare) > 1 and not ours:
        ours = {max(bare.values(), key=lambda person: len(person.spans)).id}
    return frozenset(near - ours)


def _is_near_abroad(ctx: Context, post: PostReading) -> bool:
    """Whether another country whose head or whose relations the report speaks of is named near the post."""
    text = ctx.text
    terms = ctx.gazetteer.terms
    low, high = post.start - _NEAR, post.end + _NEAR
    for hit in ctx.hits[bisect_left(ctx.hits, (low,)) : bisect_left(ctx.hits, (high,))]:
        if hit.kind == "place" and terms[hit.entry].id not in bodies.HOME:
            place = text[hit.start : hit.end]
            if any(f"{lead} {place}" in text for lead in _RELATIONS):
                return True
    return False


_RELATIONS = ("residen", "erdana Menteri", "emerintah", " dengan", " bantuan", "unjungan ke", "edutaan Besar")
"""Words before a country that speak of its head, or of relations with it."""


_OF_A_REGION = frozenset({"Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Wali Kota", "Wakil Wali Kota"})


_NEAR = 250
"""How far around a bare "Presiden", in characters, the name of another country makes it doubtful whose."""


def _is_abroad(ctx: Context, post: PostReading) -> bool:
    """Whether a bare "Presiden" may well be that of another country."""
    text = ctx.text
    if text[post.start : post.end].lower() != "presiden":
        return False
    low, high = max(0, post.start - _NEAR), post.end + _NEAR
    around = text[low:high]
    if "Indonesia" in around or " RI" in around:
        return False
    terms = ctx.gazetteer.terms
    if "Indonesia" not in text and " RI" not in text and not ctx.hits_of("region"):
        return any(terms[hit.entry].id not in bodies.HOME for hit in ctx.hits_of("place"))
    near = ctx.hits[bisect_left(ctx.hits, (low,)) : bisect_left(ctx.hits, (high,))]
    return any(hit.kind == "place" and terms[hit.entry].id not in bodies.HOME for hit in near)


def _drop_of_ours(entities: Entities) -> None:
    """A bare "Menteri Keuangan" said of one who is called that of another country is that country's."""
    labels: dict[str, list[TenureRecord]] = {}
    for tenure in entities.tenures:
        post = entities.posts[tenure.post]
        if post.organisation is None and post.label.startswith(_HEADS_ABROAD) and not post.label.endswith("Indonesia"):
            labels.setdefault(tenure.person, []).append(tenure)
    if not labels:
        return
    kept: list[TenureRecord] = []
    for tenure in entities.tenures:
        label = entities.posts[tenure.post].label.removesuffix(" Republik Indonesia")
        theirs = next(
            (one for one in labels.get(tenure.person, ()) if entities.posts[one.post].label.startswith(f"{label} ")),
            None,
        )
        if theirs is None:
            kept.append(tenure)
            continue
        theirs.spans.extend(tenure.spans)
        held = entities.holders.get(tenure.post, [])
        if tenure.person in held:
            held.remove(tenure.person)
    entities.tenures = kept


_HEADS_ABROAD = ("Menteri ", "Wakil Menteri ", "Perdana Menteri ", "Presiden ", "Wakil Presiden ")


def _drop_bare(entities: Entities) -> None:
    """A post told by its head alone is the fuller post of the same function that the person holds."""
    by_person: dict[str, list[TenureRecord]] = {}
    for tenure in entities.tenures:
        by_person.setdefault(tenure.person, []).append(tenure)
    dropped: set[int] = set()
    for tenure in entities.tenures:
        post = entities.posts[tenure.post]
        if post.organisation is not None or len(post.label.split()) > 2:
            continue
        title = post.label.split(" ", 1)[0]
        for other in by_person[tenure.person]:
            fuller = entities.posts[other.post]
            if other is not tenure and fuller.organisation is not None and fuller.label.startswith(title):
                other.spans.extend(tenure.spans)
                dropped.add(id(tenure))
                held = entities.holders.get(tenure.post, [])
                if tenure.person in held:
                    held.remove(tenure.person)
                break
    if dropped:
        entities.tenures = [tenure for tenure in entities.tenures if id(tenure) not in dropped]


def _tied(
    entities: Entities,
    known_tenures: dict[tuple[str, str], TenureRecord],
    post: PostReading,
    span: tuple[int, int],
    person: PersonRecord,
    rule: str,
) -> None:
    """A tenure of one whose name does not stand beside the post."""
    if post.id is None or (person.id, post.id) in known_tenures or post.head in PERSONAL:
        return
    made = TenureRecord(person.id, post.id, post.acting, post.former, [span], rule, 0.75)
    known_tenures[person.id, post.id] = made
    entities.tenures.append(made)
    entities.holders.setdefault(post.id, []).append(person.id)


def _tenure(
    entities: Entities,
    known_tenures: dict[tuple[str, str], TenureRecord],
    seen: Sighting,
    person: PersonRecord,
    post: PostReading,
    rule: str,
    sure: float,
) -> None:
    post_id = post.id
    if post_id is None:
        return
    entities.apposed.setdefault(post.start, person.id)
    start = min(post.first, seen.name.first)
    end = max(post.end, seen.name.end)
    if post.head in PERSONAL:
        if not (post.body or post.regions):
            return
        sure = min(sure, 0.45)
    if not post.former:
        held = entities.holders.setdefault(post_id, [])
        if person.id not in held:
            held.append(person.id)
    known = known_tenures.get((person.id, post_id))
    if known is not None:
        known.spans.append((start, end))
        known.acting = known.acting or post.acting
        known.former = known.former or post.former
        known.confidence = max(known.confidence, sure)
        return
    made = TenureRecord(
        person.id, post_id, post.acting, post.former, [(start, end)], rule, min(sure, person.confidence)
    )
    known_tenures[person.id, post_id] = made
    entities.tenures.append(made)
