/** Everything that the server answers to somebody who only reads: each described call without a body, on what there is. */
import type { Person, TestServer } from '../../instruments/testing/test-server.ts'

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
}

/** Values for the parameters of paths; a call with one that is not said is left out. */
export type Words = Readonly<Record<string, string>>

export async function readEverything(
  server: TestServer,
  who: Person,
  words: Words
): Promise<ReadonlyMap<string, string>> {
  const description = await server.mustAsk<Description>('nobody', 'GET', '/api/openapi.json')
  const paths = Object.entries(description.paths).flatMap(([path, { get }]) => (get ? (fillIn(path, words) ?? []) : []))
  const read = new Map<string, string>()
  for (const path of [...paths, ...FILES]) read.set(path, await answerTo(server, who, path))
  return read
}

/** What needs more said than a path. */
const FILES = [
  '/metrics',
  '/api/audit?limit=1000',
  '/api/audit/export',
  '/api/instruments/fa/export?format=txt',
  '/api/preparation/export?group=rtg'
]

function fillIn(path: string, words: Words): string | undefined {
  let isWhole = true
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    isWhole &&= words[name] !== undefined
    return encodeURIComponent(words[name] ?? '')
  })
  return isWhole ? filled : undefined
}

async function answerTo({ app }: TestServer, who: Person, url: string): Promise<string> {
  return (await app.inject({ method: 'GET', url, headers: { cookie: `who=${who}` } })).body
}
