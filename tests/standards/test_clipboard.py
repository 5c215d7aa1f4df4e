"""What word processors put on the clipboard, as lines."""

from imio.mutualisation.standards.clipboard import lines

import pytest


WORD = """<html><head><style>p {margin: 0}</style></head><body>
<p class=MsoNormal>Vu le Code
de la démocratie&nbsp;;<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span><span style='mso-list:Ignore'>·<span>
&nbsp;&nbsp; </span></span></span><![endif]>la loi ;</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>le décret ;</p>
<table><tr><td><p>Bois | fer</p></td><td><p>12,50</p><p>€</p></td></tr></table></body></html>"""
WRITER = """<body><p>Art<i>icle</i> 1<sup>er</sup>. De charger :<br/>le Collège</p>
<ol><li><p>un ;</p></li><li>deux ;<ul><li>trois.</li></ul></li></ol>après"""

# With its remarks and what a reviser took out, as Word shows them all.
REVISED = """<p>Vu le <span class=msoDel><del>vieux</del></span> <ins>nouveau</ins> <a
style='mso-comment-reference:MD_1'>Code</a><span class=MsoCommentReference><a class=msocomanchor
href="#_msocom_1">[MD1]</a><span style='mso-special-character:comment'>&nbsp;</span></span> ;</p>
<p style='display: none'>caché<br></p><p>Article 1er. De décider ;<img src=x><del>non<br>ni</del></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>
[MD1]À revoir avec le DG</p></div></div>"""

# Lists within lists, that go on from elsewhere, and the notes of three programs.
NESTED = """<ol start=3><li>un<ol type="a"><li>deux<ul><li>trois</ul></ol><li>quatre<ol><li>cinq
</ol><li value=9>six</ol><ol style="list-style-type: lower-alpha"><li>sept</ol>"""
NOTES = """<p>Vu<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>
le<sup><a href="#sdfootnote2sym">2</a></sup> Code<a href="#ftnt3">[3]</a> ;</p><p><a
href="#_ftnref1">[1]</a> un</p><p><a href="#sdfootnote2anc">2</a>deux</p><p><a
href="#ftnt_ref3">[3]</a> trois</p>"""


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            NESTED,
            [
                "3. un",
                "a) deux",
                "- trois",
                "4. quatre",
                "4.1. cinq",
                "9. six",
                "a) sept",
            ],
        ),
        (NOTES, ["Vu le Code ;", "[1] un", "[2] deux", "[3] trois"]),
        (
            WORD,
            [
                "Vu le Code de la démocratie\u00a0;",
                "- la loi ;",
                "2. le décret ;",
                r"| Bois \| fer | 12,50 € |",
            ],
        ),
        (
            WRITER,
            [
                "Article 1er. De charger :",
                "le Collège",
                "1. un ;",
                "2. deux ;",
                "- trois.",
                "après",
            ],
        ),
        (REVISED, ["Vu le nouveau Code ;", "Article 1er. De décider ;"]),
        ("Sans balise", ["Sans balise"]),
        ("<p> </p><script>x()</script><td>hors table</td>", ["hors table"]),
        ("<p>a<![foo]>b</p><!bar>", ["ab"]),
        ("<html><head><meta charset=utf-8><body><p>Vu", ["Vu"]),
        (
            "<table><tr><td>a<td>b<tr><td>c</table>après",
            ["| a | b |", "| c |", "après"],
        ),
        (
            "<table><tr><td>a<ul><li>b</li></ul></td><td></td><td>"
            "c<table><tr><td>d</td></tr></table>e</td></tr></table>",
            ["| a - b |  | c d e |"],
        ),
        (
            "<ul><li></li><li><ul><li>a</li></ul></li></ul><p>-</p><p>b",
            ["- a", "-", "b"],
        ),
    ],
)
def test_paragraphs_lists_and_tables_become_lines(html, told):
    assert lines(html) == told


# Of such a text a reader that goes back at each sign makes hours.
@pytest.mark.parametrize(
    "html", ["<a ", "<ol><li>", "<!--", '<span style="mso-list:ignore">']
)
def test_two_million_odd_signs_are_read_at_once(html):
    assert not "".join(lines(html * (2_000_000 // len(html)))).strip()
