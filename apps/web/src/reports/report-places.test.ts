import { expect, test } from 'vitest'
import { placesIn } from './report-places.ts'
import type { BasisPlace } from './reports-json.ts'

const place = (instrument: string, name: string): BasisPlace => ({ instrument, name, to: `/${instrument}/${name}` })
const read = (lines: readonly string[], places: readonly BasisPlace[]) =>
  placesIn(
    lines.map((text) => ({ text, items: [] })),
    places
  ).map((one) => one?.to)

const TWO = [place('Agreement', 'Article 5'), place('Agreement', 'Article 5(2)'), place('Protocol', 'Article 5')]

test('a place is that of the instrument named last', () => {
  const lines = [
    'Article 5, open',
    'In the Protocol (P):',
    'Article 5, open',
    'In the Agreement:',
    'Article 5(2), open'
  ]
  expect(read(lines, TWO)).toEqual([undefined, undefined, '/Protocol/Article 5', undefined, '/Agreement/Article 5(2)'])
})

test('where there is one instrument it need not be named; a name within a sentence is no link', () => {
  const [only] = TWO
  expect(read(['Article 5, open', 'On Article 5, see above', 'Article 5(2), open'], [only!])).toEqual([
    '/Agreement/Article 5',
    undefined,
    undefined
  ])
  expect(read(['The title, open'], [place('Agreement', 'the title')])).toEqual(['/Agreement/the title'])
})

test('the instrument may be named with the place itself', () => {
  expect(read(['Article 5 of the Protocol, open', 'Article 5 of the Agreement, open'], TWO)).toEqual([
    '/Protocol/Article 5',
    '/Agreement/Article 5'
  ])
})
