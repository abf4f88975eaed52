import { expect, test } from 'vitest'
import type { Article } from '@cartif/treaty-text'
import { compose } from './compose.ts'
import { issuesOf } from './issues.ts'
import { readIssue } from './read-issue.ts'
import type { Negotiation, Proposal, SpliceChange } from './proposal.ts'

/** "Each Party shall publish." and "It shall notify." */
const ARTICLE: Article = {
  id: 'a',
  kind: 'article',
  order: 'a0',
  line: [
    { type: 'mark', id: 'm1', kind: 'paragraph', numbering: 'auto' },
    { type: 'text', text: 'Each Party shall publish.' },
    { type: 'mark', id: 'm2', kind: 'paragraph', numbering: 'auto' },
    { type: 'text', text: 'It shall notify.' }
  ]
}

function propose(holder: string, from: number, to: number, text: string): Proposal {
  const line = text === '' ? [] : [{ type: 'text' as const, text }]
  const change: SpliceChange = { kind: 'splice', id: `${holder}-c`, in: 'a', from, to, at: to, place: 'a0', line }
  return { id: `${holder}-p`, holder, status: 'tabled', tabled: 1, changes: [change] }
}

function read(negotiation: Negotiation, index: number, ...taken: readonly string[]): string {
  const article = compose(negotiation)[0]!
  const provisions = readIssue(article, issuesOf(article)[index]!, taken, () => '→')
  const show = { base: '', contested: '?', struck: '-', brought: '+' } as const
  return provisions
    .map(
      ({ mark, runs }) =>
        `${mark.id}: ${runs.map(({ text, look }) => (show[look] ? `{${show[look]}${text}}` : text)).join('')}`
    )
    .join(' | ')
}

const TWO: Negotiation = {
  articles: [ARTICLE],
  proposals: [propose('kaz', 12, 17, 'should'), propose('pak', 12, 17, ''), propose('uzb', 30, 35, 'may')]
}

test('alternatives are read in their sentence, one at a time, without what others ask elsewhere', () => {
  expect(read(TWO, 0)).toBe('m1: Each Party {?shall} publish.')
  expect(read(TWO, 0, 'kaz-p')).toBe('m1: Each Party {-shall}{+should} publish.')
  expect(read(TWO, 0, 'pak-p')).toBe('m1: Each Party {-shall} publish.')
  expect(read(TWO, 1, 'uzb-p')).toBe('m2: It {-shall}{+may} notify.')
})

test('an amendment is read inside what it amends, and only there', () => {
  const host = propose('kaz', 12, 17, 'should endeavour to')
  const change: SpliceChange = {
    kind: 'splice',
    id: 'chn-c',
    in: 'kaz-c',
    from: 7,
    to: 16,
    at: 16,
    place: 'a0',
    line: [{ type: 'text', text: 'seek' }]
  }
  const amendment: Proposal = { id: 'chn-p', holder: 'chn', status: 'tabled', tabled: 2, changes: [change] }
  const nested: Negotiation = { articles: [ARTICLE], proposals: [host, amendment] }
  expect(read(nested, 0, 'kaz-p')).toBe('m1: Each Party {-shall}{+should endeavour to} publish.')
  expect(read(nested, 0, 'kaz-p', 'chn-p')).toBe('m1: Each Party {-shall}{+should }{-endeavour}{+seek to} publish.')
  expect(read(nested, 0)).toBe('m1: Each Party {?shall} publish.')
})

test('a proposed article is nothing where it is not taken', () => {
  const { line } = ARTICLE
  const change = { kind: 'insert-article', id: 'kaz-a', order: 'b0', articleKind: 'article', line } as const
  const proposal: Proposal = { id: 'kaz-p', holder: 'kaz', status: 'tabled', tabled: 1, changes: [change] }
  const proposed: Negotiation = { articles: [], proposals: [proposal] }
  expect(read(proposed, 0, 'kaz-p')).toBe('m1: {+¶ Each Party shall publish.} | m2: {+¶ It shall notify.}')
  expect(read(proposed, 0)).toBe('m1: ')
})
