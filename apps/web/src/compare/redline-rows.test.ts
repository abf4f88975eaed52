import { expect, test } from 'vitest'
import { compare } from '@cartif/redline'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { groupArticles, movedAway, rowsOf } from './redline-rows.ts'
import type { Row } from './redline-rows.ts'

/** Provisions are known by their order of appearance in `order`, so that they can be moved. */
function text(notation: string, order?: readonly string[]): readonly Article[] {
  let count = 0
  const next = () => order?.[count] ?? `p${count}`
  const newId = (kind: 'article' | 'provision') => {
    if (kind === 'article') return `a${count}`
    const id = next()
    count++
    return id
  }
  const { articles } = articlesOf(parseNotation(notation).tree, {
    newId,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${index}`)
  })
  return articles
}

const show = (rows: readonly Row[]) =>
  rows.map((row) => {
    if (row.kind === 'moved') return `${row.was} → ${row.now}`
    return row.kind === 'fold' ? `fold ${row.rows.length}${row.hasOthers ? ' others' : ''}` : String(row.index)
  })

const BEFORE = `Article 1 — One
1.  Alpha words of the first paragraph stand here.
2.  Beta words of another paragraph stand there.
3.  Gamma words that are quite unlike the others come.
4.  Delta.
`

test('a provision that moved leaves a note where it stood, and each is counted once', () => {
  const after = `Article 1 — One
1.  Beta words of another paragraph stand there.
2.  Gamma words that are quite unlike the others come.
3.  Alpha words of the first paragraph stand here.
4.  Delta.
`
  const redline = compare(text(BEFORE), text(after, ['p0', 'p2', 'p3', 'p1', 'p4']))
  const [article] = redline.articles
  const away = movedAway(redline).get(article!.before!.id)!
  const all = rowsOf(article!, away, { shown: undefined, unfolded: new Set() })
  expect(show(all)).toEqual(['0', 'Article 1(1) → Article 1(3)', '1', '2', '3', '4'])
  const folded = rowsOf(article!, away, { shown: new Set([3]), unfolded: new Set() })
  expect(show(folded)).toEqual(['0', 'Article 1(1) → Article 1(3)', 'fold 2 others', '3', 'fold 1'])
  const keys = folded.flatMap((row) => (row.kind === 'fold' ? [row.key] : []))
  expect(show(rowsOf(article!, away, { shown: new Set([3]), unfolded: new Set([keys[0]!]) }))).toEqual([
    '0',
    'Article 1(1) → Article 1(3)',
    '1',
    '2',
    '3',
    'fold 1'
  ])
})

test('articles with nothing to show are folded together, none is lost', () => {
  const notation = Array.from({ length: 6 }, (_, n) => `Article ${n + 1} — Title ${n}\n1.  Words ${n}.\n`).join('\n')
  const redline = compare(text(notation), text(notation.replace('Words 2', 'Other words 2')))
  const groups = groupArticles(redline, new Set([2]), new Set())
  expect(groups).toMatchObject([{ kind: 'fold', indices: [0, 1] }, { index: 2 }, { kind: 'fold', indices: [3, 4, 5] }])
  const [first] = groups
  const key = first?.kind === 'fold' ? first.key : ''
  const opened = groupArticles(redline, new Set([2]), new Set([key]))
  expect(opened.map((one) => (one.kind === 'fold' ? one.indices : one.kind === 'article' && one.index))).toEqual([
    0,
    1,
    2,
    [3, 4, 5]
  ])
})

test('an article that moved leaves a note between those it stood between', () => {
  const words = ['Alpha beta gamma', 'Delta epsilon zeta', 'Eta theta iota', 'Kappa lambda mu']
  const print = (order: readonly number[]) =>
    order.map((n, at) => `Article ${at + 1} — Title ${n}\n1.  ${words[n]} ${n}.\n`).join('\n')
  const named = (order: readonly number[]) =>
    text(
      print(order),
      order.flatMap((n) => [`h${n}`, `q${n}`])
    ).map((article, at) => ({ ...article, id: `a${order[at]}` }))
  const redline = compare(named([0, 1, 2, 3]), named([0, 2, 3, 1]))
  const shown = groupArticles(redline, undefined, new Set()).map((one) =>
    one.kind === 'moved' ? `${one.was} → ${one.now}` : one.kind === 'article' ? one.index : 'fold'
  )
  expect(shown).toEqual([0, 'Article 2 → Article 4', 1, 2, 3])
})
