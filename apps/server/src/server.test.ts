import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LayerWriter, LiveInstrument } from '@cartif/live'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { DEMONSTRATION_PASSWORD } from './demonstration/accounts.ts'
import { startServer } from './main.ts'
import type { RunningServer } from './main.ts'

const INSTRUMENT = '/api/instruments/framework-agreement'

let server: RunningServer
let directory: string
const providers: WebsocketProvider[] = []

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-test-'))
  server = await startServer({ host: '127.0.0.1', port: 0, dataDirectory: directory, demonstration: true }, 'silent')
})

afterAll(async () => {
  for (const provider of providers) provider.destroy()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function signIn(who: string): Promise<string> {
  const body = JSON.stringify({ email: `${who}@demo.cartif.example`, password: DEMONSTRATION_PASSWORD })
  const answer = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function call(cookie: string, path: string, method = 'GET', body?: unknown) {
  const init = {
    method,
    headers: {
      cookie,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' })
    }
  }
  const answer = await fetch(server.address + path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
  const text = await answer.text()
  return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text }
}

/** A plain y-websocket client with somebody's cookie. */
function connect(cookie: string, document: string, doc = new Y.Doc()): WebsocketProvider {
  class SignedInSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } })
    }
  }
  const url = `${server.address.replace('http', 'ws')}/api/live/framework-agreement`
  const provider = new WebsocketProvider(url, document, doc, {
    disableBc: true,
    WebSocketPolyfill: SignedInSocket as never
  })
  providers.push(provider)
  return provider
}

const synced = (provider: WebsocketProvider) =>
  new Promise<void>((resolve) => void (provider.synced ? resolve() : provider.on('sync', () => resolve())))
const closed = (provider: WebsocketProvider) =>
  new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      provider.shouldConnect = false
      resolve((event as { code: number } | null)?.code ?? 0)
    })
  })

/** Waits until a document of the server says what is expected. */
function until(doc: Y.Doc, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

/** What is refused comes back to this client alone. */
function denied(provider: WebsocketProvider): Promise<true> {
  return new Promise((resolve) => {
    provider.messageHandlers[2] = () => resolve(true)
  })
}

describe('the live documents', () => {
  test('a delegate writes the own layer with a plain client, and it is registered under the party', async () => {
    const cookie = await signIn('kaz')
    const names = ['text', 'record', 'layer/kaz']
    const [text, record, layer] = names.map((name) => connect(cookie, name))
    await Promise.all([text!, record!, layer!].map(synced))
    const live = new LiveInstrument({ text: text!.doc, record: record!.doc, layers: new Map([['kaz', layer!.doc]]) })
    const article = live.outline.find(({ title }) => title === 'Enquiry Points')!
    const writer = new LayerWriter(live, {
      holder: 'kaz',
      by: 'somebody else',
      newSuffix: () => Math.random().toString(36).slice(2),
      now: () => '2026-01-01T00:00:00Z'
    })
    const id = writer.propose([
      { kind: 'splice', in: article.id, from: 5, to: 5, at: 5, place: 'a0', line: [{ type: 'text', text: 'X' }] }
    ])
    await until(record!.doc, () => live.recordOf(id) !== undefined)
    expect(live.recordOf(id)).toMatchObject({ holder: 'kaz', status: 'tabled' })
    const rows = (await call(cookie, `${INSTRUMENT}/register`)).body as {
      kind: string
      actor: string
      body: { proposal?: string }
    }[]
    const me = (await call(cookie, '/api/me')).body as { user: { id: string } }
    expect(rows.find(({ body }) => body.proposal === id)).toMatchObject({ kind: 'proposal-tabled', actor: me.user.id })
  })

  test.each(['text', 'record', 'layer/pak', 'layer/chair'])(
    'a delegate writing to %s is refused, and nobody sees a letter',
    async (name) => {
      const mine = connect(await signIn('kaz'), name)
      const theirs = connect(await signIn('pak'), name)
      await Promise.all([synced(mine), synced(theirs)])
      const refusal = denied(mine)
      const before = Y.encodeStateVector(theirs.doc)
      mine.doc.getMap('meta').set('forged', 'KAZ')
      expect(await refusal).toBe(true)
      expect(Y.encodeStateVector(theirs.doc)).toEqual(before)
      expect(server.services.rooms.get('framework-agreement')!.documents.open(name).getMap('meta').has('forged')).toBe(
        false
      )
    }
  )

  test('a reader who comes back with known deletions is not taken for a writer', async () => {
    const reader = connect(await signIn('observer'), 'text')
    await synced(reader)
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(reader.doc)).ds.clients.size).toBeGreaterThan(0)
    let isDenied = false
    reader.messageHandlers[2] = () => void (isDenied = true)
    reader.disconnect()
    reader.connect()
    await new Promise<void>((resolve) => void reader.once('sync', () => resolve()))
    const echo = new Promise<void>((resolve) => void reader.awareness.once('update', () => resolve()))
    reader.ws!.send(Uint8Array.from([3]))
    reader.awareness.setLocalState({ here: true })
    await echo
    expect(isDenied).toBe(false)
  })

  test.each([
    ['nobody signed in', '', 'text', 4401],
    ["another delegation's draft", 'pak', 'draft/kaz', 4403],
    ['a document that is none', 'pak', 'layer/xyz', 4403]
  ])('%s is closed with a reason', async (_, who, name, code) => {
    const cookie = who === '' ? '' : await signIn(who)
    expect(await closed(connect(cookie, name))).toBe(code)
  })

  test('a malformed frame closes its connection and no other', async () => {
    const cookie = await signIn('uzb')
    const other = connect(cookie, 'layer/uzb')
    const bad = connect(cookie, 'layer/uzb')
    await Promise.all([synced(other), synced(bad)])
    const end = closed(bad)
    bad.ws!.send(Uint8Array.from([0, 2, 5, 1, 1, 9, 0, 0]))
    expect(await end).toBe(1008)
    expect(other.wsconnected).toBe(true)
  })

  test('nobody writes under a client id that somebody else has used', async () => {
    const cookie = await signIn('tjk')
    const first = connect(cookie, 'layer/tjk')
    await synced(first)
    const stolen = new Y.Doc()
    stolen.clientID = server.services.rooms.get('framework-agreement')!.documents.open('layer/tjk').clientID
    const thief = connect(cookie, 'layer/tjk', stolen)
    const end = closed(thief)
    await synced(thief)
    stolen.getMap('proposals').set('tjk-x', new Y.Map())
    expect(await end).toBe(1008)
  })

  test('presence: who somebody is is the word of the server', async () => {
    const mine = connect(await signIn('mng'), 'text')
    const theirs = connect(await signIn('aze'), 'text')
    await Promise.all([synced(mine), synced(theirs)])
    const seen = new Promise<unknown>((resolve) => {
      theirs.awareness.on('change', () => {
        const state = theirs.awareness.getStates().get(mine.doc.clientID)
        if (state?.['caret']) resolve(state['user'])
      })
    })
    mine.awareness.setLocalState({ caret: {}, user: { name: 'The Chair', party: null, role: 'chair' } })
    expect(await seen).toMatchObject({ role: 'delegate', party: 'mng', name: 'Delegate of Mongolia' })
  })
})

describe('the contract', () => {
  test('text prints and parses; proposals carry versions; the register holds', async () => {
    const cookie = await signIn('observer')
    const text = await fetch(`${server.address}${INSTRUMENT}/text`, { headers: { cookie } })
    expect(text.headers.get('content-type')).toContain('text/plain')
    expect(await text.text()).toContain('[PAK: should promptly[KAZ:  and regularly] publish]')
    const { body } = await call(cookie, `${INSTRUMENT}/proposals?status=tabled`)
    expect(body.length).toBeGreaterThan(25)
    for (const proposal of body) expect(proposal.version).toMatch(/^[0-9a-f]{16}$/)
    expect((await call(cookie, '/api/audit/verify')).body).toMatchObject({ intact: true })
  })

  test('a decision on a wording that has changed is refused with what it says now; of two decisions one wins', async () => {
    const [chair, geo] = [await signIn('chair'), await signIn('geo')]
    const made = await call(geo, `${INSTRUMENT}/proposals`, 'POST', {
      changes: [{ provision: 'Article 51(2)', quote: 'by consensus invite', text: 'invite' }],
      rationale: 'r'
    })
    expect(made.status).toBe(201)
    const path = `${INSTRUMENT}/proposals/${made.body.id}/decision`
    const stale = await call(chair, path, 'POST', { outcome: 'accept', seen: '0000000000000000' })
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'wording-changed', made.body.version])
    expect((await call(geo, path, 'POST', { outcome: 'accept', seen: made.body.version })).status).toBe(403)
    const both = await Promise.all(
      ['accept', 'reject'].map((outcome) => call(chair, path, 'POST', { outcome, seen: made.body.version }))
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const reopened = await call(chair, path, 'POST', { outcome: 'reopen' })
    expect([reopened.status, reopened.body.proposal.status]).toEqual([200, 'tabled'])
    const after = await call(chair, path, 'POST', { outcome: 'accept', seen: made.body.version })
    expect(after.body.proposal.status).toBe('accepted')
    const { body } = await call(chair, `${INSTRUMENT}/compare?from=2&to=live`)
    expect(body.changes).toMatchObject([
      { article: expect.any(String), sentence: 'Article 51(2): “by consensus” deleted.' }
    ])
  })

  test.each([
    [
      'a quote that is not there',
      { changes: [{ provision: 'Article 51(2)', quote: 'no such words', text: '' }] },
      422,
      'quote-not-found'
    ],
    [
      'a quote that stands twice',
      { changes: [{ provision: 'Article 51(2)', quote: 'to', text: '' }] },
      422,
      'quote-ambiguous'
    ],
    [
      'a provision that is not there',
      { changes: [{ provision: 'Article 99', quote: 'x', text: '' }] },
      422,
      'provision-not-found'
    ],
    [
      'an agreed article',
      { changes: [{ provision: 'Article 6(1)', quote: 'may', text: 'shall' }] },
      409,
      'article-locked'
    ],
    ['a body of another shape', { changes: [] }, 400, 'invalid-request']
  ])('%s is refused with a code', async (_, body, status, code) => {
    const answer = await call(await signIn('geo'), `${INSTRUMENT}/proposals`, 'POST', body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('positions go stale when the wording changes; an article with something open cannot be agreed', async () => {
    const [chair, kaz] = [await signIn('chair'), await signIn('kaz')]
    const { body } = await call(kaz, `${INSTRUMENT}/proposals?status=tabled&party=PAK`)
    const taken = await call(kaz, `${INSTRUMENT}/proposals/${body[0].id}/position`, 'PUT', {
      stance: 'support',
      note: 'n'
    })
    expect(taken.body.positions.find(({ party }: { party: string }) => party.toLowerCase() === 'kaz')).toMatchObject({
      stance: 'support',
      stale: false
    })
    const locked = await call(chair, `${INSTRUMENT}/provisions/${body[0].article.id}/status`, 'PUT', {
      status: 'agreed'
    })
    expect([locked.status, locked.body.code]).toEqual([409, 'article-not-clean'])
  })

  test('a second server on the data directory says why it does not start', async () => {
    const second = startServer({ host: '127.0.0.1', port: 0, dataDirectory: directory, demonstration: true }, 'silent')
    await expect(second).rejects.toThrow(/Another server .* is running/)
  })

  test('another site cannot act, and nobody makes an account', async () => {
    const cookie = await signIn('chair')
    const answer = await fetch(`${server.address}${INSTRUMENT}/revisions`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{}'
    })
    expect(answer.status).toBe(403)
    expect(
      (
        await call('', '/api/auth/sign-up/email', 'POST', {
          name: 'x',
          email: 'x@x.example',
          password: 'long enough password'
        })
      ).status
    ).toBe(403)
  })
})
