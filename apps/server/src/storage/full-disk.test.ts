import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { useServer } from '../instruments/testing/test-server.ts'
import type { ProposalJson } from '../instruments/testing/test-server.ts'
import { CLOSE } from '../live/line.ts'

const server = useServer()
const change = { provision: 'Article 2(2)', quote: 'notify', text: 'notify promptly' }

/** No page more than there are; what is free in them is soon used. */
function fill(): void {
  const { sqlite } = server().db
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`)
}

function makeRoom(): void {
  server().db.sqlite.pragma('max_page_count = 1000000')
}

interface Closing {
  readonly code: number
  readonly reason: string
}

/** A socket of kaz that has been answered: the code and reason it is closed with. */
async function connect(): Promise<{ readonly closed: Promise<Closing> }> {
  const url = `${server().address.replace('http', 'ws')}/api/live/fa/layer/kaz`
  const socket = new WebSocket(url, { headers: { cookie: 'who=kaz' } })
  const closed = new Promise<Closing>((resolve) =>
    socket.on('close', (code, reason: Buffer) => resolve({ code, reason: reason.toString() }))
  )
  await new Promise((resolve) => socket.once('message', resolve))
  return { closed }
}

test('a full disk is read on, refuses what is written with the reason, and takes it when there is room', async () => {
  const [kaz, chair] = [await server().join('kaz'), await server().join('chair')]
  kaz.type('in print', ' or by post')
  await chair.untilShown('in print or by post')
  const { closed } = await connect()
  fill()
  kaz.type('or by post', ` and ${'elsewhere '.repeat(3000)}`)
  expect(await closed).toEqual({ code: CLOSE.notStored, reason: expect.stringContaining('no space left') })

  const refused = await server().ask('uzb', 'POST', '/proposals', { changes: [change] })
  expect([refused.status, refused.body.code]).toEqual([507, 'storage-full'])
  // Somebody who comes now reads everything that was acknowledged, and nothing that was not.
  const late = await server().join('pak')
  expect(late.shown()).toContain('in print or by post')
  expect(late.shown()).not.toContain('elsewhere')
  expect(await server().notation('view=bracketed')).toContain('or by post')
  const again = await server().ask('uzb', 'POST', '/proposals', { changes: [change] })
  expect(again.status).toBe(507)

  makeRoom()
  await chair.untilShown('elsewhere')
  const proposal = await server().propose('uzb', change)
  expect(proposal.changes[0]).toMatchObject({ inserted: 'notify promptly' })
  await server().kill()
  const proposals = await server().mustAsk<readonly ProposalJson[]>('legal', 'GET', '/proposals')
  expect(JSON.stringify(proposals)).toContain(' or by post and elsewhere')
  expect(await server().mustAsk('legal', 'GET', '/api/audit/verify')).toMatchObject({ intact: true })
})

test('a disk that may not be written is refused with another code, and nothing of an act is done', async () => {
  const before = await server().notation('view=bracketed')
  const rows = server().db.sqlite.prepare('SELECT COUNT(*) FROM register').pluck()
  const acts = rows.get()
  server().db.sqlite.pragma('query_only = ON')
  const refused = await server().ask('kaz', 'POST', '/proposals', { changes: [change] })
  expect([refused.status, refused.body.code]).toEqual([503, 'storage-failed'])
  expect(await server().notation('view=bracketed')).toBe(before)
  expect(rows.get()).toBe(acts)
  server().db.sqlite.pragma('query_only = OFF')
  expect(await server().propose('kaz', change)).toMatchObject({ status: 'tabled' })
})
