import { expect, test } from 'vitest'
import type { Meeting } from './meetings-json.ts'
import { beginWith, documentsIn, faultOfEnd, minutesOf, toRequest } from './plan.ts'

const MEETING = {
  title: 'First session',
  kind: 'session',
  phase: null,
  place: 'Almaty',
  link: '',
  starts: '2026-03-02T04:30:00.000Z',
  ends: '2026-03-02T06:00:00.000Z',
  zone: 'Asia/Almaty',
  agenda: [
    { id: 'a', title: 'Opening', minutes: null, articles: [], summary: '', facts: null },
    {
      id: 'b',
      title: 'Publication',
      minutes: 90,
      articles: [{ instrument: 'fa', article: 'a-9', name: 'Article 9', symbol: 'FA', provision: null, isGone: false }],
      summary: 'Said.',
      facts: null
    }
  ],
  documents: [
    { kind: 'revision', instrument: 'fa', number: 2, label: 'Rev.2', to: '' },
    { kind: 'instrument', instrument: 'fa', label: 'FA', to: '' },
    { kind: 'report', report: 'r-1', label: 'A report', to: '' }
  ]
} as const

test('a plan that is opened and saved says the same', () => {
  const written = beginWith(MEETING as unknown as Meeting)
  expect(written.starts).toBe('2026-03-02T09:30')
  expect(minutesOf(written.agenda)).toBe(90)
  expect(toRequest(written)).toEqual({
    title: 'First session',
    kind: 'session',
    phase: null,
    place: 'Almaty',
    link: '',
    zone: 'Asia/Almaty',
    starts: MEETING.starts,
    ends: MEETING.ends,
    agenda: [
      { id: 'a', title: 'Opening', minutes: null, articles: [] },
      { id: 'b', title: 'Publication', minutes: 90, articles: [{ instrument: 'fa', article: 'a-9' }] }
    ],
    documents: [
      { kind: 'revision', instrument: 'fa', number: 2 },
      { kind: 'instrument', instrument: 'fa' },
      { kind: 'report', report: 'r-1' }
    ]
  })
})

test('every document that can be chosen is one that a plan can have', () => {
  const revisions = [{ number: 0, symbol: 'FA/ZD', title: 'Zero draft' }]
  const instruments = [{ instrument: 'fa', title: 'Agreement', symbol: 'FA', articles: [], revisions }]
  const offered = documentsIn({ instruments, reports: [{ id: 'r-1', title: 'A report' }], parties: [] })
  expect(offered.map(({ label }) => label)).toEqual(['Agreement, as it stands', 'FA/ZD, Zero draft', 'A report'])
  expect(
    toRequest({ ...beginWith(MEETING as unknown as Meeting), documents: offered.map(({ value }) => value) }).documents
  ).toEqual([
    { kind: 'instrument', instrument: 'fa' },
    { kind: 'revision', instrument: 'fa', number: 0 },
    { kind: 'report', report: 'r-1' }
  ])
})

test('the end of a meeting is after its beginning, once both are said', () => {
  const starts = '2026-12-03T11:00'
  expect(faultOfEnd({ starts, ends: '2026-12-03T10:59' })).toBe('The end must be after the beginning.')
  expect(faultOfEnd({ starts, ends: starts })).toBe('The end must be after the beginning.')
  expect(faultOfEnd({ starts, ends: '2026-12-03T11:01' })).toBe('')
  expect(faultOfEnd({ starts, ends: '' })).toBe('')
})
