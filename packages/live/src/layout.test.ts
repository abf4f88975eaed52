import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { continueMark } from '@cartif/treaty-text'
import type { Line, ProvisionMark } from '@cartif/treaty-text'
import { readLine, spliceText } from './line-text.ts'

const mark: ProvisionMark = { type: 'mark', id: 'p1', kind: 'paragraph', numbering: 'auto' }

test('a footnote and the reference to it are written and read back', () => {
  const line: Line = [
    { type: 'reference', target: 'f1', name: 'footnote' },
    { ...mark, id: 'f1', kind: 'footnote' },
    { type: 'text', text: 'Words.' }
  ]
  expect(readLine(textOf((text) => spliceText(text, { from: 0, to: 0, line })))).toEqual({ line, problems: [] })
})

test('a mark that continues another is written and read back', () => {
  const line: Line = [continueMark(mark, 'p2'), { type: 'text', text: 'Words.' }]
  expect(readLine(textOf((text) => spliceText(text, { from: 0, to: 0, line })))).toEqual({ line, problems: [] })
})

test('a document of layout 1 is read as it is', () => {
  const text = textOf((shared) => {
    shared.insertEmbed(0, { mark: { id: 'p1', kind: 'paragraph', numbering: 'auto' } })
    shared.insertEmbed(1, { ref: 'a5' })
  })
  expect(readLine(text)).toEqual({ line: [mark, { type: 'reference', target: 'a5' }], problems: [] })
})

function textOf(write: (text: Y.Text) => void): Y.Text {
  const text = new Y.Doc().getText('words')
  write(text)
  return text
}
