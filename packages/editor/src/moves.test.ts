/**
 * Moves: what it is about, the text before, what is done, the text after where a delegation proposes, how many changes say
 * that they are moved, the text after where the pen writes.
 */
import { expect, test } from 'vitest'
import { lineLength } from '@cartif/treaty-text'
import { press } from './testing/keys.ts'
import { createScene } from './testing/scene.ts'
import type { Scene } from './testing/scene.ts'

const CASES: readonly (readonly [string, string, string, string, number, string])[] = [
  [
    'down',
    '1.  one|\n2.  two\n    (a) three\n3.  four',
    'Alt+Down',
    '[KAZ: delete: 1.  one]\n2.  two\n    (a) three\n[KAZ: 2 bis.  one|]\n3.  four',
    1,
    '1.  two\n    (a) three\n2.  one|\n3.  four'
  ],
  [
    'down twice',
    '1.  one|\n2.  two\n    (a) three\n3.  four',
    'Alt+Down Alt+Down',
    '[KAZ: delete: 1.  one]\n2.  two\n    (a) three\n3.  four\n[KAZ: 3 bis.  one|]',
    1,
    '1.  two\n    (a) three\n2.  four\n3.  one|'
  ],
  [
    'down and up again leaves nothing',
    '1.  one|\n2.  two\n    (a) three\n3.  four',
    'Alt+Down Alt+Up',
    '1.  one|\n2.  two\n    (a) three\n3.  four',
    0,
    '1.  one|\n2.  two\n    (a) three\n3.  four'
  ],
  [
    'down twice and up once',
    '1.  one|\n2.  two\n    (a) three\n3.  four',
    'Alt+Down Alt+Down Alt+Up',
    '[KAZ: delete: 1.  one]\n2.  two\n    (a) three\n[KAZ: 2 bis.  one|]\n3.  four',
    1,
    '1.  two\n    (a) three\n2.  one|\n3.  four'
  ],
  [
    'up',
    '1.  one\n2.  t|wo\n3.  three',
    'Alt+Up',
    '[KAZ: 0 bis.  t|wo]\n1.  one\n[KAZ: delete: 2.  two]\n3.  three',
    1,
    '1.  t|wo\n2.  one\n3.  three'
  ],
  [
    'up and down again leaves nothing',
    '1.  one\n2.  t|wo\n3.  three',
    'Alt+Up Alt+Down',
    '1.  one\n2.  t|wo\n3.  three',
    0,
    '1.  one\n2.  t|wo\n3.  three'
  ],
  [
    'with what stands under it',
    '1.  one\n2.  two|\n    (a) three\n3.  four',
    'Alt+Up',
    '[KAZ: 0 bis.  two|\n    (a) three]\n1.  one\n[KAZ: delete: 2.  two\n    (a) three]\n3.  four',
    1,
    '1.  two|\n    (a) three\n2.  one\n3.  four'
  ],
  [
    'a sub-paragraph within its paragraph',
    '1.  one\n    (a) x|\n    (b) y\n2.  two',
    'Alt+Down',
    '1.  one\n    [KAZ: delete: (a) x]\n    (b) y\n    [KAZ: (b bis) x|]\n2.  two',
    1,
    '1.  one\n    (a) y\n    (b) x|\n2.  two'
  ],
  [
    'no further than its paragraph',
    '1.  one\n    (a) x\n    (b) y|\n2.  two',
    'Alt+Down',
    '1.  one\n    (a) x\n    (b) y|\n2.  two',
    0,
    '1.  one\n    (a) x\n    (b) y|\n2.  two'
  ],
  ['not before the heading', '1.  o|ne\n2.  two', 'Alt+Up', '1.  o|ne\n2.  two', 0, '1.  o|ne\n2.  two'],
  [
    'an own provision',
    '1.  one\n[KAZ: 1 bis.  mine|]\n2.  two',
    'Alt+Down',
    '1.  one\n2.  two\n[KAZ: 2 bis.  mine|]',
    0,
    '1.  one\n[KAZ: 1 bis.  mine|]\n2.  two'
  ],
  [
    'own words inside go along, foreign ones stay',
    '1.  o|ne[KAZ:  my][PAK:  their] end\n2.  two',
    'Alt+Down',
    '[KAZ: delete: 1.  one][PAK: [KAZ: delete:  their]][KAZ: delete:  end]\n2.  two\n[KAZ: 2 bis.  o|ne my end]',
    1,
    'Article 1 — T[KAZ:  my][PAK:  their]\n1.  two\n2.  o|ne end'
  ],
  [
    "past another's provision",
    '1.  one|\n[PAK: 1 bis.  theirs]\n2.  two',
    'Alt+Down',
    '[KAZ: delete: 1.  one]\n[PAK: 1 bis.  theirs]\n[KAZ: 1 ter.  one|]\n2.  two',
    1,
    '[PAK: 0 bis.  theirs]\n1.  one|\n2.  two'
  ],
  [
    'moved, then words typed in it',
    '1.  one|\n2.  two',
    "Alt+Down ' more'",
    '[KAZ: delete: 1.  one]\n2.  two\n[KAZ: 2 bis.  one more|]',
    1,
    '1.  two\n2.  one more|'
  ],
  [
    'drag',
    '1.  ‹one› two three',
    'Drag:three',
    '1.  [KAZ: delete: one] two [KAZ: one|]three',
    1,
    '1.  \\ two one|three'
  ],
  [
    'drag to another article',
    '1.  ‹one› two\n\nArticle 2 — U\n1.  three',
    'Drag:three',
    '1.  [KAZ: delete: one] two\n\nArticle 2 — U\n1.  [KAZ: one|]three',
    1,
    '1.  \\ two\n\nArticle 2 — U\n1.  one|three'
  ],
  [
    'drag provisions',
    '1.  ‹one\n2.  two›\n3.  three',
    'Drag:three',
    '1.  [KAZ: delete: one\n2.  two]\n3.  [KAZ: one\n3 bis.  two|]three',
    1,
    '1.\n2.  one\n3.  two|three'
  ],
  [
    'cut and paste',
    '1.  ‹one› two three',
    'Cut Paste:three',
    '1.  [KAZ: delete: one] two [KAZ: one|]three',
    1,
    '1.  \\ two one|three'
  ],
  [
    'cut and paste into another article',
    '1.  ‹one› two\n\nArticle 2 — U\n1.  three',
    'Cut Paste:three',
    '1.  [KAZ: delete: one] two\n\nArticle 2 — U\n1.  [KAZ: one|]three',
    1,
    '1.  \\ two\n\nArticle 2 — U\n1.  one|three'
  ],
  ['cut and pasted where it was', '1.  one ‹two› three', 'Cut Paste', '1.  one two| three', 0, '1.  one two| three'],
  [
    'cut and pasted right before where it was',
    '1.  one ‹two› three',
    'Cut Paste:·three',
    '1.  one two| three',
    0,
    '1.  one two| three'
  ],
  [
    'pasted twice is moved once',
    '1.  ‹one› two three',
    'Cut Paste:three Paste:two',
    '1.  [KAZ: delete: one] [KAZ: one|]two [KAZ: one]three',
    1,
    '1.  \\ one|two onethree'
  ],
  [
    'cut and pasted over words',
    '1.  ‹one› two three',
    'Cut PasteOver:three',
    '1.  [KAZ: delete: one] two [three] [KAZ: one|]',
    1,
    '1.  \\ two one|'
  ],
  [
    'cut provisions',
    '1.  a ‹b\n    (a) c› d\n2.  three',
    'Cut Paste:three',
    '1.  a [KAZ: delete: b\n    (a) c] d\n2.  [KAZ: b\n    (a) c|]three',
    1,
    '1.  a  d\n2.  b\n    (a) c|three'
  ],
  [
    'a footnote goes along with its reference',
    '1.  ‹one^{1}› two three\n^1  At the border.',
    'Cut Paste:three',
    '1.  [KAZ: delete: one^{1}] two [KAZ: one^{1}]|three\n^1  At the border.',
    1,
    '1.  \\ two one^{1}|three\n^1  At the border.'
  ],
  [
    'cut with its footnote and pasted where it was',
    '1.  one ‹two^{1}› three\n^1  At the border.',
    'Cut Paste',
    '1.  one two^{1}| three\n^1  At the border.',
    0,
    '1.  one two^{1}| three\n^1  At the border.'
  ],
  [
    'own words cut with their footnote',
    '1.  [KAZ: ‹one^{1}› ]two three\n[KAZ: ^1  At the border.]',
    'Cut Paste:three',
    '1.  [KAZ:  ]two [KAZ: one^{1}]|three\n[KAZ: ^1  At the border.]',
    0,
    '1.  [KAZ: one^{1} ]two one^{1}|three\n[KAZ: ^1  At the border.]'
  ],
  [
    'own words cut and pasted',
    '1.  [KAZ: ‹one› ]two three',
    'Cut Paste:three',
    '1.  [KAZ:  ]two [KAZ: one|]three',
    0,
    '1.  [KAZ: one ]two one|three'
  ]
]

const HEADING = 'Article 1 — T\n'
const bare = (text: string) => text.replace(/[|‹›]/g, '')

function movesOf(scene: Scene) {
  return scene.live.negotiation.proposals.flatMap((proposal) =>
    proposal.changes.flatMap((change) => (change.kind === 'splice' && change.movedFrom ? [{ proposal, change }] : []))
  )
}

test.each(CASES)('%s', (_, before, keys, proposed, moves, written) => {
  const scene = createScene('kaz', HEADING + before)
  const start = bare(scene.show())
  press(scene, keys)
  expect(scene.show().replace(HEADING, '')).toBe(proposed)
  expect(movesOf(scene)).toHaveLength(moves)
  for (const { proposal, change } of movesOf(scene)) {
    const source = proposal.changes.find(({ id }) => id === change.movedFrom)
    if (source?.kind !== 'splice') throw new Error('it is moved from nowhere')
    expect(source.from).toBeLessThan(source.to)
    expect(lineLength(source.line)).toBe(0)
  }
  while (scene.history.canUndo) scene.undo()
  expect(bare(scene.show())).toBe(start)

  const pen = createScene('kaz', HEADING + before, 'pen')
  press(pen, keys)
  expect(pen.show().replace(HEADING, '')).toBe(written)
})

test('a provision that is moved continues the one that is struck', () => {
  const scene = createScene('kaz', `${HEADING}1.  one|\n2.  two`)
  const marks = () => scene.live.composed[0]!.segments.flatMap(({ piece }) => (piece.type === 'mark' ? [piece] : []))
  const first = marks()[1]!
  press(scene, 'Alt+Down')
  expect(marks().at(-1)).toMatchObject({ kind: 'paragraph', was: first.id })
})
