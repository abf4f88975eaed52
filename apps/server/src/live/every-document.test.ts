/** Everybody at the door of every document, over real sockets: what the table of rights says must be what happens. */
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Access, Actor } from '@cartif/negotiation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DRAFT, PEOPLE, TestServer } from '../instruments/testing/test-server.ts'
import { RawClient } from './testing/raw-client.ts'

const [SYNC, STEP_1] = [0, 0]
const DENIED = 2
const ACKNOWLEDGED = 100
let server: TestServer
let names: readonly string[]

beforeAll(async () => {
  server = await TestServer.start(DRAFT)
  names = ['text', 'record', ...server.room.holders.flatMap((holder) => [`layer/${holder}`, `draft/${holder}`])]
})
afterAll(() => server.stop())

function open(who: string | undefined, name: string): RawClient {
  const path = `/api/live/fa/${name}?acks=1`
  return new RawClient({ address: server.address, path, ...(who === undefined ? {} : { cookie: `who=${who}` }) })
}

/** What came of going to a document and writing a word there. */
async function tryOut(who: string | undefined, name: string): Promise<Access | number> {
  const client = open(who, name)
  await client.heard([SYNC, STEP_1])
  const refused = client.closed?.code
  if (refused !== undefined) return refused
  const doc = new Y.Doc()
  doc.getMap(name === 'text' ? 'articles' : 'proposals').set(`${who}-tried`, 'a word')
  client.sayUpdate(Y.encodeStateAsUpdate(doc))
  await client.heard([DENIED], [ACKNOWLEDGED])
  const isWritten = client.messages.some(([kind]) => kind === ACKNOWLEDGED)
  client.leave()
  return isWritten ? 'write' : 'read'
}

function actorOf(who: (typeof PEOPLE)[number]): Actor {
  const isOffice = who === 'chair' || who === 'secretariat' || who === 'legal' || who === 'observer'
  return { user: who, name: who, ...(isOffice ? { role: who } : { role: 'delegate' as const, party: who }) }
}

test.each(PEOPLE)('the %s', async (who) => {
  const expected = names.map((name) => {
    const access = accessTo(parseDocumentRef(name)!, actorOf(who))
    return [name, access === 'none' ? 4403 : access]
  })
  const found = await Promise.all(names.map(async (name) => [name, await tryOut(who, name)]))
  expect(found).toEqual(expected)
})

test('who is not signed in, and who is no member, hear no word', async () => {
  for (const [who, code] of [
    [undefined, 4401],
    ['nobody', 4401],
    ['stranger', 4403]
  ] as const) {
    for (const name of names) {
      const client = open(who, name)
      await client.until(() => client.closed !== undefined)
      expect([who, name, client.closed?.code, client.messages]).toEqual([who, name, code, []])
    }
  }
})

test('a stranger is told the same of what is there and of what is not', async () => {
  const told = async (path: string) => {
    const client = new RawClient({ address: server.address, path, cookie: 'who=stranger' })
    await client.until(() => client.closed !== undefined)
    return [client.closed, client.messages]
  }
  const there = await told('/api/live/fa/text')
  for (const path of [
    '/api/live/fa/nothing',
    '/api/live/none/text',
    '/api/live/fa/layer/kaz',
    '/api/live/fa/draft/zzz'
  ])
    expect(await told(path)).toEqual(there)
})

test('names that look like another document are no document', async () => {
  const tricks = [
    'Text',
    'text%00',
    'text/',
    'text%2f',
    './text',
    'layer%2fkaz%2f',
    'layer/KAZ',
    'layer/kaz%20',
    'layer//kaz',
    'layer/kaz/../chair',
    '%74ext%E2%80%8B',
    'layer/record%0a',
    'draft',
    'layer/',
    `layer/${'k'.repeat(400)}`
  ]
  for (const name of tricks) {
    const client = open('kaz', name)
    await client.until(() => client.closed !== undefined || client.messages.length > 0)
    // `..` is gone before it leaves: what is left is the document of that name, or none.
    expect([name, client.closed?.code ?? 'open']).toEqual([name, name.includes('./') ? 'open' : expect.any(Number)])
    client.leave()
  }
})
