import { describe, expect, test } from 'vitest'
import { parseNotation } from './parse.ts'

const PARTIES = new Map([
  ['KAZ', 'KAZ'],
  ['PAK', 'PAK'],
  ['UZB', 'UZB']
])

describe('party codes in other letters', () => {
  test.each([
    ['Cyrillic that sounds like it', '[КАЗ: promptly]', 'КАЗ is not in Latin letters; if KAZ was meant, write KAZ.'],
    ['Cyrillic that looks like it', '[РАК: promptly]', 'РАК is not in Latin letters; if PAK was meant, write PAK.'],
    ['one letter among Latin ones', '[PАK: promptly]', 'PАK is not in Latin letters; if PAK was meant, write PAK.'],
    ['the second of two', '[KAZ, УЗБ: promptly]', 'УЗБ is not in Latin letters; if UZB was meant, write UZB.']
  ])('%s is told and names nobody', (_, bracket, message) => {
    const { tree, issues } = parseNotation(`1.  Each Party shall ${bracket} publish.`, {
      fragment: true,
      parties: PARTIES
    })
    expect(issues).toEqual([{ code: 'look-alike-party', line: 1, column: 22, message }])
    expect(tree.find(({ type }) => type === 'bracket')).toMatchObject({ body: [{ text: bracket.slice(1, -1) }] })
    expect(tree.find(({ type }) => type === 'bracket')).not.toHaveProperty('header')
  })

  test.each(['[promptly]', '[Стороны: публикуют]', '[ВТО]', '[shall: may]'])('%s is words', (bracket) => {
    const { issues } = parseNotation(`1.  Each Party ${bracket} publish.`, { fragment: true, parties: PARTIES })
    expect(issues).toEqual([])
  })
})
