/** Requests and what became of them as a table, one row each; drafts are left out, also the own. */
import { printCsv } from '../commitments/csv.ts'
import type { readAssistance } from './read-assistance.ts'
import { KIND_WORDS } from './terms.ts'
import { providerOf } from './take-step.ts'

const COLUMNS = [
  'country',
  'article',
  'topic',
  'kind',
  'need',
  'priority',
  'by when',
  'state',
  'given by',
  'since'
] as const

export function assistanceToCsv({ requests, offers }: ReturnType<typeof readAssistance>): string {
  const rows = requests
    .filter(({ state }) => state !== 'draft')
    .map((one) => {
      const offer = offers.find(({ id }) => id === one.accepted)
      const since = (one.steps.at(-1)?.at ?? one.at).slice(0, 10)
      const asked = [one.party.toUpperCase(), one.served.name, one.topic, KIND_WORDS[one.kind], one.need]
      return [...asked, one.priority, one.byWhen ?? '', one.state, offer ? providerOf(offer) : '', since]
    })
  return printCsv([COLUMNS, ...rows])
}
