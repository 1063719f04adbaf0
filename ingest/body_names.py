"""Words and shapes by which the readers of bodies tell kinds of names apart."""

from __future__ import annotations

import re

LONG_HEADS = {
    "Ditjen": "Direktorat Jenderal", "Itjen": "Inspektorat Jenderal", "Setjen": "Sekretariat Jenderal",
    "Kementrian": "Kementerian", "Sudin": "Suku Dinas",
}  # fmt: skip
"""Short head -> the head in full."""
TECHNICAL_UNIT = "Unit Pelaksana Teknis Daerah"
RUN_BY_A_UNIT = ("Pusat Kesehatan Masyarakat", "Rumah Sakit")
NAMED_BY_VILLAGE = (
    "Kepolisian Sektor", "Komando Rayon", "Pusat Kesehatan", "Rumah Sakit Umum Daerah", "Badan Usaha Milik Desa",
    "Badan Permusyawaratan Desa", "Lembaga Pemberdayaan Masyarakat",
)  # fmt: skip
"""Bodies named after a place below the regencies, or by a name of their own."""
NAMED_BY_PLACE = ("Balai", "Loka", "Kantor", "Stasiun")
"""Offices whose place is part of their name."""


OF_EACH = re.compile(
    r" (?:\([a-z]+\) )?(?:setempat|terkait|masing-masing|lain|di (?:setiap|tiap|masing|daerah)|daerah)\b"
)
"""After an agency in lower case: that of any region ("dinas kesehatan setempat")."""
HALL = re.compile(
    r"Balai (?:Budaya|Kota|Desa|Kampung|Pertemuan|Rakyat|Banjar|Adat|Sidang|Serba\s?guna|Warga|Prajurit)\b"
)
"""Halls, which share their first word with offices of ministries."""
POLICE_UNITS = ("Direktorat Lalu", "Satuan Lalu")
BRANCH = re.compile(r" (?:[Dd]aerah|DAERAH|[Cc]abang|[Ww]ilayah)(?= [A-Z])| tingkat(?= [A-Z])")
"""A word between an association or team and the region of its branch."""
NUMBERED = re.compile(r" (?:Wilayah|Kelas) [IVX]+")
"""What tells an office from others of its name."""
OF_ANY_KIND = re.compile(
    r"Badan (?:Usaha|Layanan Umum|Publik|Hukum|Peradilan|Pekerja"
    r"|(?:Pengelola|Pelaksana|Pengurus|Penyelenggara(?:an)?)$)"
    r"|Dinas (?:Upacara|Online|RI|Kab/Kota|Luar)\b"
)
"""Kinds of bodies ("Badan Usaha Jasa Konstruksi"), and things of the service ("Pakaian Dinas Upacara")."""
ONLY_BEFORE_A_REGION = ("KIP", "tim ")
"""What begins a body only before a region: letters that mean other things too ("KIP Aceh Utara", not "beasiswa KIP")
and teams in lower case, of which any region has one.
"""
