/** The register of risks over HTTP: read with its live indicators, entered, changed. */
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { RiskDesk } from './risk-desk.ts'
import type { RiskScope } from './risk-desk.ts'
import { levelOf } from './risk.ts'
import type { Risk } from './risk.ts'
import { risk, riskChange, riskRegister, riskRequest, riskVersion } from './schemas.ts'

export function riskRoutes(app: App, services: Services): void {
  const desk = new RiskDesk(services)
  readRoutes(app, services, desk)
  app.post(
    '/api/risks',
    {
      schema: { body: riskRequest, response: { 201: risk, ...refusals }, summary: 'Enters a risk' }
    },
    async (request, reply) => {
      const user = await mustIdentify(services, request)
      const { workingGroup, ...words } = request.body
      const made = desk.enter(user, workingGroup, words)
      return reply.code(201).send(toJson(made, desk.scopes(user), services.now()))
    }
  )
  app.put(
    '/api/risks/:risk',
    {
      schema: {
        params: z.object({ risk: z.string().max(80) }),
        body: riskChange,
        response: { 200: risk, ...refusals },
        summary: 'Says something else of a risk, or closes it'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const { seen, ...words } = request.body
      const changed = desk.change(user, request.params.risk, seen, words)
      return toJson(changed, desk.scopes(user), services.now())
    }
  )
}

function readRoutes(app: App, services: Services, desk: RiskDesk): void {
  app.get(
    '/api/risks',
    {
      schema: {
        response: { 200: riskRegister, ...refusals },
        summary: 'The risks that the caller may read, and the live indicators on what the caller may read'
      }
    },
    async (request) => {
      const user = await mustIdentify(services, request)
      const [scopes, asOf] = [desk.scopes(user), services.now()]
      return { asOf, scopes: [...scopes], risks: desk.list(user).map((one) => toJson(one, scopes, asOf)) }
    }
  )
  app.get(
    '/api/risks/:risk/versions',
    {
      schema: {
        params: z.object({ risk: z.string().max(80) }),
        response: { 200: z.array(riskVersion), ...refusals },
        summary: 'What was said of a risk over time, the oldest first'
      }
    },
    async (request) => [...desk.versions(await mustIdentify(services, request), request.params.risk)]
  )
}

function toJson(one: Risk, scopes: readonly RiskScope[], now: string) {
  const isOverdue = one.status !== 'closed' && one.reviewOn !== null && one.reviewOn < now.slice(0, 10)
  return { ...one, level: levelOf(one), isOverdue, reading: readingOf(one, scopes) }
}

/** What its indicator says now, where it is counted. */
function readingOf({ indicator, threshold: own, workingGroup }: Risk, scopes: readonly RiskScope[]) {
  const scope = scopes.find((one) => one.workingGroup === workingGroup)
  const found = scope?.indicators.find(({ id }) => id === indicator)
  if (!found) return null
  const { label, unit, value } = found
  const threshold = own ?? found.threshold
  return { label, unit, value, threshold, isOver: value >= threshold }
}
