"""Where the name of a post begins and ends: head, unit, body or region, acting marker, former.

`[acting] HEAD [UNIT] [BODY | REGION]`; what a head may take is told by the list of posts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import bodies, presidents
from ingest.complements import ACRONYM, BARE, LEVEL_OF, NO_ACRONYM, STATE, attach, read_complement
from ingest.gazetteer import is_numbered
from ingest.units import is_unit_word

if TYPE_CHECKING:
    from graph.model import Acting
    from ingest.bodies import OrganisationReading
    from ingest.context import Hit
    from ingest.frame import Frame
    from ingest.gazetteer import PostForm


_ACTING_GAP = re.compile(r"[ .()/-]*(?:(?:Plt|PLT|Plh|PLH|Pj|PJ|Pjs|PJS|PLt)\.?\)?)?[ .()]*$")
_GLUED_ACTING = re.compile(r"(?<!\w)(P[Ll][TtHh]|P[Jj][Ss]?)\.$")
"""An acting marker that is run together with the post ("Plt.Bupati")."""
_ACTING_AFTER = re.compile(r" ?\((Plt|Plh|Pj|Pjs|PLT|PLH|PJ|PJS|Pelaksana Tugas|Pelaksana Harian|Penjabat)\.?\)")


_ACTING_SHORT = re.compile(r" \((?:Plt|Plh|Pjs?|PLT|PLH|PJ)\.? ?[A-Z][A-Za-z]+\)")
"""The short form of an acting post after the post in full."""
_RUNNING_MATE = re.compile(
    r"\b[Cc]alon (?:[Pp]residen|[Gg]ubernur|[Bb]upati|[Ww]ali ?[Kk]ota)(?: dan |/| atau | maupun )$"
)


_REFERRING = frozenset(
    {
        "Ketua",
        "Kepala",
        "Wakil Ketua",
        "Sekretaris",
        "Direktur",
        "Menteri",
        "Wakil Menteri",
        "Koordinator",
        "Rektor",
        "Dekan",
    }
)
"""Bare heads by which a report refers to a post it names in full elsewhere."""


PERSONAL = frozenset(
    {
        "Analis",
        "Pengamat",
        "Pakar",
        "Akademisi",
        "Dosen",
        "Peneliti",
        "Guru Besar",
    }
)
"""Heads that tell a profession rather than an office."""


_LEFT = frozenset({"mantan", "eks", "bekas", "purna"})
"""Markers of a post that was left."""


_GROUP_NOUNS = frozenset({"Kepala Daerah", "Wakil Kepala Daerah", "Pimpinan DPRD"})
"""Posts named in general ("kepala daerah"), never one person's."""


_ACTING_CODES: dict[str, Acting] = {"plt": "Plt", "plh": "Plh", "pj": "Pj", "pjs": "Pjs"}


_WORDS = {
    "plt": "Plt", "plh": "Plh", "pj": "Pj", "pjs": "Pjs",
    "pelaksana tugas": "Plt", "pelaksana harian": "Plh", "penjabat": "Pj",
}  # fmt: skip


_MAY_BE_INTERIM = ("Gubernur", "Bupati", "Wali Kota", "Sekretaris Daerah", "Kepala Desa", "Keuchik", "Kepala Kampung")
"""Heads before which "Pejabat" stands for "Penjabat"."""
_COMMISSION = " Komisi "
_OFFICES = {"Kejaksaan Negeri": "local", "Kejaksaan Tinggi": "province", "Kepolisian Resor": "local"}
"""Offices whose officers are told without them, and the level of their regions."""
_KINDS_OF_BODY = frozenset({"Dinas", "Badan", "Biro", "Kantor", "Bagian"})


@dataclass(slots=True)
class PostReading:
    """A post as read from the text, before the report as a whole decides its name."""

    start: int
    """Start of the post's name, acting marker left out."""
    end: int
    head: str
    """Long form of the head ("Kepala Dinas", "Gubernur")."""
    title: str
    takes: str
    unit: str = ""
    """Words between head and body or region ("Sosial dan Pemerintahan")."""
    body: OrganisationReading | None = None
    fixed_body: str = ""
    """Name of the body the head itself tells ("Kementerian Dalam Negeri")."""
    level: str = ""
    regions: tuple[int, ...] = ()
    place: str | None = None
    suffix: str = ""
    """What stands after the region ("Bidang Hukum")."""
    acting: Acting | None = None
    former: bool = False
    first: int = 0
    """Start with the acting marker."""
    lower: bool = False
    """Written in lower case: a role, not a title."""
    collective: bool = False
    acronym: str | None = None
    hint: str = ""
    """Kind of body its head tells ("Dinas"), where the body itself is not written."""
    inherited: bool = False
    """Its body is one named elsewhere."""
    office: str = ""
    """Kind of body its head belongs to though it does not tell ("Kejaksaan Negeri" of a "Kasi Intel")."""
    guessed: bool = False
    """Its body is the only one the report names, which is no more than a guess."""
    rule: str = "P-01"
    id: str | None = None


def acting_before(frame: Frame, start: int, floor: int) -> tuple[Acting | None, bool, int]:
    """The acting marker before `start`, whether a word says that the post was left, and where these begin.

    The last is -1 where the words speak of a candidate for the post.
    """
    code: Acting | None = None
    former = False
    first = start
    glued = _GLUED_ACTING.search(frame.text, max(0, start - 5), start) if frame.text[start - 1 : start] == "." else None
    if glued is not None:
        return _ACTING_CODES[glued[1].lower()], False, glued.start()
    at = bisect_left(frame.acting, (start,))
    for hit in reversed(frame.acting[max(0, at - 3) : at]):
        if hit.end > start:
            continue
        if hit.start < floor or start - hit.end > 14:
            break
        between = frame.text[hit.end : first]
        if _ACTING_GAP.fullmatch(between) is None:
            break
        term = frame.gazetteer.terms[hit.entry]
        code = _ACTING_CODES.get(term.id, code) or code
        former = former or term.id in _LEFT
        if term.id == "calon":
            return None, False, -1
        first = hit.start
    return code, former, first


def _is_not_held(frame: Frame, start: int) -> bool:
    """Whether the words before a post make it part of another name ("Kantor Gubernur", "Pilkada Bupati")."""
    if start < 4:
        return False
    text = frame.text
    lead = frame.gazetteer.not_a_holder
    if text[start - 1] == " ":
        floor = max(0, start - 24)
        cut = max(text.rfind(" ", floor, start - 1), text.rfind("\n", floor, start - 1))
        last = text[cut + 1 : start - 1].lower()
        if last in lead:
            told = last == "instruksi" and text[cut + 1].islower()
            joined = text.find(" dan ", start, start + 90) if told else -1
            # "instruksi Kepala BNPB dan Inpres Nomor 3": the number is another's
            return not told or is_numbered(text, start, joined if joined >= 0 else len(text))
        before = max(text.rfind(" ", floor, cut), text.rfind("\n", floor, cut)) if cut > 0 else -1
        if cut > 0 and text[before + 1 : start - 1].lower() in lead:
            return True
        if last not in ("dan", "atau", "maupun"):
            return False
    elif text[start - 1] != "/":
        return False
    return _RUNNING_MATE.search(text, max(0, start - 30), start) is not None


_ASSISTANT = ("Asisten ", "Staf Ahli ")
_ASSISTS_WITHIN = 130
"""How far before the secretary, in characters, the post of the assistant begins."""


def _is_of_an_assistant(frame: Frame, start: int) -> bool:
    """Whether a secretary follows the words that tell what an assistant assists in ("Asisten X dan Kesra Sekda Y")."""
    text = frame.text
    cut = text.rfind(" ", 0, start - 1)
    word = text[cut + 1 : start - 1]
    if text[start - 1 : start] != " " or not word.isalpha() or not word.istitle() or not is_unit_word(frame, word):
        return False
    if any(hit.kind == "acting" for hit in frame.at.get(cut + 1, ())):
        return False
    before = text[max(0, start - _ASSISTS_WITHIN) : start]
    return any(lead in before for lead in _ASSISTANT) and "." not in before[max(map(before.rfind, _ASSISTANT)) :]


def _names_body(frame: Frame, at: int) -> bool:
    return any(hit.kind in ("organisation", "head", "government") for hit in frame.at.get(at, ()))


def read_post(frame: Frame, hit: Hit, limit: int) -> PostReading | None:
    """The post that begins with `hit`; None where the words name something else (an office building)."""
    text = frame.text
    start = hit.start
    form = _pick(frame, hit)
    lower = text[start].islower()
    if lower and form.label in BARE and not _names_body(frame, hit.end + 1):
        return None
    if form.label == "Sekretaris Daerah" and _is_of_an_assistant(frame, start):
        return None
    if _is_not_held(frame, start) or text.startswith((" upacara", " apel", " Upacara", " Apel"), hit.end):
        return None
    post = PostReading(start, hit.end, form.label, form.title, form.takes, first=start, lower=lower)
    post.fixed_body = form.organisation if form.takes in ("NONE", "MINISTRY") else ""
    post.level = _level_of(form)
    if form.organisation in _OFFICES and form.organisation not in form.label:
        post.office, post.level = form.organisation, _OFFICES[form.organisation]
    post.acting, former, post.first = acting_before(frame, start, max(0, start - 50))
    if post.first < 0:
        return None
    if text.startswith(("Pejabat", "pejabat"), post.first) and not post.head.startswith(_MAY_BE_INTERIM):
        post.acting, post.first = None, start  # an official, in other posts
    post.former = (
        former or text[max(0, post.first - 4) : post.first].lower() == "eks-" or presidents.is_of_old(text, start)
    )
    if form.label in _GROUP_NOUNS or bodies.is_collective(frame, post.first):
        post.collective = True
    if lower and form.label in BARE:
        return post if attach(frame, post, post.end, limit, form.body) else None
    if text.startswith(".", post.end) and text[start : post.end] == "Ka":
        post.end += 1
    acronym = ACRONYM.match(text, post.end) if "(" in text[post.end : post.end + 2] else None
    kinds = [hit.kind for hit in frame.at.get(acronym.start(1), ())] if acronym else []
    if acronym and acronym.end() <= limit and ("post" in kinds or NO_ACRONYM.isdisjoint(kinds)):
        post.acronym = acronym[1]
        post.end = acronym.end()
    elif text.startswith(" (P", post.end) and (short := _ACTING_SHORT.match(text, post.end, limit)):
        post.end = short.end()  # "Penjabat Sekretaris Daerah (Pj. Sekda) X"
    post.hint = form.body
    if post.head == "Staf Ahli Kepala Daerah":
        _of_head_of_region(frame, post)
    read_complement(frame, post, form.body, limit)
    if post.head.startswith("Asisten") and post.body is None and not post.regions:
        _of_secretary(frame, post)
    if post.head in _OF_A_MINISTRY and post.body is None and not post.unit:
        _of_minister(frame, post)
    if presidents.is_of_no_state(frame, start, post.end):
        return None
    if text[start : hit.end] == "Karo" and not (post.unit or post.body):
        return None  # the regency, not the head of a "Biro"
    own = ACRONYM.match(text, post.end, limit) if post.body is not None and post.acronym is None else None
    if own is not None and any(h.kind == "post" for h in frame.at.get(own.start(1), ())):
        post.acronym, post.end = own[1], own.end()
    if post.unit in _KINDS_OF_BODY and post.body is None and not post.regions:
        post.hint, post.unit = post.unit, ""
        post.head = f"{post.title} {post.hint}"
    if text[post.end - 1] == ")" and not (post.regions or post.unit):
        post = _past_short_form(frame, post, limit)
    after = _ACTING_AFTER.match(text, post.end)
    if after:
        post.acting = _ACTING_CODES.get(_WORDS.get(after[1].lower(), "").lower(), post.acting)
        post.end = after.end()
    if post.head in BARE and not (post.unit or post.body or post.regions):
        if post.head in _REFERRING and not lower:
            post.rule = "P-02"
            if text.startswith(_COMMISSION, post.end) and text[post.end + len(_COMMISSION) :][:1].isupper():
                post.end += len(_COMMISSION) - 1  # "Wakil Ketua Komisi Fulan": the one just spoken of
            return post
        return None
    return post


def _past_short_form(frame: Frame, post: PostReading, limit: int) -> PostReading:
    """Read on after the short form of a post told in full, which says what it takes ("Kepala Dinas (Kadis) X")."""
    text = frame.text
    opening = text.rfind("(", post.start, post.end)
    hit = next((one for one in frame.at.get(opening + 1, ()) if one.kind == "post" and one.end == post.end - 1), None)
    form = frame.gazetteer.posts[hit.entry] if opening > 0 and hit is not None else None
    if form is None or form.takes == "NONE" or form.label.partition(" ")[0] != post.head.partition(" ")[0]:
        return post
    if text.startswith(_CAPITAL, post.end):
        return _of_the_capital(frame, post, form)
    more = PostReading(
        post.start, post.end, form.label, form.title, form.takes, acting=post.acting, former=post.former,
        first=post.first, lower=post.lower, acronym=post.acronym, hint=form.body, level=_level_of(form),
    )  # fmt: skip
    read_complement(frame, more, form.body, limit)
    return more if more.end > post.end else post


_CAPITAL = " Metro Jaya"
"""What the police of the capital are called, which is no region's name."""


def _of_the_capital(frame: Frame, post: PostReading, form: PostForm) -> PostReading:
    posts = frame.gazetteer.posts
    named = next((one for one in posts if one.label == f"{form.label}{_CAPITAL}"), None)
    if named is not None:
        post.head, post.title, post.takes, post.fixed_body = named.label, named.title, "NONE", named.organisation
        post.body = None
        post.end += len(_CAPITAL)
    return post


def _level_of(form: PostForm) -> str:
    """The level of the regions that a post's officers are of, where its head tells."""
    if form.label.startswith(_OF_A_PROVINCE):
        return "province"
    if form.label.startswith(_OF_A_REGENCY):
        return "local"
    return LEVEL_OF.get(form.label, "")


_OF_A_PROVINCE = ("Kepala Kejaksaan Tinggi", "Kepala Kepolisian Daerah", "Wakil Kepala Kepolisian Daerah")
_OF_A_REGENCY = ("Kepala Kepolisian Resor", "Kepala Kejaksaan Negeri", "Wakil Kepala Kepolisian Resor")


def _following(frame: Frame, post: PostReading) -> tuple[str, int]:
    """Label and end of the post whose name goes on right after another's; empty where none does."""
    if frame.text[post.end : post.end + 1] != " ":
        return "", 0
    hit = next((one for one in frame.at.get(post.end + 1, ()) if one.kind == "post"), None)
    return (frame.gazetteer.posts[hit.entry].label, hit.end) if hit is not None else ("", 0)


def _of_head_of_region(frame: Frame, post: PostReading) -> None:
    """Take in the head of region whose adviser the post is ("Staf Ahli (Sahli) Gubernur")."""
    label, end = _following(frame, post)
    if label in ("Gubernur", "Bupati", "Wali Kota"):
        post.head = post.title = f"Staf Ahli {label}"
        post.end = end


_OF_A_MINISTRY = frozenset({"Sekretaris Jenderal", "Inspektur Jenderal"})


def _of_minister(frame: Frame, post: PostReading) -> None:
    """Take in the minister whose ministry's the post is ("Sekretaris Jenderal Menteri Dalam Negeri")."""
    label, end = _following(frame, post)
    if label.startswith("Menteri "):
        post.end, post.takes = end, "NONE"
        post.fixed_body = f"Kementerian {label.removeprefix('Menteri ')}"
        post.head = f"{post.head} {post.fixed_body}"
        state = STATE.match(frame.text, end)
        post.end = state.end() if state is not None else end


def _of_secretary(frame: Frame, post: PostReading) -> None:
    """Take in the secretary whose assistant the post is ("Asisten Bidang Umum Sekda Jambi")."""
    label, end = _following(frame, post)
    if label == "Sekretaris Daerah":
        post.end, post.takes = end, "SETDA"
        region = bodies.read_region(frame, end)
        if region is not None:
            post.end, post.regions = region


_ORDINAL = re.compile(r"(?:I{1,3}|[1-3])\b")


def _pick(frame: Frame, hit: Hit) -> PostForm:
    """The meaning of a form that several posts share, by the body named after it or in the report."""
    forms = frame.gazetteer.posts
    entries = [h.entry for h in frame.at.get(hit.start, ()) if h.kind == "post"]
    if len(entries) > 1:
        nxt = hit.end + 1
        following = next((h for h in frame.at.get(nxt, ()) if h.kind == "organisation"), None)
        for entry in entries:
            title = forms[entry].title
            if (
                following is None
                and title == "Wakil Ketua"
                and not forms[entry].body
                and _ORDINAL.match(frame.text, nxt)
            ):
                return forms[entry]  # "Waka II"
            if following is not None:
                kind = frame.gazetteer.bodies[following.entry].kind
                if not forms[entry].body and title == ("Wakil Ketua" if kind == "legislature" else "Wakil Kepala"):
                    return forms[entry]
        for entry in entries:
            known = frame.gazetteer.body_by_name.get(forms[entry].organisation)
            if known is not None and known in frame.sure_bodies:
                return forms[entry]
        for entry in entries:
            if forms[entry].organisation and forms[entry].takes == "NONE":
                return forms[entry]
    return forms[entries[0]]
