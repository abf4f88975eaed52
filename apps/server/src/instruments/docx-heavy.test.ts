import { readDocx } from '@cartif/formats'
import { expect, test } from 'vitest'
import { textDocx } from './docx-task.ts'
import { TestServer } from './testing/test-server.ts'
import { textFile } from './text-docx.ts'

const PARAGRAPHS = Array.from(
  { length: 400 },
  (_, at) => `${at + 1}.  Each Party shall publish its fees, ${at} in all.`
)
const EXPORT = '/api/instruments/fa/export?view=accepted&format=docx'

test('a long text becomes a Word file in a thread, the same as in the loop', async () => {
  const server = await TestServer.start(`Article 1 — Fees\n${PARAGRAPHS.join('\n')}`)
  try {
    const file = textFile(server.room, { view: 'accepted', names: true, numbering: 'live' })
    const answer = server.app.inject({ url: EXPORT, headers: { cookie: 'who=kaz' } })
    while (server.workers.busy === 0) await new Promise((resolve) => void setImmediate(resolve))
    const { rawPayload } = await answer
    const [sent, written] = [await readDocx(rawPayload), await readDocx(Buffer.from(await textDocx(file)))]
    expect(sent).toEqual(written)
    expect(sent.notation).toContain('399 in all.')
  } finally {
    await server.stop()
  }
})
