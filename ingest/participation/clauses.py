"""How a clause stands to what is told: denied, wished, another's, or where a list of parties begins and ends in it."""

from __future__ import annotations

import re

NOT_SO = re.compile(
    r"\b(?:tidak|tak|tanpa|belum|bukan|batal|sedianya|semestinya|seharusnya|urung|mangkir|membantah|dituduh|diduga|gagal|berhalangan|absen|enggan|menolak|dilarang|jarang)\s+(?:bisa\s+|dapat\s+|perlu\s+|jadi\s+|ikut\s+|akan\s+|lagi\s+|pernah\s+|sempat\s+"
    r"|terlihat\s+|tampak\s+|nampak\s+|kelihatan\s+)*$",
    re.IGNORECASE,
)
"""Before a word of taking part that is denied."""
WISHED = re.compile(
    r"\b(?:wajib|harus|mesti|untuk|agar|supaya|diminta|diwajibkan|diharapkan|diperkirakan|ingin|bersedia)\s+$",
    re.IGNORECASE,
)
"""Before "hadir" and "dihadiri" where that is wanted, a duty or an aim, and not told."""
MODAL = re.compile(r"\b(?:dapat|bisa|boleh|mampu|ingin|harus|wajib|mesti|perlu|diminta|diharapkan)\s+$", re.IGNORECASE)
"""Before a verb of holding or attending that is possible, a duty or a wish, and not told."""
ANNOUNCED_TO = re.compile(
    r"\b(?:direncanakan|dijadwalkan|rencananya|diagendakan|akan|bakal|dipastikan|siap)\s+(?:(?:juga|turut|ikut|akan|langsung)\s+)*$"
)
"""Before "hadir", "dihadiri" and the like where someone is yet to come."""
WILL = re.compile(r"\b(?:akan|bakal|rencananya)\b")
DENIED = re.compile(r"\b(?:tidak|tak|tanpa|belum|bukan|batal|berhalangan|absen)\b", re.IGNORECASE)
"""In the sentence before a list: those listed were not there, or that is not said."""
CONDITIONS = ("Jika ", "Apabila ", "Bila ", "Kalau ", "Andai ", "Seandainya ")
"""At the start of a sentence that tells what may be."""
FACED = re.compile(
    r"\s+(?:\S+\s+){0,2}?(?:wartawan|awak|media|jurnalis|penyidik|hakim|massa|pendukung|demonstran|polisi)\b"
)
"""After "di hadapan": those who came to no gathering."""
THANKED_FOR = re.compile(
    r"\b(?:terima\s?kasih|apresiasi\w*|menghargai|senang|bangga)\b[^.;]{0,60}?\batas\s+$", re.IGNORECASE
)
"""Before "kehadiran" of those who came."""
WANTED = re.compile(
    r"\b(?:menginginkan|ingin|meminta|minta|berharap|mendesak|menuntut|seharusnya|semestinya|harus)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
"""Before "dibacakan oleh" where someone wants it to be."""
IN_ORDER_TO = re.compile(
    r"\b(?:untuk|guna|agar|supaya|bertujuan|(?:dapat|mampu|cakap|profesional|tugas)\s+(?:dalam\s+)?|dalam)\s+"
    r"(?:(?!menghadiri|mengikuti|hadir)[^.,;]){0,60}$"
)
"""Before "mendampingi" where it is an aim and nothing that took place."""
DOES_FIRST = re.compile(r"\s+(?:(?:langsung|resmi|secara\s+\w+)\s+)*(?:(?P<open>membuka)|(?P<lead>memimpin))\s")
"""After "usai": what the one interviewed did in the gathering."""
ACTED_ON = re.compile(
    r"\s+(?:juga\s+|telah\s+|turut\s+)?(?:mengundang|mendatangkan|menghadirkan|memanggil|mengajak|menerima)\s"
)
PURPOSE = re.compile(r"\b(?:untuk|guna|agar)\b")
PREPOSED_IN = re.compile(
    r"(?:Dalam|Pada|Saat|Di)\s+(?:(?:acara|kegiatan|pelaksanaan|pembukaan|agenda|kesempatan|sebuah|pertemuan)\s+)*"
)
"""All that stands before a gathering in which someone then speaks."""
THERE = re.compile(
    r"\b(?:(?:di)?dalam|saat|pada|ketika|usai|seusai|setelah|di\s+sela\S*|di(?=\s+(?:acara|forum)\b))\s+(?:[a-z]+\s+){0,4}$"
)
INNER_VERB = re.compile(
    r"\b(?:(?P<attend>menghadiri|mengikuti|menerima)|(?P<open>membuka)|(?P<lead>memimpin)"
    r"|(?P<host>menggelar|mengadakan|menyelenggarakan))\b"
)
AND_ALSO = re.compile(r"\s+(?:(?:virtual|ini|itu|tersebut)\s+)*(?:serta|bersama|beserta)\s+")
ACTS = re.compile(r"\b(?:me|ber|di)[a-z]{4,}\b")
HELD = re.compile(r"\b(?:di ?gelar|berlangsung|di ?laksanakan|di ?selenggarakan|di ?adakan)\b")
NO_SUBJECT = re.compile(
    r"(?:(?:.*,\s*[Ss]erta|Selain\s+(?:itu,?|[^.,;]{2,60}(?:,|(?=\s+(?:juga|turut|ikut)\s)))|Yang|Turut|Juga|Ikut|Serta|Dan|Selain)\s+)?(?:(?:turut|juga|ikut|pula)\s+)*",
    re.DOTALL,
)
"""All that stands before "dihadiri" in a sentence that goes on with the gathering of the one before."""
HADIR_OPENS = re.compile(r"(?:(?:Turut|Juga|Ikut|Tampak)\s+)?[Hh]adir\s")
"""At the start of a sentence that lists who came."""
CLAUSE_START = re.compile(
    r"[,;]\s+(?:dan|serta|namun|sementara|sedangkan|lalu|kemudian)\s+|\b(?:bahwa|karena|sehingga|agar)\s+"
    r"|\b(?:usai|seusai|setelah|saat|ketika|sebelum)\s+(?=[A-Z]|para\s|semua\s|seluruh\s|sejumlah\s)"
)
JOINING = re.compile(r"[,;]\s+(?:dan|serta)\s")
ANOTHER_ACT = re.compile(r"\bme(?!nteri|nengah|wakili)[a-z]{4,}\b")
"""Between a verb of holding and a gathering: what was held, and the gathering is of another act."""
FINITE = re.compile(
    r"\b(?:me(?!nteri|nengah)|ber(?!sama|serta|bagai)|di(?!nas|r[eu]|visi|antara|seluruh))[a-z]{4,}\b|\b(?:akan|telah|adalah|hadir)\b"
)
"""Before ", dan" where it begins another clause; without it a list goes on."""
ANOTHER_CLAUSE = re.compile(rf"[,;:\"“”]|\b(?:bahwa|yang|agar|untuk|jika|karena)\b|{FINITE.pattern}")
"""Between a verb of saying and the gathering: what is said may be what took place there."""
PREPOSED = re.compile(r"(?:Dari|Pada|Dalam|Di|Untuk|Melalui|Usai|Setelah|Saat|Ketika|Sebelum|Menurut|Terkait|Selain)\b")
OTHER_CLAUSE = re.compile(r"\b(?:usai|seusai|setelah|sejak|sebelum|saat|ketika|hingga|untuk|agar|karena|bahwa)\b")
OF_GROUP = re.compile(
    r"\b(?:panitia|tim|perwakilan|jajaran|pengurus|anggota|pimpinan|relawan|keluarga|rombongan|delegasi|kontingen)"
    r"\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"\b(?:elite?|pendukung|relawan|sukarelawan|simpatisan|loyalis|kubu|pengikut)\b(?:\s+[\w./-]+){0,6}\s*$",
    re.IGNORECASE,
)
"""Before the one whom those spoken of stand by: "elite parpol pendukung Bakal Capres 2024 Fulan"."""
COLLECTS = re.compile(
    r"(?:Para|Seluruh|Semua|Sejumlah|Segenap|Pimpinan|Jajaran|Perwakilan|Beberapa|Ribuan|Ratusan|Puluhan|Belasan"
    r"|Sekitar|Sebanyak|Sedikitnya)\s"
)
FIRST_DONE = re.compile(
    r"(?:(?:Usai|Seusai|Setelah|Selepas|Sesudah|Sebelum|Guna|Untuk|Demi)\s+(?:me|ber|di)[a-z]{4,}|Dalam\s+rangka"
    r"|Men(?:anggapi|indaklanjuti|yikapi|yambut|yongsong|ghadapi|gantisipasi|dukung)|Memperingati|Merespons?)\s"
)
"""At the start of a sentence: what was done first, or the aim, up to a comma, by whoever is named after it."""
DASHED = re.compile(r"[–—-]\s+(?=[A-Z])")
"""Between what stands before a report's first clause and the clause."""
SET_OFF = re.compile(r",\s+(?:(?:Plt|Plh|Pjs?)\.?\s+)?$")
"""Before a party that a comma sets off from what stands before."""
OPENING = re.compile(
    r"(?:Sementara(?:\s+itu)?|Lalu|Adapun|Selain\s+itu|Maka\s+dari\s+itu|Untuk\s+itu|Kemudian|Sebelumnya|Selanjutnya),?\s+"
    r"|(?:(?:Tak|Tidak)\s+(?:ketinggalan|hanya\s+itu)|Di\s+samping\s+itu),\s+"
    r"|(?:Tampak|Nampak|Terlihat)\s+(?:pula|juga),\s+"
)
SUBJECT_LEAD = re.compile(
    r"(?:sebagai|dari|oleh|kepada|untuk|di|pada|dalam|dengan|menurut|usai|saat|bagi|terkait|melalui|atas|ke)\s+$",
    re.IGNORECASE,
)
LED_GROUP = re.compile(
    r"\b(?:(?P<came>delegasi|rombongan|tim|kontingen|panitia)|fraksi|komisi|kementerian|pemerintahan|kabinet|lembaga|organisasi|kelompok)\b"
    r"[^,.;]{0,60}\byang\s+$",
    re.IGNORECASE,
)
"""Before "dipimpin" where a party of the gathering is led, not the gathering."""
LED_GUESTS = re.compile(
    r"\b(?:di\s?hadiri|di\s?ikuti)\b[^.;]{0,400},\s+(?:dan\s+|serta\s+)?(?!(?:\w+\s+)?(?:anggota|pimpinan)\b)[^,.;]{3,80}\syang\s+$"
)
"""Before "dipimpin" where one of those listed is led ("dihadiri para lurah, regu Linmas yang dipimpin Fulan")."""
LED_VISITORS = re.compile(
    r"\b(?:[Rr]ombongan|[Dd]elegasi|[Kk]ontingen|[Uu]tusan)\b[^.;]{3,140}?"
    r"\b(?:menghadiri|mengikuti|mengunjungi|berkunjung|menyambangi|mendatangi|datang|tiba|hadir|diterima)\b[^.;]{0,140}?\s$"
)
"""Before "dipimpin" where those who came are led, not the gathering they came to."""
LED_PART = re.compile(
    r"\b(?:do.?a|pengibaran|pembacaan|pemotongan|penanaman|tahlil|zikir|sh?alat|yel-yel|ikrar|kebaktian|ibadah|misa|senam|lagu)\b[^,.;]{0,40}?(?:\s+yang)?\s+$",
    re.IGNORECASE,
)
"""Before "dipimpin" where one part of a gathering is led ("ditutup doa yang dipimpin Ustaz Fulan")."""
NOT_INVOLVED = re.compile(
    r"\b(?:untuk|agar|supaya|diingatkan|diminta|diimbau|harus|wajib)\b[^.;]{0,160}\b(?:dan|serta|tetap|terus|selalu|untuk)\s+$"
    r"|\b(?:kasus|perkara|insiden|peristiwa|kecelakaan|konflik|sengketa|skandal)\s+(?:\w+\s+){0,4}yang\s+$"
)
"""Before "melibatkan" where it is a duty, or tells of a case, and not of a gathering."""
AWAITED = re.compile(
    r"\b(?:menantikan|menunggu|sesuai|berdasarkan|atas|menindaklanjuti|tindak\s+lanjut|melaksanakan|menjalankan|mengikuti"
    r"|menanti|menurut)\s+(?:\w+\s+(?:dan|atau|serta)\s+)?$"
    r"|\bmembahas\b[^.;]{0,70}\s$",
    re.IGNORECASE,
)
"""Before "arahan dari X" that is awaited or carried out, not given there."""
CARRIED_OUT = re.compile(
    r"[^.,;]{2,90}?\s(?:telah\s+|sudah\s+|langsung\s+)*di(?:tindak\s?lanjuti|laksanakan|jalankan|teruskan)\b"
)
"""After "arahan dari X" that others then carried out: it was given before."""
FROM_THEM = re.compile(r"\bdari\s+(?:(?:unsur|pihak|jajaran|kalangan|lingkungan)\s+)?$")
"""Between "hadir" and the body of which the one named next came."""
FROM_UNIT = re.compile(r"\b[Dd]ari\s+(?:unsur|pihak|jajaran|kalangan|lingkungan)\s+$")
"""Before "TNI hadir Dandim Fulan": of which side those are who came."""
FROM_SIDE = re.compile(
    r"(?:(?:Sementara(?:\s+itu)?|Sedangkan|Adapun|Dalam\s+kesempatan\s+\w+),?\s+)?"
    r"(?:[Dd]ari\s+(?:pihak|unsur|jajaran|kalangan|eksekutif|legislatif|pemerintah|pemkab|pemkot|pemprov|Pem\w+)|[Pp]ihak)\b"
)
"""Opens a sentence that tells who came from one side to the gathering just told of ("Dari eksekutif, diwakili X")."""
