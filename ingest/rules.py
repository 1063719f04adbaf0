"""The rules that read people, posts, bodies and places, as claims that a test holds them to.

The claims of the relation layers stand beside their readers; `registry` gives all of them.
"""

from __future__ import annotations

from ingest.directives.rules import RULES as DIRECTIVE_RULES
from ingest.directives.rules import Rule
from ingest.event_rules import RULES as EVENT_RULES

RULES: tuple[Rule, ...] = (
    Rule(
        "N-01",
        "A run of capitalised words that are not only ordinary words, right after a post, is its holder's name.",
        "Bupati Sleman Wira Padmana membuka rapat itu.",
        "Bupati Sleman Selasa pagi membuka rapat itu.",
    ),
    Rule(
        "N-02",
        "A run of capitalised words after a title or rank is a name; the title is no part of it.",
        "Hadir pula Drs. Wira Padmana dalam rapat itu.",
        "Hadir pula para doktor dari kampus dalam rapat itu.",
    ),
    Rule(
        "N-03",
        "A name stands before a comma and a post that has no holder of its own after it.",
        "Wira Padmana, Kepala Dinas Kesehatan Kabupaten Sleman, hadir.",
        "Di Yogyakarta, Kepala Dinas Kesehatan Kabupaten Sleman hadir.",
    ),
    Rule(
        "N-04",
        "The one who says is a person: a name after a bare verb of saying, or two words before an active one.",
        "“Rapat sudah selesai,” kata Padmana.",
        "“Rapat sudah selesai,” kata dia.",
    ),
    Rule(
        "N-05",
        "Names stand after words like bernama and before a capacity (selaku pemateri).",
        "Wira Padmana selaku pemateri memaparkan data.",
        "Rapat Koordinasi sebagai wadah bersama dibuka.",
    ),
    Rule(
        "N-06",
        "A capitalised word after a common noun for a person is a name, if a verb or a clause about it follows.",
        "Salah satu warga, Padmana, mengeluhkan jalan rusak.",
        "Salah satu warga di Mataram mengeluhkan jalan rusak.",
    ),
    Rule(
        "N-07",
        "Two names joined by a hyphen after pasangan or nomor urut are a pair of candidates.",
        "Hadir pasangan Wira Padmana-Laras Wening nomor urut 1.",
        "Jalan Serang-Cilegon nomor urut 1 dalam daftar perbaikan.",
    ),
    Rule(
        "N-08",
        "Two capitalised words before an age in brackets are a person; one is, if a clause about it follows.",
        "Mobil itu dikemudikan Wira Padmana (45) pada Senin.",
        "Mobil itu melaju dari Jawa Barat (45) pada Senin.",
    ),
    Rule(
        "N-09",
        "Two capitalised words before a comma and a word of kinship, or of where they live, are a person.",
        "Warga mengira ia adalah Wira Padmana, kakak sulungnya.",
        "Warga mengira itu Kota Bogor, anak sungainya keruh.",
    ),
    Rule(
        "N-10",
        "A run of capitalised words before titles that stand after names (S.Sos., M.Si.) is a name.",
        "Berkas itu diserahkan kepada Wira Padmana, S.Sos., M.Si., pada Senin.",
        "Berkas itu diserahkan kepada Mahkamah Agung, MA, pada Senin.",
    ),
    Rule(
        "P-01",
        "A post is its head with the unit, body or region that follows.",
        "Kepala Bidang Mutasi BKD Kabupaten Sleman hadir.",
        "Rapat digelar di Kantor Gubernur pada Senin.",
    ),
    Rule(
        "P-02",
        "A head alone refers to the post so headed that the report names elsewhere.",
        "Ketua DPRD Kabupaten Sleman hadir. Ketua, Wira Padmana, membuka rapat.",
        "Ketua DPRD Kabupaten Sleman Wira Padmana membuka rapat.",
    ),
    Rule(
        "O-01",
        "A listed form names its body, with the region, parent or acronym that follows.",
        "Dinas Kesehatan Kabupaten Sleman menggelar rapat.",
        "Rapat membahas kesehatan di kabupaten itu.",
    ),
    Rule(
        "O-02",
        "After a head that tells the kind of body, the unit that follows is that body.",
        "Kadis Pertamanan Kabupaten Sleman hadir.",
        "Sekda Kabupaten Sleman hadir.",
    ),
    Rule(
        "O-03",
        "Pemprov, Pemkab, Pemkot and their long forms with a region are the government of that region.",
        "Pemkab Sleman menggelar rapat.",
        "Bupati Sleman menggelar rapat.",
    ),
    Rule(
        "O-04",
        "A commission, faction or committee is one with its number or party, and belongs to its legislature.",
        "Komisi III DPRD Kabupaten Sleman menggelar rapat.",
        "Rapat membahas komisi penjualan.",
    ),
    Rule(
        "O-05",
        "A head like Dinas or Ditjen with common nouns after it is a body no list holds.",
        "Dinas Pertamanan dan Pemakaman Kabupaten Sleman menggelar rapat.",
        "Rapat dinas itu digelar di Kabupaten Sleman.",
    ),
    Rule(
        "O-06",
        "A head like Universitas or Forum with capitalised words after it is a body no list holds.",
        "Rapat itu diikuti Universitas Wira Bangsa.",
        "Rapat itu diikuti sebuah universitas di Sleman.",
    ),
    Rule(
        "O-07",
        "A post that tells its body or region implies that body, which is not named on its own.",
        "Bupati Sleman Wira Padmana hadir.",
        "Warga Sleman hadir.",
    ),
    Rule(
        "O-08",
        "An internet name after words like kepada is the outlet someone spoke to.",
        "Hal itu disampaikan kepada Harianwira.com pada Senin.",
        "Pendaftaran dibuka di laman harianwira.com pada Senin.",
    ),
    Rule(
        "O-09",
        "A name in English with a kind of body in it and its short form in brackets is a body.",
        "Rapat itu diikuti Wira Investment Authority (WIA).",
        "Rapat itu diikuti peserta Wira Investment Forum (WIF).",
    ),
    Rule(
        "T-01",
        "A name right after a post, without a comma, is its holder.",
        "Bupati Sleman Wira Padmana membuka rapat itu.",
        "Calon Bupati Sleman Wira Padmana membuka rapat itu.",
    ),
    Rule(
        "T-02",
        "A name after a post and a comma is its holder.",
        "Bupati Sleman, Wira Padmana, membuka rapat itu.",
        "Bupati Sleman, Kapolres, dan Dandim membuka rapat itu.",
    ),
    Rule(
        "T-03",
        "A name before a comma and a post that has no holder of its own after it holds it.",
        "Wira Padmana, Kepala Dinas Kesehatan Kabupaten Sleman, hadir.",
        "Hadir Bupati Sleman Wira Padmana, Kepala Dinas Kesehatan Kabupaten Sleman, dan warga.",
    ),
    Rule(
        "T-04",
        "Selaku, sebagai, yang juga, sekaligus between a name and a post tie the two.",
        "Wira Padmana selaku Ketua DPRD Kabupaten Sleman membuka rapat.",
        "Wira Padmana menemui Ketua DPRD Kabupaten Sleman kemarin.",
    ),
    Rule(
        "T-06",
        "Two posts joined by dan and two names after them: each name holds the post in its place.",
        "Bupati dan Wakil Bupati Sleman, Wira Padmana dan Laras Wening, hadir.",
        "Bupati dan Wakil Bupati Sleman, Wira Padmana, hadir.",
    ),
    Rule(
        "T-07",
        "A pronoun before a post means the one person whom the sentence before names.",
        "Camat Wirasari, Wira Padmana, hadir. Dia sebelumnya menjabat sebagai Kepala Desa Laras.",
        "Camat Wirasari, Wira Padmana, menemui Lurah Laras, Satya Budaya. Dia menjabat sebagai Kepala Desa Laras.",
    ),
    Rule(
        "T-08",
        "A post tied by selaku or sebagai to another post is held by that post's one holder.",
        "Bupati Sleman Wira Padmana hadir. Bupati Sleman selaku Ketua DPRD Kabupaten Sleman membuka rapat.",
        "Bupati Sleman Wira Padmana hadir. Bupati Sleman dan Ketua DPRD Kabupaten Sleman membuka rapat.",
    ),
    Rule(
        "T-09",
        "A post with ini or itu, named nowhere else, is that of whoever was named last before it or spoke it.",
        "Wira Padmana menegaskan itu. “Siap semua pihak untuk itu,” kata Ketua Komisi II DPRD Kota Bogor itu.",
        "Wira Padmana menegaskan itu. “Siap semua pihak untuk itu,” kata Ketua Komisi II DPRD Kota Bogor.",
    ),
    Rule(
        "T-10",
        "Names joined after a post that several hold at a time (anggota, wakil ketua) hold it alike.",
        "Anggota DPRD Kota Bogor, Wira Padmana dan Laras Wening, hadir.",
        "Ketua DPRD Kota Bogor, Wira Padmana dan Laras Wening, hadir.",
    ),
    Rule(
        "T-11",
        "Two words of a name right before a post that a verb follows are its holder, comma or not.",
        "Sementara itu Wira Padmana Kabid Mutasi BKD Kabupaten Sleman menjelaskan hal itu.",
        "Sementara itu Wira Padmana Kabid Mutasi BKD Kabupaten Sleman, Laras Wening, dan warga hadir.",
    ),
    Rule(
        "T-12",
        "The one named after melalui juru bicara is the spokesman of the body named before it.",
        "Fraksi Golkar, melalui juru bicara Padmana, menyetujui rancangan itu.",
        "Fraksi Golkar, melalui juru bicara fraksi lain, menyetujui rancangan itu.",
    ),
    Rule(
        "T-13",
        "Those listed as members or vice chairs of a chamber or commission named before the list have a seat in it.",
        "Hadir anggota Komisi II DPRD Kota Bogor lainnya, yakni Wira Padmana, Laras Wening dan Satya Rama.",
        "DPRD Kota Bogor hadir. Anggota koperasi, yakni Wira Padmana, Laras Wening dan Satya Rama, pulang.",
    ),
    Rule(
        "G-01",
        "A listed form of a province, regency or city names that place.",
        "Rapat itu digelar di Kabupaten Sleman.",
        "Rapat itu membahas batu dan kendal yang rusak.",
    ),
    Rule(
        "G-02",
        "A common noun like Kecamatan or Desa and the capitalised words after it name a place below the regencies.",
        "Warga Kecamatan Wirasari hadir.",
        "Warga kecamatan itu hadir.",
    ),
)


def registry() -> dict[str, Rule]:
    """All rules that state their claim, by id."""
    return {rule.id: rule for rule in (*RULES, *EVENT_RULES, *DIRECTIVE_RULES)}
