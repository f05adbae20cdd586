"""What is read from each input format, at which places, and what a fix writes there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from conftest import PACK

from stylecheck import Checker, DraftError
from stylecheck.formats import comments, format_name, segments
from stylecheck.formats.locale import language_of_path
from stylecheck.formats.placeholder import role


def texts(source: str, filename: str, **options: object) -> list[str]:
    return [segment.prose.text for segment in segments(source, filename, **options)]


def found(source: str, filename: str, *rules: str, culture: str = "ja-JP", language: str | None = "en") -> list[str]:
    """Return the source text of the findings of some rules."""
    report = Checker(culture, language, select=rules or ("tone-marks.repeated-exclamation",)).check(source, filename)
    return [source[slice(*item.span)] for item in report.diagnostics]


def fixed(source: str, filename: str, rule: str = "tone-marks.repeated-exclamation", culture: str = "ja-JP") -> str:
    return Checker(culture, "en", select=[rule]).fix(source, True, filename).text


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("a.txt", "text"),
        ("a.unknown", "text"),
        ("README", "text"),
        ("a.MD", "markdown"),
        ("mail.html", "html"),
        ("mail.html.erb", "html"),
        ("mail.txt.j2", "text"),
        ("mail.liquid", "html"),
        ("a.eml", "eml"),
        ("a.pot", "po"),
        ("a.yml", "yaml"),
        ("a.ndjson", "jsonl"),
        ("a.xlf", "xliff"),
    ],
)
def test_the_file_name_picks_the_format(filename: str, name: str) -> None:
    assert format_name(filename) == name


# HTML


def test_inline_markup_vanishes_and_blocks_are_lines() -> None:
    source = "<div>We say<br>that is <b>impos</b>sible&nbsp;&amp; so <i>on</i>.</div>\n<p>Next\n   line</p><ul><li>One<li>Two</ul>"
    assert texts(source, "a.html") == ["We say\nthat is impossible\xa0& so on.\n\nNext line\n\nOne\nTwo"]


def test_a_phrase_is_found_across_tags_and_not_fixed_there() -> None:
    source = "<p>That is <b>not my</b> department!</p>"
    report = Checker("ja-JP", "en", select=["positive.not-my-department"]).check(source, "a.html")
    (item,) = report.diagnostics
    assert source[slice(*item.span)] == "is <b>not my</b> department"
    assert item.fixes
    assert not any(fix.edits or fix.safe for fix in item.fixes)


def test_alternative_texts_titles_and_the_page_title_are_drafts_of_their_own() -> None:
    source = '<html lang="de"><title>Ihr &amp; unser</title><img alt="Bild &quot;eins&quot;" src="a>b"><a title=\'Mehr\'>x</a>'
    found = segments(source, "a.html")
    assert [(segment.key, segment.prose.text, segment.language) for segment in found] == [
        ("", "x", "de"),
        ("title", "Ihr & unser", "de"),
        ("alt", 'Bild "eins"', "de"),
        ("title", "Mehr", "de"),
    ]


def test_template_tags_inside_tags_do_not_end_them() -> None:
    source = "<p {% if a > b %}class='x'{% endif %} id=\"{{ a > b }}\">We have it!!</p>{# no!! #}"
    assert found(source, "a.html") == ["!!"]


def test_new_text_is_escaped_as_html(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PACK.replace("working together", "R&D <we>"), encoding="utf-8")
    checker = Checker("ja-JP", "en", rules=[tmp_path], select=["house"])
    assert checker.fix("<p>Our synergy</p>", filename="a.html").text == "<p>Our R&amp;D &lt;we&gt;</p>"


# Markdown


def test_emphasis_parts_no_phrase_and_code_is_left_alone() -> None:
    source = "---\na: b!!\n---\n\nIt is **not my** _department_!! `a!!` [x](y!!) snake_case 2*3*4\n\n~~~\nc!!\n~~~\n"
    assert "It is not my department!! `a!!` [x](y!!) snake_case 2*3*4" in texts(source, "a.md")[0]
    assert found(source, "a.md", "positive.not-my-department") == ["is **not my** _department"]
    assert found(source, "a.md") == ["!!"]
    assert fixed(source, "a.md") == source.replace("_!!", "_.")


# mails

MAIL = """\
From: =?utf-8?q?Ana_Nov=C3=A1k?= <ana@x.example>
To: "Tanaka, Kenji" <k@y.example>
Subject: =?utf-8?Q?We_have_it=21=21?= and
 more
Content-Language: en-GB
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dear Kenji,

That=E2=80=99s not my =
department!!

Kind regards,
Ana
--=20
Ana!! Novak

On Monday, Kenji wrote:
> Where is it!!
> Please tell me.
"""


def test_a_mail_is_its_subject_and_what_its_writer_wrote() -> None:
    (mail,) = segments(MAIL, "a.eml")
    assert mail.prose.text.startswith("Subject: We have it!! and more\n\nDear Kenji,\n\nThat’s not my department!!\n")
    assert (mail.subject, mail.sender, mail.reader) == ("We have it!! and more", "Ana Novák", "Tanaka, Kenji")
    assert mail.language == "en-GB"
    assert mail.quoted == "On Monday, Kenji wrote:\nWhere is it!!\nPlease tell me."
    assert found(MAIL, "a.eml") == ["=21=21", "!!"]


def test_the_reader_of_a_mail_is_who_it_is_to() -> None:
    (item,) = Checker("ja-JP", select=["letter.given-name"]).check(MAIL, "a.eml").diagnostics
    assert (MAIL[slice(*item.span)], item.fixes[0].edits[0].text) == ("Kenji", "Kenji Tanaka")
    two = MAIL.replace("<k@y.example>", "<k@y.example>, b@y.example")
    assert Checker("ja-JP", select=["letter.given-name"]).check(two, "a.eml").diagnostics == ()


def test_quoted_printable_is_found_and_fixed_in_place() -> None:
    rule = "positive.not-my-department"
    report = Checker("ja-JP", "en", select=[rule]).check(MAIL, "a.eml")
    assert [MAIL[slice(*item.span)] for item in report.diagnostics] == ["not my =\ndepartment"]
    after = Checker("ja-JP", "en", select=["tone-marks"]).fix(MAIL, True, "a.eml").text
    assert after == MAIL.replace("=21=21", "=2E").replace("department!!", "department.")


MULTIPART = """\
Subject: Two
Content-Type: multipart/mixed; boundary="b 1"

--b 1
Content-Type: multipart/alternative; boundary=b2

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

Dear M\udcfcller, we have it!!
--b2
Content-Type: text/html

<p>Dear M&uuml;ller, we have it!!</p>
--b2--
--b 1
Content-Type: text/plain
Content-Disposition: attachment

No!!
--b 1
Content-Type: message/rfc822

Subject: No!!
--b 1--
"""


def test_each_version_of_a_mail_is_a_draft_and_attachments_are_not() -> None:
    assert texts(MULTIPART, "a.eml") == [
        "Subject: Two\n\nDear Müller, we have it!!\n",
        "Dear Müller, we have it!!",
    ]
    assert found(MULTIPART, "a.eml") == ["!!", "!!"]


def test_base64_has_no_places_and_says_the_decoded_line() -> None:
    source = "Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRGVhciBNcyBLb3MsCgpXZSBoYXZlIGl0ISE=\n"
    report = Checker("ja-JP", "en", select=["tone-marks"]).check(source, "a.eml")
    (item,) = report.diagnostics
    assert source[slice(*item.span)] == "RGVhciBNcyBLb3MsCgpXZSBoYXZlIGl0ISE="
    assert not item.fixes[0].edits
    assert report.notes == ("text/plain: “!!” stands in line 5 of the text decoded from base64",)


def test_a_mailbox_holds_many_mails() -> None:
    source = "From a@b Mon Nov 23 2026\nSubject: One\n\nWe have it!!\n\nFrom a@b Tue Nov 24 2026\nSubject: Two\n\nFrom here!!\n"
    assert [segment.subject for segment in segments(source, "a.mbox")] == ["One", "Two"]
    assert found(source, "a.mbox") == ["!!", "!!"]


def test_the_same_words_to_two_readers_are_judged_for_each() -> None:
    source = "".join(
        f"From a@b Mon Nov 23 2026\nTo: {name} <a@b>\n\nDear Kenji,\n\nHere it is.\n\n"
        for name in ("Kenji Kos", "Ana Kos")
    )
    report = Checker("ja-JP", "en", select=["letter.given-name", "letter.name-mismatch"]).check(source, "a.mbox")
    assert [item.rule for item in report.diagnostics] == ["letter.given-name", "letter.name-mismatch"]


def test_legal_notices_are_left_out() -> None:
    notice = "This e-mail is confidential and intended only for the addressee!!"
    assert found(f"Subject: x\n\nWe have it!!\n\n{notice}\n", "a.eml") == ["!!"]


def test_what_a_charset_cannot_hold_is_not_written() -> None:
    head = "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    source = f"{head}Our synergy.\n"
    assert Checker("ja-JP", "en", select=["tone-marks"]).fix(source, True, "a.eml").text == source
    checker = Checker("ja-JP", "en", select=["positive.not-my-department"])
    assert all(
        fix.title
        for item in checker.check(f"{head}It is not my department.", "a.eml").diagnostics
        for fix in item.fixes
    )


def test_a_whole_mail_can_lack_a_greeting_and_a_string_cannot() -> None:
    text = " ".join(["We have received the form that you sent us on Monday, and it is complete."] * 4)
    rule = "letter.no-greeting"
    assert found(f"Subject: Your form\n\n{text}\n", "a.eml", rule)
    assert found(f"<p>{text}</p>", "a.html", rule)
    assert found(text, "a.txt", rule)
    assert not found(json.dumps({"text": text}), "a.json", rule)


# catalogues

PO = """\
# Translators
msgid ""
msgstr ""
"Language: de_AT\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.py:1
#, python-format
msgctxt "mail"
msgid "first"
msgstr "Wir haben "
"\\"%(name)s\\" erhalten!!\\n"

#, fuzzy
msgid "fuzzy"
msgstr "Wir haben es nicht erhalten!!"

msgid "empty string"
msgstr ""

msgid "one"
msgid_plural "many"
msgstr[0] "Wir haben es!!"
msgstr[1] "Wir haben <b>alle</b>!!"

#~ msgid "old"
#~ msgstr "Wir haben es lange!!"
"""


def test_translations_are_drafts_in_the_language_of_the_catalogue() -> None:
    assert [(segment.key, segment.language, segment.prose.text) for segment in segments(PO, "x.po")] == [
        ("mail", "de_AT", 'Wir haben "%(name)s" erhalten!!\n'),
        ("one", "de_AT", "Wir haben es!!"),
        ("one", "de_AT", "Wir haben alle!!"),
    ]
    assert fixed(PO, "x.po") == PO.replace("erhalten!!\\n", "erhalten.\\n").replace(
        'es!!"\nmsgstr[1]', 'es."\nmsgstr[1]'
    ).replace("</b>!!", "</b>.")


def test_a_po_template_is_read_for_its_messages() -> None:
    assert texts('msgid ""\nmsgstr ""\n\nmsgid "We have it!!"\nmsgstr ""\n', "x.pot") == ["We have it!!"]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("locales/de/messages.json", "de"),
        ("messages.de.yaml", "de"),
        ("de.yml", "de"),
        ("pt-BR.json", "pt-BR"),
        ("messages_pt_BR.properties", "pt_BR"),
        ("locale/zh_Hant/LC_MESSAGES/django.po", "zh_Hant"),
        ("sign_in.json", None),
        ("do_it.json", None),
        ("messages.json", None),
    ],
)
def test_the_path_may_state_the_language(path: str, language: str | None) -> None:
    assert language_of_path(path) == language


def test_the_top_keys_may_state_the_language() -> None:
    source = "de:\n  mail: Wir haben es gern\npl:\n  mail: Mamy to dobrze\n"
    assert [segment.language for segment in segments(source, "x.yml")] == ["de", "pl"]
    report = Checker("pl-PL").check(source, "x.yml")
    assert report.notes == ()
    table = '{"greeting": {"de": "Guten Tag zusammen", "en": "Good day everyone"}}'
    assert [segment.language for segment in segments(table, "x.json")] == ["de", "en"]


def test_the_language_asked_for_wins() -> None:
    assert Checker("ja-JP", "en").check('{"de": {"a": "We have it!!"}}', "x.json").language == "en"
    assert Checker("ja-JP").check('{"de": {"a": "We have it!!"}}', "x.json").language == "de"


def test_keys_choose_the_strings() -> None:
    source = json.dumps({"body": "Yes!!", "title": "We have it!!", "items": [{"text": "No!!", "note": "It is!!"}]})
    assert texts(source, "x.json") == ["Yes!!", "We have it!!", "No!!", "It is!!"]
    assert texts(source, "x.json", keys=("body", "*.text")) == ["Yes!!", "No!!"]
    assert texts("id,body\n1,Yes\n2,No\n", "x.csv", keys=("body",)) == ["Yes", "No"]
    assert texts("mail.body = Yes\nmail.title = No\n", "x.properties", keys=("body",)) == ["Yes"]


def test_json_escapes_map_back() -> None:
    source = '{"a": "Gr\\u00fc\\u00dfe \\ud83d\\ude00 and \\"we have it\\u0021!\\""}'
    assert found(source, "x.json", "tone-marks.emoji") == ["\\ud83d\\ude00"]
    assert fixed('{"a": "We have it\\u0021! now"}', "x.json") == '{"a": "We have it. now"}'


@pytest.mark.parametrize(
    "source",
    [
        'a: "We have it \\U0001F600 and \\\n  more!!"',
        "a: 'We have it''s\n  more!!'",
        "a: We have it and\n  more!!",
        "a: |\n  We have it\n\n    and more!!\nb: 1",
        "a: >-\n  We have it\n  and more!!\n",
        "- - a: We have it!! # no",
        "{a: 'We have it!!'}",
    ],
)
def test_every_style_of_yaml_is_fixed_in_place(source: str) -> None:
    after = fixed(source, "x.yaml")
    assert after == source.replace("!!", ".")
    assert yaml.safe_load(after)


def test_aliases_are_read_once() -> None:
    assert texts("a: &x We have it!!\nb: *x\nc: [*x, *x]\n", "x.yaml") == ["We have it!!"]


def test_properties_escapes_and_continuation_lines() -> None:
    source = "# no!!\nmail.text = Gr\\u00fc\\u00dfe, we have \\\n    it''s more!!\n"
    assert texts(source, "x.properties") == ["Grüße, we have it's more!!"]
    assert fixed(source, "x.properties") == source.replace("more!!", "more.")


def test_xliff_targets() -> None:
    source = (
        '<xliff version="2.0" srcLang="en" trgLang="de-DE"><file><unit id="u" name="mail"><segment state="translated">'
        '<source>No!!</source><target>Wir <pc id="1">haben</pc> es, <ph id="2"/>&#33;!</target></segment>'
        "<segment state='initial'><target>Wir haben nichts!!</target></segment></unit></file></xliff>"
    )
    assert [(segment.key, segment.language, segment.prose.text) for segment in segments(source, "x.xlf")] == [
        ("mail", "de-DE", "Wir haben es, \ufffc!!")
    ]
    assert found(source, "x.xlf") == ["&#33;!"]


# help desks

ZENDESK = {
    "macros": [
        {
            "title": "We refuse it!!",
            "actions": [
                {"field": "status", "value": "we are solved!!"},
                {
                    "field": "comment_value_html",
                    "value": "<p>Hi {{ticket.requester.first_name}},</p><p>We have it!!</p>",
                },
                {"field": "comment_value", "value": ["channel:all", "We have more!!"]},
            ],
        }
    ]
}
FRESHDESK = [
    {"id": 1, "title": "We refuse it!!", "content": "We have it!!", "content_html": "<div>We have <b>it</b>!!</div>"}
]
INTERCOM = {
    "data": [{"type": "macro", "name": "We refuse it!!", "body": "<p>We have it!!</p>", "body_text": "We have it!!"}]
}
CONTENT = {"items": [{"name": "We name it!!", "variants": [{"content": "We have it!!", "locale_id": 1}]}]}


@pytest.mark.parametrize(
    ("export", "expected"),
    [
        (ZENDESK, ["Hi {{ticket.requester.first_name}},\n\nWe have it!!", "We have more!!"]),
        (FRESHDESK, ["We have it!!"]),
        (INTERCOM, ["We have it!!"]),
        (CONTENT, ["We have it!!"]),
    ],
)
def test_of_a_help_desk_export_only_what_customers_get_is_read(export: object, expected: list[str]) -> None:
    source = json.dumps(export, indent=2)
    assert texts(source, "x.json") == expected
    after = json.loads(fixed(source, "x.json"))
    assert json.dumps(after).count("!!") == source.count("!!") - len(expected)


# placeholders


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{ customer.name }}",
        "{{{ raw }}}",
        "{{#if we have it!!}}",
        "{{!-- we have it!! --}}",
        "{% if x == 'we have it!!' %}",
        "{# we have it!! #}",
        "{% comment %} we have it!! {% endcomment %}",
        "<%= @user.name %>",
        "[[ name ]]",
        "${user.name}",
        "%{name}",
        "#{name}",
        "%(name)s",
        "%1$s",
        "%.2f",
        "%d",
        "{0}",
        "{}",
        "{name}",
        "{price:.2f}",
        "{when, date, long}",
        "*|FNAME|*",
        "%%First_Name%%",
        "{!Contact.FirstName}",
        "%recipient.first%",
        "{{ticket.requester.first_name}}",
    ],
)
@pytest.mark.parametrize("filename", ["x.txt", "x.md", "x.html"])
def test_placeholders_are_never_prose(placeholder: str, filename: str) -> None:
    source = f"<p>We have {placeholder} here</p>" if filename == "x.html" else f"We have {placeholder} here"
    masked = [
        segment.prose.source_span(mask.span)
        for segment in segments(source, filename)
        for mask in segment.masks
        if mask.kind == "placeholder"
    ]
    assert [source[slice(*span)] for span in masked] == [placeholder]
    assert not found(source, filename)


def test_the_branches_of_an_icu_message_are_prose_and_its_syntax_is_not() -> None:
    source = "m = {n, plural, offset:1 =0 {We have {name}!!} other {{g, select, male {He has it!!} other {We have # '{'!!}}}}"
    (segment,) = segments(source, "x.properties")
    syntax = [segment.prose.text[slice(*mask.span)] for mask in segment.masks]
    assert syntax == [
        "{n, plural, offset:1 =0 {",
        "{name}",
        "} other {",
        "{g, select, male {",
        "} other {",
        "}}",
        "}}",
    ]
    assert found(source, "x.properties") == ["!!", "!!", "!!"]


@pytest.mark.parametrize(
    ("placeholder", "expected"),
    [
        ("{{first_name}}", "given"),
        ("{{ticket.requester.first_name}}", "given"),
        ("{firstName}", "given"),
        ("*|FNAME|*", "given"),
        ("<%= @user.given_name %>", "given"),
        ('{{ contact.firstname | default: "there" }}', "given"),
        ("%(last_name)s", "surname"),
        ("{{ surname }}", "surname"),
        ("{{title}}", "title"),
        ("{{ ticket.title }}", "other"),
        ("{{ customer.name }}", "full"),
        ("{name}", "full"),
        ("{{ product.name }}", "other"),
        ("%(store_name)s", "other"),
        ("{{ order.number }}", "other"),
        ("{{#if first_name}}", "other"),
        ("{% if first_name %}", "other"),
        ("%s", "other"),
    ],
)
def test_what_a_placeholder_stands_for(placeholder: str, expected: str) -> None:
    assert role(placeholder) == expected


@pytest.mark.parametrize("filename", ["x.txt", "x.html"])
def test_a_placeholder_for_a_given_name_is_one(filename: str) -> None:
    given, titled = "Hi {{first_name}},\n\nWe have it.", "Dear {{title}} {{surname}},\n\nWe have it."
    assert found(given, filename, "letter.given-name", "letter.single-name") == ["{{first_name}}"]
    assert not found(titled, filename, "letter.given-name", "letter.single-name", "letter.bare-surname")


def test_a_template_may_have_placeholders_and_a_draft_may_not() -> None:
    rule = "placeholder.template-variable"
    assert found("Dear {{name}}, we have it.", "x.txt", rule) == ["{{name}}"]
    assert found("Subject: x\n\nDear {{name}}, we have it.", "x.eml", rule) == ["{{name}}"]
    assert not found("Dear {{name}}, we have it.", "x.txt.j2", rule)
    assert not found("Dear {{name}}{% if x %}, we have it.{% endif %}", "x.txt", rule)
    assert not found("<p>Dear {{name}}, we have it.</p>", "x.html", rule)
    assert not found('{"a": "Dear {{name}}, we have it."}', "x.json", rule)


# comments


@pytest.mark.parametrize(
    ("filename", "source", "expected"),
    [
        ("x.txt", "<!-- a -->", []),
        ("x.md", "---\na: b\n---\n<!-- c -->", ["a: b", "c"]),
        ("x.html", "<!-- a --><p>b</p>{# c #}", ["a", "c"]),
        ("x.po", '# a\n#, fuzzy\nmsgid "# b"\nmsgstr "c"', ["a", "fuzzy"]),
        ("x.yaml", "# a\nb: '# c' # d\ne: |\n  # f\n", ["a", "d"]),
        ("x.properties", "# a\n! b\nc = # d", ["a", "b"]),
        ("x.xlf", "<!-- a --><note>b</note>", ["a", "b"]),
        ("x.eml", "X-Stylecheck: ignore a\nSubject: b\n\nX-Stylecheck: c", ["X-Stylecheck: ignore a"]),
        ("x.json", '{"a": "// b"}', []),
    ],
)
def test_comments_of_a_format(filename: str, source: str, expected: list[str]) -> None:
    got = comments(source, filename)
    assert [comment.text for comment in got] == expected
    assert all(comment.text in source[slice(*comment.span)] for comment in got)


# errors


@pytest.mark.parametrize(
    ("filename", "source", "problem"),
    [
        ("a.json", '{"a": \n "b', "a.json:2: not JSON: unterminated string"),
        ("a.json", "[" * 100_000, "a.json:1: not read: nested too deeply"),
        ("a.jsonl", '{"a": 1}\n{"a": }\n', "a.jsonl:2: not JSON: expecting value"),
        ("a.yaml", "a: [b\n", "a.yaml:2: not YAML: did not find expected ',' or ']'"),
        ("a.yaml", "[" * 1000, "a.yaml:1: not read: nested too deeply"),
        ("a.po", 'msgid "a"\nmsgstr b\n', "a.po:2: not PO: “msgstr b”"),
        ("a.csv", 'a,b\n"c', "a.csv:2: not CSV: a quoted cell never ends"),
        ("a.xlf", "<xliff>\n<a>", "a.xlf:2: not XML: no element found"),
        ("a.xlf", '<!DOCTYPE x [\n<!ENTITY a "b">]><xliff/>', "a.xlf:2: not read: it declares entities"),
        (
            "a.txt",
            "a" * 30_000,
            "a.txt: a line of 30,000 characters, so not checked; a draft's lines have 20,000 at most",
        ),
        ("a.txt", "a b\n" * 4_100_000, "a.txt: 16,400,000 characters, so not checked; a draft has 16,000,000 at most"),
    ],
)
def test_a_broken_draft_is_one_line(filename: str, source: str, problem: str) -> None:
    with pytest.raises(DraftError) as caught:
        Checker("ja-JP", "en").check(source, filename)
    assert str(caught.value) == problem


def test_one_draft_that_cannot_be_read_does_not_hide_the_others(run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.txt").write_text("We have it!!\n", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\xff")
    os.symlink("d.txt", tmp_path / "d.txt")
    done = run("check", "a.json", "b.txt", "c.txt", "d.txt", "-q", "--culture", "ja-JP", "--select", "tone-marks")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    assert done.stderr.splitlines() == [
        "stylecheck: a.json:1: not JSON: expecting property name enclosed in double quotes",
        "stylecheck: c.txt:1: not utf-8: byte 0xff; name another with --encoding, such as --encoding cp1252",
        "stylecheck: d.txt: too many levels of symbolic links",
    ]


# the command line


def test_an_input_format_may_be_named(run) -> None:
    options = ["--culture", "ja-JP", "--select", "tone-marks.repeated-exclamation", "-q"]
    source = '{"a": "We have it\\u0021!"}'
    done = run("check", "-", "--input-format", "json", *options, stdin=source)
    assert done.stdout.startswith("stdin.txt:1:18: ")
    assert run("check", "-", "--stdin-filename", "x.json", *options, stdin=source).stdout.startswith("x.json:1:18: ")
    done = run("check", "-", "--input-format", "jsn", stdin=source)
    assert (done.returncode, done.stderr.split(" (")[0]) == (
        2,
        "stylecheck: unknown input-format “jsn”; did you mean “json”?",
    )
    assert (
        run("fix", "-", "--keys", "a", "--input-format", "json", "--unsafe", *options, stdin=source).stdout
        == '{"a": "We have it."}'
    )


def test_a_directory_is_read_for_mails_catalogues_and_what_names_a_language(run, tmp_path: Path) -> None:
    for name in ("a.html", "b.eml", "de.json", "package.json", "x.yaml", "m_de.properties", "c.txt.j2", "d.png"):
        (tmp_path / name).write_text("{}" if name.endswith("json") else "a = We have it!!\n", encoding="utf-8")
    (tmp_path / "de.po").write_text('msgid "a"\nmsgstr "Wir haben es!!"\n', encoding="utf-8")
    done = run("check", ".", "--culture", "ja-JP", "--select", "tone-marks.repeated-exclamation", "-q")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "a.html",
        "b.eml",
        "c.txt.j2",
        "de.po",
        "m_de.properties",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-2\\n"\n\nmsgid "a"\nmsgstr "Žádný the the text"\n'.encode(
                "iso-8859-2"
            ),
        ),
        ("a.html", '<meta charset="windows-1252"><p>We see the the Müller’s</p>'.encode("cp1252")),
        ("a.properties", "a = We see the the Müller\n".encode("latin-1")),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nWe see the the M\xfcller\r\n"),
        ("a.json", b'\xef\xbb\xbf{"a": "We see the the man"}\r\n'),
        ("a.csv", "a\tb\r\n1\tWe see the the man\r\n".encode("utf-16")),
    ],
)
def test_a_fix_keeps_the_encoding_and_all_other_bytes(run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    run("fix", name, "--lang", "en", "--culture", "ja-JP")
    after = (tmp_path / name).read_bytes()
    wide = content.startswith(b"\xff\xfe")
    old, new = ("the the".encode("utf-16-le"), "the".encode("utf-16-le")) if wide else (b"the the", b"the")
    assert after == content.replace(old, new)
    assert after != content
