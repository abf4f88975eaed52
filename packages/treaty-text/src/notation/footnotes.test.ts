import { expect, test } from 'vitest'
import { articlesOf, treeOfArticles } from './to-articles.ts'
import { parseNotation } from './parse.ts'
import { printNotation } from './print.ts'

/** Text in, articles, text out. */
function through(source: string) {
  let count = 0
  const ids = {
    newId: () => `i${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `a${index}`)
  }
  const { articles, issues } = articlesOf(parseNotation(source).tree, ids)
  return { articles, issues, printed: printNotation(treeOfArticles(articles)) }
}

test('footnotes are read, linked to their references and printed as they stood', () => {
  const source =
    'Article 1\n1.  Fees^{1} and charges^{2}.\n^1  At the border.\n^2  See {Article 2}.\n\nArticle 2\n1.  Again^{1}.\n'
  const { issues, printed, articles } = through(source)
  expect(issues).toEqual([])
  expect(printed.replace(/\n\n/g, '\n')).toBe(source.replace(/\n\n/g, '\n'))
  const targets = articles.flatMap(({ line }) =>
    line.flatMap((piece) => (piece.type === 'reference' ? [piece.target] : []))
  )
  expect(targets[3]).toBe(targets[0])
})

test('numbers that begin again in every article belong to their own article and are kept as given', () => {
  const source = 'Article 1\n1.  One^{1}.\n^1  First.\n\nArticle 2\n1.  Two^{1}.\n^1  Second.\n'
  const { issues, printed } = through(source)
  expect(issues.map(({ code }) => code)).toEqual(['number'])
  expect(printed.replace(/\n\n/g, '\n')).toBe(source.replace(/\n\n/g, '\n'))
})

test('what nothing answers to stays in the text and is reported', () => {
  const { issues, printed } = through('Article 1\n1.  One^{7}.\n^3  Lost.\n')
  expect(issues.map(({ message }) => message)).toEqual([
    'Footnote 7 is not in this text.',
    'Nothing refers to footnote 3.'
  ])
  expect(printed).toContain('^\\{7\\}')
  expect(printed).toContain('^3  Lost.')
})

test('a reference whose target is gone keeps its name through import and print', () => {
  const source = 'Article 1\n1.  Under {Article 9, deleted}.\n'
  expect(through(source)).toMatchObject({ issues: [], printed: source })
})
