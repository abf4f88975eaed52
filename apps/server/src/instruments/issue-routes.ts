/** Issues over HTTP: which are open, what settling one would do, and settling it. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import type { Enter } from './enter.ts'
import { ISSUE_OUTCOMES, decideIssue, previewIssue, readIssues } from './issues.ts'
import { readConsequence, readProposal } from './read.ts'
import type { Preview } from './decisions.ts'
import { issue, issueOutcome, refusals } from './schemas.ts'

const params = z.object({ id: z.string() })
const issueParams = z.object({ id: z.string(), issue: z.string() })

export function issueRoutes(app: App, enter: Enter): void {
  app.get(
    '/api/instruments/:id/issues',
    {
      schema: {
        params,
        querystring: z.object({ article: z.string().max(200).optional() }),
        response: { 200: z.array(issue), ...refusals },
        summary: 'The open issues in reading order: places with the wordings that compete for them'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      return readIssues(room, request.query.article).map(({ id, article, proposals }) => ({
        id,
        article,
        alternatives: proposals.map((one) => readProposal(room, one))
      }))
    }
  )
  app.get(
    '/api/instruments/:id/issues/:issue/consequences',
    {
      schema: {
        params: issueParams,
        querystring: z.object({
          take: z.string().max(80).optional().describe('A proposal; the text stays as it is without')
        }),
        response: { 200: issueOutcome, ...refusals },
        summary: 'What taking one alternative, or none, would do'
      }
    },
    async (request) => {
      const { room } = await enter(request)
      return answer(previewIssue(room, request.params.issue, request.query.take))
    }
  )
  const body = z.strictObject({
    outcome: z
      .enum(ISSUE_OUTCOMES)
      .describe('take one alternative, retain the text, keep in brackets, park for later, resume what was parked'),
    take: z.string().max(80).optional(),
    seen: z.record(z.string().max(80), z.string().max(64)).describe('The version shown of every alternative'),
    note: z.string().max(10_000).optional()
  })
  app.post(
    '/api/instruments/:id/issues/:issue/decision',
    {
      schema: {
        params: issueParams,
        body,
        response: { 200: issueOutcome, ...refusals },
        summary: 'Settles an issue in one act, on the wordings seen'
      }
    },
    async (request) => {
      const { room, actor } = await enter(request)
      return answer(decideIssue(room, actor, request.params.issue, request.body))
    }
  )
}

function answer({ consequences, before, after }: Preview) {
  return { consequences: consequences.map(readConsequence), before, after }
}
