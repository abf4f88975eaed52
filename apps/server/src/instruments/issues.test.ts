import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { issue as issueSchema, issueOutcome } from './schemas.ts'
import { useServer } from './testing/test-server.ts'
import type { Person } from './testing/test-server.ts'

const server = useServer()

type IssueJson = z.infer<typeof issueSchema>
type OutcomeJson = z.infer<typeof issueOutcome>

const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

const issues = () => server().mustAsk<readonly IssueJson[]>('legal', 'GET', '/issues')
const seenOf = ({ alternatives }: IssueJson) => Object.fromEntries(alternatives.map(({ id, version }) => [id, version]))
const decide = (who: Person, issue: IssueJson, body: object) =>
  server().ask<OutcomeJson & { code: string }>(who, 'POST', `/issues/${issue.id}/decision`, {
    seen: seenOf(issue),
    ...body
  })
const statuses = async () => (await server().proposals()).map(({ status }) => status)

/** Three wordings for one word, and two insertions at one point, which accepting one of them would leave open. */
async function twoIssues(): Promise<readonly [IssueJson, IssueJson]> {
  await server().propose('kaz', SHOULD)
  await server().propose('pak', { ...SHOULD, text: 'may' })
  await server().propose('kaz', { provision: 'Article 2(2)', after: 'notify', text: ' in writing' })
  await server().propose('uzb', { provision: 'Article 2(2)', after: 'notify', text: ' forthwith' })
  const [word, point] = await issues()
  return [word!, point!]
}

describe('an issue', () => {
  test('is its alternatives, wherever they stand beside each other', async () => {
    const [word, point] = await twoIssues()
    expect([word, point].map(({ alternatives }) => alternatives.map(({ party }) => party))).toEqual([
      ['KAZ', 'PAK'],
      ['KAZ', 'UZB']
    ])
  })

  test('is settled by taking one alternative: the others are superseded in the same act, and come back with it', async () => {
    const [, point] = await twoIssues()
    const take = point.alternatives[1]!.id
    const preview = await server().mustAsk<OutcomeJson>('kaz', 'GET', `/issues/${point.id}/consequences?take=${take}`)
    const { status, body } = await decide('chair', point, { outcome: 'take', take, note: 'consensus' })
    expect(status).toBe(200)
    expect(body).toEqual(preview)
    expect(body.consequences).toMatchObject([{ number: 3, party: 'KAZ', effect: 'superseded' }])
    expect(body.after).toContain('Each Party shall notify forthwith the Secretariat.')
    expect(await statuses()).toEqual(['tabled', 'tabled', 'superseded', 'accepted'])
    await server().mustAsk('chair', 'POST', `/proposals/${take}/decision`, { outcome: 'reopen' })
    expect(await statuses()).toEqual(['tabled', 'tabled', 'tabled', 'tabled'])
    expect(await server().notation()).toContain('notify[KAZ:  in writing][UZB:  forthwith] the Secretariat')
  })

  test('is settled by retaining the text: all alternatives are rejected in one act, which is opened again as one', async () => {
    const [word] = await twoIssues()
    const before = await server().notation()
    await decide('chair', word, { outcome: 'retain', note: 'no consensus to change' })
    expect(await statuses()).toEqual(['rejected', 'rejected', 'tabled', 'tabled'])
    expect(await server().notation()).toContain('Each Party shall publish')
    await server().restart()
    const [first, second] = await server().proposals()
    expect([first, second].map((one) => one?.changes[0]?.inserted)).toEqual(['should', 'may'])
    expect(second?.decision).toMatchObject({ outcome: 'reject', by: 'CHAIR person', note: 'no consensus to change' })
    await server().mustAsk('chair', 'POST', `/proposals/${second!.id}/decision`, { outcome: 'reopen' })
    expect(await server().notation()).toBe(before)
    expect((await server().proposals()).map(({ decision }) => decision)).toEqual([null, null, null, null])
  })

  test('may be kept in brackets or parked, which is on the record, and taken up again', async () => {
    const [word] = await twoIssues()
    const before = await server().notation()
    await decide('chair', word, { outcome: 'park', note: 'pending Article 9' })
    expect(await statuses()).toEqual(['parked', 'parked', 'tabled', 'tabled'])
    expect((await issues())[0]?.alternatives[0]?.kept).toMatchObject({ by: 'CHAIR person', note: 'pending Article 9' })
    expect(await server().notation()).toBe(before)
    await decide('chair', word, { outcome: 'resume' })
    expect(await statuses()).toEqual(['tabled', 'tabled', 'tabled', 'tabled'])
    await decide('chair', word, { outcome: 'keep' })
    expect((await issues())[0]?.alternatives[0]).toMatchObject({ status: 'tabled', kept: { note: '' } })
    const rows = await server().mustAsk<readonly { kind: string }[]>('legal', 'GET', '/register')
    expect(rows.map(({ kind }) => kind).slice(-3)).toEqual(['issue-parked', 'issue-resumed', 'issue-kept'])
  })

  test('is not settled on wordings nobody saw, by anybody else, or where it is agreed', async () => {
    const [word] = await twoIssues()
    const take = word.alternatives[0]!.id
    expect((await decide('kaz', word, { outcome: 'take', take })).body.code).toBe('not-allowed')
    expect((await decide('chair', word, { outcome: 'take' })).body.code).toBe('invalid-request')
    expect((await decide('chair', word, { outcome: 'take', take: 'uzb-else' })).body.code).toBe('not-found')
    await server().propose('uzb', { ...SHOULD, text: 'will' })
    const late = await decide('chair', word, { outcome: 'take', take })
    expect(late.body.code).toBe('wording-changed')
    const [now] = await issues()
    expect((await decide('chair', now!, { outcome: 'retain', seen: { ...seenOf(now!), [take]: 'old' } })).status).toBe(
      409
    )
    expect((await decide('chair', now!, { outcome: 'take', take })).status).toBe(200)
    expect((await decide('chair', now!, { outcome: 'retain' })).body.code).toBe('not-found')
    expect(await statuses()).toEqual(['accepted', 'superseded', 'tabled', 'tabled', 'superseded'])
  })

  test('of two chairs in a race one wins', async () => {
    const [word] = await twoIssues()
    const answers = await Promise.all([
      decide('chair', word, { outcome: 'take', take: word.alternatives[0]!.id }),
      decide('chair', word, { outcome: 'take', take: word.alternatives[1]!.id })
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })
})
