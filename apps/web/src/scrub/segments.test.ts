import { expect, test } from 'vitest'
import type { Finding, ScrubbedProvision } from './scrub-json.ts'
import { readWords, segmentsOf, wordsOfFix } from './segments.ts'

const provision: ScrubbedProvision = {
  id: 'p',
  kind: 'paragraph',
  number: '1.',
  designation: 'Article 1(1)',
  words: 'Under \uFFFC and \uFFFC goods  go.',
  references: [
    { at: 6, name: 'Article 2' },
    { at: 12, name: 'Article 3' }
  ]
}
const found = (from: number, to: number, severity: Finding['severity']): Finding => ({
  id: `${from}`,
  rule: 'r',
  severity,
  article: 'a',
  provision: 'p',
  from,
  to,
  quote: '',
  message: ''
})

test('references are read by their names, wherever the words are cut', () => {
  expect(readWords(provision, 0, provision.words.length)).toBe('Under Article 2 and Article 3 goods  go.')
  expect(readWords(provision, 7, 13)).toBe(' and Article 3')
})

test('the stretches together are the words, and know what was found in them', () => {
  const segments = segmentsOf(provision, [found(0, 12, 'note'), found(6, 7, 'error'), found(19, 21, 'warning')])
  expect(segments.map(({ text }) => text).join('')).toBe(readWords(provision, 0, provision.words.length))
  expect(segments.map(({ text, findings }) => `${text}|${findings.map(({ severity }) => severity).join()}`)).toEqual([
    'Under |note',
    'Article 2|error,note',
    ' and |note',
    'Article 3 goods|',
    '  |warning',
    'go.|'
  ])
})

test('a fix is shown by whole words, and a space by the words beside it', () => {
  const at = provision.words.indexOf('  ')
  expect(wordsOfFix(provision, { from: at, to: at + 2, text: ' ' })).toMatchObject({
    removed: 'goods  go.',
    inserted: 'goods go.'
  })
  expect(wordsOfFix(provision, { from: at - 1, to: at, text: '' })).toMatchObject({
    removed: 'goods',
    inserted: 'good'
  })
})
