/** Calls as requests: of every one that is mounted its address, with what is there in it, and a body that is taken. */
import { createRandom } from '@cartif/treaty-text/testing'
import { bodyOf } from '../described-calls.ts'
import type { Call, Method } from '../described-calls.ts'
import { fromSchema } from '../from-schema.ts'
import { exampleOf } from './examples.ts'
import type { Words } from './settle.ts'

export interface Request {
  readonly method: Method
  readonly path: string
  readonly body: object | undefined
}

/** `name`: "GET /api/groups/{group}"; `call`: as it is described, where it is. */
export function requestOf(name: string, call: Call | undefined, words: Words, who: string): Request {
  const example = exampleOf(name, words, who)
  const known = { ...words, ...example.words }
  const [method = 'GET', address = ''] = name.split(' ')
  const filled = address.replace(/\{(\w+)\}|\*/g, (_, word: string | undefined) =>
    word === undefined ? known['*']! : encodeURIComponent(known[word] ?? 'none')
  )
  const path = filled + (example.query ?? queryOf(call, known))
  return { method: method as Method, path, body: example.body ?? madeBody(call, known) }
}

/** What must stand behind the address. */
function queryOf(call: Call | undefined, words: Words): string {
  const needed = (call?.parameters ?? []).filter(({ in: where, required }) => where === 'query' && required)
  const pairs = needed.map(({ name, schema }) => {
    const value = words[name] ?? fromSchema(createRandom(7), schema, () => 'x', name)
    return `${name}=${encodeURIComponent(String(value))}`
  })
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function madeBody(call: Call | undefined, words: Words): object | undefined {
  if (!call || call.method === 'GET') return undefined
  if (!call.body) return {}
  const lists = Object.fromEntries(Object.entries(words).map(([name, word]) => [name, [word]]))
  return bodyOf(createRandom(7), call.body, lists) as object
}
