import { expect, test } from 'vitest'
import { compose, headerOf, treeOf } from '@cartif/negotiation'
import type { ComposedArticle } from '@cartif/negotiation'
import { proposeAtRandom, randomWorld } from '@cartif/negotiation/testing'
import { nodeOfPiece, outlineOf, printHeader, targetsOf } from '@cartif/treaty-text'
import type { Article, NotationNode, OutlineArticle, Targets } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import { bracketedArticles } from './compare-brackets.ts'
import { outlineOfComposed } from './print.ts'

const SEED = 20261128
const WORLDS = 300

/** Letters in reading order, brackets among them; spaces and line breaks are not compared. */
function printed(nodes: readonly NotationNode[]): string {
  return nodes
    .map((node): string => {
      if (node.type === 'bracket') return `[${node.header ? printHeader(node.header) : ''}${printed(node.body)}]`
      if (node.type === 'text') return node.text
      return node.type === 'reference' || node.type === 'footnote-reference' ? '¤' : ''
    })
    .join('')
    .replace(/\s/g, '')
}

function wordsOf(articles: readonly Article[], targets: Targets): string {
  return articles.map(({ kind, line }) => printed(line.map((piece) => nodeOfPiece(piece, kind, targets)))).join('')
}

const standing = (article: Article) => ({ ...article, proposed: false })

/** The number of a heading is that of its article. */
const numbersOf = (outline: readonly OutlineArticle[]) =>
  outline.flatMap(({ number, provisions }) => [
    number,
    ...provisions.filter(({ kind }) => kind !== 'heading').map((one) => one.number)
  ])

const marksOf = (articles: readonly ComposedArticle[]) =>
  articles.flatMap(({ id, segments }) => [
    id,
    ...segments.flatMap(({ piece }) => (piece.type === 'mark' ? [piece.id] : []))
  ])

test(`words are those of the print, ids those of the text, seed ${SEED}`, () => {
  let brackets = 0
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(SEED + world)
    const state = randomWorld(random, 3)
    for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, state)
    const composed = compose(state.negotiation)
    const targets = targetsOf(outlineOfComposed(composed))
    const articles = bracketedArticles(composed)
    const expected = printed(treeOf(composed, { names: true, targets }))
    brackets += expected.split('[').length - 1
    expect(wordsOf(articles, targets), `world ${SEED + world}`).toBe(expected)
    expect(
      articles.flatMap(({ id, line }) => [id, ...line.flatMap((piece) => (piece.type === 'mark' ? [piece.id] : []))])
    ).toEqual(marksOf(composed))
    expect(numbersOf(outlineOf(articles.map(standing))), `world ${SEED + world}`).toEqual(
      numbersOf(outlineOfComposed(composed))
    )
  }
  expect(brackets).toBeGreaterThan(WORLDS)
})

test('an article that should go stands in the bracket of those who would delete it', () => {
  const heading = { type: 'mark', id: 'h', kind: 'heading', numbering: 'auto' } as const
  const proposal = { id: 'kgz-1', holder: 'kgz', status: 'tabled', tabled: 1 } as const
  const negotiation = {
    articles: [{ id: 'a', kind: 'article', order: 'a0', line: [heading, { type: 'text', text: 'Fees' }] }],
    proposals: [{ ...proposal, changes: [{ kind: 'delete-article', id: 'kgz-2', article: 'a' }] }]
  } as const
  const [article] = bracketedArticles(compose(negotiation))
  const header = printHeader(headerOf([proposal], { names: true }, 'delete'))
  expect(article!.line.slice(1)).toEqual([{ type: 'text', text: `[${header}Fees]` }])
})
