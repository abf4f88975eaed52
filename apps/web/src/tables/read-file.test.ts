import { expect, test } from 'vitest'
import { decodeWords } from './read-file.ts'
import { sayTables, sayTaken, sectionsOf } from './tables-json.ts'

test('words are read however a spreadsheet wrote them', () => {
  const utf8 = new TextEncoder().encode('Ташкент;1')
  expect(decodeWords(utf8)).toBe('Ташкент;1')
  expect(decodeWords(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toBe('Ташкент;1')
  expect(decodeWords(new Uint8Array([0xd2, 0xe0, 0xf8, 0xea, 0xe5, 0xed, 0xf2]))).toBe('Ташкент')
  expect(decodeWords(new Uint8Array([0xff, 0xfe, 0x22, 0x04]))).toBe('Т')
})

test('a preview is told in a sentence', () => {
  const row = (what: 'new' | 'changed') => ({ line: 2, what, name: '', fields: [] })
  expect(sayTaken({ changes: [row('new'), row('new'), row('changed')], unchanged: 1 })).toBe(
    '2 rows are new, 1 row changes, 1 row stays as it is'
  )
  expect(sayTaken({ changes: [], unchanged: 0 })).toBe('There are no rows in the file')
})

test('tables are listed under their sections, with which ways they go', () => {
  const tables = [
    { section: 'Texts', mayImport: true },
    { section: 'The record', mayImport: false },
    { section: 'Texts', mayImport: false }
  ]
  expect(sayTables(tables)).toBe('3 tables go out as files; 1 of them come in, too.')
  expect(sectionsOf(tables).map(({ section, tables: own }) => [section, own.length])).toEqual([
    ['Texts', 2],
    ['The record', 1]
  ])
})
