import { expect, test } from 'vitest'
import { keptNumbersOf, scopesOf } from './kept-numbers.ts'
import { continueMark } from './lineage.ts'
import type { Piece, ProvisionKind, ProvisionMark } from './line.ts'
import { readOrdinal } from './numbering.ts'
import { outlineOf } from './outline.ts'
import type { OutlineArticle, OutlineSource } from './outline.ts'
import { createRandom } from './testing/index.ts'
import type { Random } from './testing/index.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 400)
const KINDS: readonly ProvisionKind[] = ['paragraph', 'paragraph', 'sub-paragraph', 'item', 'footnote']

const mark = (id: string, kind: ProvisionKind = 'paragraph'): ProvisionMark => ({
  type: 'mark',
  id,
  kind,
  numbering: 'auto'
})
const article = (id: string, ...marks: readonly ProvisionMark[]): OutlineSource => ({
  id,
  kind: 'article',
  proposed: false,
  line: [mark(`${id}-h`, 'heading'), ...marks]
})
const numbersOf = (outline: readonly OutlineArticle[]) =>
  outline.map(({ number, provisions }) => [number, ...provisions.slice(1).map((one) => one.number)].join(' '))

test('what stands keeps its number, what has come in counts after its predecessor, what has gone leaves a gap', () => {
  const rev = [article('a', mark('p'), mark('q'), mark('r')), article('b', mark('s')), article('c', mark('t'))]
  const kept = keptNumbersOf(outlineOf(rev))
  const now = [
    article('a', mark('new0'), mark('p'), mark('new1'), mark('new2'), mark('r'), mark('new3')),
    article('d', mark('u'), mark('v')),
    article('c', mark('t'))
  ]
  expect(numbersOf(outlineOf(now, kept))).toEqual([
    'Article 1 0 bis. 1. 1 bis. 1 ter. 3. 3 bis.',
    'Article 1 bis 1. 2.',
    'Article 3 1.'
  ])
  expect(numbersOf(outlineOf(now))).toEqual(['Article 1 1. 2. 3. 4. 5. 6.', 'Article 2 1. 2.', 'Article 3 1.'])
})

test('a proposal keeps the number it had on paper once it is accepted, and nothing else takes it', () => {
  const marks = [mark('p'), mark('proposed'), mark('q')]
  const kept = keptNumbersOf(outlineOf([{ ...article('a', ...marks), isProposed: (piece) => piece === 2 }]))
  const now = [article('a', mark('p'), mark('new'), mark('proposed'), mark('q'))]
  expect(numbersOf(outlineOf(now, kept))).toEqual(['Article 1 1. 1 ter. 1 bis. 2.'])
})

test('sub-paragraphs where there were none are numbered as they stand; one moved elsewhere counts there', () => {
  const rev = [article('a', mark('p'), mark('q'), mark('x', 'sub-paragraph'), mark('y', 'sub-paragraph'))]
  const kept = keptNumbersOf(outlineOf(rev))
  const now = [
    article(
      'a',
      mark('p'),
      mark('new', 'sub-paragraph'),
      mark('z', 'sub-paragraph'),
      mark('q'),
      mark('y', 'sub-paragraph')
    )
  ]
  expect(numbersOf(outlineOf(now, kept))).toEqual(['Article 1 1. (a) (b) 2. (b)'])
  const moved = [article('a', mark('p'), mark('q'), mark('x', 'sub-paragraph'), { ...continueMark(mark('y'), 'y2') })]
  expect(numbersOf(outlineOf(moved, kept))).toEqual(['Article 1 1. 2. (a) 2 bis.'])
})

test('a provision replaced by one that continues it keeps its number, unless it is still there itself', () => {
  const kept = keptNumbersOf(outlineOf([article('a', mark('p'), mark('q'), mark('r'))]))
  const replaced = [article('a', mark('p'), continueMark(mark('q'), 'q2'), mark('r'))]
  expect(numbersOf(outlineOf(replaced, kept))).toEqual(['Article 1 1. 2. 3.'])
  const both = [article('a', mark('p'), mark('q'), continueMark(mark('q'), 'q2'), mark('r'))]
  expect(numbersOf(outlineOf(both, kept))).toEqual(['Article 1 1. 2. 2 bis. 3.'])
})

test('footnotes keep theirs too', () => {
  const to = (target: string) => ({ type: 'reference' as const, target })
  const line: Piece[] = [mark('p'), to('f1'), to('f2'), mark('f1', 'footnote'), mark('f2', 'footnote')]
  const kept = keptNumbersOf(outlineOf([{ ...article('a'), line }]))
  const now: Piece[] = [
    mark('p'),
    to('f1'),
    to('f3'),
    to('f2'),
    ...['f1', 'f2', 'f3'].map((id) => mark(id, 'footnote'))
  ]
  const outline = outlineOf([{ ...article('a'), line: now }], kept)
  expect(outline[0]!.provisions.slice(1).map(({ designation }) => designation)).toEqual([
    'footnote 1',
    'footnote 2',
    'footnote 1 bis'
  ])
})

test(`laws of kept numbers, seed ${SEED}`, () => {
  const seen = { stayed: 0, fresh: 0 }
  for (let world = 0; world < WORLDS; world++) {
    try {
      runWorld(createRandom(SEED + world), seen)
    } catch (error) {
      throw new Error(`world ${SEED + world}`, { cause: error })
    }
  }
  expect(seen.stayed).toBeGreaterThan(WORLDS)
  expect(seen.fresh).toBeGreaterThan(WORLDS / 4)
})

interface World {
  articles: { id: string; marks: ProvisionMark[]; proposed: Set<string> }[]
  next: number
}

function runWorld(random: Random, seen: { stayed: number; fresh: number }): void {
  const world: World = { articles: [], next: 0 }
  for (let count = 1 + random.int(4); count > 0; count--) insertArticle(random, world)
  const revision = outlineOf(sourcesOf(world))
  const kept = keptNumbersOf(revision)
  expect(outlineOf(sourcesOf(world), kept)).toEqual(revision)
  for (let step = random.int(10); step > 0; step--) change(random, world)
  const outline = outlineOf(sourcesOf(world), kept)
  const groups = new Map<string, string[]>()
  const place = (key: string, number: string) => void groups.set(key, [...(groups.get(key) ?? []), number])
  for (const { id, number, provisions } of outline) {
    place('article', number)
    if (kept.has(id)) expect(number).toBe(kept.get(id)!.number)
    const scopes = scopesOf(id, provisions)
    provisions.forEach((one, index) => {
      if (one.kind === 'heading' || one.kind === 'footnote') return
      const scope = scopes[index]!
      place(`${scope} ${one.kind}`, one.number)
      const before = kept.get(one.id)
      if (before?.scope === scope && before.kind === one.kind) {
        expect(one.number).toBe(before.number)
        seen.stayed++
      } else if (
        one.was === undefined &&
        [...kept.values()].some((other) => other.scope === scope && other.kind === one.kind)
      ) {
        expect(readOrdinal(one.number).bis).toBeGreaterThan(0)
        seen.fresh++
      }
    })
  }
  for (const [group, numbers] of groups)
    expect(new Set(numbers).size, `${group}: ${numbers.join(' ')}`).toBe(numbers.length)
}

function sourcesOf({ articles }: World): readonly OutlineSource[] {
  return articles.map(({ id, marks, proposed }) => ({
    ...article(id, ...marks),
    isProposed: (piece) => piece > 0 && proposed.has(marks[piece - 1]!.id)
  }))
}

function insertArticle(random: Random, world: World): void {
  const fresh = { id: `a${world.next++}`, marks: [] as ProvisionMark[], proposed: new Set<string>() }
  for (let count = random.int(8); count > 0; count--) insertMark(random, world, fresh)
  world.articles.splice(random.int(world.articles.length + 1), 0, fresh)
}

function insertMark(random: Random, world: World, into: World['articles'][number]): void {
  const fresh = mark(`m${world.next++}`, random.pick(KINDS))
  into.marks.splice(random.int(into.marks.length + 1), 0, fresh)
  if (random.chance(0.2)) into.proposed.add(fresh.id)
}

/** Something is brought, goes, is accepted or replaced. */
function change(random: Random, world: World): void {
  if (random.chance(0.15)) return insertArticle(random, world)
  if (random.chance(0.1)) return void world.articles.splice(random.int(world.articles.length), 1)
  if (world.articles.length === 0) return
  const into = random.pick(world.articles)
  const at = random.int(into.marks.length)
  const found = into.marks[at]
  if (!found || random.chance(0.5)) return insertMark(random, world, into)
  if (random.chance(0.4)) return void into.marks.splice(at, 1)
  if (random.chance(0.5)) return void into.proposed.delete(found.id)
  into.marks[at] = continueMark(found, `m${world.next++}`)
}
