"""The salutation against the reader: one table for each language of line, reader, and what is found there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylecheck import Checker, DataErrors, loader
from stylecheck.packs import compile_packs
from stylecheck.selftest import unmark
from stylecheck.vocabulary import Vocabulary

CODES = [
    "bare-surname",
    "gender-agreement",
    "gender-mismatch",
    "given-name",
    "given-name-after-title",
    "name-mismatch",
    "name-order",
    "name-spelling",
    "name-unused",
    "particle-case",
    "reader-by-given-name",
    "reader-by-surname",
    "reader-without-title",
    "second-surname",
    "surname-with-given-title",
    "title-dropped",
    "title-with-given-name",
]
"""The rules that compare the salutation with --to; the pattern rules of titles have examples of their own."""

TABLES = {
    ("en", "de-DE", "\n\nThank you for your letter."): """
        Dear Mr. «Hofmann»,            | Martin Hoffmann        | name-mismatch
        Dear Ms. «Muller»,             | Anna Müller            | name-spelling
        Dear «Mr.» Müller,             | Frau Anna Müller       | gender-mismatch
        Dear «Mr. Hoffmann»,           | Dr. Martin Hoffmann    | title-dropped
        Dear «Hoffmann»,               | Martin Hoffmann        | bare-surname
        Dear Herr Hoffmann,            | Martin Hoffmann        |
        Dear Ms. Müller,               | Frau Anna Müller       |
        Dear Dr. Hoffmann,             | Dr. Martin Hoffmann    |
        Hello, Ms. Tanaka, thank you.  | Yuki Tanaka            |
        Dear Mr. Tanaka,               | 田中 健一              |
        """,
    ("de", "de-DE", "\n\nIhr Paket ist da."): """
        Sehr geehrte Frau «Meier»,             | Anna Müller            | name-mismatch
        Sehr geehrte Frau «Muller»,            | Anna Müller            | name-spelling
        «Sehr geehrter Frau» Müller,           | Anna Müller            | gender-agreement
        «Sehr geehrter Herr» Müller,           | Ms. Anna Müller        | gender-mismatch
        Sehr geehrter «Herr Voigt»,            | Dr. Matthias Voigt     | title-dropped
        Liebe «Anna»,                          | Frau Anna Müller       | reader-by-given-name
        «Sehr geehrte Damen und Herren»,       | Anna Müller            | name-unused
        Sehr geehrte Frau Müller,              | Anna Müller            |
        Sehr geehrte Frau Dr. Weber-Schulz,    | Dr. Eva Weber-Schulz   |
        Sehr geehrter Herr von der Heide,      | Jan von der Heide      |
        Guten Tag Kim Schröder,                | Kim Schröder           |
        Sehr geehrte/r Frau/Herr Schröder,     | Kim Schröder           |
        Sehr geehrte Frau Müller, sehr geehrter Herr Weber, | Jan Weber |
        """,
    ("fr", "fr-FR", "\n\nVotre colis est là."): """
        Bonjour Madame «Petit»,    | Claire Dupont        | name-mismatch
        Bonjour «Helene» Lefèvre,  | Hélène Lefèvre       | name-spelling
        «Cher Madame»,             | Claire Dupont        | gender-agreement
        «Monsieur»,                | Mme Claire Dupont    | gender-mismatch
        «Cher client»,             | Karim Benali         | name-unused
        «Bonjour Karim»,           | Karim Benali         | reader-by-given-name
        Madame,                    | Claire Dupont        |
        Bonjour Madame Dupont,     | Claire Dupont        |
        Bonjour,                   | Dominique Roussel    |
        Cher Monsieur,             | M. Karim Benali      |
        Chers collègues,           |                      |
        """,
    ("es", "es-ES", "\n\nLe enviamos la factura."): """
        Estimada Sra. «Gómez»:     | Carmen García        | name-mismatch
        Estimada Sra. «Garcia»:    | Carmen García        | name-spelling
        «Estimado Sra.» García:    | Carmen García        | gender-agreement
        «Estimado Sr.» García:     | Sra. Carmen García   | gender-mismatch
        Estimada Sra. «López»:     | Carmen García López  | second-surname
        Estimado «don Vidal»:      | Javier Vidal         | surname-with-given-title
        Estimada Sra. García:      | Carmen García López  |
        Estimada doña Carmen:      | Carmen García        |
        Hola, Javier:              | Javier Vidal         |
        Estimado Sr. Roca:         | Luis Fernando Roca   |
        Estimado Dr. Roca:         | Dr. Luis Roca        |
        """,
    ("it", "it-IT", "\n\nil pacco è arrivato."): """
        Gentile sig.ra «Bianchi»,  | Francesca Rossi            | name-mismatch
        Gentile sig. «Nicolo»,     | Piero Nicolò               | name-spelling
        «Egregio dott.ssa» Rossi,  | Dott.ssa Francesca Rossi   | gender-agreement
        «Egregio dott.» Rossi,     | Dott.ssa Francesca Rossi   | gender-mismatch
        Gentile «sig.ra Rossi»,    | Dott.ssa Francesca Rossi   | title-dropped
        Gentile Sig. Rossi,        | Luca Rossi                 |
        Gentile avv. Conti,        | Avv. Stefano Conti         |
        Gentile Ing. De Luca,      | Ing. Anna De Luca          |
        Caro Andrea,               |                            |
        """,
    ("pt", "pt-BR", "\n\nSegue a fatura."): """
        Prezada Sra. «Carla»,              | Fernanda Alves       | name-mismatch
        Prezado Sr. «Antonio» Ferreira,    | Antônio Ferreira     | name-spelling
        «Prezado Sra.» Alves,              |                      | gender-agreement
        «Prezado Sr.» Darci Souza,         | Sra. Darci Souza     | gender-mismatch
        Prezado «Sr. Lima»,                | Carlos Lima          | surname-with-given-title
        Prezado Sr. Carlos,                | Carlos Lima          |
        Prezado Sr. Carlos Eduardo Lima,   | Carlos Eduardo Lima  |
        Olá, Juliana,                      | Juliana Prado        |
        Prezado(a) Sr.(a) Lima,            | Carlos Lima          |
        """,
    ("nl", "nl-NL", "\n\nUw pakket is er."): """
        Geachte heer «Jansen»,             | J. Bakker                    | name-mismatch
        Beste «Zoe»,                       | Zoë Smit                     | name-spelling
        Geachte «heer» Dijkstra,           | Mevrouw S. Dijkstra          | gender-mismatch
        Beste Anna «Van» der Aa,           | Anna van der Aa              | particle-case
        «Geachte heer»,                    | P. Verhoeven                 | name-unused
        Geachte mevrouw Van der Linden,    | Mevrouw E. van der Linden    |
        Geachte heer El Amrani,            | De heer M. El Amrani         |
        Beste Robin,                       | Robin de Graaf               |
        Beste Anna van der Aa,             | Anna van der Aa              |
        """,
    ("sv", "sv-SE", "\n\nPaketet är här."): """
        Hej «Lotta»!                   | Karin Lindqvist      | name-mismatch
        Hej «Asa»,                     | Åsa Berg             | name-spelling
        «Bäste Anna»,                  |                      | gender-agreement
        Hej «Lindqvist Anna»!          | Anna Lindqvist       | name-order
        «Bästa kund»,                  | Anna Lindqvist       | name-unused
        Hej!                           | Anna Lindqvist       |
        Hej Kim Andersson,             | Kim Andersson        |
        Hej Karl-Erik,                 | Karl-Erik Nyström    |
        Bästa Anna,                    | Anna Lindqvist       |
        """,
    ("pl", "pl-PL", "\n\nprzesyłam fakturę."): """
        «Szanowny Pani»,                   | Anna Kowalska        | gender-agreement
        «Szanowny Panie»,                  | Ms. Anna Kowalska    | gender-mismatch
        Pani «Marto»,                      | Anna Kowalska        | name-mismatch
        Dzień dobry, Panie «Lukaszu»,      | Łukasz Nowak         | name-spelling
        «Szanowni Państwo»,                | Anna Kowalska        | name-unused
        Szanowna Pani,                     | Anna Kowalska        |
        Pani Anno,                         | Anna Kowalska        |
        Panie Pawle,                       | Paweł Kowalski       |
        Szanowny Panie Doktorze,           | dr Jan Kowalski      |
        Dzień dobry,                       | Anna Kowalska        |
        """,
    ("ro", "ro-RO", "\n\nVă trimitem factura."): """
        Stimată doamnă «Ionescu»,      | Maria Popescu        | name-mismatch
        Stimate domnule «Stanescu»,    | Mihai Stănescu       | name-spelling
        «Stimate doamnă» Popescu,      | Maria Popescu        | gender-agreement
        «Stimate domnule» Popescu,     | Doamna Maria Popescu | gender-mismatch
        «Bună ziua, Maria»,            | Maria Popescu        | reader-by-given-name
        Stimată doamnă Popescu,        | Maria Popescu        |
        Bună ziua, domnule Ştefănescu, | Ion Ștefănescu       |
        Stimate domnule director,      |                      |
        Bună ziua, Maria Popescu,      | Maria Popescu        |
        """,
    ("ru", "ru-RU", "\n\nЗаказ собран."): """
        Уважаемая «Мария» Сергеевна!   | Анна Сергеевна Волкова | name-mismatch
        «Уважаемый Анна» Сергеевна!    | Анна Сергеевна Волкова | gender-agreement
        «Уважаемый г-н» Новак!         | госпожа Новак          | gender-mismatch
        Здравствуйте, «Анна»!          | Анна Сергеевна Волкова | reader-by-given-name
        «Уважаемый Соколов»!           | Павел Игоревич Соколов | reader-by-surname
        Уважаемая Анна Сергеевна!      | Волкова Анна Сергеевна |
        Здравствуйте, Николай!         | Николай                |
        Уважаемая г-жа Волкова!        | Anna Volkova           |
        Уважаемый Никита Олегович!     | Никита Олегович Крылов |
        """,
    ("sl", "sl-SI", "\n\npaket je na poti."): """
        Spoštovana gospa «Kranjc»,         | Ana Novak        | name-mismatch
        Spoštovani gospod «Zupancic»,      | Miha Zupančič    | name-spelling
        «Spoštovani gospa» Novak,          | Ana Novak        | gender-agreement
        «Spoštovani gospod» Novak,         | Ms. Ana Novak    | gender-mismatch
        Spoštovani «gospod Turk»,          | dr. Nejc Turk    | title-dropped
        Spoštovana gospa Novak,            | Ana Novak        |
        Pozdravljeni, gospa Novak,         | Ana Novak        |
        «Draga Ane»,                       | Ana Novak        | reader-by-given-name
        Spoštovana gospa Ana Novak,        | Ana Novak        |
        Živjo, vsi,                        |                  |
        """,
    ("tr", "tr-TR", "\n\nTalebinizi aldık."): """
        Merhaba «Fatma» Hanım,     | Ayşe Yılmaz      | name-mismatch
        Merhaba «Ayse» Hanım,      | Ayşe Yılmaz      | name-spelling
        Merhaba «Ayşe Bey»,        | Ayşe Yılmaz      | gender-agreement
        Merhaba Deniz «Bey»,       | Ms. Deniz Kaya   | gender-mismatch
        Merhaba «Bulut Hanım»,     | Ayşe Bulut       | surname-with-given-title
        Merhaba Ayşe Hanım,        | Ayşe Yılmaz      |
        Sayın İsmail Işık,         | İsmail Işık      |
        Sayın Yılmaz,              | Ayşe Yılmaz      |
        Merhaba Mehmet Bey,        | Mehmet Bey       |
        """,
    ("ja", "ja-JP", "\n\nお世話になっております。"): """
        «高橋»様           | 田中 健一                          | name-mismatch
        «田中»、           | 田中 健一                          | reader-without-title
        «健一様»           | 田中 健一                          | given-name-after-title
        «健一 田中»様      | 田中 健一                          | name-order
        田中様             | 田中 健一                          |
        田中様             | 株式会社ミナト 営業部 田中部長     |
        田中健一様         | 田中 健一                          |
        田中様             | Kenji Tanaka                       |
        阿部様             | 阿部 健一                          |
        君島様             | 君島 様                            |
        """,
    ("zh", "zh-CN", "\n\n您的合同已经寄出。"): """
        尊敬的«张»女士：       | 王丽     | name-mismatch
        尊敬的«建国先生»：     | 李建国   | given-name-after-title
        尊敬的陈«女士»：       | 陈先生   | gender-mismatch
        «王丽»：               | 王丽     | reader-without-title
        «尊敬的客户»：         | 王丽     | name-unused
        尊敬的王女士：         | 王丽     |
        王经理，您好：         | 王丽     |
        尊敬的欧阳先生：       | 欧阳明   |
        尊敬的王女士：         | 王麗     |
        尊敬的王女士：         | Wang Li  |
        """,
    ("zh-Hant", "zh-TW", "\n\n您的合約已經寄出。"): """
        尊敬的«張»女士：       | 王麗     | name-mismatch
        尊敬的«建國先生»：     | 李建國   | given-name-after-title
        «王麗»：               | 王麗     | reader-without-title
        尊敬的陳«女士»：       | 陳先生   | gender-mismatch
        王經理您好：           | 王麗     |
        林小姐您好，           | 林雅婷   |
        林雅婷小姐您好：       | 林雅婷   |
        尊敬的張先生：         | 张伟     |
        """,
    ("ko", "ko-KR", "\n\n주문하신 상품을 발송했습니다."): """
        안녕하세요, «김민호» 고객님.   | 김민수       | name-mismatch
        안녕하세요, «김민수».          | 김민수       | reader-without-title
        «안녕하세요, 고객님».          | 김민수       | name-unused
        안녕하세요, «민수 김» 고객님.  | 김 민수      | name-order
        안녕하세요, 김민수 고객님.     | 김민수       |
        최 과장님,                     | 최유진 과장  |
        김민수님, 안녕하세요.          | 김민수       |
        김민수 고객님,                 | Kim Minsu    |
        """,
    ("hi", "hi-IN", "\n\nआपका बिल तैयार है।"): """
        नमस्ते «कविता» जी,          | अनीता शर्मा          | name-mismatch
        प्रिय «श्री» शर्मा जी,      | सुश्री अनीता शर्मा   | gender-mismatch
        «आदरणीया श्री» गुप्ता जी,   | सुरेश गुप्ता         | gender-agreement
        «प्रिय अनीता»,              | अनीता शर्मा          | reader-by-given-name
        प्रिय «श्री गुप्ता» जी,     | डॉ. सुरेश गुप्ता     | title-dropped
        नमस्ते अनीता जी,            | अनीता शर्मा          |
        आदरणीय श्री राव जी,         | श्री वेंकटेश राव     |
        प्रिय लाभार्थी,             | अनीता शर्मा          |
        नमस्ते फ़रहा जी,            | फ़रहा ख़ान           |
        """,
    ("ar", "ar-SA", "\n\nوصلتنا رسالتكم."): """
        الأستاذة «سارة»،                      | الأستاذة نورة العتيبي  | name-mismatch
        «عزيزي السيدة» نورة،                  | نورة العتيبي           | gender-agreement
        «السيد» العتيبي،                      | السيدة نورة العتيبي    | gender-mismatch
        «عزيزي العميل»،                       | فهد القحطاني           | name-unused
        سعادة الأستاذ فهد القحطاني المحترم،   | الأستاذ فهد القحطاني   |
        مرحبًا أستاذة ليان،                   | أستاذة ليان            |
        السلام عليكم ورحمة الله وبركاته،      | فهد القحطاني           |
        مرحبًا أستاذ فهد،                     | Fahd Al-Qahtani        |
        """,
}


def rows() -> list[tuple[str, str, str, str, str, str]]:
    """Return language, culture, line, body, reader and expected rule of every row."""
    return [
        (language, culture, *(cell.strip() for cell in row.split("|")), body)
        for (language, culture, body), table in TABLES.items()
        for row in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "culture", "marked", "reader", "code", "body"), rows())
def test_salutation(language: str, culture: str, marked: str, reader: str, code: str, body: str) -> None:
    line, spans = unmark(marked)
    known = {rule["code"] for rule in loader.language_unit(language)["rules"] if rule["kind"] == "check"}
    codes = [f"letter.{name}" for name in CODES if f"letter.{name}" in known]
    report = Checker(culture, language, recipient=reader, select=codes).check(line + body)
    found = {(found.rule, report.source[slice(*found.span)]) for found in report.diagnostics}
    assert found == {(f"letter.{code}", line[slice(*span)]) for span in spans}


@pytest.mark.parametrize("key", TABLES, ids=lambda key: key[0])
def test_a_table_shows_as_much_silence_as_noise(key: tuple[str, str, str]) -> None:
    table = TABLES[key].strip().splitlines()
    assert len(table) >= 8
    assert sum("«" not in row for row in table) >= 4


def test_a_title_of_the_reader_is_read_in_any_language() -> None:
    """Whoever pastes “Frau Anna Müller” into --to of a French letter has named a woman."""
    report = Checker("fr-FR", "fr", recipient="Frau Anna Müller").check("Monsieur,\n\nVotre colis est là.")
    fixes = [fix.title for found in report.diagnostics if found.rule == "letter.gender-mismatch" for fix in found.fixes]
    assert fixes == ["Madame"]


def test_what_is_a_title_in_one_language_may_be_a_name_in_another() -> None:
    report = Checker("zh-CN", "en", recipient="Pan Wei").check("Dear Pan Wei,\n\nThank you.")
    assert [found.rule for found in report.diagnostics if found.category == "titles"] == []


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("Sehr geehrte Frau Muller,", "Sehr geehrte Frau Müller,"),
        ("Sehr geehrte Frau Mueller,", "Sehr geehrte Frau Müller,"),
        ("Sehr geehrte Frau Müller,", "Sehr geehrte Frau Müller,"),
        ("Sehr geehrte Frau MULLER,", "Sehr geehrte Frau MULLER,"),
        ("Sehr geehrte Frau Miller,", "Sehr geehrte Frau Miller,"),
    ],
)
def test_only_the_marks_of_the_right_name_are_put_back_unasked(line: str, fixed: str) -> None:
    body = "\n\nIhr Paket ist da."
    assert Checker("de-DE", "de", recipient="Anna Müller").fix(line + body).text == fixed + body


def test_a_placeholder_may_stand_for_the_name() -> None:
    report = Checker("de-DE", "de", "template", recipient="Anna Müller").check(
        "Hallo {{vorname}},\n\nIhr Paket ist da."
    )
    assert [found.rule for found in report.diagnostics if found.category == "titles"] == []


@pytest.mark.parametrize(
    ("written", "name", "language", "same"),
    [
        ("Kowalskiego", "Kowalska", "pl", True),
        ("Anno", "Anna", "pl", True),
        ("Pawle", "Paweł", "pl", True),
        ("Ane", "Ana", "sl", True),
        ("Марии", "Мария", "ru", True),
        ("Наталия", "Наталья", "ru", True),
        ("Mehmet'e", "Mehmet", "tr", True),
        ("IŞIK", "Işık", "tr", True),
        ("Strauß", "Strauss", "de", True),
        ("Mueller", "Müller", "de", True),
        ("Nunez", "Núñez", "es", True),
        ("O’Neill", "O'Neill", "en", True),
        ("الغامدي", "غامدي", "ar", True),
        ("張", "张", "zh", True),
        ("Anno", "Hanna", "pl", False),
        ("Марину", "Мария", "ru", False),
        ("Miller", "Müller", "de", False),
        ("田中", "Tanaka", "ja", False),
    ],
)
def test_a_name_is_known_in_every_form_it_takes(written: str, name: str, language: str, same: bool) -> None:
    assert Vocabulary(loader.language_unit(language)["language"]["salutation"], language).same(written, name) is same


@given(
    key=st.sampled_from(sorted(TABLES)),
    line=st.lists(
        st.sampled_from(
            ["Dear", "Frau", "Sehr geehrter", "Szanowna", "Ayşe", "Hanım", "田中", "様", "жа", "जी", "لمى", "😀"]
        )
        | st.text("aÄßİ,.!-'/( \t", max_size=4),
        max_size=6,
    ).map(" ".join),
    reader=st.text("aÄßİ田김, .-'", max_size=12),
)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_line_findings_lie_in_it(key: tuple[str, str, str], line: str, reader: str) -> None:
    language, culture, body = key
    report = Checker(culture, language, recipient=reader).check(line + body)
    assert all(0 <= found.span.start < found.span.end <= len(report.source) for found in report.diagnostics)


def test_words_for_a_man_and_for_a_woman_stand_in_pairs(tmp_path: Path) -> None:
    path = tmp_path / "_language.yaml"
    path.write_text(
        "language: de\nname: German\ngreetings: [hallo]\nclosings: [gruß]\nsalutation:\n"
        "  titles: {male: [Herr, Hr.], female: [Frau]}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataErrors, match=r"_language\.yaml:6: male and female words stand in pairs: the lists differ"):
        compile_packs([path])
