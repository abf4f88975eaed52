/** What the secretariat of the demonstration has beside the texts: a public page that tells nothing, and a report for Ministers. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PARTIES } from '@cartif/negotiation'
import { expect, test } from 'vitest'
import { useRealServer } from '../accounts/testing/real-server.ts'
import type { Visitor } from '../accounts/testing/real-server.ts'
import type { Figures } from '../monitoring/figures.ts'
import { PROPOSAL_RUN, runsOf, wordsIn } from '../outreach/guarded-words.ts'
import { DEMONSTRATION_ACCOUNTS } from './accounts.ts'
import { DEMONSTRATION_INSTRUMENTS } from './instruments.ts'
import { meetingsSchema } from './meeting-steps.ts'

const server = useRealServer()
const OFFICE = process.env['SOFFICE_PATH']
const PAGES = ['/public', '/public/ru', '/public/feed.atom', '/public/ru/feed.atom']

interface Overview {
  readonly groups: readonly {
    readonly id: string
    readonly instruments: readonly {
      readonly title: string
      readonly counts: {
        readonly articles: number
        readonly agreed: number
        readonly openIssues: number
        readonly openProposals: number
      }
    }[]
  }[]
}

/** Words alone, without the marks of HTML. */
async function publicWords(): Promise<string> {
  const pages = await Promise.all(PAGES.map(async (path) => (await fetch(server().address + path)).text()))
  return pages
    .join('\n')
    .replace(/<style.*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
}

/** Runs of a proposal that stand so among other words; a short one as a whole. */
function sharedRuns(brought: readonly string[], told: readonly string[]): readonly string[] {
  if (brought.length < PROPOSAL_RUN.least) return []
  const length = Math.min(PROPOSAL_RUN.most, brought.length)
  const known = new Set(runsOf(told, length))
  return runsOf(brought, length).filter((run) => known.has(run))
}

test('no page that the public reads, nor its feed, has words of a proposal, names of delegates, or what a country wants', async () => {
  const told = await publicWords()
  expect(told).toContain('Where the talks stand at the end of November')
  const words = wordsIn(told)
  const secretariat = await server().as('secretariat')
  let proposals = 0
  for (const { id } of DEMONSTRATION_INSTRUMENTS) {
    const { body } = await secretariat.get(`/api/instruments/${id}/proposals`)
    for (const { changes = [] } of body as unknown as readonly { changes?: readonly { inserted: string }[] }[])
      for (const { inserted } of changes) {
        proposals++
        expect(sharedRuns(wordsIn(inserted), words)).toEqual([])
      }
  }
  expect(proposals).toBeGreaterThan(50)
  const { heads } = meetingsSchema.parse(
    JSON.parse(readFileSync(new URL('../../demo/meetings.json', import.meta.url), 'utf8'))
  )
  const delegates = DEMONSTRATION_ACCOUNTS.filter(({ role }) => role === 'delegate').map(({ name }) => name)
  for (const name of [...Object.values(heads), ...delegates]) expect(told).not.toContain(name)
  for (const [, name] of PARTIES) expect(told).not.toContain(name)
})

test(
  'the report to Ministers has the figures of the live texts, in the file that LibreOffice opens too',
  { timeout: 240_000 },
  async () => {
    const secretariat = await server().as('secretariat')
    const { groups } = (await secretariat.get('/api/monitoring')).body as unknown as Overview
    const request = { kind: 'ministerial', groups: groups.map(({ id }) => id), attribution: 'anonymous' }
    const made = (await secretariat.post('/api/reports', request)).body as unknown as {
      readonly id: string
      readonly shown: {
        readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[]
      }
    }
    const table = made.shown.sections.find(({ id }) => id === 'state')!.text.split('\n')
    for (const { title, counts } of groups.flatMap(({ instruments }) => instruments)) {
      const row = table.find((one) => one.startsWith(`| ${title} (`))!
      const { articles, agreed, openIssues, openProposals } = counts
      expect(row.split('|').slice(2, 6).map(Number)).toEqual([articles, agreed, openIssues, openProposals])
    }
    for (const heading of [
      'In brief',
      'Points needing political guidance',
      'Resources and assistance',
      'Next steps',
      'Decision sought'
    ])
      expect(made.shown.sections.map((one) => one.heading)).toContain(heading)
    await tellsWhatProgressCounts(secretariat, groups[0]!.id)
    if (OFFICE === undefined) return
    const answer = await fetch(`${server().address}/api/reports/${made.id}/export`, {
      headers: { cookie: secretariat.cookie }
    })
    const words = openInOffice(Buffer.from(await answer.arrayBuffer()))
    for (const { heading, text } of made.shown.sections) {
      expect(words).toContain(heading)
      for (const line of text.split('\n').flatMap(wordsOfLine)) expect(words).toContain(line)
    }
  }
)

/** An article that meets opposition in Progress has a point on which delegations stand apart in the report, and no other has. */
async function tellsWhatProgressCounts(secretariat: Visitor, group: string): Promise<void> {
  const { body } = await secretariat.get('/api/instruments/framework-agreement/monitoring')
  const { articles } = body as unknown as Pick<Figures, 'articles'>
  const opposed = articles.filter((one) => one.openIssues > 0 && one.cells.some(({ stance }) => stance === 'opposes'))
  const request = { kind: 'working-group', groups: [group], attribution: 'anonymous' }
  const made = (await secretariat.post('/api/reports', request)).body as unknown as {
    readonly shown: { readonly sections: readonly { readonly text: string }[] }
  }
  const lines = made.shown.sections.flatMap(({ text }) => text.split('\n'))
  const apart = lines.filter((line) => line.includes('delegations stand against each other on it'))
  const told = new Set(apart.map((line) => /^Article \d+/.exec(line)?.[0]))
  expect([...told].toSorted()).toEqual(opposed.map(({ number }) => number).toSorted())
  expect(opposed.length).toBe(8)
}

function wordsOfLine(line: string): readonly string[] {
  return line.startsWith('| ')
    ? line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : [line.replace(/^– /, '')]
}

function openInOffice(file: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'cartif-office-'))
  try {
    writeFileSync(join(folder, 'report.docx'), file)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const convert = [
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      join(folder, 'report.docx')
    ]
    execFileSync(OFFICE!, [profile, ...convert], { stdio: 'ignore' })
    return readFileSync(join(folder, 'report.txt'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
