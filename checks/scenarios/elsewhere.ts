/** Scenarios held by a test of another room: the file, and the title of the test as it stands in it. */
export interface Held {
  readonly numbers: readonly number[]
  /** Scenarios of this room of which this holds what happens on the wire. */
  readonly also?: readonly number[]
  readonly about: string
  readonly file: string
  readonly test: string
}

export const ELSEWHERE: readonly Held[] = [
  {
    numbers: [13],
    about: 'forty overlapping proposals accepted in any order',
    file: 'checks/scenarios/bulk.test.ts',
    test: 'scenario 13: forty overlapping proposals accepted in two orders give the same text, or say which cannot stand together'
  },
  {
    numbers: [48],
    about: 'a table pasted from Word: the text holds no tables, so each row is a provision',
    file: 'apps/web/e2e/clipboard-fixtures.ts',
    test: 'Word: a table'
  },
  {
    numbers: [49],
    about: 'a footnote in the middle of agreed words',
    file: 'packages/editor/src/insert.test.ts',
    test: 'a footnote put into agreed words leaves the words behind it the ones they were, also once accepted'
  },
  {
    numbers: [50],
    about: 'a footnote struck by one, its words amended by another',
    file: 'packages/editor/src/insert.test.ts',
    test: 'accepting the strike overtakes the amendment of the footnote; rejecting it leaves both'
  },
  {
    numbers: [53],
    about: 'three thousand provisions: opening and a letter, in a real browser, beside other editors',
    file: 'bench/editor.bench.mjs',
    test: "['300', '1000', '3000']"
  },
  {
    numbers: [55],
    about: 'updates out of order or skipped',
    file: 'packages/live/src/gate.test.ts',
    test: 'what passes mutated never throws, waits, spoofs or makes a root'
  },
  {
    numbers: [56],
    about: 'somebody else’s client id',
    file: 'apps/server/src/server.test.ts',
    test: 'nobody writes under a client id that somebody else has used'
  },
  {
    numbers: [61],
    about: 'a client or server of another layout',
    file: 'apps/server/src/live/layout.test.ts',
    test: 'a document of a later layout is not touched'
  },
  {
    numbers: [64],
    about: 'writing to a document, or a root of one, that is not one’s own',
    file: 'apps/server/src/server.test.ts',
    test: 'a delegate writing to %s is refused, and nobody sees a letter'
  },
  {
    numbers: [65],
    about: 'oversized and malformed frames',
    file: 'apps/server/src/server.test.ts',
    test: 'a malformed frame closes its connection and no other'
  },
  {
    numbers: [70],
    about: 'the gate takes everything that an honest client writes',
    file: 'packages/live/src/gate.test.ts',
    test: 'no real frame is refused, reconnects included'
  },
  {
    numbers: [77],
    about: 'a composition over a selection, in a real browser',
    file: 'apps/web/e2e/input.test.ts',
    test: 'composed over a selection, the words stay, struck'
  },
  {
    numbers: [78],
    about: 'dead keys and touch keyboards',
    file: 'apps/web/e2e/input.test.ts',
    test: 'a touch keyboard corrects a word of the text: the whole word is replaced'
  },
  {
    numbers: [81],
    about: 'a Persian paragraph with Latin party labels and brackets, in a real browser',
    file: 'apps/web/e2e/input.test.ts',
    test: 'a Persian paragraph is laid out from the right, its brackets with it, whoever’s caret is in it'
  },
  {
    numbers: [83],
    about: 'spell checker and dictation',
    file: 'apps/web/e2e/input.test.ts',
    test: 'the spell checker’s menu replaces the whole word'
  },
  {
    numbers: [87],
    about: 'words cut and pasted within the text are a move',
    file: 'apps/web/e2e/clipboard.test.ts',
    test: 'words of one provision are copied without its number; cut and pasted they are moved'
  },
  {
    numbers: [90],
    about: 'zero-width, bidi-control and private-use characters',
    file: 'apps/web/e2e/input.test.ts',
    test: 'what cannot be seen does not come in, and that is said'
  },
  {
    numbers: [93],
    about: 'select all and type',
    file: 'packages/editor/src/commands.test.ts',
    test: 'select all and type, over articles'
  },
  {
    numbers: [],
    also: [62],
    about: 'a right taken away in the middle of a sitting: nothing that comes after it is taken, from whatever page',
    file: 'apps/server/src/live/shared-connection.test.ts',
    test: 'what comes the moment a right is gone is not taken, though nobody has looked yet'
  },
  {
    numbers: [],
    also: [63],
    about: 'words from somebody who may only read: refused by name, document by document',
    file: 'apps/server/src/live/shared-connection.test.ts',
    test: 'who may only read is told so of that document, and goes on with the others'
  },
  {
    numbers: [94],
    about: 'spaces doubled or lacking after decisions: the scrub finds each, by examples, and puts it right',
    file: 'packages/scrub/src/rules/spacing.ts',
    test: 'More than one space.'
  },
  {
    numbers: [96],
    about: 'a Word file of ours opened in LibreOffice, what is brought and struck in it taken up and turned down',
    file: 'packages/formats/src/office.test.ts',
    test: 'what a lawyer meets'
  },
  {
    numbers: [97],
    about: 'all changes of a Word file taken up are the text after, all turned down the text before',
    file: 'packages/formats/src/redline-laws.test.ts',
    test: 'a redline accepted is the text after, rejected the text before'
  },
  {
    numbers: [95],
    about: 'bracketed text printed and read back',
    file: 'packages/negotiation/src/notation.test.ts',
    test: 'prints and reads back to the same tree, with every word'
  },
  {
    numbers: [99],
    about: 'revisions compared where the text moved and was renumbered',
    file: 'packages/redline/src/planted.test.ts',
    test: 'whatever moved is told as moved, and nothing else'
  },
  {
    numbers: [100],
    about: 'prints without names',
    file: 'apps/server/src/instruments/revisions.test.ts',
    test: 'are for ever, in every view'
  },
  {
    numbers: [101],
    about: 'replicas converge whatever the order of delivery',
    file: 'packages/live/src/laws.test.ts',
    test: 'routing shows the edit, incremental equals full, decisions land as decided, replicas converge'
  },
  {
    numbers: [102],
    about: 'who brought the words at the caret, who supports and who opposes them, said to whoever listens to the page',
    file: 'apps/web/e2e/room.test.ts',
    test: 'whose words the caret stands in, and who stands where on them, is said to those who listen'
  }
]
