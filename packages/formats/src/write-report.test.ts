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

test('in Russian says so to whoever checks its spelling, letters its items in Russian, and breaks no word of a table', async () => {
  const head = ['Текст', 'Статей', 'Согласовано', 'Открытых вопросов', 'Открытых предложений', 'Дней, медиана']
  const rows = [head, ['Рамочное соглашение', '56', '8', '35', '70', '81']]
  const sections = [{ heading: 'Тексты', blocks: [{ kind: 'table' as const, rows }] }]
  const part = await partsOf(await writeReportDocx({ ...REPORT, sections, language: 'ru' }))
  expect(await part('word/styles.xml')).toContain('<w:lang w:val="ru-RU"/>')
  expect(await part('word/numbering.xml')).toContain('w:val="russianLower"')
  const body = await part('word/document.xml')
  const widths = [...body.matchAll(/<w:tcW w:type="pct" w:w="(\d+)"/g)].slice(0, 6).map(([, size]) => Number(size) / 50)
  // Eleven bold letters of ten points: 15 hundredths of the page.
  expect(widths[2]).toBeGreaterThan(15)
  expect(widths[4]).toBeGreaterThan(15)
  expect(widths[0]).toBeGreaterThan(23)
  expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 0)
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
