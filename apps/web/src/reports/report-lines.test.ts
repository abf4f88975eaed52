import { expect, test } from 'vitest'
import { paragraphsOf } from './report-lines.ts'

test('items stand under the paragraph before them; empty lines say nothing', () => {
  expect(paragraphsOf('Ministers are invited:\n– to take note;\n- to decide.\n\nDone.')).toEqual([
    { text: 'Ministers are invited:', items: ['to take note;', 'to decide.'] },
    { text: 'Done.', items: [] }
  ])
  expect(paragraphsOf('– alone')).toEqual([{ text: '', items: ['alone'] }])
  expect(paragraphsOf(' \n')).toEqual([])
})
