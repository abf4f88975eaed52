/** What other programs put on the clipboard, as they write it, and what becomes of it: `kind: words`, a line a provision. */
export interface ClipboardFixture {
  readonly name: string
  readonly html?: string
  readonly text?: string
  readonly becomes: readonly string[]
  readonly said?: string
}

const word = (
  body: string
) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:TrackRevisions/></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:12.0pt;} @list l0:level1 {mso-level-text:"%1.";} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

const drawn = (number: string) =>
  `<![if !supportLists]><span style='mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>`

const item = (level: number, number: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>${drawn(number)}${words}<o:p></o:p></p>`

export const FIXTURES: readonly ClipboardFixture[] = [
  {
    name: 'Word: tracked changes, smart quotes, no-break space, soft hyphen, empty paragraphs',
    html: word(`<p class=MsoNormal><span lang=EN-GB>Each Party shall <del cite="mailto:A.%20Delegate" datetime="2026-01-14T09:30"><span
class=msoDel>promptly</span></del><ins cite="mailto:A.%20Delegate" datetime="2026-01-14T09:30"><span class=msoIns>without delay</span></ins>
publish its&nbsp;“rates of duty” on the inter&shy;net.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><b>Nothing</b> in <i>this</i> <u>Article</u> requires <span style='text-decoration:line-through'>more</span>otherwise.<o:p></o:p></p>`),
    becomes: [
      'paragraph: Each Party shall without delay publish its “rates of duty” on the internet.',
      'paragraph: **Nothing** in *this* __Article__ requires otherwise.'
    ],
    said: 'Words marked as deleted were left out.'
  },
  {
    name: 'Word: a list of three levels',
    html: word(
      item(1, '1.', 'Each Party shall publish:') +
        item(2, '(a)', 'procedures;') +
        item(3, '(i)', 'for importation; and') +
        item(3, '(ii)', 'for exportation;') +
        item(2, '(b)', 'rates of duties.') +
        item(1, '2.', 'Each Party shall notify.')
    ),
    becomes: [
      'paragraph: Each Party shall publish:',
      'sub-paragraph: procedures;',
      'item: for importation; and',
      'item: for exportation;',
      'sub-paragraph: rates of duties.',
      'paragraph: Each Party shall notify.'
    ]
  },
  {
    name: 'Word: a list that begins with letters',
    html: word(item(1, '(a)', 'one;') + item(1, '(b)', 'two.')),
    becomes: ['paragraph: one;', 'sub-paragraph: two.']
  },
  {
    name: 'Word: a table',
    html: word(`<p class=MsoNormal>Commitments:</p><table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Party</b><o:p></o:p></p></td><td><p
class=MsoNormal>Category<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>One</p></td><td><p class=MsoNormal>B</p><p class=MsoNormal>by 2028</p></td></tr></table>`),
    becomes: ['paragraph: Commitments:', 'paragraph: **Party** — Category', 'paragraph: One — B by 2028'],
    said: '1 table: each of 2 rows is a provision, its cells joined by “—”.'
  },
  {
    name: 'Word: a footnote, a comment, a field',
    html: word(`<p class=MsoNormal>Release of goods<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>
is governed by <a style='mso-comment-reference:AD_1;mso-comment-date:20260114T0930'>Article </a><!--[if supportFields]><span style='mso-element:field-begin'></span>
REF _Ref1 \\r \\h <span style='mso-element:field-separator'></span><![endif]-->7<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]--><span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AD1]</a></span></span>
and by <span style='mso-element:field-begin'></span>PAGEREF x<span style='mso-element:field-separator'></span>Annex A<span style='mso-element:field-end'></span>.</p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Perishable goods included.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Which article?</p></div></div>`),
    becomes: [
      'paragraph: Release of goods (footnote: Perishable goods included.) is governed by Article 7 and by Annex A.'
    ],
    said: 'Comments were left out. 1 footnote stands in parentheses, in place.'
  },
  {
    name: 'Google Docs: a wrapper that is not bold, styled spans, a lettered list, a comment',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">The Parties </span><span style="font-size:11pt;font-weight:700;">agree</span><span style="font-style:italic;"> as follows</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>:</p><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:lower-alpha;" aria-level="1"><p dir="ltr" role="presentation"><span>transit;</span></p></li><li dir="ltr" style="list-style-type:lower-roman;" aria-level="2"><p role="presentation"><span>by rail.</span></p></li></ol><div style="border:1px solid black;margin:5px"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Really?</span></p></div></b>`,
    becomes: ['paragraph: The Parties **agree*** as follows*:', 'sub-paragraph: transit;', 'item: by rail.'],
    said: 'Comments were left out.'
  },
  {
    name: 'LibreOffice: fonts, a numbered list',
    html: `<html><head><meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head><body lang="en-GB"><p style="margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3">Transit shall be </font></font><b>free</b>.</p><ol><li><p style="margin-bottom: 0cm">First.</p></li><li><p>Second.</p><ol type="a"><li><p>Inner.</p></li></ol></li></ol></body></html>`,
    becomes: [
      'paragraph: Transit shall be **free**.',
      'paragraph: First.',
      'paragraph: Second.',
      'sub-paragraph: Inner.'
    ]
  },
  {
    name: 'a web page: script, style, hidden words, links, breaks, a picture',
    html: `<div><style>p{color:red}</style><script>window.pasted = 1</script><h2>Scope</h2><p>See <a href="javascript:window.pasted=2" onclick="window.pasted=3">the rules</a> <span style="display:none">secret</span><span hidden>hidden</span>of transit.<img src=x onerror="window.pasted=4"></p>First line<br>goes on.<br><br>Second.</div>`,
    becomes: [
      'paragraph: Scope',
      'paragraph: See the rules of transit.',
      'paragraph: First line goes on.',
      'paragraph: Second.'
    ],
    said: '1 picture was left out.'
  },
  {
    name: 'poisoned: svg, math, data and form elements, an attribute that looks like ours',
    html: `<p data-cartif="constructor" data-pm-slice="0 0 [&quot;article&quot;,{&quot;id&quot;:&quot;a-1&quot;}]">Harmless<svg><script>window.pasted=5</script><text>svg</text></svg><math><mtext>math</mtext></math><iframe srcdoc="<script>parent.pasted=6</script>">frame</iframe><form><input value="typed"><button>go</button></form> <span data-cartif-reference="p-1">words</span>&lt;b&gt;.</p>`,
    becomes: ['paragraph: Harmless', 'paragraph: words<b>.']
  },
  {
    name: `nested five thousand deep`,
    html: `${'<div><b>'.repeat(5000)}deep${'</b></div>'.repeat(5000)}`,
    becomes: ['paragraph: **deep**']
  },
  {
    name: 'lines of a PDF',
    text: 'Each Party shall afford to goods in transit through its terri-\ntory, and which will be transported to the territory of any other\nParty, treatment no less favourable than that for cross-\nborder trade.\n\nThe second paragraph begins.',
    becomes: [
      'paragraph: Each Party shall afford to goods in transit through its territory, and which will be transported to the territory of any other Party, treatment no less favourable than that for cross-border trade.',
      'paragraph: The second paragraph begins.'
    ],
    said: 'Lines that a page had broken were joined.'
  },
  {
    name: 'plain text with what cannot be seen',
    text: 'One\u200B.\r\nTwo\u00A0three\u202E.',
    becomes: ['paragraph: One.', 'paragraph: Two three.'],
    said: 'Left out what cannot be seen: zero-width space (U+200B), right-to-left override (U+202E).'
  },
  {
    name: 'a typed bracket is a character',
    text: 'goods [of any kind',
    becomes: ['paragraph: goods [of any kind']
  }
]
