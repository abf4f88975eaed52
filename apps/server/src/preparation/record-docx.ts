/** The consultation record of a country as a Word file, for its own ministry: topic by topic, with who was consulted. */
import { partyNameAfterOf } from '@cartif/negotiation'
import { dateInWords } from '../reports/naming.ts'
import type { ReportFile } from '../reports/report-docx.ts'
import type { Services } from '../services.ts'
import { recordsOf } from './consultations.ts'
import type { Consultation } from './consultations.ts'
import { READINESS_WORDS } from './readiness.ts'
import type { Seat } from './topics.ts'

export function recordFile(services: Pick<Services, 'db' | 'now'>, { group }: Seat, party: string): ReportFile {
  const records = recordsOf(services, party, group.id)
  const sections = records.map((record, at) => ({
    id: `topic-${at}`,
    heading: record.name,
    text: linesOf(record).join('\n')
  }))
  const nothing = { id: 'nothing', heading: group.name, text: 'Nothing has been noted yet.' }
  return {
    title: `Consultation record of ${partyNameAfterOf(party)}: ${group.name}`,
    sections: sections.length > 0 ? sections : [nothing],
    at: services.now(),
    note: `Internal to the delegation of ${partyNameAfterOf(party)}`
  }
}

function linesOf({ readiness, priorities, sensitivities, consulted, at, by }: Consultation): readonly string[] {
  return [
    `Readiness: ${READINESS_WORDS[readiness]} (step ${readiness} of 4), as noted on ${dateInWords(at)} by ${by}.`,
    ...(priorities ? [`Priorities: ${oneLine(priorities)}`] : []),
    ...(sensitivities ? [`Sensitivities: ${oneLine(sensitivities)}`] : []),
    ...(consulted.length > 0 ? ['Consulted:'] : []),
    ...consulted.map(({ who, on, note }) => `– ${who}, ${dateInWords(on)}${note ? `: ${oneLine(note)}` : ''}`)
  ]
}

function oneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ')
}
