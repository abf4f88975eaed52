import type { ChangeWording, Proposal, SpliceChange } from '@cartif/negotiation'
import type { Line } from '@cartif/treaty-text'
import { expect, test } from 'vitest'
import { broughtBy } from './own-provisions.ts'

const NAMES = new Map([
  ['n1', 'Article 42(1 bis)'],
  ['n2', 'Article 42(1)(a bis)']
])

function brought(inserted: string, ...marks: readonly string[]) {
  return broughtWith({}, inserted, ...marks)
}

function broughtWith(more: Partial<ChangeWording>, inserted: string, ...marks: readonly string[]) {
  const line: Line = marks.map((id) => ({
    type: 'mark',
    id,
    kind: id.startsWith('f') ? 'footnote' : 'paragraph',
    numbering: 'auto'
  }))
  const change: SpliceChange = { kind: 'splice', id: 'c', in: 'a', from: 9, to: 30, at: 30, place: 'a0', line }
  const proposal: Proposal = { id: 'p', holder: 'uzb', status: 'tabled', tabled: 1, changes: [change] }
  const wording: ChangeWording = { change: 'c', kind: 'splice', text: 'a', removed: 'It may.', inserted, ...more }
  return broughtBy(wording, proposal, (mark) => NAMES.get(mark))
}

test('a paragraph of its own is new under its number, not in the place of what is struck', () => {
  expect(brought('\nEach Party shall report.', 'n1')).toEqual({
    words: '',
    provisions: [{ name: '1 bis, new', words: 'Each Party shall report.' }]
  })
})

test('what replaces and what is new are told apart, however deep', () => {
  expect(brought('It shall.\nOne.\nTwo.', 'n1', 'n2')).toEqual({
    words: 'It shall.',
    provisions: [
      { name: '1 bis, new', words: 'One.' },
      { name: '(1)(a bis), new', words: 'Two.' }
    ]
  })
})

test('what has no number any more is new all the same; a break alone is as it was', () => {
  expect(brought('\nGone.', 'unknown').provisions).toEqual([{ name: 'paragraph, new', words: 'Gone.' }])
  expect(brought('\n', 'n1')).toEqual({ words: '\n', provisions: [] })
  expect(brought('It shall.')).toEqual({ words: 'It shall.', provisions: [] })
})

test('what is moved is not new', () => {
  const moved = broughtWith({ movedFrom: 'd' }, '\nEach Party shall report.', 'n1')
  expect(moved).toEqual({ words: '\nEach Party shall report.', provisions: [] })
})

test('a footnote stands behind the words that refer to it', () => {
  expect(brought('ⁿ\nChapters as they stood.', 'f1').provisions).toEqual([])
})
