import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { treatySchema } from './create-editor.ts'
import { misplacedArticles } from './order-articles.ts'

const schema = getSchema([...treatySchema])

/** Articles named by letters: those taken out of `shown` so that the rest stands as in `order`. */
function misplaced(shown: string, order: string, mayMove = shown, kept?: string): string {
  const provision = schema.nodes['provision']!.create({ id: 'p', kind: 'heading', numbering: 'auto' })
  const doc = schema.topNodeType.create(
    null,
    [...shown].map((id) => schema.nodes['article']!.create({ id, kind: 'article' }, provision))
  )
  return [...misplacedArticles(doc, [...order], new Set(mayMove), kept)].sort().join('')
}

describe('articles are put in order', () => {
  test.each([
    ['nothing is taken out of what stands as it should', 'abcd', 'abcd', ''],
    ['one that goes to the end is the only one taken out', 'abcdef', 'bcdefa', 'a'],
    ['one that comes to the front is the only one taken out', 'abcdef', 'fabcde', 'f'],
    ['one that is gone is taken out', 'abcd', 'acd', 'b'],
    ['one that is to come takes none out', 'abd', 'abcd', ''],
    ['of three that are turned round one stays', 'abcde', 'adcbe', 'cd']
  ])('%s', (_, shown, order, expected) => {
    expect(misplaced(shown, order)).toBe(expected)
  })

  test('those that may not move stay, and the others are put around them', () => {
    expect(misplaced('abc', 'cab', 'ab')).toBe('ab')
  })

  test('an article that somebody composes in is kept even where it is gone', () => {
    expect(misplaced('abc', 'ac', 'ac', 'b')).toBe('')
  })
})
