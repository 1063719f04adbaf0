"""Ways of saying that someone took part in a gathering, and the patterns that read them."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.model import Role

OBJECT_WITHIN = 110
"""A gathering that is the object of a verb begins at most this far after it, in characters."""
VERB_WITHIN = 110
"""A verb stands at most this far after its last subject, in characters."""
SUBJECT_WITHIN = 70
"""A gathering that is the subject of "dihadiri" ends at most this far before it, in characters."""
FOLLOWS_WITHIN = 3
"""Sentences after one that speaks of a gathering in which "turut hadir" still means that gathering."""
TITLES_WITHIN = 12
"""A party begins at most this far after "adalah", its titles between, in characters."""
SEEN_MIN = 2
"""Fewest parties after "tampak" that make it tell who was there."""
CARRIED_MIN = 3
"""Fewest parties of a sentence without a verb that goes on with the list before it."""
FOLLOWED_BY_VERB = 8
"""A party listed before "mengikuti secara daring" ends at most this far before it, in characters."""
EARLY_SENTENCES = 3
"""A lead may tell who called whom before it names the gathering, in sentences."""


NEAR_OR_AFTER = frozenset(
    {
        "present",
        "leader_named",
        "seen",
        "accompanied",
        "comprises",
        "features",
        "spokesman",
        "speech_of",
        "received_by",
        "gathered",
        "invited",
    }
)
"""Words whose gathering may follow them in the sentence, or stand in one before."""


class Cue(NamedTuple):
    rule: str
    role: Role
    side: str
    """after, before, both: where the parties stand; object: before, and the gathering follows."""
    confidence: float


CUES: dict[str, Cue] = {
    "attended_by": Cue("A-01", "participant", "after", 0.93),
    "present": Cue("A-02", "participant", "both", 0.85),
    "seen": Cue("A-02", "participant", "after", 0.8),
    "attends": Cue("A-03", "participant", "object", 0.92),
    "taking_part": Cue("A-03", "participant", "noun", 0.8),
    "involves": Cue("A-05", "participant", "after", 0.75),
    "chaired_by": Cue("A-06", "chair", "after", 0.95),
    "chairs": Cue("A-07", "chair", "object", 0.95),
    "opened_by": Cue("A-08", "opener", "after", 0.95),
    "opens": Cue("A-09", "opener", "object", 0.9),
    "joint_effort": Cue("A-10", "host", "joint", 0.85),
    "hosted_by": Cue("A-10", "host", "after", 0.88),
    "hosts": Cue("A-11", "host", "object", 0.9),
    "invites": Cue("A-20", "host", "invites", 0.8),
    "gathered": Cue("A-22", "participant", "gathered", 0.8),
    "invited": Cue("A-20", "participant", "after", 0.8),
    "signed_by": Cue("A-24", "participant", "after", 0.85),
    "read_by": Cue("A-13", "speaker", "after", 0.8),
    "comprises": Cue("A-21", "participant", "after", 0.8),
    "represented": Cue("A-14", "participant", "after", 0.8),
    "speech_of": Cue("A-19", "speaker", "after", 0.85),
    "reported_by": Cue("A-13", "speaker", "after", 0.8),
    "accompanies": Cue("A-14", "participant", "accompanies", 0.8),
    "spokesman": Cue("A-12", "speaker", "after", 0.8),
    "leader_line": Cue("A-06", "chair", "line", 0.9),
    "leader_named": Cue("A-06", "chair", "after", 0.88),
    "guests_line": Cue("A-01", "participant", "line", 0.88),
    "features": Cue("A-12", "speaker", "after", 0.85),
    "as_speaker": Cue("A-12", "speaker", "as", 0.9),
    "presents": Cue("A-13", "speaker", "before", 0.8),
    "accompanied": Cue("A-14", "participant", "after", 0.75),
    "together": Cue("A-04", "participant", "after", 0.75),
    "received_by": Cue("A-15", "participant", "after", 0.85),
    "told_in": Cue("A-18", "speaker", "told", 0.8),
    "installs": Cue("A-24", "chair", "installs", 0.88),
    "facing": Cue("A-19", "participant", "facing", 0.75),
    "after": Cue("A-17", "participant", "interview", 0.75),
    "presides": Cue("A-16", "chair", "as", 0.88),
    "speech": Cue("A-19", "speaker", "address", 0.8),
}

TRIGGER = re.compile(
    r"""\b(?:
      (?P<attended_by>(?:[Dd]i\s?[Hh]adii?ri|[Dd]i\s?[Ii]kuti|[Dd]i\s?saksikan|[Tt]urut\s+(?:juga\s+)?dihadii?ri|(?:menghadirkan|mendatangkan)(?!\s+(?:\w+\s+)?(?:narasumber|pemateri|pembicara)))\b)
    | (?P<as_speaker>(?:[Ss]ebagai|[Ss]elaku|menjadi)\s+(?:\w+\s+)?(?:nara\s?sumber|pemateri|pembicara))
    | (?P<presides>(?:sebagai|selaku|menjadi)\s+
        (?i:(?:pembina|inspektur|pemimpin|pimpinan)\s+(?:upacara|apel|rapat|sidang)|irup\b)
        |(?i:inspektur|pembina|pemimpin|pimpinan)\s+(?i:upacara|apel)(?=,?\s+[A-Z]))
    | (?P<speech_of>(?:[Ss]ambutan|[Pp]engarahan|[Aa]rahan|[Pp]aparan|[Pp]emaparan|[Ll]aporan|[Mm]ateri)
        (?:\s+(?:selanjutnya|berikutnya|lainnya|lain|pertama|kedua|ketiga|pembuka|penutup))?\s+(?:disampaikan\s+)?(?:oleh|dari)\s(?=[A-Z])
        |(?:[Pp]aparan|[Pp]emaparan|[Mm]ateri)(?:\s+materi)?\s+yang\s+(?:disampaikan|dibawakan)\s+oleh\s(?=[A-Z])
        |[Pp]enyampaian\s+laporan\s(?=(?:Pansus|Panitia\s+Khusus|Komisi|Banggar|Badan\s+Anggaran)\s)
        |(?:(?<=\bdengan\s)|(?<=\bdiawali\s)|(?<=\bdilanjutkan\s)|(?<=\bditutup\s)|(?<=\bdibuka\s))
            (?:sambutan|pengarahan|arahan|paparan|pemaparan|laporan)\s(?=[A-Z]))
    | (?P<reported_by>(?:[Ll]aporan|[Pp]endapat\s+akhir|[Jj]awaban|[Pp]andangan\s+umum|[Nn]ota\s+(?:pengantar|keuangan))
        (?:\s+(?!(?:me|ber)[a-z]{4,}\b)[\w()./-]+){0,16}?\s+(?:yang\s+)?di\s?(?:sampai|baca)kan\s+(?:langsung\s+)?(?:oleh\s)?
        (?=[A-Z]))
    | (?P<accompanies>mendampingi)
    | (?P<spokesman>(?:juru\s+bicara|jubir)(?:nya)?\b(?=,?\s+[A-Z]))
    | (?P<features>(?:[Nn]arasumber|[Pp]emateri|[Pp]embicara)\s+
            (?:pertama|kedua|ketiga|keempat|terakhir|lain(?:nya)?|berikutnya|selanjutnya)\b(?=,?\s+[A-Z])
        |(?:menghadirkan\s+)?(?:narasumber|pemateri|pembicara|[Pp]emateri)\b(?!\s+dari)
        |(?:Narasumber|Pembicara)\b(?=[^.;,\n]{0,60}?\b(?:adalah|ialah|yakni|yaitu|antara\s+lain|di\s?antaranya)\s)
        |(?:menghadirkan|mendatangkan)\s+(?:\w+\s+)?(?:narasumber|pemateri|pembicara)\s+(?:yang\s+berasal\s+)?dari\s
        |dibawakan\s+oleh|diisi\s+oleh)
    | (?P<present>[Hh]adir\b
        |Turut\s+serta\b(?=\s*,|\s+(?:di|dalam|pada)\s+(?:acara|kegiatan|rapat|apel|pertemuan|kesempatan)\b))
    | (?P<seen>(?:[Nn]ampak|[Tt]ampak|[Tt]erlihat)(?:\s+(?:pula|juga))?(?=\s+(?:[A-Z]|para\s|sejumlah\s|beberapa\s)))
    | (?P<attends>(?:[Mm]e[a-z]{1,3}hadiri|[Mm]engikuti|berpartisipasi|(?<!\bdi\s)(?:ikuti|hadiri)\b))
    | (?P<taking_part>(?:partisipasi|keikutsertaan|keterlibatan|kehadiran))
    | (?P<chaired_by>[Dd]i\s?[Pp]impin\b) | (?P<chairs>[Mm]emimpin
        |[Pp]impin(?=\s+(?:langsung\s+)?(?:jalannya\s+)?(?i:rapat|rakor|raker|ratas|apel|upacara|sidang|musrenbang)))
    | (?P<opened_by>[Dd]i\s?[Bb]uka\b
        |[Pp]embukaan(?:\s+(?:acara|kegiatan|rapat|rakor|forum|ini|itu|tersebut|secara|resmi|[A-Z]\w+|\d+)){0,9}(?:\s+dilakukan)?
            (?=(?:\s+(?:secara\s+\w+|langsung))?\s+oleh\s))
    | (?P<opens>[Mm]embuka
        |[Bb]uka(?=\s+(?:langsung\s+|secara\s+resmi\s+)?
            (?i:rapat|rakor|raker|musrenbang|sosialisasi|bimtek|pelatihan|workshop|forum|fgd)))
    | (?P<joint_effort>(?:terlaksana|[Tt]erselenggara|digelar|diselenggarakan|dilaksanakan|diadakan)\s+
        (?:atas|berkat|melalui)\s+(?:(?:hasil|dasar)\s+)?(?i:kerja\s?sama|kolaborasi|sinergi)\s+(?:antara\s+)?)
    | (?P<hosted_by>(?:[Dd]i\s?(?:gelar|selenggarakan|adakan|laksanakan|taja|helat|inisiasi|prakarsai|gagas))\b)
    | (?P<represented>(?:yang\s+)?di\s?wakili(?:\s+langsung)?(?:\s+oleh)?\b|diwakilkan\s+(?:oleh|kepada)\b)
    | (?P<installs>(?:me|di)?(?:lantik|kukuhkan|ngukuhkan|resmikan|nandatangani)\b)
    | (?P<leader_line>(?:Pimpinan|Pemimpin|Ketua)\s+[Rr]apat\s*:)
    | (?P<leader_named>(?:[Pp]impinan|[Pp]emimpin)\s+(?:[Rr]apat|[Ss]idang)\s*,\s+(?=[A-Z]))
    | (?P<guests_line>(?:Peserta(?:\s+[Rr]apat)?|Hadir|Undangan|Dihadiri\s+oleh)\s*:)
    | (?P<gathered>dikumpulkan\s+oleh)
    | (?P<received_by>(?:diterima|disambut(?!\s+(?:baik|positif|antusias|gembira)))\b(?=[^.,]{0,24}\boleh\b
            |\s+(?:langsung\s+)?(?:[Ww]akil\s+|Pl[th]\.?\s+|Pj\.?\s+)?
            (?:[Bb]upati|[Ww]ali\s?[Kk]ota|[Gg]ubernur|Kepala|Ketua|Sekda|Sekretaris|Asisten|Staf\s+Ahli|Camat|Menteri|Ka(?:dis|ban|bag|bid|sub))))
    | (?P<invited>(?:[Tt]urut|[Jj]uga|[Ii]kut)\s+di\s?(?:undang|hadirkan)\b
            (?!\s+(?:oleh|untuk|ke|sebagai|saksi|terdakwa|tersangka|barang|ahli)\b)
        |di(?:undang|hadirkan)\s+(?:pula|juga)\b)
    | (?P<signed_by>(?:[Pp]enandatanganan|di\s?tanda\s?tangani)
        (?:\s+(?!oleh\b|di\s?(?:hadiri|saksikan|ikuti|buka)\b)[\w-]+){0,5}?\s+oleh\b)
    | (?P<read_by>di\s?bacakan\s+(?:langsung\s+)?oleh\b|(?<=yang\s)di\s?bacakan(?=\s+[A-Z]))
    | (?P<invites>mengundang|memanggil|mengumpulkan)
    | (?P<comprises>terdiri\s+(?:dari|atas)
        |(?:Peserta|Adapun\s+peserta)(?:\s+(?!yang\b)[\w-]+){0,4}?\s+
            (?:adalah|merupakan|yakni|yaitu|meliputi|antara\s+lain|(?:yang\s+)?berasal\s+dari)(?=\s)
        |dengan\s+peserta\s+(?=(?:para|seluruh|sejumlah|perwakilan|jajaran|unsur|[A-Z]\w+)\s)
        |(?:mayoritas|sebagian\s+besar)(?:nya)?\s+(?:(?:adalah|merupakan|berasal\s+dari)\s+)?(?=para\s|[A-Z]))
    | (?P<hosts>meng?gelar
        |[Gg]elar(?=\s+(?i:rapat|rakor|raker|musrenbang|musdes|musyawarah|sosialisasi|bimtek|pelatihan|workshop|forum|fgd|sidang|paripurna
            |rdp|audiensi|apel|upacara))|menyelenggarakan|selenggarakan|mengadakan|menaja|menghelat|melaksanakan|melakukan|menginisiasi|membuat
        |(?:men|\b)(?:terima|erima)(?!\s+kasih)(?=\s+(?:\w+\s+){0,3}(?:audiensi|kunjungan|silaturahmi)))
    | (?P<involves>melibatkan|mengikutsertakan)
    | (?P<accompanied>di\s?[Dd]ampingi|ditemani|[Dd]idampingi|disertai\s(?=oleh\s))
    | (?P<together>bersama(?:\s+dengan)?(?=\s))
    | (?P<told_in>(?:[Dd]i(?:sampai|kata|ungkap|kemuka|tegas|jelas|utara|papar|tutur|nyata|ucap|terang|lontar)kan
        |diungkap)(?:nya)?
        |(?:[Ii]a|[Dd]ia|[Bb]eliau)\s+(?:sampai|kata|ungkap|tegas|jelas|utara|papar)kan)
    | (?P<presents>memaparkan
        |(?:[Mm]emberikan|[Mm]enyampaikan|[Mm]emberi|[Mm]embacakan|[Mm]embawakan)\s+(?:\w+\s+)?
            (?:arahan|sambutan|paparan|materi|pengarahan|laporan|pidato|orasi|jawaban|tanggapan|kuliah\s+umum|amanat|teks|naskah
            |(?i:pendapat\s+akhir|pandangan\s+umum|nota\s+(?:pengantar|keuangan)|rancangan\s+keputusan|surat\s+keputusan))\b)
    | (?P<speech>(?:[Dd]alam|[Dd]i\s?ak?hir(?:-akhir)?|[Pp]ada|[Ll]ewat|[Mm]engakhiri|[Mm]enutup|[Mm]engawali)\s+
        (?:(?:kata|akhir|awal)\s+)?
        (?:sambutan|arahan|paparan|pidato|pemaparan|laporan\s+tertulis|laporan(?=nya)|materi(?=nya)|penjelasan|penyampaiaa?n
        |pengarahan|orasi|kesempatan(?=nya))(?:n?ya)?\b
        |(?:[Dd]alam|[Pp]ada|[Dd]i)\s+
            (?i:kesempatan|rapat|rakor|pertemuan|forum|acara|kegiatan|sidang|audiensi)\s+
        (?:virtual\s+|yang\s+)?(?:itu|tersebut|sama|ini))
    | (?P<facing>Di\s(?:hadapan|depan)(?=\s+(?:para|seluruh|sejumlah|ratusan|puluhan|ribuan|\d+)\s))
    | (?P<after>[Uu]sai|[Ss]eusai|[Ss]elepas|di\s?sela(?:-sela)?|[Ss]etelah)
    )""",
    re.VERBOSE,
)
BEFORE_PRESENT = re.compile(r"(?:(?:[Tt]urut|[Tt]ampak|[Jj]uga|[Ii]kut|yang)\s+)+$")
_WHERE_SAID = (
    "sambut", "arah", "papar", "pidato", "pemapar", "laporan", "materi", "penjelas", "penyampai", "pengarah", "orasi",
    "kata", "akhir", "awal", "kesempatan", "rapat", "rakor", "pertemuan", "forum", "acara", "kegiatan", "sidang",
    "audiensi", "sela",
)  # fmt: skip
"""What follows "dalam", "pada" or "di" where something is said: the prepositions alone are too frequent to look at."""
STEMS = (
    "adir", "adiiri", "ampak", "erlihat", "isambut", "isertai", "ikuti", "asumber", "sumber", "emateri", "embicara",
    "uru bicara", "ambutan", "engarahan", "rahan", "aparan", "aporan", "ateri", "endampingi", "impinan ",
    "etua rapat", "etua Rapat", "Peserta", "Adapun ", "Undangan", "ubir", "artisipasi", "eikutsertaan", "eterlibatan",
    "pimpin", "emimpin", "buka", "embukaan", "gelar", "lenggara", "wakili", "wakilk", "lantik", "resmikan",
    "nandatangani", "kukuhkan",
    "adakan", "ksanakan", "nisiasi", "rakarsai", "igagas", "erlaksana", "umpulkan", "iterima", "ikutsertakan",
    "engundang", "emanggil", "erdiri", "elakukan", "embuat", "enerima", "elibatkan", "dampingi", "itemani", "bersama",
    "sampaikan", "nyampaikan", "embaca", "embawakan", "datangkan", "ikatakan", "ngkapkan", "emukakan", "itegaskan",
    "ijelaskan", "iutarakan", "ipaparkan", "ituturkan", "inyatakan", "iucapkan", "iterangkan", "ilontarkan", "ungkap",
    "ia sampai", "ia kata", "ia ungkap", "ia tegas", "ia jelas", "ia utara", "ia papar", "eliau ", "aparkan",
    "emberi", "endapat akhir", "awaban", "andangan umum", "ota pengantar", "ota keuangan",
    "undang", "i Ikuti", "i Pimpin", "i Buka", "i Dampingi", "isaksikan", "engan peserta",
    "terima kun", "terima aud", "terima sil",
    "enandatanganan", "tangani", "ibacakan", "ayoritas", "ebagian besar", "urut di",
    "enyampaian laporan", "uga di", "kut di", "i bacakan", "i tanda", "khir ", "iahir ", "akhir-", "engakhiri",
    "engawali", "enutup ", "ewat ", "sai ", "elepas", "sela", "etelah", "sebagai", "Sebagai nara", "Sebagai pem",
    "Di hadapan", "Di depan",
    "selaku", "menjadi", "ibawakan",
    "iisi ", "urut serta", "Gelar ", "itaja", "i taja", "enaja", "ihelat", "nghelat",
    "Pimpin ", "Buka ", "spektur upacara", "spektur Upacara", "embina upacara",
    "embina Upacara", "embina apel", "embina Apel",
    *(f"{preposition} {said}" for preposition in ("alam", "ada", "i") for said in _WHERE_SAID),
    *(f"{preposition} {said.capitalize()}" for preposition in ("alam", "ada") for said in _WHERE_SAID),)  # fmt: skip
"""Stems of all words that `TRIGGER` begins with."""
NARRATES = re.compile(
    r"\b(?:menyampaikan|menyebut(?:kan)?|menyatakan|mengatakan|menegaskan|menekankan|menjelaskan|menuturkan|mengungkapkan|meminta"
    r"|mengingatkan|mengimbau|memaparkan|mengajak|berharap|berpesan|melaporkan|menerangkan|menambahkan|mengusulkan|menyinggung"
    r"|menyambut|berterima\s+kasih|menjawab|menanggapi|menginformasikan|mengharapkan|menguraikan|membeberkan|merinci"
    r"|mengemukakan|menggarisbawahi|menyarankan|menyayangkan|mempertanyakan|memuji"
    r"|melanjutkan|memastikan|membenarkan|mengaku|mengapresiasi|mengucapkan|menginstruksikan|menghaturkan|mengutarakan|mendorong|menilai|menyoroti|memberikan|merespon)\b"
)
BY = re.compile(r"\s+(?:(?:langsung|secara\s+\w+)\s+)*(?:oleh\s+|(?=[A-Z]))")
OF_EFFORT = re.compile(r"\s*,?\s*(?:dengan|bersama|melalui)\s+", re.IGNORECASE)
"""Between those who hold a gathering together ("atas kerja sama A melalui B dengan C")."""
EFFORT_MAX = 4
"""Most steps of such a chain."""
NAMED_HOST = re.compile(
    r"(?!(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September"
    r"|Oktober|November|Desember)\b)[A-Z][\w&-]+"
)
"""After "yang digelar": a name, known or not, of the host."""
OATH = re.compile(
    r"\s+(?:sekaligus|dan|serta)\s+mengambil\s+sumpah(?:\s?/\s?janji)?(?:\s+(?:dan\s+janji\s+)?jabatan)?(?=\s)"
)
"""Between "melantik" and those installed."""
CHAINED = re.compile(
    r"(?:\s+(?:secara\s+\w+|langsung))*\s+(?:dan|sekaligus|serta)\s+di\s?[a-z]{4,}(?:\s+(?:secara\s+\w+|langsung))*(?=\s+oleh\s)"
)
FACTIONS = re.compile(
    r"\b(?P<who>(?:\d+|tiga|empat|lima|enam|tujuh|delapan|sembilan|seluruh|semua)\s+(?:\w+\s+)?fraksi"
    r"(?:-fraksi)?(?:\s+(?:(?:yang\s+ada\s+)?di\s+)?DPRD(?:\s+(?-i:[A-Z])\w+){0,3})?)\s(?:(?!\bagar\b|\buntuk\b|\bakan\b)[^.;,\"“]){0,60}?"
    r"\b(?:men?yampaikan\s+(?:pendapat|pandangan|pemandangan)|menyatakan\s+(?:persetujuan|setuju|menyetujui|menerima))\b",
    re.IGNORECASE,
)
"""The factions of a council that give their opinion in its sitting."""
ELSEWHERE = re.compile(r"\s+(?:(?:juga|pula|langsung)\s+)?(?:pada|dalam|di)\s+(?=[A-Z]{3,}\b)")
"""After "hadir": a gathering by a short form, which is another one where nothing has read it."""
HEADLINE = re.compile(
    r"\b(?i:(?P<host>gelar|adakan|selenggarakan)|(?P<chair>pimpin)|(?P<open>buka)|(?P<attend>hadiri|ikuti))\s+(?:\w+\s+)?$"
)
"""Before a gathering in a headline, where verbs go without their prefix."""
HEADLINE_WITHIN = 40
"""The verb of a headline begins at most this far before the gathering, in characters."""
IDLY = re.compile(
    r"\s+(?:terdiri|dengan|untuk\s+me|demi|guna|memberikan|menjadi|sebagai\s+(?:solusi|bentuk|upaya|wadah))\b"
)
"""After "hadir" in the sense of being there for people, not at a gathering."""
AND_BETWEEN = re.compile(r"\s+(?:dan|serta|bersama)\s+")
COMPANY = re.compile(r"\b(?:bersama|didampingi|di\s+dampingi|beserta|disaksikan|kemudian)\b")
"""After the one who chairs, opens or hosts: those who follow were there with him."""
PARTNER = re.compile(r"[^.;\n]{0,12}?\b(?:bekerja\s?sama|bekerjasama|berkolaborasi|bersinergi)\s+(?:dengan|bersama)\s+")
"""Before the body with which another holds a gathering."""
TOGETHER_WITH = re.compile(r"\bbersama\s+dengan\s+")
"""Between two bodies that hold a gathering together."""
THROUGH = re.compile(r"\s*(?:,\s*)?dalam\s+hal\s+ini\s+|\bmelalui\s+")
OWN_UNIT = re.compile(r"(?:Bagian|Biro|Bidang|Subbag(?:ian)?|Seksi)(?:\s+(?:[A-Z][\w/-]*|dan)){1,6}")
"""A unit of a body, by its own name alone."""
DELIBERATIONS = frozenset(
    {
        "rapat", "rapat_koordinasi", "rapat_kerja", "rapat_paripurna", "rapat_dengar_pendapat", "rapat_evaluasi",
        "rapat_pimpinan", "rapat_pleno", "musrenbang", "forum", "sosialisasi", "audiensi", "ceremony", "other",
    }
)  # fmt: skip
"""Gatherings whose reports quote what was said there; after others the press asks its questions."""
REGIONAL = frozenset({"regional_government", "regional_agency"})
OFFICIAL = REGIONAL | {"ministry", "ministry_unit", "state_body", "legislature", "security"}
"""Kinds of bodies whose officials' words, told without an interview, are words said in the gathering."""
INTERVIEWED = re.compile(
    r"\b(?:keterangan\w*|siaran\s+pers|rilis|konferensi\s+pers|wawancara|wartawan|awak\s+media|ditemui|dijumpai|dihubungi"
    r"|dikonfirmasi|terpisah|dikutip|usai|seusai|selepas|sebelumnya|kepada\s+\w+\.com|detik\w+)\b"
    r"|\bkepada\s+(?-i:[A-Z])[\w.-]+(?:\s+(?-i:[A-Z])[\w.-]+)?,?\s+(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)\b",
    re.IGNORECASE,
)
ABOUT_GUESTS = re.compile(r"\b(?:undangan\w*|hadir|peserta\w*|dihadiri|diikuti)\b", re.IGNORECASE)
ANNOUNCED = re.compile(r"[^,.;:\n]{0,60}[;:]\s*")
"""Between "turut hadir" and a list set off by a colon or semicolon."""
ADJUNCT = re.compile(
    r"\s*(?:(?:pula|juga|ikut|dan)\s+)*(?:mendampingi\s+)?(?:(?:dalam|pada|di|secara|sebagai|langsung|juga|bersama)\s+)?(?:(?:acara|kegiatan|rapat|pertemuan|forum|kesempatan|momen|sosialisasi|virtual|langsung|fisik|daring|luring|rakor|audiensi"
    r"|upacara|apel|musrenbang|musdes|musyawarah|sidang|paripurna|pelantikan|pembukaan|penutupan|peringatan|perayaan|peresmian"
    r"|pelatihan|bimtek|raker|dialog|diskusi|deklarasi|peluncuran|launching)\s*)*"
    r"(?:\s*(?:ini|itu|tersebut|virtual|langsung|secara\s+\w+|antara\s+lain|bersama\s+\w+))*\s*[,:]?\s*"
)
AT_A_DISTANCE = re.compile(
    r"\s+(?:(?:kegiatan|acara|rapat)\s+)?(?:secara|melalui|lewat|via)\s+(?:virtual|daring|online|langsung|luring|[Zz]oom|[Vv]ideo)\b"
)
"""After "mengikuti": how, without saying what once more."""
FROM_THERE = re.compile(
    r"\s+(?:secara\s+)?(?:virtual|daring|online|langsung)\s+(?:dari|di)\s+"
    r"(?=(?:[Rr]uang|[Aa]ula|[Gg]edung|[Kk]antor|[Pp]endopo|[Rr]umah|[Hh]otel|[Cc]ommand|[Ii]stana)\b)"
)
"""After "dihadiri": where it was followed from, not who was there."""
WITH = re.compile(
    r"\s*(?P<with>dengan|bersama|dari|antara)\s+"
    r"(?!(?:agenda|tema|topik|tajuk|materi|judul|tujuan|peserta|acara|persiapan|peringatan|pengamanan)\b)"
)
AND_ANOTHER = re.compile(
    r"\s+dan\s+(?:rapat\s+(?:kerja|koordinasi|konsultasi|dengar\s+pendapat(?:\s+umum)?)|rdpu?|raker)(?:\s*\([A-Za-z]+\))?"
    r"(?=\s+(?:dengan|bersama)\s)",
    re.IGNORECASE,
)
"""Between a gathering and those it was held with: another of its kind ("rapat kerja dan RDP dengan X")."""
OWNED = re.compile(
    r"\s+(?:gabungan\s+)?"
    r"(?=(?:[Kk]omisi|Pansus|Panja|Banggar|Baleg|Bapemperda|DPRD|Gubernur|Bupati|Wali\s?[Kk]ota|Menteri|Presiden)\s)"
)
"""Between a gathering and the commission or the head it is of ("RDP Komisi II DPRD X dengan Y")."""
ALSO_OPENS = re.compile(r"(?:Turut|Ikut|Juga)\s+(?:serta\s+|juga\s+|ikut\s+|turut\s+)*")
"""All that stands before "mengikuti" where those who did are named after the gathering."""
NAMED_BEYOND = re.compile(
    r"\s(?:ini|itu|tersebut)\s+(?=[A-Z])"
    r"|[^.;,:\n]{0,60}?(?:[,:]|\s(?:adalah|ialah|yakni|yaitu|antara\s+lain|di\s?antaranya))\s+"
)
"""Between the gathering and those who went along to it."""
NAMED_NEXT = re.compile(
    r"(?:\s+(?:langsung|secara\s+\w+))?\s*(?:[,:]\s+|\s(?:antara\s+lain|di\s?antaranya|yakni|yaitu)\b)"
)
"""After "turut menghadiri": those who did, the gathering being the one just told of."""
WHILE = re.compile(
    r"(?:(?:Saat|Ketika|Sewaktu|Waktu|Usai|Seusai|Setelah|Sesudah|Selepas|Sembari|Sambil|Dalam\s+kesempatan)\s+)?"
    r"(?:(?:[Hh]adir|turut|ikut|langsung|juga|sekaligus)\s+)*"
)
"""All that stands before a verb whose subject is that of the clause after it ("Saat memimpin rapat, Bupati ...")."""
WHILE_SO = re.compile(
    r"\b(?:saat|ketika|sewaktu|waktu|usai|seusai|setelah|sesudah|selepas|sambil|sembari|seraya)"
    r"\s+(?:(?:dirinya|ia|dia|beliau|turut|ikut|langsung|pertama\s+kali)\s+)*$"
)
"""Right before a verb whose subject is that of the clause before it ("Bupati mengatakan itu saat memimpin rapat")."""
THE_OCCASION = re.compile(
    r"\s+(?:acara|kegiatan|rapat|rakor|pertemuan|forum|kesempatan|sosialisasi)(?:\s+(?:itu|tersebut|ini))?,"
)
"""The gathering just told of, called so, up to the comma before whoever opened or led it."""
AFTER_OBJECT = re.compile(
    r"(?:\s+(?:ini|itu|tersebut|secara\s+\w+|yakni|yaitu|antara\s+lain|di\s?antaranya|adalah))*"
    r"(?:\s*[,:]\s+|\s+(?=[A-Z]|(?:para|sejumlah|seluruh|segenap|jajaran|perwakilan)\s))"
)
"""Between that gathering and those who followed it."""
SIGNED_BETWEEN = re.compile(r"[Pp]enandatanganan\s[^.;:,\"“”]{3,90}?\bantara\s+")
"""Up to those who sign ("penandatanganan MoU antara A dan B")."""
AND_WITH = re.compile(r"\s+dengan\s+(?=[A-Z]|para\s|sejumlah\s|perwakilan\s|pimpinan\s|pengurus\s)")
MUTUAL = frozenset({"audiensi", "rapat", "rapat_dengar_pendapat", "forum"})
"""Gatherings of which "antara A dengan B" tells who met; in the names of others it tells what is to be tied."""
GUEST = re.compile(
    r"(?:(?<=udiensi)|(?<=unjungan)|(?<=[Kk]erja)|(?<=unker)|(?<=unker\))|(?<=ilaturahmi))\s+(?:dari\s+)?(?=(?:pengurus|jajaran|perwakilan|rombongan|delegasi|pimpinan|anggota|para|sejumlah|unsur|mahasiswa|organisasi|komunitas|paguyuban|himpunan|panitia|warga|tokoh|kelompok|atlet|pelajar)\s|[A-Z][\w.]+\s+[A-Z])"
)
"""Before the guests of an audience ("menerima audiensi pengurus KONI")."""
THIS_OPENS = re.compile(
    r"(?P<head>[A-Z][a-z]{4,})\s+(?:[\w-]+\s+){0,2}?(?:ini|itu|tersebut)\s+(?:juga\s+|turut\s+|pun\s+)*$"
)
VISITED = re.compile(r"\b(?:meninjau|mengunjungi|berkunjung|menyambangi|mengecek|berkeliling)\b")
KIND = re.compile(
    r"[\w-]+(?:\s+(?:koordinasi|kerja|terbatas|dengar\s+pendapat(?:\s+umum)?|evaluasi|publik|group\s+diskusi|virtual"
    r"|kembali|empat\s+mata|langsung|bilateral|tertutup|singkat|lanjutan|khusus|internal|terpadu|gabungan|rutin|perdana|akbar|(?:zoom\s+)?meeting"
    r"|bulanan|mingguan|teknis|persiapan|pendahuluan|intensif|darurat|lintas\s+sektor(?:al)?))*(?:\s*\([^()]{2,12}\))?",
    re.IGNORECASE,
)
"""The words of a gathering's kind, before "dengan" and its guests."""
JOINT = re.compile(r"(?:Apel|Rapat|Rakor|Upacara|Patroli|Sidang)\s+Gabungan\s+(?=[A-Z])")
"""Before those of whom a joint gathering is ("Apel Gabungan TNI, Polri dan ASN")."""
MET = re.compile(r"(?<=ertemu)\s+(?=[A-Z])")
"""Between "bertemu" and the one met, where "dengan" is left out."""
VISITS = re.compile(
    r"\b(?:mengunjungi|menyambangi|(?P<receives>menyambut(?:\s+kedatangan)?|menerima\s+(?:kedatangan|kunjungan)))\s+(?=[A-Z])"
)
FROM_BODIES = re.compile(r"\s+(?:berasal\s+)?(?:dari|terdiri\s+(?:dari|atas))\s+")
"""After "peserta yang hadir": where they are from, which is who was there."""
SUCH_AS = re.compile(r",?\s+(?:di\s?antaranya|antara\s+lain|yakni|yaitu)\s*[:,]?\s+")
"""Between "hadir" and those who were there, some or all of them."""
NAMED_LATER = re.compile(
    r"(?:(?!\bselain\b|\bdari\s+\d)[^.;,\n]){0,120}?\b(?:di\s?antaranya|antara\s+lain|yakni|yaitu)\s*[:,]?\s+"
)
"""Between "Hadir" and those who were there, where more is told of the gathering first."""
NAMELY = re.compile(
    r"(?:[^.;\n]{0,60}?\b(?:adalah|ialah|yakni|yaitu|antara\s+lain|di\s?antaranya)"
    r"|[^.;\n]{60,100}?\b(?:yakni|yaitu|antara\s+lain|di\s?antaranya))\s*[:,]?\s+"
)
"""Between "yang hadir" and the list of those present."""
WE = re.compile(r"\b(?:[Kk]ami|[Kk]ita|[Ss]aya)\b")
GATHERS = re.compile(r"\b(?:kegiatan|acara|rapat|rakor|pertemuan|forum|agenda|sidang)\b", re.IGNORECASE)
