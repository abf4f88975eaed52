/** Hostile bodies from proper ones: values exchanged, keys that mean something to an engine, depth, length, broken JSON. */
import type { Random } from '@cartif/treaty-text/testing'
import type { Json } from './from-schema.ts'
import { NASTY } from './mutate.ts'

/** Text, because some of it is no JSON any more, and keys like __proto__ would not survive being an object. */
export function mutateBody(random: Random, body: Json): string {
  if (random.chance(0.15)) return breakText(random, JSON.stringify(body))
  const paths = [...pathsIn(body, [])]
  return replaceAt(body, random.pick(paths), (old) => random.pick(VALUES)(random, old))
}

type Path = readonly (string | number)[]

function* pathsIn(value: Json, path: Path): Generator<Path> {
  yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner as Json, [...path, key])
}

/** Prints a value with what stands at a path printed otherwise. */
function replaceAt(value: Json, [key, ...rest]: Path, print: (old: Json) => string): string {
  if (key === undefined) return print(value)
  const inside = (name: string, inner: Json) => (name === key ? replaceAt(inner, rest, print) : JSON.stringify(inner))
  const entries = Object.entries(value as Readonly<Record<string, Json>>)
  if (Array.isArray(value)) return `[${entries.map(([name, inner]) => inside(name, inner)).join(',')}]`
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${inside(name, inner)}`).join(',')}}`
}

const VALUES: readonly ((random: Random, old: Json) => string)[] = [
  (random) => JSON.stringify(random.pick(NASTY)),
  (random) => random.pick(['null', 'true', '0', '-1', '1e999', '9007199254740993', '""', '[]', '{}', '[null]', '0.1']),
  (_, old) => `[${JSON.stringify(old)}]`,
  (_, old) => `{"__proto__":{"isAdmin":true},"was":${JSON.stringify(old)}}`,
  (_, old) => `{"constructor":{"prototype":{"isAdmin":true}},"was":${JSON.stringify(old)}}`,
  (random, old) => JSON.stringify(`${typeof old === 'string' ? old : ''}${random.pick(NASTY)}`),
  (random) => `${'['.repeat(random.int(3000))}`,
  (random) => {
    const depth = random.int(3000)
    return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  },
  (random) => JSON.stringify('x'.repeat(random.int(50_000))),
  () => '"\\ud83c"',
  () => '"\\u0000"',
  (random) => JSON.stringify('[KAZ: '.repeat(random.int(2000))),
  (random) => JSON.stringify('a'.repeat(20) + '{'.repeat(random.int(2000))),
  (random, old) => `${JSON.stringify(old)},"extra":${random.int(9)}`
]

function breakText(random: Random, text: string): string {
  const at = random.int(text.length + 1)
  const piece = random.pick(['', '"', '}', ']', '\\', '\u0000', ',', '//', '1e', '\uD800'])
  return `${text.slice(0, at)}${piece}${text.slice(at + random.int(4))}`
}
