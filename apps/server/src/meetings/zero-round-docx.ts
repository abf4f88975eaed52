/** The list that a zero round ends with, as a Word file: by instrument, what converges, what diverges, what is not settled; modalities. */
import { partyName } from '@cartif/negotiation'
import type { ReportFile } from '../reports/report-docx.ts'
import type { ReportSection } from '../reports/prose.ts'
import type { Phase } from './phase-store.ts'
import { EXPLORATORY } from './zero-round.ts'
import { METHOD } from './zero-round-list.ts'
import type { ListedArticle, ListedInstrument, Verdict, ZeroRoundList } from './zero-round-list.ts'

const HEADINGS: Readonly<Record<Verdict, string>> = {
  convergence: 'Convergences',
  divergence: 'Divergences',
  unsettled: 'Not settled'
}

export function zeroRoundFile(
  { name, place }: Pick<Phase, 'name' | 'place'>,
  { instruments, modalities, at }: ZeroRoundList
): ReportFile {
  const title = `${name}${place ? `, ${place}` : ''}: convergences and divergences`
  const sections = [
    { id: 'method', heading: 'How this list was made', text: METHOD },
    ...instruments.flatMap(sectionsOf),
    { id: 'modalities', heading: 'Modalities agreed', text: modalities }
  ]
  return { title, sections, at, note: EXPLORATORY }
}

function sectionsOf({ instrument, title, articles }: ListedInstrument): readonly ReportSection[] {
  return Object.entries(HEADINGS).map(([verdict, heading]) => {
    const listed = articles.filter((one) => one.verdict === verdict)
    const text = listed.length === 0 ? 'None.' : listed.map((one) => `– ${sayArticle(one)}`).join('\n')
    return { id: `${instrument}-${verdict}`, heading: `${title}: ${heading.toLowerCase()}`, text }
  })
}

/** "Article 9 Publication: supported by Georgia; opposed by Pakistan; 2 wordings compete" */
export function sayArticle(listed: ListedArticle): string {
  const { number, title, wordings, supports, considers, reserves, opposes } = listed
  const name = [number, title].filter(Boolean).join(' ')
  const said = [
    sayParties('supported by', supports),
    sayParties('under consideration by', considers),
    sayParties('reserved by', reserves),
    sayParties('opposed by', opposes),
    wordings > 1 ? `${wordings} wordings compete` : ''
  ].filter(Boolean)
  return `${name}: ${said.join('; ') || 'no delegation has spoken'}`
}

function sayParties(how: string, parties: readonly string[]): string {
  return parties.length === 0 ? '' : `${how} ${parties.map(partyName).join(', ')}`
}
