import { expect, test } from 'vitest'
import type { Article } from '@cartif/treaty-text'
import { compare, printRedline } from './index.ts'

function article(id: string, title: string, ...paragraphs: readonly string[]): Article {
  const provision = (kind: 'heading' | 'paragraph', name: string, text: string) => [
    { type: 'mark' as const, id: name, kind, numbering: 'auto' as const },
    { type: 'text' as const, text }
  ]
  const rest = paragraphs.flatMap((text, index) => provision('paragraph', `${id}-${index}`, text))
  return { id, kind: 'article', order: id, line: [...provision('heading', `${id}-h`, title), ...rest] }
}

const FEES = article('a', 'Fees', 'Fees are published.')
const APPEAL = (words: string) => article('b', 'Appeal', `The right under ${words} stands.`)

test('a reference follows the place that it names to its new number', () => {
  const moved = [article('0', 'Scope', 'All goods.'), FEES, APPEAL('Article 2(1)')]
  expect(printRedline(compare([FEES, APPEAL('Article 1(1)')], moved))).toContain(
    'The right under {Article 1(1) → Article 2(1)} stands.'
  )
})

test('a reference to what is gone follows nothing', () => {
  expect(printRedline(compare([FEES, APPEAL('Article 1(1)')], [APPEAL('nothing')]))).toContain(
    'The right under [-Article 1(1)-]{+nothing+} stands.'
  )
})
