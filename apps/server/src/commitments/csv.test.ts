import { describe, expect, test } from 'vitest'
import { printCsv, readCsv } from './csv.ts'

const valuesOf = (text: string) => readCsv(text).records.map(({ values }) => values)

describe('a table as text', () => {
  test('is read as it was written', () => {
    const rows = [
      ['plain', 'a, b; c', 'say “so”', 'say "so"'],
      ['two\nlines', '=1+1', '+7', '-', '@here'],
      ["'s quoted", "'=", 'Туркменистан', ' spaces ']
    ]
    expect(valuesOf(printCsv(rows))).toEqual(rows)
  })

  test('gives a spreadsheet nothing to calculate', () => {
    expect(printCsv([['=HYPERLINK("x")', '@a', '+1', '-1']])).toBe(`\uFEFF"'=HYPERLINK(""x"")",'@a,'+1,'-1\r\n`)
  })

  test('is read with semicolons and any line ends, without empty rows, each with its line', () => {
    const { records, faults } = readCsv('\uFEFFa;b\r\n"1\r\n2";3\r\n;\r\n4;5')
    expect(faults).toEqual([])
    expect(records).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 2, values: ['1\n2', '3'] },
      { line: 5, values: ['4', '5'] }
    ])
  })

  test('keeps what stands behind a quotation, and says where one is never closed', () => {
    expect(valuesOf('"a"b,c')).toEqual([['ab', 'c']])
    expect(readCsv('a,b\n1,"2\n3').faults).toEqual([
      { line: 2, message: 'A quotation mark is opened here and never closed.' }
    ])
  })
})
