/**
 * Every key at every boundary: what it is about, the text before, the keys, the text after where a delegation proposes and
 * where the pen writes. What stands behind `!` is what the writer was told.
 */
import { describe, expect, test } from 'vitest'
import { press } from './testing/keys.ts'
import { createScene } from './testing/scene.ts'
import type { SceneMode } from './testing/scene.ts'

const CASES: readonly (readonly [string, string, string, string, string])[] = [
  ['Backspace strikes a letter', '1.  one| two.', 'Backspace', '1.  on|[KAZ: delete: e] two.', '1.  on| two.'],
  [
    'held down, one strike',
    '1.  one| two.',
    'Backspace Backspace Backspace',
    '1.  [KAZ: delete: |one] two.',
    '1.  | two.'
  ],
  ['Delete strikes and goes past', '1.  |one two.', 'Delete Delete', '1.  [KAZ: delete: on|]e two.', '1.  |e two.'],
  [
    'held down through own and base words',
    '1.  one [KAZ: my |]two.',
    'Backspace Backspace Backspace Backspace Backspace',
    '1.  on|[KAZ: delete: e ]two.',
    '1.  on|[KAZ: my ]two.'
  ],
  [
    'held down through foreign words',
    '1.  one[PAK: AB]| two.',
    'Backspace Backspace Backspace',
    '1.  on|[KAZ: delete: e][PAK: [KAZ: delete: AB]] two.',
    '1.  on|[PAK: AB] two.'
  ],
  [
    'Delete through own, foreign and base words',
    '1.  |[KAZ: a][PAK: b]c.',
    'Delete Delete Delete',
    '1.  [PAK: [KAZ: delete: b]][KAZ: delete: c|].',
    '1.  [KAZ: a][PAK: b|].'
  ],
  [
    'held down through two foreign insertions',
    '1.  one[PAK: A][UZB: B]| two.',
    'Backspace Backspace Backspace',
    '1.  on|[KAZ: delete: e][PAK: [KAZ: delete: A]][UZB: [KAZ: delete: B]] two.',
    '1.  on|[PAK: A][UZB: B] two.'
  ],
  [
    'past what is struck in one press',
    '1.  one [KAZ: delete: two ]|three',
    'Backspace',
    '1.  one |[KAZ: delete: two ]three',
    '1.  one [KAZ: delete: two|]three'
  ],
  [
    'Delete past what is struck, then on',
    '1.  one |[KAZ: delete: two ]three',
    'Delete Delete',
    '1.  one [KAZ: delete: two t|]hree',
    '1.  one |[KAZ: delete: o ]three'
  ],
  [
    'what another strikes is struck too',
    '1.  one [PAK: delete: two]| three',
    'Backspace',
    '1.  one [PAK: delete: tw|][KAZ, PAK: delete: o] three',
    '1.  one [PAK: delete: tw|] three'
  ],
  [
    'own words until none are left',
    '1.  one[KAZ:  ab|] two',
    'Backspace Backspace Backspace',
    '1.  one| two',
    '1.  one|[KAZ:  ab] two'
  ],
  ['own words in the middle', '1.  one[KAZ:  a|b] two', 'Backspace', '1.  one[KAZ:  |b] two', '1.  one[KAZ:  |ab] two'],
  [
    'own words at their start',
    '1.  one[KAZ: |ab] two',
    'Backspace',
    '1.  on|[KAZ: delete: e][KAZ: ab] two',
    '1.  on|[KAZ: ab] two'
  ],
  [
    'own words at their end, forwards',
    '1.  one[KAZ: ab|] two',
    'Delete',
    '1.  one[KAZ: ab][KAZ: delete:  |]two',
    '1.  one[KAZ: ab|]two'
  ],
  [
    'own words inside foreign words',
    '1.  one[PAK:  x[KAZ: ab|]y] two',
    'Backspace Backspace Backspace',
    '1.  one[PAK:  |[KAZ: delete: x]y] two',
    '1.  one[PAK:  |x[KAZ: ab]y] two'
  ],
  ['an emoji is one character', '1.  one 🌾| two.', 'Backspace', '1.  one |[KAZ: delete: 🌾] two.', '1.  one | two.'],
  [
    'a letter with a combining mark is one character',
    '1.  й| два.',
    'Backspace',
    '1.  [KAZ: delete: |й] два.',
    '1.  | два.'
  ],
  ['a word before', '1.  one two| three.', 'Ctrl+Backspace', '1.  one |[KAZ: delete: two] three.', '1.  one | three.'],
  [
    'two words before',
    '1.  one two| three.',
    'Ctrl+Backspace Ctrl+Backspace',
    '1.  [KAZ: delete: |one two] three.',
    '1.  | three.'
  ],
  ['a word behind', '1.  one| two three.', 'Ctrl+Delete', '1.  one[KAZ: delete:  two|] three.', '1.  one| three.'],
  [
    'a word of which a part is own',
    '1.  one tw[KAZ: ice]| three.',
    'Ctrl+Backspace',
    '1.  one |[KAZ: delete: tw] three.',
    '1.  one |[KAZ: ice] three.'
  ],
  [
    'a word of which a part is foreign',
    '1.  one tw[PAK: ice]| three.',
    'Ctrl+Backspace',
    '1.  one |[KAZ: delete: tw][PAK: [KAZ: delete: ice]] three.',
    '1.  one |[PAK: ice] three.'
  ],
  [
    'no word beyond the provision',
    '1.  one.\n2.  |two.',
    'Ctrl+Backspace',
    '1.  one.|\n[KAZ: delete: 2.  ]two.',
    '1.  one.|two.'
  ],
  ['signs are a word of their own', '1.  one two.|', 'Ctrl+Backspace', '1.  one two|[KAZ: delete: .]', '1.  one two|'],
  ['joining with Backspace', '1.  one\n2.  |two', 'Backspace', '1.  one|\n[KAZ: delete: 2.  ]two', '1.  one|two'],
  ['joining with Delete', '1.  one|\n2.  two', 'Delete', '1.  one\n[KAZ: delete: 2.  ]|two', '1.  one|two'],
  [
    'joining an own provision',
    '1.  one\n[KAZ: 1 bis.  |mine]',
    'Backspace',
    '1.  one|[KAZ: mine]',
    '1.  one|\n[KAZ: 1 bis.  mine]'
  ],
  [
    "joining another's provision",
    '1.  one\n[PAK: 1 bis.  |theirs]',
    'Backspace',
    '1.  one|\n[PAK: [KAZ: delete: 1 bis.  ]theirs]',
    '1.  one|\n[PAK: 1 bis.  theirs]'
  ],
  ['joining and typing', '1.  one\n2.  |two', "Backspace '; '", '1.  one\n[2.  ] [KAZ: ; |]two', '1.  one; |two'],
  [
    'the heading is joined with the first paragraph',
    '1.  |one',
    'Backspace',
    'Article 1 — T|\n[KAZ: delete: 1.  ]one',
    'Article 1 — T|one'
  ],
  ['nothing before the heading', 'Article 1 — |T', 'Backspace', 'Article 1 — |T', 'Article 1 — |T'],
  [
    'nothing after the end of an article',
    '1.  one.|\n\nArticle 2 — U',
    'Delete',
    '1.  one.|\n\nArticle 2 — U',
    '1.  one.|\n\nArticle 2 — U'
  ],
  [
    'nothing before the start of an article',
    '1.  one.\n\nArticle 2 — |U',
    'Backspace',
    '1.  one.\n\nArticle 2 — |U',
    '1.  one.\n\nArticle 2 — |U'
  ],
  ['a selection', '1.  one ‹two› three.', 'Backspace', '1.  one |[KAZ: delete: two] three.', '1.  one | three.'],
  ['a selection forwards', '1.  one ‹two› three.', 'Delete', '1.  one [KAZ: delete: two|] three.', '1.  one | three.'],
  [
    'a selection over own and foreign words',
    '1.  on‹e [KAZ: my ][PAK: our ]t›wo.',
    'Delete',
    '1.  on[KAZ: delete: e ][PAK: [KAZ: delete: our ]][KAZ: delete: t|]wo.',
    '1.  on[KAZ: my ][PAK: our |]wo.'
  ],
  ['a selection of own words', '1.  one ‹[KAZ: my ]›two.', 'Backspace', '1.  one |two.', '1.  one |[KAZ: my ]two.'],
  [
    'a selection over what is struck',
    '1.  on‹e [KAZ: delete: two ]t›hree.',
    'Backspace',
    '1.  on|[KAZ: delete: e two t]hree.',
    '1.  on|hree.'
  ],
  [
    'a selection over provisions',
    '1.  one ‹two\n2.  three› four',
    'Backspace',
    '1.  one |[KAZ: delete: two\n2.  three] four',
    '1.  one | four'
  ],
  [
    'a selection across articles',
    '1.  one ‹two\n\nArticle 2 — U\n1.  three› four',
    'Backspace',
    '1.  one |[KAZ: delete: two]\n\nArticle 2 — [KAZ: delete: U\n1.  three] four',
    '1.  one |\n\nArticle 2 — \\ four'
  ],
  [
    'a selection over three articles',
    '1.  o‹ne\n\nArticle 2 — U\n1.  two\n\nArticle 3 — V\n1.  th›ree',
    'Delete',
    '1.  o[KAZ: delete: ne]\n\nArticle 2 — [KAZ: delete: U\n1.  two]\n\nArticle 3 — [KAZ: delete: V\n1.  th|]ree',
    '1.  o\n\nArticle 2\n\nArticle 3 — |ree'
  ],
  [
    'a whole article, but for the mark it begins with',
    '‹T\n1.  one›\n',
    'Backspace',
    'Article 1 — [KAZ: delete: |T\n1.  one]',
    'Article 1 — |'
  ],
  [
    'an article emptied and begun again',
    '‹T\n1.  one›\n',
    "'x'",
    'Article 1 — [T\n1.  one] [KAZ: x|]',
    'Article 1 — x|'
  ],
  ['select all and type', 'T\n1.  one‹›', "All 'x'", 'Article 1 — [T\n1.  one] [KAZ: x|]', 'Article 1 — x|'],
  [
    'select all and type, over articles',
    '1.  one‹›\n\nArticle 2 — U\n1.  two',
    "All 'xy'",
    'Article 1 — [T\n1.  one] [KAZ: xy|]\n\nArticle 2 — [KAZ: delete: U\n1.  two]',
    'Article 1 — xy|\n\nArticle 2'
  ],
  ['typing in the text', '1.  one| two', "' x'", '1.  one[KAZ:  x|] two', '1.  one x| two'],
  ['at the start of a provision', '1.  one\n2.  |two', "'x '", '1.  one\n2.  [KAZ: x |]two', '1.  one\n2.  x |two'],
  ['at the end of a provision', '1.  one|\n2.  two', "' x'", '1.  one[KAZ:  x|]\n2.  two', '1.  one x|\n2.  two'],
  [
    'at the end of an article',
    '1.  one|\n\nArticle 2 — U',
    "' x'",
    '1.  one[KAZ:  x|]\n\nArticle 2 — U',
    '1.  one x|\n\nArticle 2 — U'
  ],
  ['in a heading', 'Article 1 — T|\n1.  one', "'x'", 'Article 1 — T[KAZ: x|]\n1.  one', 'Article 1 — Tx|\n1.  one'],
  ['in an empty heading', 'Article 1 — |\n1.  one', "'x'", 'Article 1 — [KAZ: x|]\n1.  one', 'Article 1 — x|\n1.  one'],
  ['at the end of own words', '1.  one[KAZ:  my|] two', "'x'", '1.  one[KAZ:  myx|] two', '1.  one[KAZ:  my]x| two'],
  ['at the start of own words', '1.  one[KAZ: | my] two', "'x'", '1.  one[KAZ: x| my] two', '1.  onex|[KAZ:  my] two'],
  [
    'in the middle of own words',
    '1.  one[KAZ:  m|y] two',
    "'x'",
    '1.  one[KAZ:  mx|y] two',
    '1.  one[KAZ:  my]x| two !behind-proposed'
  ],
  [
    'right before own words',
    '1.  one| [KAZ: my ]two',
    "'x'",
    '1.  one[KAZ: x|] [KAZ: my ]two',
    '1.  onex| [KAZ: my ]two'
  ],
  [
    'at the end of foreign words',
    '1.  one[PAK:  their|] two',
    "'x'",
    '1.  one[PAK:  their][KAZ: x|] two',
    '1.  one[PAK:  their]x| two'
  ],
  [
    'in the middle of foreign words',
    '1.  one[PAK:  th|eir] two',
    "'xy'",
    '1.  one[PAK:  th[KAZ: xy|]eir] two',
    '1.  one[PAK:  their]xy| two !behind-proposed'
  ],
  [
    'between two foreign insertions',
    '1.  one[PAK: A|][UZB: B] two',
    "'xy'",
    '1.  one[PAK: A][KAZ: xy|][UZB: B] two',
    '1.  one[PAK: A]xy|[UZB: B] two'
  ],
  [
    'between own and foreign words',
    '1.  one[KAZ: A|][UZB: B] two',
    "'xy'",
    '1.  one[KAZ: Axy|][UZB: B] two',
    '1.  one[KAZ: A]xy|[UZB: B] two'
  ],
  [
    'between foreign and own words',
    '1.  one[UZB: B|][KAZ: A] two',
    "'xy'",
    '1.  one[UZB: B][KAZ: xy|A] two',
    '1.  one[UZB: B]xy|[KAZ: A] two'
  ],
  [
    'behind what is struck',
    '1.  one [KAZ: delete: two|] three',
    "'xy'",
    '1.  one [two] [KAZ: xy|] three',
    '1.  one [KAZ: delete: two]xy| three'
  ],
  [
    'before what is struck',
    '1.  one |[KAZ: delete: two] three',
    "'xy'",
    '1.  one [two] [KAZ: xy|] three',
    '1.  one xy|[KAZ: delete: two] three'
  ],
  [
    'inside what is struck',
    '1.  one [KAZ: delete: t|wo] three',
    "'xy'",
    '1.  one [KAZ: delete: t][KAZ: xy|][KAZ: delete: wo] three',
    '1.  one [KAZ: delete: txy|wo] three'
  ],
  [
    'inside what another strikes',
    '1.  one [PAK: delete: t|wo] three',
    "'xy'",
    '1.  one [PAK: delete: t][KAZ: xy|][PAK: delete: wo] three',
    '1.  one [PAK: delete: txy|wo] three'
  ],
  [
    'inside what another replaces',
    '1.  one [t|wo] [PAK: dva] three',
    "'xy'",
    '1.  one [t][KAZ: xy|][wo] [PAK: dva] three',
    '1.  one [txy|wo] [PAK: dva] three'
  ],
  [
    'behind words another replaces',
    '1.  one [two|] [PAK: dva] three',
    "'xy'",
    '1.  one [two][KAZ: xy|][PAK: dva] three',
    '1.  one [two]xy|[PAK: dva] three'
  ],
  ['a replacement', '1.  one ‹two› three', "'xy'", '1.  one [two] [KAZ: xy|] three', '1.  one xy| three'],
  [
    'a replacement of own words',
    '1.  one [KAZ: ‹my› ]three',
    "'xy'",
    '1.  one [KAZ: xy| ]three',
    '1.  one [KAZ: my ]xy|three'
  ],
  [
    'a replacement over own and base words',
    '1.  on‹e [KAZ: my ]th›ree',
    "'xy'",
    '1.  on[e th] [KAZ: xy|]ree',
    '1.  on[KAZ: my ]xy|ree'
  ],
  [
    'a replacement over provisions',
    '1.  one ‹two\n2.  three› four',
    "'xy'",
    '1.  one [two\n2.  three] [KAZ: xy|] four',
    '1.  one xy| four'
  ],
  [
    'a replacement across articles',
    '1.  one ‹two\n\nArticle 2 — U\n1.  three› four',
    "'xy'",
    '1.  one [two] [KAZ: xy|]\n\nArticle 2 — [KAZ: delete: U\n1.  three] four',
    '1.  one xy|\n\nArticle 2 — \\ four'
  ],
  [
    'typing over a replacement again',
    '1.  one ‹two› three',
    "'xy' Backspace Backspace 'z'",
    '1.  one [two] [KAZ: z|] three',
    '1.  one z| three'
  ],
  [
    'striking then typing',
    '1.  one two| three',
    "Ctrl+Backspace 'xy'",
    '1.  one [two] [KAZ: xy|] three',
    '1.  one xy| three'
  ],
  ['an emoji', '1.  one| two', "'🌾'", '1.  one[KAZ: 🌾|] two', '1.  one🌾| two'],
  ['Enter in the middle', '1.  one| two', 'Enter', '1.  one\n[KAZ: 1 bis.  ]| two', '1.  one\n2.  | two'],
  ['Enter at the end', '1.  one|\n2.  two', 'Enter', '1.  one\n[KAZ: 1 bis.  |]\n2.  two', '1.  one\n2.  |\n3.  two'],
  [
    'Enter at the end, then words',
    '1.  one|\n2.  two',
    "Enter 'new'",
    '1.  one\n[KAZ: 1 bis.  new|]\n2.  two',
    '1.  one\n2.  new|\n3.  two'
  ],
  [
    'Enter at the start begins a provision before',
    '1.  one\n2.  |two',
    'Enter',
    '1.  one\n[KAZ: 1 bis.  ]\n2.  |two',
    '1.  one\n2.\n3.  |two'
  ],
  [
    'Enter at the end of the heading',
    'Article 1 — T|\n1.  one',
    "Enter 'new'",
    '[KAZ: 0 bis.  new|]\n1.  one',
    '1.  new|\n2.  one'
  ],
  [
    'Enter at the start of the heading',
    'Article 1 — |T\n1.  one',
    'Enter',
    'Article 1 — |T\n1.  one',
    'Article 1 — |T\n1.  one'
  ],
  [
    'Enter at the end of an article',
    '1.  one|\n\nArticle 2 — U',
    "Enter 'new'",
    '1.  one\n[KAZ: 1 bis.  new|]\n\nArticle 2 — U',
    '1.  one\n2.  new|\n\nArticle 2 — U'
  ],
  [
    'Enter in own words',
    '1.  one[KAZ:  my| own] two',
    'Enter',
    '1.  one[KAZ:  my\n1 bis.  | own] two',
    '1.  one[KAZ:  my own]\n2.  | two !behind-proposed'
  ],
  [
    'Enter at the end of an own provision',
    '1.  one\n[KAZ: 1 bis.  mine|]',
    "Enter 'more'",
    '1.  one\n[KAZ: 1 bis.  mine\n1 ter.  more|]',
    '1.  one\n[KAZ: 1 bis.  mine]\n2.  more|'
  ],
  [
    "Enter in another's words",
    '1.  one[PAK:  their| own] two',
    'Enter',
    '1.  one[PAK:  their\n[KAZ: 1 bis.  ]| own] two',
    '1.  one[PAK:  their own]\n2.  | two !behind-proposed'
  ],
  [
    "Enter at the end of another's provision",
    '1.  one\n[PAK: 1 bis.  theirs|]',
    "Enter 'mine'",
    '1.  one\n[PAK: 1 bis.  theirs]\n[KAZ: 1 ter.  mine|]',
    '1.  one\n[PAK: 1 bis.  theirs]\n2.  mine|'
  ],
  [
    'Enter over a selection',
    '1.  one ‹two› three',
    'Enter',
    '1.  one [two] [KAZ:\n1 bis.  ]| three',
    '1.  one\\ \n2.  | three'
  ],
  [
    'Enter over articles',
    '1.  one ‹two\n\nArticle 2 — U\n1.  three› four',
    'Enter',
    '1.  one [two] [KAZ:\n1 bis.  |]\n\nArticle 2 — [KAZ: delete: U\n1.  three] four',
    '1.  one\\ \n2.  |\n\nArticle 2 — \\ four'
  ],
  [
    'Enter in a sub-paragraph',
    '1.  one\n    (a) two|',
    "Enter 'new'",
    '1.  one\n    (a) two\n    [KAZ: (a bis) new|]',
    '1.  one\n    (a) two\n    (b) new|'
  ],
  [
    'Enter in an empty own sub-paragraph rises',
    '1.  one\n    (a) two|',
    "Enter Enter 'new'",
    '1.  one\n    (a) two\n[KAZ: 1 bis.  new|]',
    '1.  one\n    (a) two\n2.  new|'
  ],
  [
    'Enter and Backspace leave nothing',
    '1.  one|\n2.  two',
    'Enter Backspace',
    '1.  one|\n2.  two',
    '1.  one|\n2.  two'
  ],
  [
    'Enter in the middle and Backspace leave nothing',
    '1.  one| two',
    'Enter Backspace',
    '1.  one| two',
    '1.  one| two'
  ],
  [
    'typing in an own article',
    'T\n1.  one\n\n[KAZ: Article 1 bis — U\n1.  mine|]',
    "' x'",
    '1.  one\n\n[KAZ: Article 1 bis — U\n1.  mine x|]',
    '1.  one\n\n[KAZ: Article 1 bis — U\n1.  mine|] !only-proposed only-proposed'
  ],
  [
    'Enter in an own article',
    'T\n1.  one\n\n[KAZ: Article 1 bis — U|]',
    "Enter 'new'",
    '1.  one\n\n[KAZ: Article 1 bis — U\n1.  new|]',
    '1.  one\n\n[KAZ: Article 1 bis — U|] !only-proposed only-proposed only-proposed only-proposed'
  ],
  [
    'Backspace at the start of an own article with words',
    'T\n1.  one\n\n[KAZ: Article 1 bis — |U]',
    'Backspace',
    '1.  one\n\n[KAZ: Article 1 bis — |U]',
    '1.  one\n\n[KAZ: Article 1 bis — |U]'
  ],
  [
    "typing in another's article",
    'T\n1.  one\n\n[PAK: Article 1 bis — U\n1.  theirs|]',
    "' x'",
    '1.  one\n\n[PAK: Article 1 bis — U\n1.  theirs[KAZ:  x|]]',
    '1.  one\n\n[PAK: Article 1 bis — U\n1.  theirs|] !only-proposed only-proposed'
  ],
  [
    "striking in another's article",
    'T\n1.  one\n\n[PAK: Article 1 bis — U\n1.  theirs|]',
    'Ctrl+Backspace',
    '1.  one\n\n[PAK: Article 1 bis — U\n1.  [KAZ: delete: |theirs]]',
    '1.  one\n\n[PAK: Article 1 bis — U\n1.  theirs|] !only-proposed'
  ],
  ['Tab', '1.  one\n2.  t|wo', 'Tab', '1.  one\n[2.  ] [KAZ:\n    (a) ]t|wo', '1.  one\n    (a) t|wo'],
  ['Tab and back', '1.  one\n2.  t|wo', 'Tab Shift+Tab', '1.  one\n2.  t|wo', '1.  one\n2.  t|wo'],
  [
    'Shift-Tab of a sub-paragraph',
    '1.  one\n    (a) two|',
    'Shift+Tab',
    '1.  one\n    [(a) ] [KAZ:\n1 bis.  ]two|',
    '1.  one\n2.  two|'
  ],
  ['Shift-Tab of a paragraph does nothing', '1.  one|', 'Shift+Tab', '1.  one|', '1.  one|'],
  [
    'Tab over several provisions',
    '1.  one\n2.  t‹wo\n3.  th›ree',
    'Tab',
    '1.  one\n[2.  ] [KAZ:\n    (a) ]t|wo\n[3.  ] [KAZ:\n    (a) ]three',
    '1.  one\n    (a) t|wo\n    (b) three'
  ],
  [
    'Tab of an own provision',
    '1.  one\n[KAZ: 1 bis.  mine|]',
    'Tab',
    '1.  one\n    [KAZ: (a) mine|]',
    '1.  one\n[KAZ: 1 bis.  mine|]'
  ],
  [
    "Tab of another's provision",
    '1.  one\n[PAK: 1 bis.  theirs|]',
    'Tab',
    '1.  one\n[PAK: [1 bis.  ] [KAZ:\n    (a) ]theirs|]',
    '1.  one\n[PAK: 1 bis.  theirs|]'
  ],
  [
    'Tab in a heading does nothing',
    'Article 1 — T|\n1.  one',
    'Tab',
    'Article 1 — T|\n1.  one',
    'Article 1 — T|\n1.  one'
  ]
]

/** Where a text does not say its first heading, it is this. */
const HEADING = 'Article 1 — T\n'

function withHeading(text: string): string {
  if (text.startsWith('Article')) return text
  return /^‹?T/.test(text) ? `Article 1 — ${text}` : HEADING + text
}

const bare = (text: string) => text.replace(/[|‹›]/g, '')

describe.each(['propose', 'pen'] as const)('in mode %s', (mode: SceneMode) => {
  test.each(CASES)('%s', (_, before, keys, proposed, written) => {
    const scene = createScene('kaz', withHeading(before), mode)
    const start = bare(scene.show())
    press(scene, keys)
    const said = scene.notices.map(({ kind }) => kind).join(' ')
    const shown = scene.show() + (said && ` !${said}`)
    expect(shown.replace(HEADING, '')).toBe(mode === 'propose' ? proposed : written)
    while (scene.history.canUndo) scene.undo()
    expect(bare(scene.show())).toBe(start)
  })
})
