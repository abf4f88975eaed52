/** Everybody at the door of every document, over real sockets: what the table of rights says must be what happens. */
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Access, Actor } from '@cartif/negotiation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DRAFT, PEOPLE, TestServer } from '../instruments/testing/test-server.ts'
import { OneOfMany } from './testing/one-of-many.ts'
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

/** By a connection of its own, and by one about many. */
const DOORS = [
  ['alone', RawClient],
  ['one of many', OneOfMany]
] as const
type Door = (typeof DOORS)[number][1]

function open(Door: Door, who: string | undefined, name: string): RawClient {
  const path = `/api/live/fa/${name}?acks=1`
  return new Door({ address: server.address, path, ...(who === undefined ? {} : { cookie: `who=${who}` }) })
}

/** What came of going to a document and writing a word there. */
async function tryOut(Door: Door, who: string | undefined, name: string): Promise<Access | number> {
  const client = open(Door, who, name)
  await client.heard([SYNC, STEP_1])
  const refused = client.closed?.code
  if (refused !== undefined) return refused
  const doc = new Y.Doc()
  doc.getMap(name === 'text' ? 'articles' : 'proposals').set(`${who}-tried`, 'a word')
  client.sayUpdate(Y.encodeStateAsUpdate(doc))
  await client.heard([DENIED], [ACKNOWLEDGED])
  const isWritten = !client.messages.some(([kind]) => kind === DENIED)
  client.leave()
  return isWritten ? 'write' : 'read'
}

function actorOf(who: (typeof PEOPLE)[number]): Actor {
  const isOffice = who === 'chair' || who === 'secretariat' || who === 'legal' || who === 'observer'
  return { user: who, name: who, ...(isOffice ? { role: who } : { role: 'delegate' as const, party: who }) }
}

describe.each(DOORS)('each document %s', (_, Door) => {
  test.each(PEOPLE)('the %s', async (who) => {
    const expected = names.map((name) => {
      const access = accessTo(parseDocumentRef(name)!, actorOf(who))
      return [name, access === 'none' ? 4403 : access]
    })
    const found = await Promise.all(names.map(async (name) => [name, await tryOut(Door, who, name)]))
    expect(found).toEqual(expected)
  })

  test('who is not signed in, and who is no member, hear no word', async () => {
    for (const [who, code] of [
      [undefined, 4401],
      ['nobody', 4401],
      ['stranger', 4403]
    ] as const) {
      for (const name of names) {
        const client = open(Door, who, name)
        await client.until(() => client.closed !== undefined)
        expect([who, name, client.closed?.code, client.messages]).toEqual([who, name, code, []])
      }
    }
  })
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
    '/api/live/fa/draft/zzz',
    '/api/live/fa',
    '/api/live/none'
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
    const client = open(RawClient, 'kaz', name)
    await client.until(() => client.closed !== undefined || client.messages.length > 0)
    // `..` is gone before it leaves: what is left is the document of that name, or none.
    expect([name, client.closed?.code ?? 'open']).toEqual([name, name.includes('./') ? 'open' : expect.any(Number)])
    client.leave()
  }
})

test('asked by name on a connection about many, what looks like another document is none', async () => {
  for (const name of [
    'Text',
    'text\u0000',
    'text/',
    './text',
    'layer/KAZ',
    'layer//kaz',
    'layer/kaz/../chair',
    'draft',
    '',
    'draft/pak'
  ]) {
    const client = open(OneOfMany, 'kaz', encodeURIComponent(name))
    await client.until(() => client.closed !== undefined || client.messages.length > 0)
    expect([name, client.closed, client.messages]).toEqual([name, { code: 4403, reason: 'shut' }, []])
    client.leave()
  }
})
