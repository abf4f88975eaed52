/** The directory of parties and people, and the outputs that the plan expects. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import type { App } from '../http/app-type.ts'
import { mustIdentify } from '../http/sessions.ts'
import { refusals } from '../instruments/schemas.ts'
import type { Services } from '../services.ts'
import { readDirectory } from './directory.ts'
import { readOutputs } from './outputs.ts'
import { setStatus } from './party-status.ts'
import { setProfile } from './profiles.ts'
import { directory, outputs, partyStatus, profile } from './schemas.ts'

export function directoryRoutes(app: App, services: Services): void {
  const answer = { 200: directory, ...refusals }
  app.get(
    '/api/directory',
    { schema: { response: answer, summary: 'The parties, and the people the caller may know of' } },
    async (request) => readDirectory(services, await mustIdentify(services, request))
  )
  const person = { params: z.object({ user: z.string().max(80) }), body: profile, response: answer }
  app.put(
    '/api/directory/people/:user',
    { schema: { ...person, summary: 'Says for whom somebody works, and as what' } },
    async (request) => {
      const by = await mustIdentify(services, request)
      setProfile(services, by, request.params.user, request.body)
      return readDirectory(services, by)
    }
  )
  const params = z.object({ party: z.enum([...PARTY_CODES] as [string, ...string[]]) })
  app.put(
    '/api/directory/parties/:party/wto',
    { schema: { params, body: partyStatus, response: answer, summary: 'Enters the standing of a party in the WTO' } },
    async (request) => {
      const by = await mustIdentify(services, request)
      setStatus(services, by, request.params.party, request.body)
      return readDirectory(services, by)
    }
  )
  app.get(
    '/api/outputs',
    {
      schema: { response: { 200: outputs, ...refusals }, summary: 'What the plan expects, and the facts that show it' }
    },
    async (request) => ({ sections: [...readOutputs(services, await mustIdentify(services, request))] })
  )
}
