import { describe, expect, test } from 'vitest'
import { parseNotation } from './parse.ts'
import type { NotationNode, Tree } from './tree.ts'

const PARTIES = new Map([
  ...['KAZ', 'PAK', 'GEO', 'KGZ', 'CHN'].map((code) => [code, code] as const),
  ['KAZAKHSTAN', 'KAZ'],
  ['GEORGIA', 'GEO'],
  ['KYRGYZ REPUBLIC', 'KGZ'],
  ['PEOPLE’S REPUBLIC OF CHINA', 'CHN']
])

const WHERE = ['within words', 'at the beginning of a line', 'before a number'] as const
const SOURCES = {
  'within words': (bracket: string) => `Article 1 — Fees\n1.  Fees are published ${bracket}.\n`,
  'at the beginning of a line': (bracket: string) => `Article 1 — Fees\n\n${bracket}\n`,
  'before a number': (bracket: string) => `Article 1 — Fees\n1.  Published.\n${bracket.replace(': ', ': 2.  ')}\n`
}

function read(source: string) {
  const { tree, issues } = parseNotation(source, { parties: PARTIES })
  return {
    header: firstBracket(tree)?.header,
    messages: issues.filter(({ code }) => code !== 'number').map(({ message }) => message)
  }
}

function firstBracket(tree: Tree): Extract<NotationNode, { type: 'bracket' }> | undefined {
  return tree.find((node) => node.type === 'bracket')
}

const no = (name: string) => `${name} is no party of this negotiation.`

describe.each(WHERE)('a label %s', (where) => {
  const of = (bracket: string) => read(SOURCES[where](bracket))

  test.each([
    ['[kaz: all]', ['KAZ']],
    ['[Kazakhstan: all]', ['KAZ']],
    ['[KAZAKHSTAN, pak: all]', ['KAZ', 'PAK']],
    ['[the Kyrgyz Republic and Georgia: all]', ['KGZ', 'GEO']],
    ['[People’s Republic of China & KAZ: all]', ['CHN', 'KAZ']],
    ['[ KAZ : all]', ['KAZ']],
    ['[Chair, KAZ: all]', ['Chair', 'KAZ']]
  ])('%s names its parties', (bracket, parties) => {
    expect(of(bracket)).toEqual({ header: { clauses: [{ parties }] }, messages: [] })
  })

  test.each([
    ['[KZA: all]', ['KZA']],
    ['[RUS, KAZ: all]', ['RUS']],
    ['[RUS and BLR: all]', ['RUS', 'BLR']],
    ['[kaz, rus: all]', ['rus']],
    ['[Russia; Kazakhstan: all]', ['Russia']],
    ['[CHAIR, KAZ: all]', ['CHAIR']],
    ['[RUS oppose: all]', ['RUS']]
  ])('%s is told once for each name that is no party', (bracket, strangers) => {
    expect(of(bracket).messages).toEqual(strangers.map(no))
  })

  test.each([
    '[at the latest: 30 days]',
    '[Note: see the annex]',
    '[note: see the annex]',
    '[NOTE: see the annex]',
    '[within days: 30]',
    '[CHAIR: all]',
    '[SECRETARIAT: all]',
    '[ALT: all]',
    '[TBD: all]',
    '[in Kazakhstan: all]',
    '[Georgia and the other Parties: all]',
    '[customs, transit: all]',
    '[KZA\\: all]',
    '[30 days: all]'
  ])('%s is none, but words', (bracket) => {
    expect(of(bracket)).toEqual({ header: undefined, messages: [] })
  })
})

test('a label says what it did in codes: stances, numbers, acts', () => {
  const { header, messages } = read(SOURCES['within words']('[Kazakhstan #3 oppose; the kyrgyz republic: delete: all]'))
  expect(messages).toEqual([])
  expect(header).toEqual({
    clauses: [{ parties: ['KAZ'], number: 3, verb: 'oppose' }, { parties: ['KGZ'] }],
    act: 'delete'
  })
})

test('a name that begins a sentence is none', () => {
  expect(read(SOURCES['within words']('[Georgia. It publishes fees.]')).header).toBeUndefined()
  expect(read(SOURCES['within words']('[GEO. It publishes fees.]')).header).toEqual({ clauses: [{ parties: ['GEO'] }] })
})

test('without the parties of a negotiation nothing is told', () => {
  const { tree, issues } = parseNotation(SOURCES['within words']('[kaz, RUS: all]'))
  expect(issues).toEqual([])
  expect(firstBracket(tree)?.header).toBeUndefined()
})
