/** Files that nobody should be able to hurt us with: each is refused, with its code, in time. */
import { describe, expect, test } from 'vitest'
import { FormatError } from '../format-error.ts'
import type { FormatErrorCode } from '../format-error.ts'
import { readDocx } from '../read-docx.ts'
import type { ReadDocxOptions } from '../read-docx.ts'
import { para, wordFile, wordParts, zipOf } from '../testing/index.ts'
import type { Part } from '../testing/index.ts'

const GOOD = para('Each Party shall publish.')

async function codeOf(file: Uint8Array, options: ReadDocxOptions = {}): Promise<FormatErrorCode | 'read'> {
  try {
    await readDocx(file, options)
    return 'read'
  } catch (error) {
    if (error instanceof FormatError) return error.code
    throw error
  }
}

/** The good file with a part exchanged, added or (undefined) left out. */
function fileWith(path: string, content: string | undefined, claimed?: number): Uint8Array {
  const rest = wordParts(GOOD).filter((part) => part.path !== path)
  const part: Part[] = content === undefined ? [] : [{ path, content, ...(claimed === undefined ? {} : { claimed }) }]
  return zipOf([...rest, ...part])
}

function documentOf(inner: string, prologue = ''): string {
  return `${prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`
}

const DOCUMENT = 'word/document.xml'

describe('a file that is refused', () => {
  test('the good one is not', async () => expect(await codeOf(wordFile(GOOD))).toBe('read'))

  test.each<[string, Uint8Array, FormatErrorCode]>([
    ['nothing', new Uint8Array(), 'not-a-zip'],
    ['words', Buffer.from('Each Party shall publish.'), 'not-a-zip'],
    ['half a file', wordFile(GOOD).slice(0, 300), 'not-a-zip'],
    ['an old Word file or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'not-a-docx'],
    ['a zip of something else', zipOf([{ path: 'notes.txt', content: 'x' }]), 'not-a-docx'],
    ['no list of types', fileWith('[Content_Types].xml', undefined), 'not-a-docx'],
    ['nothing that says where the text is', fileWith('_rels/.rels', undefined), 'not-a-docx'],
    [
      'a spreadsheet',
      fileWith(DOCUMENT, '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
      'not-a-docx'
    ],
    ['no text', fileWith(DOCUMENT, undefined), 'damaged'],
    ['text that is no XML', fileWith(DOCUMENT, '<w:document'), 'damaged'],
    ['elements that are not closed', fileWith(DOCUMENT, documentOf('<w:p>')), 'damaged'],
    ['an entity nobody declared', fileWith(DOCUMENT, documentOf('<w:p>&x;</w:p>')), 'damaged'],
    [
      'words that are not UTF-8',
      zipOf([
        ...wordParts(GOOD).filter(({ path }) => path !== DOCUMENT),
        { path: DOCUMENT, content: Buffer.from([0x3c, 0xff, 0xfe]) }
      ]),
      'damaged'
    ],
    ['two parts of one name', zipOf([...wordParts(GOOD), ...wordParts(GOOD)]), 'damaged'],
    [
      'entities that grow',
      fileWith(DOCUMENT, documentOf('<w:p>&b;</w:p>', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>')),
      'entities'
    ],
    [
      'an entity from a file',
      fileWith(DOCUMENT, documentOf('<w:p>&a;</w:p>', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
      'entities'
    ],
    ['a document type alone', fileWith(DOCUMENT, documentOf(GOOD, '<!DOCTYPE x>')), 'entities'],
    ['a document type in its relations', fileWith('_rels/.rels', '<!DOCTYPE x><Relationships/>'), 'entities'],
    [
      'elements in elements in elements',
      fileWith(DOCUMENT, documentOf('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000))),
      'too-deep'
    ],
    [
      'foreign elements in elements',
      fileWith(DOCUMENT, documentOf('<a>'.repeat(100_000) + '</a>'.repeat(100_000))),
      'too-deep'
    ],
    ['brackets in brackets in brackets', wordFile(para('['.repeat(50_000) + ']'.repeat(50_000))), 'too-deep'],
    [
      'too many parts',
      zipOf([...wordParts(GOOD), ...Array.from({ length: 5000 }, (_, index) => ({ path: `${index}`, content: '' }))]),
      'too-large'
    ]
  ])('%s', async (_, file, code) => expect(await codeOf(file)).toBe(code))

  test('what unpacks to more than it may, whatever it says of itself', async () => {
    const bomb = documentOf(para(' '.repeat(80 << 20)))
    const [honest, lying] = [fileWith(DOCUMENT, bomb), fileWith(DOCUMENT, bomb, 1000)]
    expect(honest.length).toBeLessThan(1 << 20)
    expect(await codeOf(honest)).toBe('too-large')
    expect(await codeOf(lying)).toBe('damaged')
  })

  test('many parts that are too much together', async () => {
    const styles = `<w:style>${' '.repeat(600_000)}</w:style>`
    const file = wordFile(GOOD, { styles, numbering: styles, footnotes: styles })
    expect(await codeOf(file, { limits: { unpacked: 1_000_000 } })).toBe('too-large')
    expect(await codeOf(file, { limits: { unpacked: 4_000_000 } })).toBe('read')
  })

  test('more elements or more bytes than it may have', async () => {
    const file = wordFile(GOOD.repeat(100))
    expect(await codeOf(file, { limits: { elements: 200 } })).toBe('too-large')
    expect(await codeOf(file, { limits: { file: 200 } })).toBe('too-large')
  })

  test('footnotes without end', async () => {
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    expect(await codeOf(wordFile(`<w:p>${reference.repeat(20_001)}</w:p>`))).toBe('too-large')
  })
})

describe('a file that is odd', () => {
  test('styles in a circle, lists that are not there and levels beyond nine are read as words', async () => {
    const styles = ['a', 'b'].map(
      (id, index) => `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${'ba'[index]}"/></w:style>`
    )
    const lists = '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr>'
    const { notation } = await readDocx(
      wordFile(para('Words.', `<w:pStyle w:val="a"/>${lists}`), { styles: styles.join('') })
    )
    expect(notation).toBe('Words.\n')
  })

  test('a list that starts at the largest number is counted on', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const item = para('Words.', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    const { notation } = await readDocx(wordFile(item, { numbering }))
    expect(notation).toContain('2147483647.')
  })

  test('a large one is read in its time', { timeout: 30_000 }, async () => {
    const { articles } = await readDocx(
      wordFile(para('Article 1 — Words') + para('Each Party shall [promptly] publish.').repeat(40_000))
    )
    expect(articles[0]!.line.length).toBeGreaterThan(40_000)
  })
})
