import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { comparison, keptFile } from './compare-schemas.ts'
import { useServer } from './testing/test-server.ts'

const server = useServer()

/** A text of so many words, in paragraphs of forty, that has none in common with one in other letters. */
function unlikeText(count: number, letter: string): string {
  const word = (index: number) => `${letter}${((index * 7919) % 4801).toString(36)}`
  const paragraphs = Array.from({ length: Math.floor(count / 40) }, (_, at) => {
    const words = Array.from({ length: 40 }, (_unused, index) => word(at * 40 + index))
    return `${at + 1}.  ${words.join(' ')}`
  })
  return `Article 1 — Long\n${paragraphs.join('\n')}`
}

async function bring(count: number, letter: string): Promise<string> {
  const body = { name: `${letter}.txt`, content: unlikeText(count, letter) }
  return (await server().mustAsk<z.infer<typeof keptFile>>('kaz', 'POST', '/compare/files', body)).side
}

const compare = (from: string, to: string) => server().ask('kaz', 'GET', `/compare?from=${from}&to=${to}`)

/** A comparison of two long texts that is begun until it is given up. */
async function beginLong(): Promise<{ readonly answer: Promise<unknown>; readonly giveUp: () => void }> {
  const [from, to] = [await bring(190_000, 'x'), await bring(190_000, 'y')]
  const control = new AbortController()
  const url = `${server().address}/api/instruments/fa/compare?from=${from}&to=${to}`
  const answer = fetch(url, { headers: { cookie: 'who=kaz' }, signal: control.signal }).catch(
    (error: Error) => error.name
  )
  return { answer, giveUp: () => control.abort() }
}

describe('heavy comparisons', () => {
  test('keep nobody else waiting', async () => {
    const [from, to] = [await bring(190_000, 'x'), await bring(190_000, 'y')]
    let isCompared = false
    const compared = compare(from, to).finally(() => (isCompared = true))
    let answered = 0
    while (!isCompared) {
      const isAnswered = await askHealth()
      if (!isCompared && isAnswered) answered++
    }
    expect((await compared).status).toBe(200)
    expect(answered).toBeGreaterThan(20)
  })

  test('are given up when whoever asked has gone, and another is taken up', async () => {
    const { answer, giveUp } = await beginLong()
    await untilBusy()
    giveUp()
    expect(await answer).toBe('AbortError')
    await untilIdle()
    const small = await bring(20_000, 'z')
    expect((await compare('live', small)).status).toBe(200)
  })

  test('are refused where too much waits already', async () => {
    const long = await bring(40_000, 'x')
    const controls = Array.from({ length: 40 }, () => new AbortController())
    const article = { id: 'a', kind: 'article' as const, order: 'a' }
    const text = (letter: string) => [
      { ...article, line: [{ type: 'text' as const, text: unlikeText(150_000, letter) }] }
    ]
    const input = { sides: [text('x'), text('y')].map((articles) => ({ isFile: false, articles })) } as never
    const waiting = controls.map(({ signal }) =>
      server()
        .workers.run('compare', input, { size: Infinity, signal })
        .catch((error: unknown) => (error as { readonly code: string }).code)
    )
    const { status, body } = await compare('live', long)
    expect([status, body.code]).toEqual([503, 'too-busy'])
    const { status: ofSmall } = await server().ask('kaz', 'GET', '/compare?from=live&to=live:accepted')
    expect(ofSmall).toBe(200)
    for (const control of controls) control.abort()
    const codes = await Promise.all(waiting)
    expect(new Set(codes)).toEqual(new Set(['too-busy', 'nobody-waits']))
  })

  test('are the same in a thread and in the loop', async () => {
    const [from, to] = [await bring(6000, 'x'), await bring(6000, 'x')]
    const inLoop = await server().mustAsk<z.infer<typeof comparison>>('kaz', 'GET', `/compare?from=live&to=${from}`)
    const articles = [
      { isFile: true, articles: [] },
      { isFile: true, articles: [] }
    ] as const
    const signal = new AbortController().signal
    const [small, large] = await Promise.all(
      [0, Infinity].map((size) => server().workers.run('compare', { sides: articles }, { size, signal }))
    )
    expect(large).toEqual(small)
    expect(inLoop.changes.length).toBeGreaterThan(0)
    expect((await compare(from, to)).status).toBe(200)
  })
})

/** Over the wire, so that everything else has its turn between two questions. */
async function askHealth(): Promise<boolean> {
  const answer = await fetch(`${server().address}/api/health`)
  await answer.text()
  return answer.ok
}

async function untilBusy(): Promise<void> {
  while (server().workers.busy === 0) await askHealth()
}

async function untilIdle(): Promise<void> {
  while (server().workers.busy > 0) await askHealth()
}

describe('comparisons that were made once', () => {
  const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }
  const issue = (title: string) => server().mustAsk('secretariat', 'POST', '/revisions', { title })
  const textOf = async (query: string, who: 'kaz' | 'observer' = 'kaz') =>
    (await server().ask(who, 'GET', `/compare?${query}`)).text

  test('give the same bytes to everybody while the text stands, and others when it has changed', async () => {
    await issue('Zero draft')
    const before = await textOf('from=0&to=live')
    expect(await textOf('from=0&to=live')).toBe(before)
    expect(await textOf('from=0&to=live', 'observer')).toBe(before)
    await server().accept(await server().propose('kaz', SHOULD))
    const after = await textOf('from=0&to=live')
    expect(after).not.toBe(before)
    expect(after).toContain('“shall” replaced by “should”')
    expect(await textOf('from=0&to=live', 'observer')).toContain('“shall” replaced by “should”')
    await issue('First')
    const issued = await textOf('from=0&to=1')
    await server().accept(await server().propose('uzb', { provision: 'Article 2(2)', quote: 'notify', text: 'tell' }))
    expect(await textOf('from=0&to=1')).toBe(issued)
    expect(await textOf('from=1&to=live')).toContain('“notify” replaced by “tell”')
  })

  test('say what was decided since, though their words are the same', async () => {
    await issue('Zero draft')
    const proposal = await server().propose('kaz', SHOULD)
    expect(await textOf('from=live&to=live:accepted&view=words')).toContain('not decided (no. 1)')
    await server().mustAsk('kaz', 'PUT', `/proposals/${proposal.id}/position`, { stance: 'support' })
    await server().mustAsk('chair', 'POST', `/proposals/${proposal.id}/decision`, {
      outcome: 'reject',
      seen: proposal.version
    })
    expect(await textOf('from=live&to=live:accepted')).not.toContain('no. 1')
  })
})
