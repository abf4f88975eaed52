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

/** Every letter in reading order, with what the brackets around it say; spaces are not compared. */
function printed(nodes: readonly NotationNode[], around = ''): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.type === 'bracket') return printed(node.body, `${around}[${node.header ? printHeader(node.header) : ''}`)
    return lettersOf(node).map((letter) => `${letter} ${around}`)
  })
}

function lettersOf(node: NotationNode): readonly string[] {
  if (node.type === 'text') return [...node.text.replace(/\s/g, '')]
  return node.type === 'reference' || node.type === 'footnote-reference' ? ['¤'] : []
}

const SIGNS = /(\[(?:(?:[A-Z][A-Za-z]+(?:, )?)+: )?(?:(?:delete|bracket|move here): )?)|(\])/

/** The same of a line in which brackets are words. Throws where those of a provision do not balance. */
function readBack({ kind, line }: Article, targets: Targets): readonly string[] {
  let around: readonly string[] = []
  const letters: string[] = []
  for (const piece of line) {
    if (piece.type === 'mark' && around.length > 0)
      throw new Error(`${around.join('')} is open at the end of a provision`)
    const node = nodeOfPiece(piece, kind, targets)
    for (const part of node.type === 'text' ? node.text.split(SIGNS) : []) {
      if (part === undefined) continue
      if (part.startsWith('[')) around = [...around, part]
      else if (part === ']') around = around.slice(0, -1)
      else letters.push(...[...part.replace(/\s/g, '')].map((letter) => `${letter} ${around.join('')}`))
    }
    if (node.type !== 'text') letters.push(...lettersOf(node).map((letter) => `${letter} ${around.join('')}`))
  }
  if (around.length > 0) throw new Error(`${around.join('')} is never closed`)
  return letters
}

/** A bracket that is a letter of the text would be taken for a sign. */
function withoutLetters({ segments, ...article }: ComposedArticle): ComposedArticle {
  const clean = segments.map((segment) => {
    const { piece } = segment
    return piece.type === 'text' ? { ...segment, piece: { ...piece, text: piece.text.replaceAll('[', '(') } } : segment
  })
  return { ...article, segments: clean }
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

test(`every letter stands in the brackets it has in print, ids are those of the text, seed ${SEED}`, () => {
  let brackets = 0
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(SEED + world)
    const state = randomWorld(random, 3)
    for (let act = random.int(14); act > 0; act--) proposeAtRandom(random, state)
    const composed = compose(state.negotiation).map(withoutLetters)
    const targets = targetsOf(outlineOfComposed(composed))
    const articles = bracketedArticles(composed)
    const expected = printed(treeOf(composed, { names: true, targets }))
    brackets += new Set(expected.filter((letter) => letter.includes('['))).size
    expect(
      articles.flatMap((article) => readBack(article, targets)),
      `world ${SEED + world}`
    ).toEqual(expected)
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
