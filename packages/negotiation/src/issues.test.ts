import type { Article } from '@cartif/treaty-text'
import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { issuesOf } from './issues.ts'
import type { Change, Proposal } from './proposal.ts'

/** "Each Party shall publish its laws." */
const ARTICLE: Article = {
  id: 'a',
  kind: 'article',
  order: 'a0',
  line: [
    { type: 'mark', id: 'm1', kind: 'paragraph', numbering: 'auto' },
    { type: 'text', text: 'Each Party shall publish its laws.' }
  ]
}

function propose(holder: string, from: number, to: number, text: string): Proposal {
  const line = text === '' ? [] : [{ type: 'text' as const, text }]
  return tabled(holder, { kind: 'splice', id: `${holder}-c`, in: 'a', from, to, at: to, place: 'a0', line })
}

function tabled(holder: string, change: Change): Proposal {
  return { id: holder, holder, status: 'tabled', tabled: 1, changes: [change] }
}

function issues(...proposals: readonly Proposal[]): readonly (readonly string[])[] {
  return issuesOf(compose({ articles: [ARTICLE], proposals })[0]!).map((issue) => issue.proposals.toSorted())
}

const STRUCK = propose('chn', 12, 25, 'may notify')

test('words brought inside what another strikes are one issue with it, not three', () => {
  expect(issues(STRUCK, propose('uzb', 18, 18, 'promptly '))).toEqual([['chn', 'uzb']])
  expect(issues(STRUCK, propose('kgz', 12, 17, 'should'), propose('uzb', 20, 20, 'x'))).toEqual([['chn', 'kgz', 'uzb']])
})

test('so are words brought inside brackets', () => {
  const brackets = tabled('kaz', { kind: 'bracket', id: 'kaz-c', in: 'a', from: 12, to: 25 })
  expect(issues(brackets, propose('uzb', 18, 18, 'promptly '))).toEqual([['kaz', 'uzb']])
})

test('words brought elsewhere are an issue of their own', () => {
  expect(issues(propose('chn', 12, 17, ''), propose('uzb', 30, 30, 'x'))).toEqual([['chn'], ['uzb']])
})
