/**
 * The laws of every table, on the whole demonstration: CSV and JSON say the same; what comes back as it went changes nothing; a row that
 * does not fit is told by its line, and nothing of its file is taken, not even of the rows before it; and what comes in is the same act
 * in the register as by hand.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { useRealServer } from '../accounts/testing/real-server.ts'
import type { Visitor } from '../accounts/testing/real-server.ts'
import { printCsv } from '../commitments/csv.ts'
import { TABLES } from './catalogue.ts'
import { KEPT_TABLES } from './kept-tables.ts'
import { readRows } from './read-rows.ts'
import type { FileFormat } from './read-rows.ts'

type Row = Readonly<Record<string, string>>

interface Sample {
  /** A row that changes something, made from what is there. */
  readonly row: (rows: readonly Row[]) => Row
  /** The kinds of the acts that the page writes for it, in order. */
  readonly acts: readonly string[]
}

const server = useRealServer()
let secretariat: Visitor
beforeAll(async () => {
  secretariat = await server().as('secretariat')
  const [kaz, room] = [await server().as('kaz'), [...server().running.services.rooms.values()][0]!]
  const subject = room.live.outline.find(({ kind }) => kind === 'article')!.id
  const say = (text: string, audience: string) =>
    kaz.post(`/api/instruments/${room.info.id}/comments`, { subject, audience, text })
  for (const audience of ['all', 'chair', 'delegation']) await say(`For the eyes of ${audience}`, audience)
})

const IN = TABLES.filter(({ plan }) => plan)
const OUT = TABLES.filter(({ plan }) => !plan)

/** A first row of some kind, with some of it said otherwise. */
const changed =
  (words: Row, of: (row: Row) => boolean = () => true) =>
  (rows: readonly Row[]) => ({
    ...rows.find(of)!,
    ...words
  })
const fresh = (words: Row) => () => words

const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  parties: [
    { row: changed({ source: 'Protocol of accession' }, ({ code }) => code === 'UZB'), acts: ['party-status-set'] },
    {
      row: changed(
        { wto: 'member', memberSince: '2026-09-01', asOf: '2026-09-02', source: 'WT/L/1' },
        ({ code }) => code === 'AZE'
      ),
      acts: ['party-status-set']
    }
  ],
  directory: [
    { row: changed({ position: 'Director General' }, ({ email }) => email!.startsWith('uzb')), acts: [] },
    {
      row: changed({ designation: 'Letter 7 of 2 March 2026' }, ({ email }) => email!.startsWith('uzb')),
      acts: ['focal-point-designated']
    }
  ],
  people: [
    {
      row: fresh({
        email: 'new@gov.example',
        name: 'New person',
        workingGroup: 'rtg',
        role: 'observer',
        party: '',
        focalPoint: 'no'
      }),
      acts: ['person-invited']
    }
  ],
  'working-groups': [
    { row: changed({ mandate: 'To begin anew.' }, ({ closedAt }) => closedAt === ''), acts: ['group-changed'] },
    {
      row: fresh({
        id: '',
        name: 'Working Group on Rail Transit',
        mandate: 'To draft a protocol.',
        modalities: '',
        isOpenToObservers: 'yes',
        chair: 'chair@demo.cartif.example',
        legal: '',
        parties: 'KAZ UZB'
      }),
      // Chair, secretariat, and two focal points.
      acts: ['seat-given', 'seat-given', 'seat-given', 'seat-given', 'group-created']
    }
  ],
  milestones: [
    { row: changed({ due: '2027-03-01' }), acts: ['milestone-changed'] },
    {
      row: fresh({ id: '', workingGroup: 'rtg', title: 'Comments of capitals', due: '2027-02-01', responsible: 'all' }),
      acts: ['milestone-planned']
    }
  ],
  phases: [
    { row: changed({ place: 'Samarkand' }, ({ openedAt }) => openedAt === ''), acts: ['phase-changed'] },
    {
      row: fresh({
        id: '',
        kind: 'text-round',
        name: 'A round more',
        place: 'Baku',
        begins: '2027-05-03',
        ends: '2027-05-07',
        workingGroups: 'rtg'
      }),
      acts: ['phase-planned']
    }
  ],
  meetings: [
    { row: changed({ place: 'Room 5' }, ({ isCancelled }) => isCancelled === 'no'), acts: ['meeting-changed'] },
    {
      row: fresh({
        id: '',
        workingGroup: 'rtg',
        title: 'A meeting more',
        kind: 'informal',
        phase: '',
        starts: '2027-05-03T10:00:00+05:00',
        ends: '2027-05-03T12:00:00+05:00',
        zone: 'Asia/Tashkent',
        place: '',
        link: ''
      }),
      acts: ['meeting-planned']
    }
  ],
  agendas: [
    { row: changed({ minutes: '45' }), acts: ['meeting-changed'] },
    { row: (rows) => ({ ...rows[0]!, id: '', title: 'Any other business', minutes: '' }), acts: ['meeting-changed'] }
  ],
  attendance: [
    {
      row: changed({ presence: 'apologies', head: '' }, ({ presence }) => presence === 'present'),
      acts: ['attendance-recorded']
    }
  ],
  'follow-ups': [
    { row: changed({ by: '2027-01-15' }, ({ isDone }) => isDone === 'no'), acts: ['outcome-recorded'] },
    { row: changed({ isDone: 'yes' }, ({ isDone }) => isDone === 'no'), acts: ['follow-up-done'] }
  ],
  instruments: [
    { row: changed({ title: 'Another title' }), acts: ['instrument-renamed'] },
    {
      row: fresh({
        id: '',
        symbol: 'CARTIF/RT',
        title: 'Protocol on Rail Transit',
        workingGroup: 'rtg',
        kind: 'protocol',
        template: 'protocol'
      }),
      acts: ['instrument-created', 'text-imported', 'text-changed']
    }
  ],
  wto: [{ row: changed({ note: 'Looked at again.' }), acts: ['mapping-entered'] }],
  workshops: [
    { row: changed({ place: 'Dushanbe' }), acts: ['workshop-changed'] },
    { row: changed({ attended: 'KAZ 3; UZB 2' }), acts: ['workshop-attended'] }
  ],
  risks: [{ row: changed({ impact: '1', status: 'open' }, ({ impact }) => impact !== '1'), acts: ['risk-changed'] }],
  publications: [{ row: (rows) => ({ ...rows[0]!, id: '' }), acts: ['publication-drafted'] }]
}

describe('every table', () => {
  test('of the database goes out as a file, or says why it does not', () => {
    const { sqlite } = server().running.services.db
    const all = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
    const isTheirs = (name: string) => /^sqlite_|^(?:user|session|account|verification|twoFactor|rateLimit)$/.test(name)
    expect(all.filter((name) => !isTheirs(name)).toSorted()).toEqual(Object.keys(KEPT_TABLES).toSorted())
    const ids = Object.values(KEPT_TABLES).flatMap((kept) => (typeof kept === 'string' ? [] : kept))
    const read = new Set(TABLES.map(({ id }) => id))
    // What is read off the texts is in no table of its own.
    for (const id of ['proposals', 'positions']) read.delete(id)
    expect(new Set(ids)).toEqual(read)
  })

  test('says what it is, and one without a way in says in a sentence why', async () => {
    const { body } = await secretariat.get('/api/tables')
    const listed = body['tables'] as readonly { id: string; rows: number; mayImport: boolean; whyNoImport: string }[]
    expect(listed.map(({ id }) => id)).toEqual(TABLES.map(({ id }) => id))
    for (const { id, rows, mayImport, whyNoImport } of listed) {
      // Nobody is invited before somebody invites.
      if (id !== 'invitations' && id !== 'account-acts')
        expect(rows, `${id} is in the demonstration`).toBeGreaterThan(0)
      expect((await exported(id, 'csv')).length, id).toBe(rows)
      if (!mayImport) expect(whyNoImport, id).toMatch(/^[A-Z].{20,140}\.$/)
    }
  })

  test('holds nothing that a delegation keeps to itself', async () => {
    const said = (await exported('comments', 'csv')).map(({ audience, holder }) => [audience, holder])
    expect(said).toEqual([
      ['all', 'KAZ'],
      ['chair', 'KAZ']
    ])
    for (const { id } of TABLES) expect(await file(id, 'csv'), id).not.toContain('eyes of delegation')
  })

  test.each(TABLES.map(({ id }) => id))('says the same as CSV and as JSON: %s', async (id) => {
    expect(await exported(id, 'json')).toEqual(await exported(id, 'csv'))
  })

  test.each(OUT.map(({ id }) => id))('that is a record of acts takes nothing in: %s', async (id) => {
    const before = state()
    const { status, body } = await take(id, await file(id, 'csv'))
    expect([status, body['code']]).toEqual([403, 'not-allowed'])
    expect(state()).toBe(before)
  })
})

describe.each(IN.map(({ id }) => id))('the table of %s', (id) => {
  test.each(['csv', 'json'] as const)('comes back as %s without a change', async (format) => {
    const content = await file(id, format)
    const { status, body } = await take(id, content, format)
    expect([status, body['changes']], JSON.stringify(body).slice(0, 2000)).toEqual([200, []])
    const before = state()
    expect((await take(id, content, format, String(body['seen']))).body).toMatchObject({ isApplied: true, changes: [] })
    expect(state()).toBe(before)
  })

  test('with a bad row is refused by its line, and nothing of it is taken', async () => {
    const [sample] = SAMPLES[id]!
    const rows = await exported(id, 'csv')
    const good = sample!.row(rows)
    const { body: preview } = await take(id, printed(id, [good]))
    expect(preview['changes']).toHaveLength(1)
    const nonsense = Object.fromEntries(columnsOf(id).map((column) => [column, '§§']))
    const before = state()
    for (const format of ['csv', 'json'] as const) {
      const content = format === 'csv' ? printed(id, [good, nonsense]) : JSON.stringify([good, nonsense])
      const { status, body } = await take(id, content, format, String(preview['seen']))
      expect([status, body['code']]).toEqual([422, 'table-not-readable'])
      const lines = (body['rows'] as readonly { line: number }[]).map(({ line }) => line)
      expect(new Set(lines)).toEqual(new Set([format === 'csv' ? 3 : 2]))
    }
    const twice = await take(id, printed(id, [good, good]))
    if (id !== 'publications' && good['id'] !== '') expect(twice.body['rows']).toMatchObject([{ line: 3 }])
    expect(state()).toBe(before)
  })

  test('takes in what is new and what changes as the acts of the page', async () => {
    for (const { row, acts } of SAMPLES[id]!) {
      const said = row(await exported(id, 'csv'))
      const { body: preview } = await take(id, printed(id, [said]))
      expect(preview['changes'], JSON.stringify(preview)).toHaveLength(1)
      const { register } = server().running.services
      const after = register.lastRow().seq
      const { body } = await take(id, printed(id, [said]), 'csv', String(preview['seen']))
      expect(body, JSON.stringify(body)).toMatchObject({ isApplied: true })
      expect(register.list({ after }).map(({ kind }) => kind)).toEqual([...acts, 'table-imported'])
      const back = await take(id, await file(id, 'csv'))
      expect(back.body['changes'], JSON.stringify(back.body)).toEqual([])
    }
    if (id === 'people') expect(await exported('invitations', 'json')).toMatchObject([{ state: 'open' }])
    expect(server().running.services.register.verify()).toMatchObject({ intact: true })
  })
})

function columnsOf(id: string): readonly string[] {
  return TABLES.find((table) => table.id === id)!.columns.map(({ name }) => name)
}

async function file(id: string, format: FileFormat): Promise<string> {
  const { status, body } = await secretariat.ask('GET', `/api/tables/${id}/export?format=${format}`)
  expect(status, id).toBe(200)
  return format === 'csv' ? String(body['text']) : JSON.stringify(body)
}

/** The rows of a file in words, whichever form it has. */
async function exported(id: string, format: FileFormat): Promise<readonly Row[]> {
  const { columns } = TABLES.find((table) => table.id === id)!
  const { rows, faults } = readRows(await file(id, format), format, columns)
  expect(faults, id).toEqual([])
  return rows.map(({ cells }) => cells)
}

function printed(id: string, rows: readonly Row[]): string {
  const columns = columnsOf(id)
  return printCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))])
}

function take(id: string, content: string, format: FileFormat = 'csv', seen?: string) {
  return secretariat.post(`/api/tables/${id}/import`, { format, content, ...(seen === undefined ? {} : { seen }) })
}

/** What is on disk, by how much of it there is: nothing that comes in leaves that as it was. */
function state(): string {
  const { register, db } = server().running.services
  const profiles = db.sqlite.prepare('SELECT max(at), count(*) FROM profile').raw().get()
  return JSON.stringify([register.lastRow(), profiles])
}
