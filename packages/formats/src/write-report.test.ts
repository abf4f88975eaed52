/** A report as a Word file: what is in it, in which order, and that nothing in it cannot be read. */
import { expect, test } from 'vitest'
import { READ_LIMITS, Zip } from './read/zip.ts'
import { writeReportDocx } from './write-report.ts'

const REPORT = {
  title: 'Report to the Ministerial Conference',
  author: 'CARTIF',
  date: '2026-11-28T10:00:00Z',
  note: 'Draft 1, not issued',
  mark: 'Without prejudice',
  sections: [
    {
      heading: 'State',
      blocks: [
        { kind: 'paragraph', text: 'As it stands \u0000 & <now>:' },
        { kind: 'item', text: 'first' },
        {
          kind: 'table',
          rows: [
            ['Text', 'Agreed', 'Open'],
            ['Agreement', '8', '35']
          ]
        },
        { kind: 'paragraph', text: 'Then:' },
        { kind: 'item', text: 'first again' }
      ]
    }
  ]
} as const

async function partsOf(file: Uint8Array) {
  const zip = await Zip.open(file, READ_LIMITS)
  return async (name: string) => (await zip.read(name)) ?? ''
}

test('has its heading, numbered paragraphs, items that begin anew, and a table whose head is repeated', async () => {
  const part = await partsOf(await writeReportDocx(REPORT))
  const body = await part('word/document.xml')
  const words = [...body.matchAll(/<w:t[ >][^<]*/g)].map(([run]) => run.replace(/^[^>]*>/, ''))
  expect(words).toEqual([
    'Report to the Ministerial Conference',
    '1.  State',
    'As it stands \uFFFD &amp; &lt;now&gt;:',
    'first',
    'Text',
    'Agreed',
    'Open',
    'Agreement',
    '8',
    '35',
    'Then:',
    'first again'
  ])
  const numbers = [...body.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
  expect(numbers).toHaveLength(4)
  expect(numbers[0]).toBe(numbers[2])
  expect(new Set([numbers[0], numbers[1], numbers[3]]).size).toBe(3)
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
})

test('says on every page what it is and whom it binds, and of itself only what is given', async () => {
  const part = await partsOf(await writeReportDocx(REPORT))
  const header = await part('word/header1.xml')
  expect(header).toContain('Without prejudice')
  expect(header).toContain('Draft 1, not issued')
  expect(await part('word/footer1.xml')).toContain('NUMPAGES')
  const core = await part('docProps/core.xml')
  expect(core).toContain('<dc:creator>CARTIF</dc:creator>')
  expect(core).toContain('2026-11-28T10:00:00Z')
})
