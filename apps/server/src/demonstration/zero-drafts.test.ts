import { readFileSync } from 'node:fs'
import { PARTIES } from '@cartif/negotiation'
import { scrub } from '@cartif/scrub'
import { articlesOf, lineWords, parseNotation } from '@cartif/treaty-text'
import { describe, expect, test } from 'vitest'
import { DEMONSTRATION_INSTRUMENTS } from './instruments.ts'

function readDraft(name: string) {
  const source = readFileSync(new URL(`../../demo/${name}.zero-draft.txt`, import.meta.url), 'utf8')
  const { tree, issues } = parseNotation(source)
  let count = 0
  const ids = {
    newId: (kind: string) => `${kind}-${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `o${String(index).padStart(4, '0')}`)
  }
  const { articles, issues: unresolved } = articlesOf(tree, ids)
  return { articles, issues: [...issues, ...unresolved] }
}

describe.each(DEMONSTRATION_INSTRUMENTS)('the zero draft of $title', ({ name, kind }) => {
  const { articles, issues } = readDraft(name)

  test('reads without a remark', () => expect(issues).toEqual([]))

  test('is a whole treaty, or the whole of some terms of reference', () => {
    const isTerms = kind === 'terms-of-reference'
    const count = articles.filter((one) => one.kind === 'article').length
    expect(count).toBeGreaterThanOrEqual(isTerms ? 7 : 16)
    const words = articles.flatMap(({ line }) => lineWords(line).split(/\s+/))
    expect(words.length).toBeGreaterThan(isTerms ? 250 : 4_200)
  })

  test('leaves nothing to the legal scrub that is wrong whatever was meant', () => {
    const findings = scrub(articles, { parties: PARTIES.map(([, party]) => party) })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
