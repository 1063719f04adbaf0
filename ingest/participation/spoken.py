"""Ways of telling that someone spoke in a gathering, and to whom words were said elsewhere."""

from __future__ import annotations

import re

SPOKEN = (
    r"(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|papar|beber|imbuh|pungkas|tandas|sebut|beber|lanjut)"
)
SAYS = re.compile(
    r"\b(?:menyebut|menilai|menyatakan|mengatakan|mengungkapkan|meminta|berharap|mengingatkan|mengimbau|menegaskan)\b"
)
"""After these the next verb is what someone is said to do, not what the speaker does."""
PRESS = re.compile(
    r"\b(?:keterangan|siaran\s+pers|rilis|konferensi\s+pers|wawancara|kepada\s+(?:wartawan|media|awak))", re.IGNORECASE
)
SPEECH_GIVEN = re.compile(
    r"\b(?:sambutan|laporan|materi|pidato|orasi|arahan|pengarahan|kuliah\s+umum|pendapat\s+akhir|pandangan\s+umum"
    r"|nota\s+(?:pengantar|keuangan)|(?:rancangan|surat)\s+keputusan)\b",
    re.IGNORECASE,
)
"""What is given in a gathering alone; "memaparkan" and "menyampaikan paparan" may be told of anyone."""
ADDRESS = re.compile(r"\b(?:sambutan|laporan|pidato|orasi|arahan|pengarahan)(?:nya)?\b", re.IGNORECASE)
READ_OUT = re.compile(r"\bdi\s?baca(?:kan)?\s+(?:oleh\s+|langsung\s+)*")
"""Before the one who reads another's speech: the reader was there, the author may not have been."""
SENT = re.compile(r",?\s*melalui\s+")
"""Between an office-holder and the one who spoke for him, who was there instead."""
SAID_BY = re.compile(rf"[\"”]\s*,?\s*{SPOKEN}(?P<own>nya)?\b")
SAID_PASSIVE = re.compile(
    r"\b[Dd]i(?:kata|sampai|jelas|ungkap|tegas|papar|tutur|terang|kemuka)kan\s+(?:oleh\s+)?(?:[A-Z][\w.]*\s+){0,12}$"
)
"""Before the one who says something, where the verb is passive and comes first."""
THEME = re.compile(
    r"\s*,?\s*(?:yang\s+)?(?:dengan|tentang|membahas|memaparkan|menyampaikan|membawakan|mengangkat|mengenai)\s+"
    r"(?:(?:materi|tema|topik|judul|paparan|pemaparan|pembahasan|bahasan)\b|[\"“])"
)
"""After one of several speakers: what each of them spoke about."""
NAMELY_OPENS = re.compile(
    r"(?:Yakni|Yaitu|Antara lain|Di ?antaranya|Masing-masing|Mulai dari|Terdiri (?:dari|atas))\s*[,:]?\s+"
)
"""At the start of the sentence after "narasumber.": those who spoke."""
WHERE_FROM = re.compile(r"(?:dari|di|se-\w+)\s[^,.;:]{2,60}")
"""After those who came, at the end of a sentence: where they are from."""
NEXT_SPEAKER = re.compile(r"(?:[,;]|\b(?:dan|serta))\s+(?:dari\s+[^,;]{3,60},\s+)?(?:[A-Za-z][\w.]*\s+){0,3}$")
"""Before the one who spoke next."""
SPEAKERS_MAX = 8
"""Most speakers told with what they spoke about, in parties."""
TOLD_TO = re.compile(r"\b(?:kepada|di\s+hadapan|di\s+depan)\b")
"""Before the one to whom something is said, who does not say it."""
DIALOGUE = re.compile(
    r"\b(?:berdialog|berdiskusi|bertemu|bertatap\s+muka|berbincang(?:-bincang)?)\s+(?:langsung\s+)?(?:dengan|bersama)\s+"
)
HANDS_OVER = re.compile(r"\b(?:menyerahkan|memberikan|menganugerahkan)\b[^.;:\"“”]{0,80}?\bkepada\s+")
"""Before the one to whom something is given between the sittings of a gathering."""
THAT_WAS = re.compile(
    r"(?:Hal|Pernyataan|Permintaan|Imbauan|Pesan|Arahan|Penegasan|Ajakan|Seruan|Harapan|Peringatan|Instruksi|Dorongan)\s+(?:senada\s+|serupa\s+)?(?:itu|ini|tersebut)"
    r"(?:\s+(?:juga|pun|turut))?\s+"
)
"""The whole of a sentence before "disampaikan dalam rapat": what the one before it said."""
THAT_SITTING = re.compile(
    r"\s+(?:pertemuan|rapat|rakor|acara|kegiatan|audiensi|sidang)\b(?:\s+(?:itu|ini|tersebut))?(?=[\s,])"
)
"""After "seusai": the gathering just told of."""
AT_EVENT = re.compile(
    r"(?:nya)?\s+(?:di|pada|dalam|saat|ketika|untuk)\s+(?:acara|kegiatan|pembukaan|penutupan|rapat|forum|[A-Z])"
)
"""After "dalam sambutan": the gathering it was given in is yet to be named."""
AT_ANOTHER = re.compile(r"(?:nya)?\s+(?:saat|ketika)\s+me[a-z]{4,}")
"""After "dalam sambutan": it was given in what follows, whether that is read as a gathering or not."""
AT_HOME_OF = re.compile(r"\b(?:kediaman|rumah|kantor|markas)\s+(?:(?:dinas|pribadi|Presiden|Pak|Bapak|Ibu|Bu)\s+)*$")
TELLS = re.compile(r"\b(?:menyampaikan|memaparkan|menegaskan|mengutarakan|mengemukakan|melontarkan|membacakan)\b")
"""Verbs of speaking before others; "menyebut" and "mengatakan" may as well tell of a gathering."""
AS_SPEAKER = re.compile(
    r"\s*(?:\w+\s+)?(?:sebagai|selaku|menjadi)\s+(?:\w+\s+)?(?:nara\s?sumber|pemateri|pembicara)", re.IGNORECASE
)
ACTED_AS = re.compile(r"(?:(?:Yang\s+)?(?:[Bb]ertindak|[Tt]ampil|[Dd]idapuk)\s+)?")
"""All that stands before "sebagai narasumber," where those who spoke are listed after it."""
SET_OFF_NEXT = re.compile(
    r"(?:\s+(?:kunci|utama|tamu))?(?:\s+(?:di|dalam|pada)\s+(?:acara|kegiatan|rapat|forum)(?:\s+(?:ini|itu|tersebut))?)?\s*[,:]\s+"
)
ASKED_BY = re.compile(r"\bdi(?:minta|undang|tunjuk|tugaskan|percaya|ajak)\s+(?:oleh\s+)?(?:[A-Z][\w.]*\s+){0,5}$")
"""Before the one who asks another to be a speaker ("ia diminta Ketua X untuk menjadi pemateri")."""
LISTED_SPEAKERS = re.compile(r"\b(?:nara\s?sumber|pemateri|pembicara)\b", re.IGNORECASE)
LISTED_OF = re.compile(
    r"(?:berbagai|beberapa|sejumlah|lintas|multi)\s[^.;,\n]{0,40},?\s+(?:di\s?antaranya|antara\s+lain|yakni|yaitu)\s*[,:]?\s+"
)
"""After "narasumber dari": that they are of several bodies, before they are listed."""
SPEAKERS_FROM = re.compile(r"\b(?:nara\s?sumber|pemateri|pembicara)\s+dari\s", re.IGNORECASE)
"""In the first of those listed: speakers by the body they are from, beside whom guests are listed."""
IT_WAS = re.compile(r"\s+(?:(?:upacara|apel|rapat|sidang)\s+)?(?:adalah|ialah|yakni|yaitu)\s+")
"""Between "bertindak selaku Inspektur Upacara" and who that was."""
SAYS_WITHIN = 50
"""Who says something is named at most this far before the verb, in characters."""
QUOTED_WITHIN = 120
"""A gathering named in a quotation ends at most this far before "dihadiri" in it, in characters."""
SPEAKER_BESIDE = 4
"""A speaker named before "pada laporannya" ends at most this far before it, in characters."""
SHALL_WITHIN = 12
"""A word of what is yet to come stands at most this far before its verb, in characters."""
CONTINUES_WITHIN = 12
"""Sentences after it in which "dalam sambutannya" still means the gathering the report is about."""
THERE_WITHIN = 60
"""The preposition of "menyampaikan pantun dalam rapat" stands at most this far before the gathering, in characters."""
