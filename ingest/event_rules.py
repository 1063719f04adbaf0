"""The rules that read instruments, quotations, meetings and attendance, as claims that a test holds them to."""

from __future__ import annotations

from ingest.directives.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "R-01",
        "A type of instrument and a number after it, with year and title where they follow, cite that instrument.",
        "Hal itu diatur dalam Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.",
        "Hal itu diatur dalam peraturan perundang-undangan yang berlaku sejak tahun 2014.",
    ),
    Rule(
        "R-02",
        "A type of instrument with “tentang” and a title, but no number, cites the instrument so titled.",
        "DPRD membahas Raperda tentang Pengelolaan Sampah.",
        "DPRD membahas empat Raperda dalam masa sidang ini.",
    ),
    Rule(
        "R-03",
        "A capitalised name right after UU, RUU, Perppu, Perda or Raperda is the instrument's short name.",
        "Pasal itu ada dalam UU Pemilu yang berlaku.",
        "Pasal itu ada dalam UU tersebut.",
    ),
    Rule(
        "R-04",
        "Articles cited with no instrument anywhere before them stand for an instrument that is not named.",
        "Larangan itu tertera dalam Pasal 59 ayat 1.",
        "Larangan itu tertera dalam pasal karet.",
    ),
    Rule(
        "R-05",
        "A code or the constitution is cited by its name alone; RUU before a code makes it a draft.",
        "Ia dijerat dengan Pasal 362 KUHP.",
        "Ia dijerat dengan hukum pidana.",
    ),
    Rule(
        "R-06",
        "A ruling of the Constitutional Court without a number is cited by what it is about.",
        "Pemerintah menindaklanjuti putusan Mahkamah Konstitusi (MK) soal sekolah gratis.",
        "Pemerintah menunggu putusan Mahkamah Konstitusi.",
    ),
    Rule(
        "R-07",
        "A draft decision is cited by what it is to decide.",
        "Kepala dinas membacakan draf Keputusan pengelolaan aset daerah.",
        "Kepala dinas mengambil Keputusan pengelolaan aset daerah.",
    ),
    Rule(
        "Q-01",
        "A verb of saying right after a quotation and a party after the verb: that party said it.",
        "“Kami akan memperbaiki jalan itu tahun ini,” kata Bupati Sleman Wira Padmana.",
        "Program “Kami akan memperbaiki jalan itu tahun ini” dibuka Bupati Sleman Wira Padmana.",
    ),
    Rule(
        "Q-02",
        "“-nya”, “dia” or no name after the verb of saying: whoever spoke last said it.",
        "Bupati Sleman Wira Padmana mengatakan jalan itu rusak. “Kami akan memperbaikinya tahun ini juga,” ujarnya.",
        "“Kami akan memperbaiki jalan itu tahun ini,” ujarnya.",
    ),
    Rule(
        "Q-03",
        "A quotation that begins right after an attribution goes on with the same speaker.",
        "“Jalan itu rusak sejak tahun lalu,” kata Bupati Sleman Wira Padmana, “kami akan memperbaikinya tahun ini.”",
        "“Jalan itu rusak sejak tahun lalu,” kata Bupati Sleman Wira Padmana. Spanduk bertuliskan “Perbaiki jalan kami"
        " sekarang juga”.",
    ),
    Rule(
        "Q-04",
        "A verb of saying before a quotation, with its subject, says whose words follow.",
        "Bupati Sleman Wira Padmana mengatakan, “Kami akan memperbaiki jalan itu tahun ini”.",
        "Bupati Sleman Wira Padmana membaca buku berjudul “Kami akan memperbaiki jalan itu tahun ini”.",
    ),
    Rule(
        "Q-05",
        "An utterance that fills a sentence and has no verb beside it belongs to whoever spoke last.",
        "Bupati Sleman Wira Padmana menyoroti jalan rusak.\n\n“Kami akan memperbaiki jalan itu tahun ini juga.”",
        "Bupati Sleman Wira Padmana membawa spanduk “Kami akan memperbaiki jalan itu tahun ini juga” ke sana.",
    ),
    Rule(
        "M-01",
        "A listed kind of meeting with a verb of holding, leading, opening or attending, or as the time of an act.",
        "Pemerintah Kabupaten Sleman menggelar Rapat Koordinasi Pengendalian Inflasi di Aula Bappeda.",
        "Menteri mengizinkan pemerintah daerah menggelar rapat di hotel.",
    ),
    Rule(
        "M-02",
        "“Acara”, “ajang” or “kegiatan” and a name of its own, held, attended or spoken in on a stated day, is a"
        " gathering so called; so is a dated name in the lead that a verb of holding, opening or attending governs"
        " (“membuka Uji Kompetensi ...”).",
        "Bupati Sleman Wira Padmana hadir dalam ajang Festival Desa Mandiri 2025 yang digelar di Sleman.",
        "Bupati Sleman Wira Padmana menilai kegiatan itu bermanfaat.",
    ),
    Rule(
        "M-03",
        "One office-holder meets another or receives a visit on a stated day: the clause is the meeting's name.",
        "Bupati Sleman Wira Padmana menemui Gubernur Jawa Tengah Laras Wening di Semarang, Senin (3/3/2025).",
        "Bupati Sleman Wira Padmana menerima Penghargaan Adipura, Senin (3/3/2025).",
    ),
    Rule(
        "M-04",
        "Where a report names no gathering at all, “kegiatan ini” or “acara itu” in its lead with those who were there"
        " is one.",
        "Bupati Sleman Wira Padmana menanam pohon di lereng Merapi. Kegiatan ini dihadiri para camat.",
        "Bupati Sleman Wira Padmana menanam pohon di lereng Merapi. Kegiatan ini didanai perusahaan.",
    ),
    Rule(
        "A-01",
        "Those listed after “dihadiri” or “diikuti”, or on the line “Peserta:” of minutes, took part.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi. Rapat itu dihadiri para camat.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi. Rapat itu tidak singkat.",
    ),
    Rule(
        "A-02",
        "Those named with “hadir”, or as a list after “tampak”, took part.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi. Turut hadir Ketua DPRD Kabupaten Sleman.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi. Layanan baru akan segera dibuka.",
    ),
    Rule(
        "A-03",
        "The subject of “mengikuti” or “menghadiri” a gathering took part.",
        "Bupati Sleman Wira Padmana menghadiri rapat koordinasi di Semarang, Senin (3/3/2025).",
        "Bupati Sleman Wira Padmana mengikuti perkembangan inflasi setelah rapat koordinasi.",
    ),
    Rule(
        "A-04",
        "Those with whom a gathering is held took part.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi dengan DPRD Kabupaten Sleman.",
        "Bupati Sleman Wira Padmana menggelar rapat koordinasi dengan baik.",
    ),
    Rule(
        "A-05",
        "Those whom a gathering involves (melibatkan) took part.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Rapat koordinasi itu"
        " melibatkan para camat.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Kecelakaan di sana"
        " melibatkan dua truk.",
    ),
    Rule(
        "A-06",
        "Those after “dipimpin”, or on the line “Pimpinan rapat:” of minutes, chaired.",
        "Rapat koordinasi digelar di Semarang. Rapat itu dipimpin Bupati Sleman Wira Padmana.",
        "Rapat koordinasi digelar di Semarang. Rapat itu membahas inflasi.",
    ),
    Rule(
        "A-07",
        "The subject of “memimpin” a gathering chaired it.",
        "Bupati Sleman Wira Padmana memimpin rapat koordinasi di Semarang.",
        "Bupati Sleman Wira Padmana memimpin daerah itu sejak rapat koordinasi.",
    ),
    Rule(
        "A-08",
        "Those after “dibuka” opened it.",
        "Rapat koordinasi digelar di Semarang. Rapat itu dibuka oleh Bupati Sleman Wira Padmana.",
        "Rapat koordinasi digelar di Semarang. Jalan dibuka oleh warga.",
    ),
    Rule(
        "A-09",
        "The subject of “membuka” a gathering opened it.",
        "Bupati Sleman Wira Padmana membuka rapat koordinasi di Semarang.",
        "Bupati Sleman Wira Padmana membuka jalan baru usai rapat koordinasi.",
    ),
    Rule(
        "A-10",
        "The one after “digelar” or “diselenggarakan oleh”, and those by whose cooperation it was held, hosted it.",
        "Rapat koordinasi itu diselenggarakan oleh Dinas Sosial Kabupaten Sleman, Senin (3/3/2025).",
        "Rapat koordinasi itu diselenggarakan di Aula Dinas Sosial Kabupaten Sleman, Senin (3/3/2025).",
    ),
    Rule(
        "A-11",
        "The subject of “menggelar” or “menyelenggarakan” a gathering hosted it; whoever makes a working visit"
        " is a guest.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang.",
        "Pemerintah Kabupaten Sleman menghadiri rapat koordinasi di Semarang.",
    ),
    Rule(
        "A-12",
        "Those told of as narasumber, pemateri or pembicara of a gathering, or listed on lines below as such,"
        " spoke in it.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Bupati Sleman Wira"
        " Padmana menjadi pemateri dalam rapat koordinasi itu.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Bupati Sleman Wira"
        " Padmana menjadi warga teladan dalam rapat koordinasi itu.",
    ),
    Rule(
        "A-13",
        "The subject of “memaparkan” or “menyampaikan arahan” in a gathering spoke in it, and so did the one"
        " by whom something was read out.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Dalam rapat koordinasi"
        " itu, Bupati Sleman Wira Padmana memaparkan data inflasi.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Dalam rapat koordinasi"
        " itu, Bupati Sleman Wira Padmana menyimak data inflasi.",
    ),
    Rule(
        "A-14",
        "Those in whose company an attendant came took part.",
        "Bupati Sleman Wira Padmana didampingi Ketua DPRD Kabupaten Sleman menghadiri rapat koordinasi.",
        "Bupati Sleman Wira Padmana menghadiri rapat koordinasi sendirian.",
    ),
    Rule(
        "A-15",
        "Whoever met, was received in an audience or greeted its guests took part.",
        "Bupati Sleman Wira Padmana menemui Gubernur Jawa Tengah Laras Wening di Semarang, Senin (3/3/2025).",
        "Bupati Sleman Wira Padmana memuji Gubernur Jawa Tengah Laras Wening di Semarang, Senin (3/3/2025).",
    ),
    Rule(
        "A-16",
        "The one who is inspektur or pembina of a ceremony, or presides as its leader, chaired it.",
        "Pemerintah Kabupaten Sleman menggelar apel pagi, Senin (3/3/2025). Bupati Sleman Wira Padmana menjadi"
        " pembina apel pada apel tersebut.",
        "Pemerintah Kabupaten Sleman menggelar apel pagi, Senin (3/3/2025). Bupati Sleman Wira Padmana menjadi"
        " pembina pramuka sejak lama.",
    ),
    Rule(
        "A-17",
        "Whoever is interviewed after a gathering (usai rapat) took part.",
        "“Harga beras sudah mulai turun lagi,” kata Bupati Sleman Wira Padmana usai rapat koordinasi di Semarang,"
        " Senin (3/3/2025).",
        "“Harga beras sudah mulai turun lagi,” kata Bupati Sleman Wira Padmana sebelum berangkat ke Semarang, Senin"
        " (3/3/2025).",
    ),
    Rule(
        "A-18",
        "Whoever said something “dalam rapat koordinasi”, in quotation marks or without, spoke in it.",
        "“Harga beras sudah mulai turun lagi,” kata Bupati Sleman Wira Padmana dalam rapat koordinasi di Semarang,"
        " Senin (3/3/2025).",
        "“Harga beras sudah mulai turun lagi,” kata Bupati Sleman Wira Padmana menanggapi rapat koordinasi di"
        " Semarang, Senin (3/3/2025).",
    ),
    Rule(
        "A-19",
        "Whoever speaks “dalam sambutannya” or in the gathering just told of was a speaker.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Dalam sambutannya,"
        " Bupati Sleman Wira Padmana mengatakan harga stabil.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Dalam keterangan"
        " tertulis, Bupati Sleman Wira Padmana mengatakan harga stabil.",
    ),
    Rule(
        "A-20",
        "The subject of “mengundang” or “memanggil” to a gathering hosted it, and those called took part.",
        "Bupati Sleman Wira Padmana mengundang para camat dalam rapat koordinasi di Semarang, Senin (3/3/2025).",
        "Bupati Sleman Wira Padmana memuji para camat dalam rapat koordinasi di Semarang, Senin (3/3/2025).",
    ),
    Rule(
        "A-21",
        "Those of whom the guests, or most of them, consist (terdiri dari) took part.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Peserta yang hadir"
        " terdiri dari para camat dan lurah.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). Bantuan itu terdiri"
        " dari beras dan gula.",
    ),
    Rule(
        "A-22",
        "Those gathered by someone (dikumpulkan oleh) took part.",
        "Para camat dikumpulkan oleh Bupati Sleman Wira Padmana dalam rapat koordinasi di Semarang, Senin (3/3/2025).",
        "Sampah dikumpulkan warga usai rapat koordinasi di Semarang, Senin (3/3/2025).",
    ),
    Rule(
        "A-23",
        "Someone quoted as saying “kami menggelar rapat” took part in it.",
        "“Kemarin kami menggelar rapat koordinasi di Semarang bersama warga,” kata Bupati Sleman Wira Padmana, Senin"
        " (3/3/2025).",
        "“Kemarin mereka menggelar rapat koordinasi di Semarang bersama warga,” kata Bupati Sleman Wira Padmana,"
        " Senin (3/3/2025).",
    ),
    Rule(
        "A-24",
        "The one who installs (melantik, mengukuhkan) chairs the ceremony, and those installed took part; the one who"
        " inaugurates (meresmikan) opened it, and those who sign took part.",
        "Bupati Sleman Wira Padmana melantik 10 pejabat eselon II di Semarang, Senin (3/3/2025). Pelantikan itu"
        " digelar di Semarang.",
        "Bupati Sleman Wira Padmana memuji 10 pejabat eselon II usai pelantikan di Semarang, Senin (3/3/2025).",
    ),
    Rule(
        "A-25",
        "An official who says something without a sign of an interview, in a report that opens by telling of one"
        " deliberation held, spoke there.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). “Harga beras sudah mulai"
        " turun lagi,” kata Bupati Sleman Wira Padmana.",
        "Pemerintah Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). “Harga beras sudah mulai"
        " turun lagi,” kata Bupati Sleman Wira Padmana kepada wartawan.",
    ),
    Rule(
        "A-26",
        "In minutes, whoever says, asks or proposes something spoke in the gathering they are of.",
        "NOTULEN RAPAT KOORDINASI HARGA BERAS\n\nTanggal: 3 Maret 2025\n\n1. Bupati Sleman Wira Padmana menyampaikan"
        " bahwa harga stabil.",
        "Bupati Sleman Wira Padmana menyampaikan bahwa harga stabil sejak rapat koordinasi di Semarang.",
    ),
    Rule(
        "A-27",
        "Who holds, leads, opens or attends the gathering of the report by the headline (“Pemkab X Gelar Rakor”)"
        " did so.",
        "Pemkab Sleman Gelar Rapat Koordinasi Harga Beras\n\nRapat koordinasi harga beras dibuka Bupati Sleman Wira"
        " Padmana di Semarang, Senin (3/3/2025).",
        "Pemkab Sleman Akan Gelar Rapat Koordinasi Harga Beras\n\nRapat koordinasi harga beras dibuka Bupati Sleman"
        " Wira Padmana di Semarang, Senin (3/3/2025).",
    ),
)
