/** The calls as the server describes them, and requests that fit the description: real ids in the path, proper bodies. */
import type { Random } from '@cartif/treaty-text/testing'
import { fromSchema } from './from-schema.ts'
import type { Json, Schema } from './from-schema.ts'
import { NASTY } from './mutate.ts'

export type Method = 'GET' | 'POST' | 'PUT'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: Schema
}

export interface Call {
  readonly method: Method
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
}

interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export function callsOf({ paths }: Description): readonly Call[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Method,
      path,
      parameters,
      body: Object.values(requestBody?.content ?? {})[0]?.schema
    }))
  )
}

/** What stands for a name in a path, a query or a body: ids and words that are there. */
export type Words = Readonly<Record<string, readonly string[]>>

export function pickWord(random: Random, words: Words, name: string): string {
  const known = words[name]
  if (known && random.chance(0.8)) return random.pick(known)
  return random.chance(0.7) ? random.pick(Object.values(words).flat()) : random.pick(NASTY)
}

/** The path of a call with everything filled in; `isHostile` puts in what nobody would. */
export function addressOf(random: Random, { path, parameters }: Call, words: Words, isHostile: boolean): string {
  const say = (name: string) => (isHostile && random.chance(0.3) ? random.pick(NASTY) : pickWord(random, words, name))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(say(name)))
  const query = parameters.filter(({ in: where, required }) => where === 'query' && (required || random.chance(0.4)))
  const pairs = query.map(({ name, schema }) => {
    const value = isHostile && random.chance(0.4) ? say(name) : fromSchema(random, schema, say, name)
    return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`
  })
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled
}

export function bodyOf(random: Random, schema: Schema, words: Words): Json {
  return fromSchema(random, schema, (name) => pickWord(random, words, name))
}
