"""Directives told in national news: roles that stand for a person, words set between commas, parties told late."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on

SPOKE = 'Rapat pupuk\n\n"Data petani itu sudah lama sekali," kata Wakil Ketua Komisi IV DPR RI Sari Melati.\n\n'
ORDERED = "Rapat siaga\n\nKapolri Jenderal Agus Salim menginstruksikan para Kapolda untuk menjaga pasar.\n\n"


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read_on("2022-03-02", text))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            SPOKE + "Politisi Partai Kebangkitan Bangsa (PKB) tersebut mendorong pemerintah untuk menata ulang gudang.",
            "Sari Melati",
            id="politician of a party, pointed at",
        ),
        pytest.param(
            SPOKE + "Wali Kota Palu terpilih 2025-2030 ini juga meminta para camat menata ulang gudang.",
            "Sari Melati",
            id="one elected to a post, pointed at",
        ),
        pytest.param(
            SPOKE + "Politikus Fraksi PKS itu juga mengingatkan agar pemerintah menata ulang gudang.",
            "Sari Melati",
            id="politician of a faction, pointed at",
        ),
        pytest.param(
            SPOKE + "Politisi senior Partai Golkar ini juga mengingatkan agar pemerintah menata ulang gudang.",
            "Sari Melati",
            id="senior politician of a party, pointed at",
        ),
        pytest.param(
            SPOKE + "Partai Kebangkitan Bangsa mendorong pemerintah untuk menata ulang gudang.",
            "Partai Kebangkitan Bangsa",
            id="a party by itself directs",
        ),
        pytest.param(
            SPOKE + "Fraksi PKS juga mengingatkan agar pemerintah menata ulang gudang.",
            "Fraksi PKS",
            id="a faction by itself directs",
        ),
        pytest.param(
            "Rapat gizi\n\nPresiden Agus Salim membuka rapat itu.\n\n"
            "Karena itu kepala negara memerintahkan Menteri Kesehatan Dewi Lestari untuk mempercepat program itu.",
            "Agus Salim",
            id="head of state",
        ),
        pytest.param(
            "Rapat gizi\n\nPresiden Agus Salim membuka rapat itu.\n\n"
            "Karena itu kepala daerah memerintahkan para camat untuk mempercepat program itu.",
            "kepala daerah",
            id="heads of regions are others",
        ),
        pytest.param(
            "Rapat KPK\n\nKomisi Pemberantasan Korupsi (KPK) membuka kajian itu.\n\n"
            "Lembaga anti rasuah tersebut meminta pemerintah daerah untuk mempercepat kajian itu.",
            "Komisi Pemberantasan Korupsi",
            id="a body by its epithet",
        ),
        pytest.param(
            "Rapat KPK\n\nKomisi Pemberantasan Korupsi (KPK) membuka kajian itu.\n\n"
            "Lembaga survei tersebut meminta pemerintah daerah untuk mempercepat kajian itu.",
            "Lembaga survei",
            id="another body",
        ),
        pytest.param(
            "Rapat bus\n\nKomite I DPD RI hadir. Menteri Agama Dewi Lestari menjelaskan bahwa Komite I DPD RI meminta "
            'Kemendagri untuk mengawasi dana itu.\n"Kami diminta untuk ikut mengawasi dana itu," katanya.',
            "Komite I DPD RI",
            id="the one who asks us is the one who was told of",
        ),
        pytest.param(
            "Rapat siaga\n\nKepala Divisi Humas Polri Irjen Budi Lesmana hadir. Kapolri Jenderal Agus Salim, "
            "dikatakan Irjen Budi, menginstruksikan para Kapolda untuk menjaga pasar.",
            "Agus Salim",
            id="told by another between commas",
        ),
        pytest.param(
            "Rapat siaga\n\nKepala Divisi Humas Polri Irjen Budi Lesmana hadir. Kapolri Jenderal Agus Salim, "
            "dikatakan Irjen Pol Budi, menginstruksikan para Kapolda untuk menjaga pasar.",
            "Agus Salim",
            id="told by another with ranks between commas",
        ),
        pytest.param(
            "Rapat siaga\n\nKapolri Jenderal Agus Salim hadir. Kepala Divisi Humas Polri Irjen Budi Lesmana "
            "menginstruksikan para Kapolda untuk menjaga pasar.",
            "Budi Lesmana",
            id="the one who stands alone before the verb",
        ),
        pytest.param(
            '"Tadi Presiden menelepon saya dan meminta kepada para menteri untuk menjaga pasar," '
            "ujar Menteri Agama Dewi Lestari.",
            "Presiden Republik Indonesia",
            id="the speaker tells of another",
        ),
        pytest.param(
            '"Komisi VII DPR RI juga meninjau tambang, serta meminta pemerintah menata ulang izin," '
            "kata Wakil Ketua Komisi VII DPR RI Dewi Lestari.",
            "Komisi VII DPR RI",
            id="the speaker tells of a body",
        ),
        pytest.param(
            '"Tadi kami menelepon Presiden dan meminta kepada para menteri untuk menjaga pasar," '
            "ujar Menteri Agama Dewi Lestari.",
            "Dewi Lestari",
            id="the speaker tells of oneself",
        ),
    ],
)
def test_a_role_stands_for_the_one_who_directs(text: str, issuer: str) -> None:
    assert [entry[0] for entry in told(text)] == [issuer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ORDERED + "Pimpinan pabrik juga diminta menjaga gudang.",
            ("Agus Salim", ["Pimpinan pabrik"], "menjaga gudang"),
            id="also asked, right after",
        ),
        pytest.param(
            ORDERED
            + "Hari itu cuaca cerah. Pasar ramai. Jalan lancar.\n\nPimpinan pabrik juga diminta menjaga gudang.",
            (None, ["Pimpinan pabrik"], "menjaga gudang"),
            id="also asked, long after",
        ),
        pytest.param(
            ORDERED + "Pimpinan pabrik diminta menjaga gudang.",
            ("Agus Salim", ["Pimpinan pabrik"], "menjaga gudang"),
            id="asked, in the next sentence",
        ),
        pytest.param(
            ORDERED.strip() + " Perintah itu tegas.\n\nPimpinan pabrik diminta menjaga gudang.",
            ("Agus Salim", ["Pimpinan pabrik"], "menjaga gudang"),
            id="asked, after more on what was directed",
        ),
        pytest.param(
            ORDERED + "Hari itu cuaca cerah.\n\nPimpinan pabrik diminta menjaga gudang.",
            (None, ["Pimpinan pabrik"], "menjaga gudang"),
            id="asked, by nobody told shortly before",
        ),
    ],
)
def test_what_is_also_asked_is_asked_by_the_one_who_directed_before(
    text: str, expected: tuple[str | None, list[str], str]
) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"Saya minta para camat, baik di kota maupun di desa, melakukan pendataan," kata Bupati Sari Melati.',
            [("Sari Melati", ["para camat"], "melakukan pendataan")],
            id="words between commas before the act",
        ),
        pytest.param(
            '"Saya minta data, baik di kota maupun di desa, itu saja," kata Bupati Sari Melati.',
            [],
            id="words between commas and no act",
        ),
        pytest.param(
            SPOKE + "Sari meminta data itu dibuka. Pemerintah, menurut Sari, perlu menata gudang di desa.",
            ("Sari Melati", ["Pemerintah"], "menata gudang di desa"),
            id="whose view it is, between commas",
        ),
        pytest.param(
            SPOKE + "Sari meminta data itu dibuka. Pemerintah, menurut kabar, sudah perlu menata gudang di desa.",
            None,
            id="a rumour between commas",
        ),
        pytest.param(
            '"Jika cara itu tidak berhasil maka laksanakan penegakan hukum secara tegas," kata Bupati Sari Melati.',
            [("Sari Melati", [], "laksanakan penegakan hukum secara tegas")],
            id="an order after maka",
        ),
        pytest.param(
            '"Jika cara itu tidak berhasil maka kebanyakan kasus akan kami buka lagi," kata Bupati Sari Melati.',
            [],
            id="no order after maka",
        ),
        pytest.param(
            "Bupati Sari Melati meminta untuk senantiasa mengedepankan koordinasi dengan dinas.",
            [("Sari Melati", [], "senantiasa mengedepankan koordinasi dengan dinas")],
            id="always, of nobody in particular",
        ),
        pytest.param("Bupati Sari Melati meminta untuk menemui para camat.", [], id="what one asks for oneself"),
        pytest.param(
            '"Itu arahan Kapolri ke jajaran untuk meningkatkan patroli di desa," kata Bupati Sari Melati.',
            [("Kepala Kepolisian Negara Republik Indonesia", ["jajaran"], "meningkatkan patroli di desa")],
            id="the noun's issuer and those told",
        ),
        pytest.param(
            '"Itu arahan Kapolri ke desa untuk acara besok pagi," kata Bupati Sari Melati.', [], id="the way somewhere"
        ),
        pytest.param(
            "Bupati Sari Melati memberikan instruksi tegas kepada seluruh camat untuk rutin memeriksa tanggul.",
            [("Sari Melati", ["seluruh camat"], "rutin memeriksa tanggul")],
            id="what kind of instruction",
        ),
        pytest.param(
            "Bupati Sari Melati tidak memberikan instruksi tegas kepada seluruh camat untuk memeriksa tanggul.",
            [],
            id="no instruction given",
        ),
        pytest.param(
            '"Oleh karena itu bagi para camat, para lurah dan para guru agar segera mendata warga," '
            "kata Bupati Sari Melati.",
            [("Sari Melati", ["para camat", "para lurah", "para guru"], "segera mendata warga")],
            id="a list called on first",
        ),
        pytest.param(
            '"Oleh karena itu bagi para camat, para lurah yang bekerja membuat rencana agar aman," '
            "kata Bupati Sari Melati.",
            [],
            id="a purpose",
        ),
        pytest.param(
            "Bupati Sari Melati berpesan pada pihak yang tinggal di hulu untuk menjaga saluran air.",
            [("Sari Melati", ["pihak yang tinggal di hulu"], "menjaga saluran air")],
            id="pada a party",
        ),
        pytest.param("Bupati Sari Melati berpesan pada acara itu untuk warga di hulu.", [], id="pada an occasion"),
        pytest.param(
            '"Presiden perlu memanggil Ketua KPK, Kepala BKN, Menteri Agama serta Menteri Sosial," '
            "kata Anggota DPR Sari Melati.",
            [
                (
                    "Sari Melati",
                    ["Presiden Republik Indonesia"],
                    "memanggil Ketua KPK, Kepala BKN, Menteri Agama serta Menteri Sosial",
                )
            ],
            id="a list of names is one object",
        ),
        pytest.param(
            '"Presiden perlu memanggil Ketua KPK, Kepala BKN sudah tahu," kata Anggota DPR Sari Melati.',
            [("Sari Melati", ["Presiden Republik Indonesia"], "memanggil Ketua KPK")],
            id="a name that opens a clause",
        ),
        pytest.param(
            '"TNI harus netral demi keutuhan negara," kata Panglima TNI Sari Melati.',
            [("Sari Melati", ["Tentara Nasional Indonesia"], "netral demi keutuhan negara")],
            id="one word with what it is for",
        ),
        pytest.param(
            '"Jalan itu harus ditertibkan supaya warga aman," kata Bupati Sari Melati.',
            [("Sari Melati", [], "ditertibkan")],
            id="an act without its purpose",
        ),
        pytest.param(
            '"Jangan sampai TNI terlibat politik praktis di desa," kata Panglima TNI Sari Melati.',
            [("Sari Melati", ["Tentara Nasional Indonesia"], "Jangan sampai TNI terlibat politik praktis di desa")],
            id="what a party is not to fall into",
        ),
        pytest.param(
            '"Jangan sampai TNI merugi karena banjir di desa," kata Panglima TNI Sari Melati.',
            [],
            id="what befalls a party",
        ),
        pytest.param(
            '"DPR harus terus mengawal dan mengingatkan pemerintah soal dana itu," kata Anggota DPD RI Sari Melati.',
            [("Sari Melati", ["DPR RI"], "terus mengawal dan mengingatkan pemerintah soal dana itu")],
            id="one object for both verbs",
        ),
        pytest.param(
            '"DPR harus mengawal dana itu dan meminta pemerintah membuka data," kata Anggota DPD RI Sari Melati.',
            [
                ("Sari Melati", ["DPR RI"], "mengawal dana itu"),
                ("Sari Melati", ["pemerintah"], "membuka data"),
            ],
            id="two acts",
        ),
        pytest.param(
            "Ketua Komisi II DPR RI Sari Melati hadir. Pihaknya juga minta Mendagri untuk melihat gejolak itu.",
            [("Sari Melati", ["Menteri Dalam Negeri"], "melihat gejolak itu")],
            id="one's own side asks",
        ),
        pytest.param(
            "Ketua Komisi II DPR RI Sari Melati hadir. Mereka datang minta bantuan untuk melihat gejolak itu.",
            [],
            id="others ask for help",
        ),
        pytest.param(
            '"Bapak Presiden memberikan arahan terkait kredit mikro agar ditingkatkan plafonnya," kata Menteri Agama '
            "Sari Melati.",
            [("Presiden Republik Indonesia", [], "ditingkatkan plafonnya")],
            id="what the instruction is about",
        ),
        pytest.param(
            '"Bapak Presiden memberikan arahan terkait kredit yang mendukung petani agar maju," kata Menteri Agama '
            "Sari Melati.",
            [],
            id="a purpose of what it is about",
        ),
        pytest.param(
            "Bupati Sari Melati didampingi Sekretaris Daerah Budi Sura meminta para camat menata pasar.",
            ("Sari Melati", ["para camat"], "menata pasar"),
            id="in the company of another",
        ),
        pytest.param(
            "Didampingi Bupati Sari Melati, Sekretaris Daerah Budi Sura meminta para camat menata pasar.",
            ("Budi Sura", ["para camat"], "menata pasar"),
            id="who was in that company",
        ),
        pytest.param(
            "Bupati Sari Melati didampingi Sekretaris Daerah Budi Sura, Camat Depok Wati Ayu dan Kapolsek Hadi Rasyid "
            "meminta para lurah menata pasar.",
            ("Sari Melati", ["para lurah"], "menata pasar"),
            id="in the company of several",
        ),
        pytest.param(
            "Didampingi Camat Depok Wati Ayu, Bupati Sari Melati dan Sekretaris Daerah Budi Sura "
            "meminta para lurah menata pasar.",
            ("Budi Sura", ["para lurah"], "menata pasar"),
            id="two in that company",
        ),
        pytest.param(
            '"Saya mewakili Bupati Sari Melati meminta para camat menata pasar," kata Sekretaris Daerah Budi Sura.',
            ("Budi Sura", ["para camat"], "menata pasar"),
            id="standing in for another",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, seluruh catatan itu harus segera ditindaklanjuti seluruh camat.",
            [("Sari Melati", ["seluruh camat"], "segera ditindaklanjuti seluruh camat")],
            id="by whom, without oleh",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, seluruh catatan itu harus segera ditindaklanjuti.", [], id="by nobody told"
        ),
        pytest.param(
            "Bupati Sari Melati menekankan seluruh jajaran ASN untuk mematuhi aturan itu.",
            [("Sari Melati", ["seluruh jajaran ASN"], "mematuhi aturan itu")],
            id="a party right after stressing",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan langkah hemat untuk mematuhi aturan itu.", [], id="a thing after stressing"
        ),
        pytest.param(
            '"Kita harus menyadari bahwa ekonomi desa bergantung pada kota," kata Bupati Sari Melati.',
            [],
            id="what goes on in the mind",
        ),
        pytest.param(
            '"Kita harus menjaga ekonomi desa dengan baik," kata Bupati Sari Melati.',
            [("Sari Melati", [], "menjaga ekonomi desa dengan baik")],
            id="what all of us must do",
        ),
        pytest.param(
            '"Mereka harus bertanggung jawab penuh atas gudang itu," kata Bupati Sari Melati.',
            [("Sari Melati", ["Mereka"], "bertanggung jawab penuh atas gudang itu")],
            id="to answer for something",
        ),
        pytest.param(
            '"Hal itu harus bertanggung jawab penuh," kata Bupati Sari Melati.', [], id="a thing answers for none"
        ),
        pytest.param(
            '"Tolong para camat pahami betul aturan itu," kata Bupati Sari Melati.',
            [("Sari Melati", ["para camat"], "pahami betul aturan itu")],
            id="tolong to a party",
        ),
        pytest.param('"Tolong aturan itu, ya," kata Bupati Sari Melati.', [], id="tolong to a thing"),
        pytest.param('"Tata niaga ini harus cepat selesai," kata Bupati Sari Melati.', [], id="a noun like a verb"),
        pytest.param(
            '"Tata ulang pasar ini dengan cepat," kata Bupati Sari Melati.',
            [("Sari Melati", [], "Tata ulang pasar ini dengan cepat")],
            id="a verb like a noun",
        ),
        pytest.param(
            "Bupati Sari Melati menyebut warga dilarang memasang atau menyuruh orang lain untuk memasang spanduk.",
            [("Sari Melati", ["warga"], "memasang atau menyuruh orang lain untuk memasang spanduk")],
            id="part of what is forbidden",
        ),
        pytest.param(
            "Bupati Sari Melati memasang spanduk dan menyuruh camat untuk memasang spanduk.",
            [("Sari Melati", ["camat"], "memasang spanduk")],
            id="after what was done",
        ),
        pytest.param(
            "Rapat\n\nBupati Sari Melati meminta camat siaga. Kementerian Sosial hadir. Meski demikian, "
            "pihaknya meminta para lurah mendata warga.",
            ("Sari Melati", ["para lurah"], "mendata warga"),
            id="the side of the last one who spoke",
        ),
        pytest.param(
            SPOKE + "Sari meminta para sopir diperiksa. Selain kelaikan bus, para sopir juga harus menjaga gudang.",
            ("Sari Melati", ["para sopir"], "menjaga gudang"),
            id="after what else was spoken of",
        ),
        pytest.param(
            SPOKE + "Sari meminta para sopir diperiksa. Selain membeli bus, para sopir juga harus menjaga gudang.",
            None,
            id="after what else is done",
        ),
        pytest.param(
            SPOKE + "Sari mengatakan, gudang itu ada di mana saja. Untuk itu, kesiapan gudang harus selalu diutamakan.",
            ("Sari Melati", [], "selalu diutamakan"),
            id="a conclusion",
        ),
        pytest.param(
            SPOKE + "Sari mengatakan, gudang itu ada di mana saja. Di kota, kesiapan gudang harus selalu diutamakan.",
            None,
            id="no conclusion",
        ),
        pytest.param(
            '"Kami meminta gunakan benih itu di semua desa," kata Bupati Sari Melati.',
            [("Sari Melati", [], "gunakan benih itu di semua desa")],
            id="an order after asking",
        ),
        pytest.param('"Kami meminta buah itu di semua desa," kata Bupati Sari Melati.', [], id="a thing asked for"),
        pytest.param(
            '"Segera turun ke sawah di semua desa," kata Bupati Sari Melati.',
            [("Sari Melati", [], "Segera turun ke sawah di semua desa")],
            id="at once",
        ),
        pytest.param('"Turun ke sawah itu biasa saja," kata Bupati Sari Melati.', [], id="what is usual"),
        pytest.param(
            '"Kita minta mendampingi keluarga di semua desa," kata Bupati Sari Melati.',
            [("Sari Melati", [], "mendampingi keluarga di semua desa")],
            id="asked of nobody in particular",
        ),
        pytest.param('"Kita minta menemui Presiden di kota," kata Bupati Sari Melati.', [], id="asked for ourselves"),
        pytest.param(
            '"Buat teman-teman camat, beras itu sudah ada di gudang," kata Bupati Sari Melati.', [], id="buat a party"
        ),
        pytest.param(
            '"Buat laporan lengkap soal beras di desa," kata Bupati Sari Melati.',
            [("Sari Melati", [], "Buat laporan lengkap soal beras di desa")],
            id="buat a thing",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan pentingnya pengawasan pasar, yang selama ini dijaga oleh camat.",
            [("Sari Melati", [], "pengawasan pasar")],
            id="an act stressed, without what is told of it",
        ),
        pytest.param(
            "Bupati Sari Melati menekankan pentingnya pengawasan pasar, gudang yang rusak, dan jalan desa.",
            [("Sari Melati", [], "pengawasan pasar, gudang yang rusak, dan jalan desa")],
            id="an act stressed, of several things",
        ),
    ],
)
def test_who_is_told_what(
    text: str, expected: list[tuple[str | None, list[str], str]] | tuple[str | None, list[str], str] | None
) -> None:
    found = told(text)
    if isinstance(expected, list):
        assert found == expected
    elif expected is None:
        assert all("gudang" not in action and "diutamakan" not in action for _, _, action in found)
    else:
        assert expected in found


@pytest.mark.parametrize(
    ("nickname", "issuers"),
    [
        pytest.param("Bamlos", ["Bambang Lesmana"], id="begins like the name"),
        pytest.param("Tirlos", [], id="another word"),
    ],
)
def test_a_nickname_in_brackets_is_the_one_who_is_so_called(nickname: str, issuers: list[str]) -> None:
    """The headline calls by nickname whom the report names in full, with the nickname in brackets."""
    text = (
        f"{nickname} Minta Menkes Tetapkan Biaya Tes\n\n"
        f"Demikian ditegaskan Ketua MPR RI Bambang Lesmana ({nickname}) dalam keterangannya, Rabu (2/3).\n\n"
        f"Selain itu, {nickname} juga mendorong pemerintah mengawasi harga tes.\n"
    )
    assert [entry[0] for entry in told(text)] == issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Presiden Joko Widodo menggelar rapat. "Bapak presiden memerintahkan para gubernur menata libur," ujar '
            "Menteri Agama Sari Melati.",
            [("Joko Widodo", ["para gubernur"], "menata libur")],
            id="an office in lower case is another than the speaker",
        ),
        pytest.param(
            'Presiden Joko Widodo menggelar rapat. "Bapak presiden memberikan arahan supaya para gubernur menata '
            'libur," ujar Menteri Agama Sari Melati.',
            [("Joko Widodo", ["para gubernur"], "menata libur")],
            id="who gives what is quoted is its subject",
        ),
        pytest.param(
            '"Tadi sudah disampaikan imbauan kepada warga agar menjaga pasar," ujar Bupati Sari Melati.',
            [("Sari Melati", ["warga"], "menjaga pasar")],
            id="given by no one named it is the speaker's",
        ),
        pytest.param(
            '"Agar dilakukan patroli di semua pasar," tegas Bupati Sari Melati.',
            [("Sari Melati", [], "dilakukan patroli di semua pasar")],
            id="what is to be carried out",
        ),
        pytest.param(
            '"Agar dilaksanakan dengan baik, kami siapkan dana," ujar Bupati Sari Melati.',
            [],
            id="a purpose of what the speaker does",
        ),
        pytest.param(
            '"Agar dilakukan patroli di semua pasar," kata warga bernama Sari Melati.',
            [],
            id="carried out, said by one without an office",
        ),
        pytest.param(
            "Ketua DPR RI Sari Melati berharap, selain target itu, Menteri Agama Dewi Lestari memperjelas status guru.",
            [("Sari Melati", ["Dewi Lestari"], "memperjelas status guru")],
            id="a party after what it does besides",
        ),
        pytest.param(
            "Ketua DPR RI Sari Melati berharap, selain target itu, hujan membasahi semua sawah.",
            [],
            id="a thing after what happens besides",
        ),
        pytest.param(
            '"Pak Menteri, tolong ya, masukkan guru honorer dalam peta jalan," tegas Ketua DPR RI Sari Melati.',
            [("Sari Melati", [], "masukkan guru honorer dalam peta jalan")],
            id="a plea after tolong",
        ),
        pytest.param(
            '"Ini sudah ditolong ya, masuk dalam peta jalan," tegas Ketua DPR RI Sari Melati.', [], id="no plea"
        ),
        pytest.param(
            "Bupati Sari Melati menegaskan, Bulog harus mau menyerap gabah petani.",
            [("Sari Melati", ["Perum Bulog"], "mau menyerap gabah petani")],
            id="must be willing to act",
        ),
        pytest.param(
            '"Gabah hari ini mahal, jangan hari ini saja, jangan besok saja," tegas Bupati Sari Melati.',
            [],
            id="a time is nothing to leave",
        ),
        pytest.param(
            "Bupati Sari Melati meminta para lurah mendampingi, mendukung dan mendorong camat untuk menata pasar.",
            [("Sari Melati", ["para lurah"], "mendampingi, mendukung dan mendorong camat untuk menata pasar")],
            id="a row of bare verbs is one act",
        ),
        pytest.param(
            "Bupati Sari Melati meminta para lurah mendata warga dan mendorong camat untuk menata pasar.",
            [
                ("Sari Melati", ["para lurah"], "mendata warga"),
                ("Sari Melati", ["camat"], "menata pasar"),
            ],
            id="verbs with what they act on are two",
        ),
    ],
)
def test_what_is_asked_in_briefings(text: str, expected: list[tuple[str | None, list[str], str]]) -> None:
    assert told(text) == expected
