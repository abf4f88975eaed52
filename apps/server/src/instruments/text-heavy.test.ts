import { readDocx } from '@cartif/formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskInput, TaskKind } from '../workers/tasks.ts'
import { issuedArticles } from './revisions.ts'
import { TestServer } from './testing/test-server.ts'
import { textToDocx } from './text-task.ts'
import { askedText, textFile } from './text-views.ts'
import type { TextQuery } from './text-views.ts'

const PARAGRAPHS = Array.from(
  { length: 400 },
  (_, at) => `${at + 1}.  Each Party shall publish its fees, ${at} in all.`
)
const QUERY: TextQuery = { view: 'bracketed', names: true, numbering: 'revision' }
let server: TestServer

beforeAll(async () => {
  server = await TestServer.start(`Article 1 — Fees\n${PARAGRAPHS.join('\n')}`)
  await server.mustAsk('secretariat', 'POST', '/revisions', { title: 'Zero draft' })
  await server.propose('kaz', { provision: 'Article 1(7)', quote: 'shall', text: 'should' })
})
afterAll(() => server.stop())

test('a long text becomes a Word file in a thread, the same as in the loop', async () => {
  const url = '/api/instruments/fa/export?view=accepted&format=docx'
  const answer = server.app.inject({ url, headers: { cookie: 'who=kaz' } })
  while (server.workers.busy === 0) await new Promise((resolve) => void setImmediate(resolve))
  const { rawPayload } = await answer
  const file = await textToDocx(textFile(server.room, { ...QUERY, view: 'accepted', numbering: 'live' }))
  const [sent, written] = [await readDocx(rawPayload), await readDocx(Buffer.from(file))]
  expect(sent).toEqual(written)
  expect(sent.notation).toContain('Each Party should publish its fees, 6 in all.')
})

async function inBoth<Kind extends TaskKind>(kind: Kind, input: TaskInput<Kind>) {
  const { signal } = new AbortController()
  return Promise.all([0, Infinity].map((size) => server.workers.run(kind, input, { size, signal })))
}

test('so are the text in the notation, as data and as a page, and the history of an article', async () => {
  const text = askedText(server.room, QUERY)
  const { articles } = text.negotiation
  const history = { article: articles[0]!.id, texts: [issuedArticles(server.room, 0), articles] }
  const results = [
    await inBoth('print-view', text),
    await inBoth('view-json', text),
    await inBoth('view-html', { text, title: 'A title', mark: 'A mark' }),
    await inBoth('article-history', history)
  ]
  for (const [inLoop, inThread] of results) expect(inThread).toEqual(inLoop)
  expect(results[0]![0]).toMatch(/Each Party .*\[KAZ: should\].* publish its fees, 6 in all/)
})
