import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom, randomTree } from '../testing/index.ts'
import { bracketStatistics } from './brackets.ts'
import { parseNotation } from './parse.ts'
import { printNotation } from './print.ts'
import type { Tree } from './tree.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const WORLDS = Number(process.env['WORLDS'] ?? 4000)
/** An article begun behind a bracket, and words of a bracket that read as its header. */
const FOUND = [20258984, 21017415]

describe(`laws of the notation, seed ${SEED}`, () => {
  test('parse(print(x)) is x, without an issue', () => {
    for (let world = 0; world < WORLDS; world++) {
      const tree = randomTree(createRandom(SEED + world))
      const printed = printNotation(tree)
      const { tree: read, issues } = parseNotation(printed)
      try {
        expect(read).toEqual(tree)
        expect(issues).toEqual([])
      } catch (error) {
        throw new Error(`world ${SEED + world}:\n${printed}`, { cause: error })
      }
    }
  })

  test('any string reads to a tree that prints and reads back to itself', () => {
    const signs = [
      ...'[]{}*_\\¶:;. \n\t1(ai)KAZ',
      'Article 5',
      'delete: ',
      '\n\n',
      '* * *',
      'PAK, UZB: ',
      '    ',
      'слово',
      '🌾'
    ]
    for (const world of [...FOUND, ...Array.from({ length: WORLDS }, (_, index) => SEED + index)]) {
      const random = createRandom(world)
      const source = Array.from({ length: random.int(40) }, () => random.pick(signs)).join('')
      const { tree } = parseNotation(source)
      const printed = printNotation(tree)
      try {
        expect(parseNotation(printed).tree).toEqual(tree)
      } catch (error) {
        throw new Error(`world ${world}:\n${JSON.stringify(source)}\n${printed}`, { cause: error })
      }
    }
  })
})

const UNFCCC = new URL('../../../../../shared/data/unfccc-paris/', import.meta.url)
const TEXTS = [
  { file: 'geneva-text-2015-02-12.txt', opening: 1273, closing: 1273, depth: 7, unmatched: 2, options: 338 },
  { file: 'compilation-2015-12-04.txt', opening: 1685, closing: 1685, depth: 9, unmatched: 6, options: undefined }
]

describe('official negotiating texts', () => {
  for (const { file, opening, closing, depth, unmatched, options } of TEXTS) {
    const url = new URL(file, UNFCCC)
    const title = existsSync(url) ? file : `${file} (not here: reference data is not shipped)`
    test.skipIf(!existsSync(url))(title, () => {
      const source = readFileSync(url, 'utf8')
      const started = process.cpuUsage()
      const { tree, issues } = parseNotation(source)
      // Processor time: what else the machine does is not the parser's doing.
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000)
      const found = bracketStatistics(source)
      expect(found).toMatchObject({ opening, closing, depth, unmatchedOpeners: unmatched, unmatchedClosers: unmatched })
      if (options !== undefined) expect(found.options).toBe(options)
      expect(issues.filter(({ code }) => code.startsWith('unmatched')).length).toBe(2 * unmatched)
      const printed = printNotation(tree)
      expect(wordsOf(printed)).toEqual(wordsOf(source))
      expect(parseNotation(printed).tree).toEqual(tree)
    })
  }
})

/** The words in order, whatever stands between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

const SCENARIOS: readonly { readonly name: string; readonly source: string; readonly tree: Tree }[] = [
  {
    name: 'alternatives, a nested amendment, a bracket and a strike',
    source:
      'Article 1 — Publication\n1.  Each Party [shall] [PAK, UZB: should [KAZ: endeavour to]] publish [promptly] the [KGZ: delete: fees and]:\n',
    tree: [
      { type: 'article', kind: 'article' },
      { type: 'text', text: 'Publication' },
      { type: 'mark', kind: 'paragraph', numbering: 'auto' },
      { type: 'text', text: 'Each Party ' },
      { type: 'bracket', body: [{ type: 'text', text: 'shall' }] },
      {
        type: 'bracket',
        header: { clauses: [{ parties: ['PAK', 'UZB'] }] },
        body: [
          { type: 'text', text: 'should ' },
          {
            type: 'bracket',
            header: { clauses: [{ parties: ['KAZ'] }] },
            body: [{ type: 'text', text: 'endeavour to' }]
          }
        ],
        alternative: true
      },
      { type: 'text', text: ' publish ' },
      { type: 'bracket', body: [{ type: 'text', text: 'promptly' }] },
      { type: 'text', text: ' the ' },
      {
        type: 'bracket',
        header: { clauses: [{ parties: ['KGZ'] }], act: 'delete' },
        body: [{ type: 'text', text: 'fees and' }]
      },
      { type: 'text', text: ':' }
    ]
  },
  {
    name: 'a proposed paragraph counts bis',
    source: 'Article 1\n1.  One.\n[GEO: 1 bis.  Two.]\n2.  Three.\n',
    tree: [
      { type: 'article', kind: 'article' },
      { type: 'mark', kind: 'paragraph', numbering: 'auto' },
      { type: 'text', text: 'One.' },
      {
        type: 'bracket',
        header: { clauses: [{ parties: ['GEO'] }] },
        body: [
          { type: 'mark', kind: 'paragraph', numbering: 'auto' },
          { type: 'text', text: 'Two.' }
        ]
      },
      { type: 'mark', kind: 'paragraph', numbering: 'auto' },
      { type: 'text', text: 'Three.' }
    ]
  },
  {
    name: 'a footnote, a proposed one, one nothing refers to, and a target that is gone',
    source:
      'Article 1\n1.  Fees^{1} and[KAZ: ^{1 bis}] {Article 5, deleted}.\n^1  Under {Article 1}.\n^¶  More.\n[KAZ: ^1 bis  New.]\n^  Lost.\n',
    tree: [
      { type: 'article', kind: 'article' },
      { type: 'mark', kind: 'paragraph', numbering: 'auto' },
      { type: 'text', text: 'Fees' },
      { type: 'footnote-reference', label: '1' },
      { type: 'text', text: ' and' },
      {
        type: 'bracket',
        header: { clauses: [{ parties: ['KAZ'] }] },
        body: [{ type: 'footnote-reference', label: '1 bis' }]
      },
      { type: 'text', text: ' ' },
      { type: 'reference', designation: 'Article 5', target: 'deleted' },
      { type: 'text', text: '.' },
      { type: 'mark', kind: 'footnote', numbering: 'auto', label: '1' },
      { type: 'text', text: 'Under ' },
      { type: 'reference', designation: 'Article 1' },
      { type: 'text', text: '.' },
      { type: 'mark', kind: 'footnote', numbering: 'none' },
      { type: 'text', text: 'More.' },
      {
        type: 'bracket',
        header: { clauses: [{ parties: ['KAZ'] }] },
        body: [
          { type: 'mark', kind: 'footnote', numbering: 'auto', label: '1 bis' },
          { type: 'text', text: 'New.' }
        ]
      },
      { type: 'mark', kind: 'footnote', numbering: 'auto' },
      { type: 'text', text: 'Lost.' }
    ]
  }
]

describe('scenarios', () => {
  for (const { name, source, tree } of SCENARIOS) {
    test(name, () => {
      expect(parseNotation(source)).toEqual({ tree, issues: [] })
      expect(printNotation(tree).replace(/\n\n/g, '\n')).toBe(source)
    })
  }

  test('verbs of real headers', () => {
    const { tree } = parseNotation('[US/AU propose: and] [VN oppose: fees] [NZ, CL propose to delete: x] [QQ.A.7 y]', {
      fragment: true
    })
    const headers = tree.flatMap((node) => (node.type === 'bracket' ? [node.header] : []))
    expect(headers).toEqual([
      { clauses: [{ parties: ['US', 'AU'] }] },
      { clauses: [{ parties: ['VN'], verb: 'oppose' }] },
      { clauses: [{ parties: ['NZ', 'CL'] }], act: 'delete' },
      undefined
    ])
  })

  test('what does not balance is kept and reported with its place', () => {
    const { tree, issues } = parseNotation('a [b\nc] d] e', { fragment: true })
    expect(issues).toEqual([
      { code: 'unmatched-closer', line: 2, column: 5, message: 'This bracket was never opened.' }
    ])
    expect(printNotation(tree)).toBe('a [b c] d\\] e\n')
  })
})
