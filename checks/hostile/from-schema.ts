/**
 * Values from JSON Schema as the description of the calls has it: proper ones, with words that mean something in the
 * instrument wherever a string fits, so that a good part of what is made gets past the first look.
 */
import type { Random } from '@cartif/treaty-text/testing'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Schema {
  readonly type?: string
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxLength?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** `words` gives a string for the property of a name. */
export function fromSchema(random: Random, schema: Schema, words: (name: string) => string, name = ''): Json {
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fromSchema(random, random.pick(choice), words, name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  switch (schema.type) {
    case 'object':
      return objectFrom(random, schema, words)
    case 'array':
      return listFrom(random, schema, words, name)
    case 'string':
      return words(name)
        .slice(0, schema.maxLength ?? 1e6)
        .padEnd(schema.minLength ?? 0, 'x')
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + random.int(Math.min((schema.maximum ?? 100) - (schema.minimum ?? 0), 1000) + 1)
    case 'boolean':
      return random.chance(0.5)
    default:
      return null
  }
}

function objectFrom(random: Random, schema: Schema, words: (name: string) => string): Json {
  const { properties = {}, required = [] } = schema
  const wanted = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.5))
  return Object.fromEntries(wanted.map(([key, inner]) => [key, fromSchema(random, inner, words, key)]))
}

function listFrom(random: Random, schema: Schema, words: (name: string) => string, name: string): Json {
  const length = Math.max(schema.minItems ?? 0, random.int(3))
  return Array.from({ length }, () => fromSchema(random, schema.items ?? {}, words, name))
}
