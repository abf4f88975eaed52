import { expect, test } from 'vitest'
import { digestOf, foldWordings, matchesAct, sayAct, wordsOfAct } from './register-acts.ts'
import type { RegisterRow } from './register-acts.ts'

let seq = 0

function row(kind: string, minute: number, inserted: string, { party = 'kaz', proposal = 'kaz-1' } = {}): RegisterRow {
  const at = new Date(Date.UTC(2026, 4, 12, 9, minute)).toISOString()
  const body = { proposal, number: 1, wording: [{ kind: 'splice', removed: '', inserted }] }
  return { seq: ++seq, kind, party, at, actor: 'somebody', actorName: 'Somebody', body }
}

function read(rows: readonly RegisterRow[]): readonly string[] {
  return foldWordings(rows).map(
    (one) =>
      `${sayAct(one)}: ${wordsOfAct(one)
        .map(({ inserted }) => inserted)
        .join()}`
  )
}

test('what was tabled and worded in one sitting is one row, with the words it came to', () => {
  const rows = [
    row('proposal-tabled', 0, 's'),
    row('proposal-tabled', 1, 'x', { party: 'pak', proposal: 'pak-1' }),
    row('proposal-worded', 1, 'shall'),
    row('proposal-worded', 2, 'shall always')
  ]
  expect(read(rows)).toEqual(['tabled proposal no. 1: shall always', 'tabled proposal no. 1: x'])
})

test('after another act on it, a rest or somebody else’s hand, going on is a row of its own', () => {
  const rows = [
    row('proposal-tabled', 0, 'shall'),
    row('position-taken', 1, ''),
    row('proposal-worded', 2, 'shall always'),
    row('proposal-worded', 30, 'shall always and soon'),
    { ...row('proposal-worded', 31, 'shall always and soon'), party: null }
  ]
  expect(read(rows).slice(2)).toEqual([
    'went on with the wording of proposal no. 1: shall always',
    'went on with the wording of proposal no. 1: shall always and soon',
    'proposal no. 1 reads otherwise, with the words around it: shall always and soon'
  ])
})

test('a reservation that is given up is lifted, by whoever had it', () => {
  const lifted = (stance: string | null, was: string) => {
    const taken = row('position-taken', 0, '')
    return sayAct({ ...taken, body: { number: 7, stance, was } })
  }
  expect(lifted('support', 'reserve')).toBe('lifted the reservation on proposal no. 7 and took the position “support”')
  expect(lifted(null, 'scrutiny')).toBe('lifted the reservation on proposal no. 7')
  expect(lifted('reserve', 'scrutiny')).toBe('took the position “reserve” on proposal no. 7')
  expect(lifted('oppose', 'support')).toBe('took the position “oppose” on proposal no. 7')
})

test('what was done in a zero round explored, and is called so', () => {
  const tabled = { ...row('proposal-tabled', 0, 'should'), isExploratory: true }
  expect(sayAct(tabled)).toBe('tabled exploration no. 1')
  expect(sayAct({ ...tabled, kind: 'proposal-worded', party: null })).toBe(
    'exploration no. 1 reads otherwise, with the words around it'
  )
  expect(matchesAct(tabled, 'Exploration')).toBe(true)
})

test('a digest is a letter: the days, the acts, the words', () => {
  const tabled = row('proposal-tabled', 0, 'should ')
  const changed = {
    ...tabled,
    body: { ...tabled.body, wording: [{ kind: 'splice', removed: 'shall', inserted: 'should ' }] }
  }
  const position = { ...row('position-taken', 5, ''), body: { number: 1, stance: 'oppose', note: 'Below the WTO.' } }
  expect(digestOf('Framework Agreement', [changed, position])).toBe(
    `Framework Agreement

12 May 2026
- Somebody tabled proposal no. 1: strike “shall”, insert “should”
- Somebody took the position “oppose” on proposal no. 1 (Below the WTO.)`
  )
})

test('commitments and mappings are told in words', () => {
  const say = (kind: string, body: RegisterRow['body']) => sayAct({ ...row(kind, 0, ''), body })
  const one = { name: 'Article 9', says: 'Category A: at entry into force', was: 'No statement' }
  expect(say('schedule-shared', { commitments: [{}, {}] })).toContain('with 2 statements')
  expect(say('commitment-changed', one)).toBe(
    'changed its commitment on Article 9 from “No statement” to “Category A: at entry into force”'
  )
  expect(say('provision-mapped', { name: 'Article 9', provision: 'TFA, Article 1.1', relation: 'builds-on' })).toBe(
    'recorded how Article 9 relates to other agreements: builds on TFA, Article 1.1'
  )
  expect(say('provision-mapped', { name: 'Article 9', provision: 'no counterpart', relation: 'no-counterpart' })).toBe(
    'recorded how Article 9 relates to other agreements: no counterpart'
  )
  expect(say('provision-mapped', { name: 'Article 9', provision: 'TFA, Article 1.1', relation: null })).toBe(
    'took TFA, Article 1.1 out of what Article 9 is mapped to'
  )
  expect(say('mapping-entered', { count: 12 })).toContain('12 entries')
})
