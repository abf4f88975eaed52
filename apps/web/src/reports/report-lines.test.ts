import { expect, test } from 'vitest'
import { countNumbered, paragraphsOf } from './report-lines.ts'

test('items stand under the paragraph before them; empty lines say nothing', () => {
  expect(paragraphsOf('Ministers are invited:\n– to take note;\n- to decide.\n\nDone.')).toEqual([
    { text: 'Ministers are invited:', items: ['to take note;', 'to decide.'] },
    { text: 'Done.', items: [] }
  ])
  expect(paragraphsOf('– alone')).toEqual([{ text: '', items: ['alone'] }])
  expect(paragraphsOf(' \n')).toEqual([])
})

test('rows between strokes are a table of the paragraph before them; a table at the beginning has no number', () => {
  const read = paragraphsOf('| When | What |\n| May | Round |\nThen:\n| a | |\nDone.')
  expect(read).toEqual([
    {
      text: '',
      items: [],
      rows: [
        ['When', 'What'],
        ['May', 'Round']
      ]
    },
    { text: 'Then:', items: [], rows: [['a', '']] },
    { text: 'Done.', items: [] }
  ])
  expect(countNumbered(read)).toBe(2)
})
