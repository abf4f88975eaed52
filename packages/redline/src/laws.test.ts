import { describe, expect, test } from 'vitest'
import { applySplice, concatLines, lineLength, lineWords } from '@cartif/treaty-text'
import type { Article, Line, Piece } from '@cartif/treaty-text'
import { createRandom, randomLine } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { applyRedline, changesOf, compare, printRedline, undoRedline, withReferenceWords } from './index.ts'
import type { Redline } from './index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 1500)

describe(`laws of the redline, seed ${SEED}`, () => {
  test('applying gives the text after, undoing the text before, on any two texts', () => {
    let changed = 0
    for (let world = 0; world < WORLDS; world++) {
      const random = createRandom(SEED + world)
      const before = randomText(random, 'x')
      const after = random.chance(0.2) ? randomText(random, 'y') : editText(random, before)
      const redline = JSON.parse(JSON.stringify(compare(before, after)))
      expect(applyRedline(before, redline), `world ${SEED + world}`).toEqual(after)
      expect(undoRedline(after, redline), `world ${SEED + world}`).toEqual(before)
      if (printRedline(redline) !== '') changed++
      checkChanges(redline)
    }
    expect(changed).toBeGreaterThan(WORLDS / 2)
  })

  test('a text compared with itself has no change', () => {
    for (let world = 0; world < 200; world++) {
      const text = randomText(createRandom(SEED + world), 'x')
      expect(printRedline(compare(text, text))).toBe('')
    }
  })
})

/** Whatever differs is told, and what is told is there. */
function checkChanges(redline: Redline): void {
  const changes = changesOf(redline)
  const shown = withReferenceWords(redline).articles
  const told = new Set(changes.flatMap(({ at }) => at.hunks.map((hunk) => `${at.article}.${at.provision}.${hunk}`)))
  const ids = new Set(changes.map(({ id }) => id))
  expect(ids.size).toBe(changes.length)
  shown.forEach(({ kind, provisions }, article) => {
    if (kind === 'inserted' || kind === 'deleted') return
    provisions.forEach(({ hunks, before, after }, provision) => {
      const isPart = before?.part !== undefined || after?.part !== undefined
      hunks.forEach(({ op, line }, hunk) => {
        const isSpace = lineWords(line).trim() === ''
        if (op !== 'equal' && !(isPart && isSpace)) expect(told).toContain(`${article}.${provision}.${hunk}`)
      })
    })
  })
}

function randomText(random: Random, prefix: string): readonly Article[] {
  let id = 0
  return Array.from({ length: random.int(4) }, (_, index) => ({
    id: `${prefix}a${index}`,
    kind: 'article' as const,
    order: `a${index}`,
    line: concatLines(
      [{ type: 'mark', id: `${prefix}${index}h`, kind: 'heading', numbering: 'auto' }],
      randomLine(random, random.int(14), () => `${prefix}${index}-${id++}`)
    )
  }))
}

/** Splices, moves, deletions, new origins, lost ids. */
function editText(random: Random, text: readonly Article[]): readonly Article[] {
  const edited = text.map((article) => {
    let line: Line = article.line
    for (let count = random.int(3); count > 0; count--) {
      const from = 1 + random.int(lineLength(line))
      const to = Math.min(lineLength(line), from + random.int(8))
      line = applySplice(line, { from: Math.min(from, to), to, line: randomLine(random, 2) })
    }
    return random.chance(0.2)
      ? { ...article, line: line.map((piece) => ({ ...piece, origin: 'later' })) }
      : { ...article, line }
  })
  if (random.chance(0.3)) edited.reverse()
  if (random.chance(0.3)) edited.pop()
  const loseIds = random.chance(0.2)
  if (!loseIds) return edited
  return edited.map(({ id, line, ...rest }) => ({ ...rest, id: `lost-${id}`, line: line.map(loseId) }))
}

function loseId(piece: Piece): Piece {
  return piece.type === 'mark' ? { ...piece, id: `lost-${piece.id}` } : piece
}

const SCENARIOS: readonly (readonly [string, string, string])[] = [
  [
    'Each Party shall publish promptly.',
    'Each Party should publish promptly.',
    'Each Party [-shall-]{+should+} publish promptly.'
  ],
  ['within 30 days', 'within 30.5 days', 'within [-30 days-]{+30.5 days+}'],
  ['within 120 days of it', 'within 90 working days of it', 'within [-120 days-]{+90 working days+} of it'],
  ['fees and charges', 'fees', 'fees[- and charges-]'],
  ['The Parties shall agree', 'The Parties may endeavour to agree', 'The Parties [-shall-]{+may endeavour to+} agree'],
  ['Стороны должны публиковать', 'Стороны могут публиковать', 'Стороны [-должны-]{+могут+} публиковать'],
  ['缔约方应公布', '缔约方可公布', '缔约方[-应-]{+可+}公布']
]

describe('what a lawyer reads', () => {
  test.each(SCENARIOS)('%s → %s', (before, after, expected) => {
    expect(printRedline(compare(oneParagraph(before, 'p'), oneParagraph(after, 'p')))).toContain(expected)
  })

  test('a moved article is told as moved', () => {
    const [a, b, c] = ['One of them', 'Two of them', 'Three of them'].map((words, index) => ({
      ...oneParagraph(words)[0]!,
      id: `a${index}`,
      order: `a${index}`
    }))
    const kinds = compare([a!, b!, c!], [c!, a!, b!]).articles.map(({ kind }) => kind)
    expect(kinds).toEqual(['moved', 'kept', 'kept'])
  })
})

function oneParagraph(words: string, id = words): readonly Article[] {
  const line: Line = [
    { type: 'mark', id: `h-${id}`, kind: 'heading', numbering: 'auto' },
    { type: 'mark', id: `p-${id}`, kind: 'paragraph', numbering: 'auto' },
    { type: 'text', text: words }
  ]
  return [{ id: 'a', kind: 'article', order: 'a0', line }]
}
