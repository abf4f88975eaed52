/**
 * Ways to falsify a register. The clumsy forger edits the exported file; the careful one also makes the hashes fit again, as far as
 * somebody without the key can; the one inside changes the database, and the server, knowing of nothing, signs what it finds.
 * The last one is found by the chain, or by a head that was kept outside where every hash was made to fit.
 */
import { createHash } from 'node:crypto'
import type { AuditKey, StoredRow } from '@cartif/server/testing'
import type { Dice } from './random.ts'

export type Forger = 'clumsy' | 'careful' | 'inside' | 'inside-careful'
export const FORGERS: readonly Forger[] = ['clumsy', 'careful', 'inside', 'inside-careful']

export interface Tampered {
  readonly how: string
  readonly bytes: Buffer
}

type Row = Record<keyof StoredRow, unknown>

interface Parts {
  readonly header: string
  readonly rows: readonly Row[]
  readonly trailer: string
}

const TEXTS = ['instrument', 'kind', 'actor', 'party', 'at', 'body'] as const

/** Something in a row, or in the order of rows, is otherwise afterwards; `undefined` where this act changes nothing here. */
const ROW_ACTS: Readonly<Record<string, (rows: Row[], dice: Dice) => Row[] | undefined>> = {
  'a row altered': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const field = dice.pick(TEXTS)
      const text = String(row[field] ?? '')
      const at = dice.below(text.length + 1)
      return {
        ...row,
        [field]: `${text.slice(0, at)}${dice.pick(['x', ' ', '0', 'é', '\u0000'])}${text.slice(at + dice.below(2))}`
      }
    }),
  'a row removed': (rows, dice) => rows.toSpliced(dice.below(rows.length), 1),
  'a row removed, the others numbered anew': (rows, dice) => numbered(rows.toSpliced(dice.below(rows.length), 1)),
  'a row inserted': (rows, dice) =>
    numbered(rows.toSpliced(dice.below(rows.length + 1), 0, { ...dice.pick(rows), actor: 'somebody' })),
  'a row repeated': (rows, dice) => {
    const at = dice.below(rows.length)
    return numbered(rows.toSpliced(at, 0, rows[at]!))
  },
  'two rows exchanged': (rows, dice) => {
    const [a, b] = [dice.below(rows.length), dice.below(rows.length)]
    return a === b ? undefined : numbered(rows.with(a, rows[b]!).with(b, rows[a]!))
  },
  'the tail cut off': (rows, dice) => rows.slice(0, dice.below(rows.length)),
  'the beginning cut off': (rows, dice) => numbered(rows.slice(1 + dice.below(rows.length - 1))),
  'a letter moved to the next column': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const index = dice.below(TEXTS.length - 1)
      const [from, to] = [TEXTS[index]!, TEXTS[index + 1]!]
      const text = String(row[from] ?? '')
      return { ...row, [from]: text.slice(0, -1), [to]: `${text.slice(-1)}${String(row[to] ?? '')}` }
    }),
  'two columns exchanged': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const [a, b] = [dice.pick(TEXTS), dice.pick(TEXTS)]
      return { ...row, [a]: row[b], [b]: row[a] }
    }),
  'nobody made an empty name': (rows, dice) =>
    changeRow(rows, dice, (row) => ({ ...row, party: row['party'] === null ? '' : null })),
  'a field given another type': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const field = dice.pick(['seq', ...TEXTS] as const)
      return { ...row, [field]: dice.pick([String(row[field]), [row[field]], 0, true, null, { a: row[field] }]) }
    }),
  'text with the same looks and other bytes': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const field = dice.pick(TEXTS)
      const text = String(row[field] ?? '')
      const other = dice.pick([
        text.normalize('NFD'),
        text.normalize('NFKC'),
        text.replace(/a/, '\u0430'),
        text.replace(/ /, '\u00a0'),
        text.replace(/e/, 'e\u200b')
      ])
      return other === row[field] ? row : { ...row, [field]: other }
    }),
  'the body written another way': (rows, dice) =>
    changeRow(rows, dice, (row) => {
      const body = String(row['body'])
      return {
        ...row,
        body: dice.pick([
          body.replace(/(\d)([,}\]])/, '$1.0$2'),
          body.replace(/(\d)([,}\]])/, '$1e0$2'),
          body.replace(/,/, ', '),
          body.replace(/"([a-z])/, (_, letter: string) => `"\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
        ])
      }
    })
}

/** What can be done to the file and leaves what it says as it was. */
const LINE_ACTS: Readonly<Record<string, (text: string, dice: Dice) => string>> = {
  'a letter of the file changed': (text, dice) => {
    const at = dice.below(text.length)
    return `${text.slice(0, at)}${String.fromCharCode(32 + dice.below(95))}${text.slice(at + 1)}`
  },
  'a letter of the file left out': (text, dice) => {
    const at = dice.below(text.length)
    return text.slice(0, at) + text.slice(at + 1)
  },
  'the file cut short': (text, dice) => text.slice(0, dice.below(text.length)),
  'a number written another way': (text, dice) =>
    text.replace(dice.pick([/"seq":(\d+)/, /"rows":(\d+)/, /"version":(\d)/]), (whole, digits: string) =>
      whole.replace(digits, dice.pick([`${digits}.0`, `${digits}e0`, `0${digits}`, `+${digits}`, `"${digits}"`]))
    ),
  'a letter written as an escape': (text, dice) => escapeOne(text, dice),
  'a space between': (text, dice) => {
    const places = [...text.matchAll(/[,:{}]/g)].map(({ index }) => index + 1)
    const at = dice.pick(places)
    return `${text.slice(0, at)} ${text.slice(at)}`
  },
  'other line ends': (text, dice) => (dice.once(2) ? text.replaceAll('\n', '\r\n') : text.replace('\n', '\r\n')),
  'a mark before the text': (text) => `\ufeff${text}`,
  'an empty line': (text, dice) => text.replace('\n', dice.pick(['\n\n', '\n \n'])),
  'a field twice': (text, dice) => text.replace(/"actor":/, dice.pick(['"actor":"x","actor":', '"x":1,"actor":'])),
  'something after the end': (text) => `${text}{}\n`,
  'another line at the end': (text, dice) =>
    text.replace(
      /"(signature|digest|key|hash|at)":"([^"]{3})([^"]+)"(?=[^\n]*\n$)/,
      (whole, name: string, a: string, b: string) =>
        dice.once(2) ? `"${name}":"${b}${a}"` : whole.replace(b, b.slice(0, -1))
    )
}

export function tamper(text: string, forger: Forger, key: AuditKey, dice: Dice): Tampered {
  if (forger === 'clumsy' && dice.once(2)) {
    const how = dice.pick(Object.keys(LINE_ACTS))
    return { how, bytes: Buffer.from(LINE_ACTS[how]!(text, dice)) }
  }
  const parts = readParts(text)
  const how = dice.pick(Object.keys(ROW_ACTS))
  const rows = ROW_ACTS[how]!([...parts.rows], dice)
  if (!rows) return { how, bytes: Buffer.from(text) }
  const written = forger === 'careful' || forger === 'inside-careful' ? rechained(rows) : rows
  return { how, bytes: write(written, parts, forger, key) }
}

function readParts(text: string): Parts {
  const lines = text.trimEnd().split('\n')
  return { header: lines[0]!, rows: lines.slice(1, -1).map((line) => JSON.parse(line) as Row), trailer: lines.at(-1)! }
}

function write(rows: readonly Row[], { header, trailer }: Parts, forger: Forger, key: AuditKey): Buffer {
  const body = [header, ...rows.map((row) => JSON.stringify(row))].map((line) => `${line}\n`).join('')
  if (forger === 'clumsy') return Buffer.from(`${body}${trailer}\n`)
  const digest = createHash('sha256').update(body).digest('hex')
  const old = JSON.parse(trailer) as { head: Record<string, unknown>; file: Record<string, unknown> }
  const newest = rows.at(-1) ?? { seq: 0, hash: '0'.repeat(64) }
  const head: Record<string, unknown> = { ...old.head, seq: newest.seq, hash: newest.hash }
  const file: Record<string, unknown> = { ...old.file, rows: rows.length, digest }
  if (forger !== 'careful') {
    const said = `seq=${String(head['seq'])}\nhash=${String(head['hash'])}\nat=${String(head['at'])}\n`
    head['signature'] = key.sign(`cartif register head 1\n${said}`)
    file['signature'] = key.sign(`cartif register file 1\n${said}rows=${rows.length}\ndigest=${digest}\n`)
  }
  return Buffer.from(`${body}${JSON.stringify({ head, file })}\n`)
}

function changeRow(rows: Row[], dice: Dice, change: (row: Row) => Row): Row[] {
  const at = dice.below(rows.length)
  return rows.with(at, change(rows[at]!))
}

function numbered(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({ ...row, seq: index + 1 }))
}

/** Every hash made to fit again. */
function rechained(rows: readonly Row[]): Row[] {
  let previous = '0'.repeat(64)
  return rows.map((row) => {
    const hash = createHash('sha256')
    for (const part of [previous, ...TEXTS.map((field) => String(row[field] ?? ''))])
      hash.update(`${Buffer.byteLength(part)}:${part}`)
    const fitted = { ...row, previous_hash: previous, hash: hash.digest('hex') }
    previous = fitted.hash
    return fitted
  })
}

function escapeOne(text: string, dice: Dice): string {
  const places = [...text.matchAll(/(?<=")[a-z](?=[a-z])/g)].map(({ index }) => index)
  const at = dice.pick(places)
  return `${text.slice(0, at)}\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}${text.slice(at + 1)}`
}
