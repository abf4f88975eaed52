import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../../scripts/cartif.mjs', import.meta.url))
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
let directory: string

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-cli-'))))
afterEach(() => rmSync(directory, { recursive: true }))

/** What the command says of texts, each in a file of its own. */
function run(command: string, ...texts: readonly string[]): string {
  const files = texts.map((text, index) => {
    writeFileSync(join(directory, `${index}.txt`), text)
    return join(directory, `${index}.txt`)
  })
  const { stdout, stderr } = spawnSync(process.execPath, [MAIN, command, ...files], { cwd: ROOT, encoding: 'utf8' })
  if (stderr) throw new Error(stderr)
  return stdout
}

test('check tells of references and footnotes that lead nowhere', () => {
  const said = run('check', 'Article 1\n1.  Fees^{1} under {Article 7} and^{2}.\n^1  At the border.\n^3  Lost.\n')
  expect(said).toContain('0.txt unknown-reference: Article 7 is not in this text.')
  expect(said).toContain('0.txt unknown-reference: Footnote 2 is not in this text.')
  expect(said).toContain('0.txt unknown-reference: Nothing refers to footnote 3.')
  expect(said).toContain('3 issues')
})

test('compare reads references as the words they show', () => {
  const said = run(
    'compare',
    'Article 1\n1.  Fees^{1}.\n^1  Including taxes collected at the border.\n',
    'Article 1\n1.  Fees^{1}.\n^1  Including taxes collected at each border.\n'
  )
  expect(said).toContain('¹ Including taxes collected at [-the-]{+each+} border.')
  const referred =
    'Article 1\n1.  Each Party shall act in accordance with {Article 2} of this Agreement.\nArticle 2\n1.  Words.\n'
  const moved =
    'Article 1\n1.  Each Party shall act in accordance with {Article 3} of this Agreement.\nArticle 2\n1.  New.\nArticle 3\n1.  Words.\n'
  expect(run('compare', referred, moved)).toContain('in accordance with {Article 2 → Article 3} of this Agreement.')
})

test('a register is replayed from the zero draft on, and held against the text', () => {
  const article = (text: string) => ({
    id: 'a',
    kind: 'article',
    order: 'a0',
    line: [
      { type: 'mark', id: 'h', kind: 'heading', numbering: 'auto' },
      { type: 'text', text: 'Fees' },
      { type: 'mark', id: 'p', kind: 'paragraph', numbering: 'auto' },
      { type: 'text', text }
    ]
  })
  const register = join(directory, 'register.json')
  const splice = { from: 17, to: 22, line: [{ type: 'text', text: 'should' }] }
  const rows = [
    { seq: 1, kind: 'text-imported', body: {} },
    { seq: 2, kind: 'text-changed', body: { edits: [{ kind: 'add', article: article('Each Party shall pay.') }] } },
    { seq: 3, kind: 'text-changed', body: { edits: [{ kind: 'change', article: 'a', splice }] } }
  ]
  writeFileSync(register, JSON.stringify(rows))
  const replay = (text: string) => {
    writeFileSync(join(directory, 'text.txt'), text)
    const args = [MAIN, 'audit', 'replay', register, '--text', join(directory, 'text.txt')]
    return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  }
  const same = replay('Article 1 — Fees\n1.  Each Party should pay.\n')
  expect([same.stdout, same.status]).toEqual(['The register gives the text: 1 articles, letter for letter.\n', 0])
  const other = replay('Article 1 — Fees\n1.  Each Party should pay promptly.\n')
  expect(other.status).toBe(1)
  expect(other.stdout).toContain('Article 1')

  const twice = ['a', 'b'].flatMap((instrument) => rows.map((row) => ({ ...row, instrument })))
  writeFileSync(register, JSON.stringify(twice))
  const text = join(directory, 'text.txt')
  expect(ask('audit', 'replay', register).stderr).toContain('say which: --instrument a or b')
  expect(ask('audit', 'replay', register, '--instrument', 'c').stderr).toContain('it has no act of c')
  writeFileSync(text, 'Article 1 — Fees\n1.  Each Party should pay.\n')
  expect(ask('audit', 'replay', register, '--instrument', 'b', '--text', text).status).toBe(0)
})

/** What the command prints, and what it says where it refuses. */
function ask(...command: readonly string[]): {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
} {
  return spawnSync(process.execPath, [MAIN, ...command], { cwd: ROOT, encoding: 'utf8' })
}

function keep(name: string, content: string | Uint8Array): string {
  writeFileSync(join(directory, name), content)
  return join(directory, name)
}

test('a redline in Word is both texts: its changes accepted the one after, rejected the one before', () => {
  const before = keep(
    'before.txt',
    'Article 1 — Fees\n1.  Each Party shall publish its fees.\n2.  It shall review them.\n'
  )
  const after = keep('after.txt', 'Article 1 — Fees\n1.  Each Party should publish its fees promptly.\n')
  const redline = join(directory, 'redline.docx')
  expect(ask('compare', before, after, '--format', 'docx', '--output', redline)).toMatchObject({
    status: 0,
    stderr: ''
  })
  expect(ask('compare', redline, after).stdout.trim()).toBe('')
  expect(ask('compare', redline, before, '--changes', 'rejected').stdout.trim()).toBe('')
  expect(ask('compare', before, redline, '--format', 'summary').stdout.split('\n')).toEqual([
    'Article 1(1): “shall” replaced by “should”.',
    'Article 1(1): “promptly” inserted.',
    'Article 1(2) was deleted: “It shall review them.”.',
    ''
  ])
})

test('what is no text is refused with its reason', () => {
  const text = keep('text.txt', 'Article 1\n1.  Fees.\n')
  const refusals = [
    [keep('latin.txt', Buffer.from([0x46, 0xe9, 0x65])), 'neither text in UTF-8 nor a Word file'],
    [keep('bytes.txt', Buffer.from([0x46, 0, 0x65])), 'neither text in UTF-8 nor a Word file'],
    [keep('zip.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])), 'cannot be read'],
    [keep('text.docx', 'Article 1'), 'cannot be read'],
    [keep('large.txt', Buffer.alloc(20_000_001, 'a ')), 'it has 21 MB, and at most 20 MB are read'],
    [join(directory, 'nowhere.txt'), 'ENOENT']
  ] as const
  for (const [file, reason] of refusals) {
    const { status, stderr } = ask('compare', text, file)
    expect([status, stderr.includes(file), stderr.includes(reason)], stderr).toEqual([1, true, true])
  }
  expect(ask('compare', text, text, '--format', 'pdf').stderr).toContain('There is no format pdf')
  expect(ask('compare', text, text, '--format', 'docx').stderr).toContain('--output FILE')
})

test('texts without words are texts', () => {
  const [empty, text] = [keep('empty.txt', ''), keep('text.txt', 'Article 1 — Fees\n1.  Fees.\n')]
  expect(ask('compare', empty, empty)).toMatchObject({ status: 0, stdout: '\n' })
  expect(ask('compare', empty, text, '--format', 'summary').stdout).toBe('Article 1 is new: “Fees”.\n')
})

test('scrub says what is doubtful', () => {
  const file = keep('text.txt', 'Article 1 — Fees\n1.  Each Party shall act under Article 7(2) .\n')
  const { status, stdout } = ask('scrub', file)
  expect(status).toBe(1)
  expect(stdout).toContain('Article 7(2)')
})
