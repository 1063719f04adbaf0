"""The constructions that direct, as claims that a test holds them to."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule by its id: what it claims, a sentence it fires on, and a near one it must not fire on."""

    id: str
    claim: str
    fires: str
    silent: str


RULES: tuple[Rule, ...] = (
    Rule(
        "D-01",
        "The subject of a verb of directing directs the party after it to do the act that follows.",
        "Bupati Sari Melati meminta seluruh camat segera mendata warga.",
        "Bupati Sari Melati meminta maaf kepada warga.",
    ),
    Rule(
        "D-02",
        "The subject of a verb of hoping hopes that a party, not a thing, will do an act.",
        "Bupati Sari Melati berharap para kepala desa dapat menjaga hutan.",
        "Bupati Sari Melati berharap jalan itu dapat bermanfaat.",
    ),
    Rule(
        "D-03",
        "The subject of a verb of asking or ordering wants an act told by its name, whoever does it.",
        "Bupati Sari Melati meminta percepatan pembangunan jembatan.",
        "Bupati Sari Melati meminta doa restu.",
    ),
    Rule(
        "D-04",
        "Stressing the importance of a party's act urges the party to it.",
        "Bupati Sari Melati menekankan pentingnya para camat melakukan pendataan.",
        "Bupati Sari Melati menekankan pentingnya persatuan.",
    ),
    Rule(
        "D-05",
        "A verb of saying directs where agar or supaya, or kepada with a party and untuk, follows.",
        "Bupati Sari Melati menegaskan agar para camat mendata warga.",
        "Bupati Sari Melati menegaskan bahwa warga telah didata.",
    ),
    Rule(
        "D-06",
        "The subject of melarang forbids a party the act that follows.",
        "Bupati Sari Melati melarang para pejabat menggelar rapat di hotel.",
        "Aturan itu melarang para pejabat menggelar rapat di hotel.",
    ),
    Rule(
        "D-07",
        "The subject of a passive verb of directing, if one is told, is the party directed.",
        "Seluruh camat diminta mendata warga.",
        "Camat itu dimintai keterangan oleh polisi.",
    ),
    Rule(
        "D-08",
        "A party of which an act is hoped, or whoever hears an office-holder hope for it, is directed to it.",
        "Para petani diharapkan menjaga saluran air.",
        "Jembatan itu diharapkan memperlancar lalu lintas.",
    ),
    Rule(
        "D-09",
        "What a speaker says others must or may not do is a directive, in a quotation or after a verb of insisting.",
        "Bupati Sari Melati menegaskan, jalan itu harus segera diperbaiki.",
        "Bupati Sari Melati menegaskan, jalan itu tidak harus diperbaiki.",
    ),
    Rule(
        "D-10",
        "What a speaker says is needed or had better be done is a directive, in a quotation or after insisting.",
        '"Data warga perlu segera diperbarui oleh semua desa," kata Bupati Sari Melati.',
        '"Data warga yang perlu diperbarui ada di desa," kata Bupati Sari Melati.',
    ),
    Rule(
        "D-11",
        "Jangan before a verb, or jangan sampai and what may not come about, said by an office-holder, forbids it.",
        '"Jangan menunda pendataan warga di desa," kata Bupati Sari Melati.',
        '"Kalau jangan menunda pendataan warga di desa," kata Bupati Sari Melati.',
    ),
    Rule(
        "D-12",
        "Mari, ayo or tolong before a verb, in a quotation or as someone's words go on, urges or asks.",
        '"Mari kita menjaga kebersihan kota ini bersama," kata Bupati Sari Melati.',
        '"Hari yang cerah di bulan Maret tahun ini," kata Bupati Sari Melati.',
    ),
    Rule(
        "D-13",
        "A bare verb that opens a sentence of a quotation, or follows a case it tells, is an imperative.",
        '"Lakukan pendataan warga dengan benar di semua desa," kata Bupati Sari Melati.',
        '"Lakukan itu kami bisa sejak dulu kala," kata Bupati Sari Melati.',
    ),
    Rule(
        "D-14",
        "A noun of directing with its issuer and agar, or a hope for what a party does, directs.",
        "Salah satu hasilnya adalah imbauan Bupati Sari Melati agar warga menjaga kebersihan.",
        "Dinas itu bekerja sesuai arahan agar pembangunan selesai.",
    ),
    Rule(
        "D-15",
        "A party right before agar, or before segera in a quotation, without a verb of its own, is directed by the"
        " speaker.",
        "Bupati Sari Melati menjelaskan masalah banjir. Lurah dan camat agar kembali mendata warga.",
        "Bupati Sari Melati menjelaskan masalah banjir. Tanggul dibangun agar warga aman.",
    ),
    Rule(
        "D-16",
        "Stressing an act, or its importance, not that of a state, urges to it, whoever is to do it.",
        "Bupati Sari Melati menekankan pentingnya pengawasan pasar oleh semua pihak.",
        "Bupati Sari Melati menekankan pentingnya sinergi semua pihak di pasar.",
    ),
    Rule(
        "D-17",
        "What someone merely says must or may not be, or is needed, by no party told, is kept for review.",
        "Menurut Bupati Sari Melati, jalan itu harus segera diperbaiki.",
        "Jalan itu harus diperbaiki karena rusak.",
    ),
    Rule(
        "D-18",
        "What someone says a party must do, by no rule or condition, is a directive to that party.",
        "Bupati Sari Melati mengatakan, Dinas Sosial harus mendata warga.",
        "Bupati Sari Melati mengatakan, sesuai aturan Dinas Sosial harus mendata warga.",
    ),
    Rule(
        "D-19",
        "The subject of a verb of hoping hopes that something be done to a thing, whoever does it.",
        "Bupati Sari Melati berharap jembatan itu dapat segera diperbaiki.",
        "Bupati Sari Melati berharap manfaat jembatan itu dapat dirasakan.",
    ),
    Rule(
        "D-20",
        "An item of a list announced as what someone directs is a directive of that one.",
        "Rapat banjir\n\nBupati Sari Melati menekankan tiga hal:\n- Dinas Sosial segera mendata warga.\n- Posko buka.",
        "Rapat banjir\n\nBupati Sari Melati mencatat tiga hal:\n- Dinas Sosial segera mendata warga.\n- Posko buka.",
    ),
    Rule(
        "D-21",
        "What an office-holder says must be done to a thing, told how, when or right after a directive, is one.",
        "Bupati Sari Melati mengatakan, data warga harus diperbarui secara berkala.",
        "Bupati Sari Melati mengatakan, tidak semua data warga harus diperbarui secara berkala.",
    ),
    Rule(
        "D-22",
        "Who hopes for or asks a party's support for an act, or from it in so many words, directs it to give it.",
        "Bupati Sari Melati mengharapkan dukungan semua pihak dalam menata pasar.",
        "Bupati Sari Melati mengharapkan dukungan semua pihak untuk pasar itu tidak berhenti.",
    ),
    Rule(
        "F-01",
        "The subject of menindaklanjuti (or a like verb) with a directive of a named party acted on it.",
        "Camat Dewi Lestari menindaklanjuti arahan Bupati Sari Melati dengan mendata warga.",
        "Camat Dewi Lestari akan menindaklanjuti arahan Bupati Sari Melati dengan mendata warga.",
    ),
    Rule(
        "F-02",
        "What a party did sesuai, atas or berdasarkan the directive of another is a follow-up.",
        "Atas arahan Bupati Sari Melati, Camat Dewi Lestari mendata warga.",
        "Sesuai aturan, Camat Dewi Lestari mendata warga.",
    ),
    Rule(
        "F-03",
        "A gathering or an act that is called the follow-up of a named party's directive carried it on.",
        "Camat Dewi Lestari mengatakan, pendataan itu merupakan tindak lanjut arahan Gubernur Jambi Budi Lesmana.",
        "Camat Dewi Lestari mengatakan, pendataan itu merupakan kewajiban menurut arahan Gubernur Jambi Budi Lesmana.",
    ),
)
