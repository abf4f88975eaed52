import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PARTY_CODES, VIEWS } from '@cartif/negotiation'
import type { View } from '@cartif/negotiation'
import type { Accounts } from '../accounts/accounts.ts'
import { Memberships } from '../accounts/memberships.ts'
import { DEMONSTRATION_INSTRUMENTS } from '../demonstration/instruments.ts'
import { seedDemonstration } from '../demonstration/seed.ts'
import { Database } from '../storage/database.ts'
import { ComparedFiles, readBroughtFile } from './compare-files.ts'
import type { BroughtFile } from './compare-files.ts'
import { readAlike } from './compare-readings.ts'
import { readSide } from './compare-sides.ts'
import type { ComparedSide, ComparedView } from './compare-sides.ts'
import { compareSides } from './compare-task.ts'
import { compareThreeSides } from './compare-three.ts'
import { readSeries } from './compare-series.ts'
import { Room } from './room.ts'
import { textToDocx } from './text-task.ts'
import { printText, textFile } from './text-views.ts'

const now = () => '2026-12-01T00:00:00.000Z'
const ACCOUNTS: Accounts = {
  handle: () => Promise.reject(new Error('nobody signs in here')),
  identify: () => Promise.resolve(undefined),
  nameOf: (user) => user,
  create: ({ email }) => Promise.resolve(email)
}
const LEGAL = { user: 'legal', role: 'legal', holder: undefined } as never
const LOOKS: readonly ComparedView[] = ['words', 'brackets']
const EXPORTS = VIEWS.flatMap((view) => [true, false].map((names) => ({ view, names })))

let directory = ''
let db: Database

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-exports-'))
  db = new Database(directory, now)
  await seedDemonstration({ db, accounts: ACCOUNTS, memberships: new Memberships(db), now })
}, 60_000)
afterAll(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

interface Exported {
  readonly view: View
  readonly names: boolean
  /** A revision; the text as it stands without it. */
  readonly revision?: string | undefined
}

const queryOf = ({ view, names, revision }: Exported) => ({ view, names, revision, numbering: 'live' }) as const

/** What a comparison of a file with what it was exported from says, in either look, and by itself. */
async function compared(room: Room, from: Exported, brought: Omit<BroughtFile, 'id' | 'name'>) {
  const files = new ComparedFiles(() => 'x')
  const named = await readBroughtFile({ id: files.newId(), name: `CARTIF-X-${from.view}.txt`, ...brought })
  files.add('legal', room.info.id, now(), named)
  const side = (name: string, view: ComparedView) => readSide({ room, actor: LEGAL, files, view }, name)
  const words = (one: ComparedSide) => ({ isFile: one.kind === 'file', articles: one.articles() })
  return LOOKS.map((view) => {
    const [known, file] = [side(from.revision ?? 'live', view), side(`file:${named.id}`, view)]
    const two = readAlike([known, file], view)
    const three = readAlike([known, file, known], view)
    return {
      changes: compareSides({ sides: [words(two[0]!), words(two[1]!)] }).changes.map(({ sentence }) => sentence),
      counts: compareThreeSides({ sides: [words(three[0]!), words(three[1]!), words(three[2]!)] }).counts
    }
  })
}

const SAME = { changes: [], counts: { theirs: 0, ours: 0, same: 0, conflict: 0 } }
const SLOW = 60_000
/** Terms of reference have too few paragraphs to plant words in. */
const TREATIES = DEMONSTRATION_INSTRUMENTS.filter(({ kind }) => kind !== 'terms-of-reference')

describe.each(TREATIES)('what was exported of $title', (info) => {
  const open = () => new Room({ info, parties: PARTY_CODES, db, now, nameOf: ACCOUNTS.nameOf })
  const issued = (room: Room) => readSeries(room).flatMap(({ side, issuedAt }) => (issuedAt === null ? [] : [side]))

  test('comes back without a change: every view of the last revision, named or not', { timeout: SLOW }, async () => {
    const room = open()
    for (const revision of issued(room).slice(-1))
      for (const shown of EXPORTS) {
        const from = { ...shown, revision }
        for (const found of await compared(room, from, { content: printText(room, queryOf(from)) }))
          expect(found, JSON.stringify(from)).toMatchObject(SAME)
      }
    room.stop()
  })

  test('comes back from Word without a change too', { timeout: SLOW }, async () => {
    const room = open()
    for (const revision of [undefined, issued(room).at(-1)]) {
      const from = { view: 'bracketed', names: true, revision } as const
      const docx = Buffer.from(await textToDocx(textFile(room, queryOf(from)))).toString('base64')
      for (const found of await compared(room, from, { docx }))
        expect(found, `revision ${revision}`).toMatchObject(SAME)
    }
    room.stop()
  })

  test('differs by the four words that somebody wrote into it, and by nothing else', { timeout: SLOW }, async () => {
    const room = open()
    const from = { view: 'bracketed', names: true, revision: issued(room).at(-1) } as const
    const content = plantWords(printText(room, queryOf(from)))
    for (const { changes, counts } of await compared(room, from, { content })) {
      expect(changes.filter((one) => one.includes('emphatically'))).toHaveLength(4)
      expect([changes.length, counts.theirs, counts.ours]).toEqual([4, 4, 0])
    }
    room.stop()
  })
})

/** A word of one's own behind the verb of four paragraphs that say "shall", spread over the text. */
function plantWords(notation: string): string {
  const lines = notation.split('\n')
  const places = lines.flatMap((line, index) => (/^\d+\. {2}[A-Z][\w ]* shall \w/.test(line) ? [index] : []))
  const chosen = [0, 1, 2, 3].map((step) => places[Math.floor((step * places.length) / 4)])
  return lines
    .map((line, index) => (chosen.includes(index) ? line.replace(' shall ', ' shall emphatically ') : line))
    .join('\n')
}
