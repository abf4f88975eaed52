/** Training rooms on the wire: a practice role is one in its room alone, and nothing of the room is in the negotiation. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { PEOPLE, TestServer } from '../instruments/testing/test-server.ts'
import type { Person, ProposalJson } from '../instruments/testing/test-server.ts'
import { unpackWord } from '../reports/testing/word-words.ts'
import type { trainingList } from './schemas.ts'
import { TrainingServer } from './testing/training-server.ts'
import { TRAINING_MARK } from './training-mark.ts'

const TEXT = `Article 1 — Objectives
1.  The Parties shall facilitate trade.

Article 2 — Publication
1.  Each Party shall publish promptly the fees and charges.
2.  Each Party shall notify the Secretariat.

Article 3 — Release
1.  Each Party shall release goods within two days.
`

let negotiation: TestServer
let server: TrainingServer

beforeEach(async () => {
  negotiation = await TestServer.start(TEXT)
  server = await TrainingServer.over(negotiation)
})
afterEach(async () => {
  await server.close()
  await negotiation.stop()
})

type ListJson = z.infer<typeof trainingList>
type Practice = 'chair' | string

const list = (who: Person) => server.mustAsk<ListJson>(who, 'GET', '/api/training')
const open = async (who: Person = 'chair') =>
  (await server.mustAsk<{ id: string }>(who, 'POST', '/api/training', { instrument: 'fa', revision: null })).id
const sit = (who: Person, id: string, as: Practice) =>
  server.codeOf(who, 'PUT', `/api/training/${id}/seat`, as === 'chair' ? { role: as } : { role: 'delegate', party: as })
const at = (id: string, path = '') => `/api/instruments/${id}${path}`
const proposalsIn = (id: string, who: Person) =>
  server.mustAsk<readonly ProposalJson[]>(who, 'GET', at(id, '/proposals'))
const done = async (who: Person) => {
  const { rooms } = await list(who)
  return rooms[0]!.own.filter((one) => one.at !== null).map((one) => one.id)
}

describe('a training room', () => {
  test('is opened by the chair’s table, is seen by the members of the group, and is not there for others', async () => {
    for (const who of PEOPLE) {
      const isTable = who === 'chair' || who === 'secretariat'
      const code = await server.codeOf(who, 'POST', '/api/training', { instrument: 'fa', revision: null })
      expect([who, code]).toEqual([who, isTable ? undefined : 'not-allowed'])
      expect((await list(who)).offers.map(({ instrument }) => instrument)).toEqual(isTable ? ['fa'] : [])
    }
    const id = (await list('observer')).rooms[0]!.id
    expect(await server.mustAsk('stranger', 'GET', '/api/training')).toMatchObject({ rooms: [], offers: [] })
    expect(await server.codeOf('nobody', 'GET', '/api/training')).toBe('not-signed-in')
    expect(await sit('stranger' as Person, id, 'chair')).toBe('not-found')
    for (const path of ['reset', 'closing']) {
      expect(await server.codeOf('kaz', 'POST', `/api/training/${id}/${path}`)).toBe('not-allowed')
      expect(await server.codeOf('stranger', 'POST', `/api/training/${id}/${path}`)).toBe('not-found')
    }
    expect(await server.codeOf('chair', 'POST', '/api/training', { instrument: id, revision: null })).toBe('not-found')
  })

  test('begins with the words of the text and something to practise on', async () => {
    const id = await open()
    await sit('kaz', id, 'uzb')
    const notation = await server.mustAsk<string>('kaz', 'GET', at(id, '/export?format=txt&revision=0'))
    expect(notation.replace(`${TRAINING_MARK}\n\n`, '')).toBe(await negotiation.notation('view=base'))
    expect(await proposalsIn(id, 'kaz')).toMatchObject([
      { party: 'GEO', status: 'accepted' },
      { party: 'UZB', status: 'tabled' },
      { party: 'MNG', status: 'tabled' }
    ])
  })

  test('says on every file and print that it is none of the negotiation', async () => {
    const id = await open()
    await sit('kaz', id, 'chair')
    for (const path of ['/export?format=txt', '/export?format=html', '/export?format=txt&revision=1'])
      expect((await server.ask('kaz', 'GET', at(id, path))).text, path).toContain(TRAINING_MARK)
    expect((await server.ask('kaz', 'GET', at(id, '/compare?from=0&to=1&format=html'))).text).toContain(TRAINING_MARK)
    for (const path of [
      '/export?format=docx',
      '/export?format=docx&view=accepted',
      '/compare?from=0&to=1&format=docx'
    ]) {
      const { status, bytes } = await server.ask('kaz', 'GET', at(id, path))
      const parts = [...unpackWord(bytes).values()].join('\n')
      expect([status, parts.includes(TRAINING_MARK)], path).toEqual([200, true])
    }
    expect(await server.mustAsk('kaz', 'GET', at(id))).toMatchObject({
      workingGroup: '/training',
      title: 'Training: Framework Agreement',
      symbol: 'TRAINING/CARTIF/FA'
    })
  })

  test('is there after a restart; begun anew it is another one; closed nothing is left of it', async () => {
    const id = await open()
    await sit('kaz', id, 'uzb')
    await server.restart()
    expect((await list('kaz')).rooms).toMatchObject([{ id, practice: { role: 'delegate', party: 'uzb' } }])
    await server.mustAsk('kaz', 'POST', at(id, '/proposals'), BRACKET)
    const { id: again } = await server.mustAsk<{ id: string }>('chair', 'POST', `/api/training/${id}/reset`)
    expect(await server.codeOf('kaz', 'GET', at(id))).toBe('not-found')
    expect(await server.knock('kaz', id, 'text')).toBe(4403)
    expect((await list('kaz')).rooms).toMatchObject([{ id: again, practice: { party: 'uzb' } }])
    expect(await done('kaz')).toEqual([])
    expect(await proposalsIn(again, 'kaz')).toHaveLength(3)
    await server.mustAsk('secretariat', 'POST', `/api/training/${again}/closing`)
    expect((await list('kaz')).rooms).toEqual([])
    expect([existsSync(server.directory), readdirSync(server.directory)]).toEqual([true, []])
    await server.restart()
    expect((await list('kaz')).rooms).toEqual([])
  })
})

const BRACKET = { changes: [{ bracket: { provision: 'Article 1(1)', quote: 'trade' } }], rationale: '' }

test('a room that cannot be read keeps nobody from the others', async () => {
  const id = await open()
  const torn = join(server.directory, 'training-00000000')
  mkdirSync(torn)
  writeFileSync(join(torn, 'cartif.db'), 'no database at all')
  await server.restart()
  expect((await list('kaz')).rooms.map((one) => one.id)).toEqual([id])
  expect(server.training.failed).toMatchObject([{ name: 'training-00000000' }])
})

describe('a practice role', () => {
  /** Real acts, each one somebody’s right. */
  const ACTS: readonly (readonly ['POST' | 'PUT' | 'GET', string, object?])[] = [
    ['POST', '/proposals', { changes: [{ provision: 'Article 1(1)', quote: 'trade', text: 'commerce' }] }],
    ['POST', '/revisions', { title: 'Mine', note: '' }],
    ['POST', '/comments', { subject: 'a-1', audience: 'all', text: 'A word' }],
    ['POST', '/calls', { subject: 'a-1', minutes: 10 }],
    ['PUT', '/provisions/a-1/status', { status: 'agreed' }],
    ['PUT', '/provisions/a-1/position', { stance: 'oppose' }],
    ['PUT', '/commitments/a-1', { participation: 'not-yet' }],
    ['POST', '/commitments/sharing'],
    ['GET', '/register'],
    ['GET', '/replay']
  ]

  test.each(['chair', 'kaz'])('of an observer as %s gives no right outside its room', async (as) => {
    const id = await open()
    const before = [await answersTo('observer'), await refusalsTo('observer')]
    expect(await sit('observer', id, as)).toBeUndefined()
    const actor = await server.mustAsk<object>('observer', 'GET', at(id))
    expect(actor).toMatchObject(as === 'chair' ? { role: 'chair' } : { role: 'delegate', party: as })
    for (const [method, path, body] of ACTS)
      expect(await server.codeOf('observer', method, at('fa', path), body), path).toBe('not-allowed')
    expect([await answersTo('observer'), await refusalsTo('observer')]).toEqual(before)
    for (const holder of ['kaz', 'chair', 'pak'])
      expect(await server.knock('observer', 'fa', `draft/${holder}`), holder).toBe(4403)
    expect(await server.mustAsk('observer', 'GET', at('fa'))).toMatchObject({ role: 'observer', party: null })
    expect(await server.mustAsk('observer', 'GET', '/api/me')).toMatchObject({ party: null })
  })

  test('is needed in the room, and goes with the real seat', async () => {
    const id = await open()
    for (const path of ['', '/text', '/proposals', '/register', '/export?format=txt'])
      expect(await server.codeOf('kaz', 'GET', at(id, path))).toBe('not-found')
    expect(await server.knock('kaz', id, 'text')).toBe(4403)
    await sit('kaz', id, 'pak')
    expect(await server.knock('kaz', id, 'text')).toBe('open')
    expect(await server.knock('kaz', id, 'draft/pak')).toBe('open')
    expect(await server.knock('kaz', id, 'draft/kaz')).toBe(4403)
    expect(await server.knock('stranger', id, 'text')).toBe(4403)
    server.memberships.remove('kaz', 'rtg')
    expect(await server.codeOf('kaz', 'GET', at(id))).toBe('not-found')
    expect(await server.knock('kaz', id, 'text')).toBe(4403)
    expect(await sit('kaz', id, 'chair')).toBe('not-found')
  })

  test('does nothing to the negotiation: whatever anybody reads there stays as it was', async () => {
    const before = await Promise.all(PEOPLE.map(answersTo))
    const id = await open()
    await practise(id)
    expect(await Promise.all(PEOPLE.map(answersTo))).toEqual(before)
    expect(negotiation.room.register.list({ instrument: id })).toEqual([])
  })
})

/** What somebody is answered by every call of the negotiation that only reads. */
async function answersTo(who: Person): Promise<ReadonlyMap<string, string>> {
  const { paths } = await server.mustAsk<{ paths: Readonly<Record<string, Readonly<Record<string, object>>>> }>(
    'nobody',
    'GET',
    '/api/openapi.json'
  )
  const read = new Map<string, string>()
  for (const [path, { get }] of Object.entries(paths)) {
    const url = path.replace('/api/instruments/{id}', '/api/instruments/fa')
    // A head of the register is signed anew each time; what is asked of training may well change.
    if (!get || url.includes('{') || /heads|export|training|provenance/.test(url)) continue
    const { status, text } = await server.ask(who, 'GET', url)
    read.set(url, `${status} ${text.replace(/"(asOf|at|now)":"[^"]*"/g, '')}`)
  }
  return read
}

/** How every call that writes in the negotiation is answered to somebody who has no right to any. */
async function refusalsTo(who: Person): Promise<ReadonlyMap<string, string>> {
  const { paths } = await server.mustAsk<{ paths: Readonly<Record<string, Readonly<Record<string, object>>>> }>(
    'nobody',
    'GET',
    '/api/openapi.json'
  )
  const answers = new Map<string, string>()
  for (const [path, methods] of Object.entries(paths)) {
    const url = path.replace('/api/instruments/{id}', '/api/instruments/fa').replace(/\{\w+\}/g, 'a-1')
    if (/training|passwords|sessions|sign-out/.test(url)) continue
    for (const method of ['POST', 'PUT'] as const) {
      if (!methods[method.toLowerCase()]) continue
      const { status, body } = await server.ask(who, method, url, {})
      answers.set(`${method} ${url}`, `${status} ${body.code}`)
    }
  }
  expect(answers.size).toBeGreaterThan(40)
  return answers
}

async function practise(id: string): Promise<void> {
  await sit('kaz', id, 'kaz')
  await sit('pak', id, 'chair')
  await server.mustAsk('kaz', 'POST', at(id, '/proposals'), BRACKET)
  const [, first] = await proposalsIn(id, 'pak')
  await server.mustAsk('pak', 'POST', at(id, `/proposals/${first!.id}/decision`), {
    outcome: 'accept',
    seen: first!.version
  })
}

describe('the exercises', () => {
  test('are done by what the register of the room says, each by the one who did it', async () => {
    const id = await open()
    await sit('kaz', id, 'kaz')
    await sit('pak', id, 'chair')
    expect((await list('kaz')).exercises.length).toBeGreaterThanOrEqual(6)
    const [, uzb, mng] = await proposalsIn(id, 'kaz')
    const stand = (proposal: ProposalJson, stance: string, note = '') =>
      server.mustAsk('kaz', 'PUT', at(id, `/proposals/${proposal.id}/position`), { stance, note })
    await server.mustAsk('kaz', 'POST', at(id, '/proposals'), BRACKET)
    expect(await done('kaz')).toEqual(['bracket'])
    await stand(mng!, 'oppose')
    expect(await done('kaz')).toEqual(['bracket'])
    await stand(mng!, 'oppose', 'It would bind nobody.')
    expect(await done('kaz')).toEqual(['bracket', 'oppose'])
    await stand(uzb!, 'support')
    expect(await done('kaz')).toEqual(['bracket', 'oppose', 'support'])
    const beside = { provision: 'Article 3(1)', quote: 'shall', text: 'endeavours to' }
    await server.mustAsk('kaz', 'POST', at(id, '/proposals'), { changes: [beside] })
    expect(await done('kaz')).toEqual(['bracket', 'oppose', 'support', 'alternative'])
    expect(await done('pak')).toEqual([])
    await server.mustAsk('pak', 'POST', at(id, `/proposals/${uzb!.id}/decision`), {
      outcome: 'accept',
      seen: uzb!.version
    })
    expect(await done('pak')).toEqual([])
    const { outline } = await server.mustAsk<{ outline: { id: string; number: string }[] }>('pak', 'GET', at(id))
    const article = outline.find(({ number }) => number === 'Article 2')!
    await server.mustAsk('pak', 'PUT', at(id, `/provisions/${article.id}/status`), { status: 'agreed-ad-referendum' })
    expect(await done('pak')).toEqual(['decide'])
    const answer = (words: string) => server.mustAsk('kaz', 'POST', `/api/training/${id}/comparison`, { answer: words })
    expect(await answer('shall')).toEqual({ isRight: false })
    expect(await answer(' “is to” ')).toEqual({ isRight: true })
    expect(await done('kaz')).toEqual(['bracket', 'oppose', 'support', 'alternative', 'compare'])
    const { rooms } = await list('chair')
    expect(
      rooms[0]!.people.map(({ name, party, progress }) => [name, party, progress.filter((one) => one.at).length])
    ).toEqual([
      ['KAZ person', 'kaz', 5],
      ['PAK person', null, 1]
    ])
    expect(await server.codeOf('uzb', 'POST', `/api/training/${id}/comparison`, { answer: 'is to' })).toBe(
      'not-allowed'
    )
  })
})
