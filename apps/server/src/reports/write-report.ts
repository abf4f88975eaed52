/**
 * Writes the first version of a report from its material: the same material always gives the same words. Three kinds, one for each
 * table it is put on: senior officials, everybody, ministers.
 */
import { GUIDANCE_RULE, guidancePoints, oldestOf } from './guidance.ts'
import { KIND_NAMES } from './kinds.ts'
import { ministerialInRussian } from './ministerial-russian.ts'
import { ministerialSections } from './ministerial.ts'
import type { Attribution, Language, ReportKind } from './kinds.ts'
import type { ReportGroup, ReportInstrument, ReportMaterial } from './material.ts'
import { are, capitalize, countOf, dateInWords, groupWords, joinWords, namingFor } from './naming.ts'
import type { Naming } from './naming.ts'
import {
  ITEM,
  agreedLines,
  asOfWords,
  guidanceLines,
  issueLines,
  openIssuesIn,
  section,
  silenceWords,
  staleWords,
  stateWords,
  textlessWords,
  titleOf
} from './prose.ts'
import type { ReportSection } from './prose.ts'
import { MINISTERIAL_IN_RUSSIAN } from './report-frame.ts'
import { bindWords, dateInRussian, namingInRussian } from './russian-words.ts'

export interface WrittenReport {
  readonly title: string
  readonly sections: readonly ReportSection[]
}

export function writeReport(
  kind: ReportKind,
  material: ReportMaterial,
  attribution: Attribution,
  language: Language = 'en'
): WrittenReport {
  if (language === 'ru') {
    const title = bindWords(`${MINISTERIAL_IN_RUSSIAN}, ${dateInRussian(material.asOf)}`)
    return { title, sections: ministerialInRussian(material, namingInRussian(attribution)) }
  }
  const naming = namingFor(attribution)
  return { title: titleFor(kind, material), sections: WRITERS[kind](material, naming) }
}

const WRITERS: Readonly<Record<ReportKind, (material: ReportMaterial, naming: Naming) => readonly ReportSection[]>> = {
  'working-group': workingGroupSections,
  progress: progressSections,
  ministerial: ministerialSections
}

function titleFor(kind: ReportKind, { groups, asOf }: ReportMaterial): string {
  const name = kind === 'working-group' ? `Report of ${groupWords(groups[0]?.name ?? '')}` : KIND_NAMES[kind]
  return `${name}, ${dateInWords(asOf)}`
}

function workingGroupSections({ groups, asOf }: ReportMaterial, naming: Naming): readonly ReportSection[] {
  const instruments = groups.flatMap((group) => group.instruments)
  const name = groups[0]?.name ?? ''
  return [
    section('purpose', 'Purpose of this report', [
      `${capitalize(groupWords(name))} reports to the senior officials on the negotiation of the ${joinWords(instruments.map(titleOf))}.`,
      asOfWords(asOf)
    ]),
    section(
      'state',
      'State of the text',
      underTitles(instruments, (one) => stateLines(one, naming))
    ),
    section('agreed', 'What has been agreed', underTitles(instruments, agreedLines)),
    section('open', 'What is open', openLines(instruments, naming)),
    section('guidance', 'Points on which guidance is sought', guidanceFor(instruments, naming)),
    section('next', 'Next steps', [
      `${capitalize(groupWords(name))} will take up its ${countOf(
        groups.reduce((sum, one) => sum + openIssuesIn(one), 0),
        'open issue'
      )} in the order of the text, beginning with those that have been open longest.`,
      'Senior officials are invited to take note of this report, to give guidance on the points set out above, and to ask it to continue on the basis of the text as it stands.'
    ])
  ]
}

function stateLines(instrument: ReportInstrument, naming: Naming): readonly string[] {
  return [stateWords(instrument), staleWords(instrument), silenceWords(instrument, naming.attribution)]
}

function openLines(instruments: readonly ReportInstrument[], naming: Naming): readonly string[] {
  const lines = underTitles(instruments, ({ issues }) => issues.flatMap((one) => issueLines(one, naming)))
  return lines.length > 0 ? lines : ['Nothing is open in the text.']
}

function guidanceFor(instruments: readonly ReportInstrument[], naming: Naming): readonly string[] {
  const oldest = oldestOf(instruments.flatMap(({ issues }) => issues))
  const lines = underTitles(instruments, ({ issues }) =>
    guidancePoints(issues, oldest).flatMap((point) => guidanceLines(point, naming))
  )
  return lines.length > 0 ? [GUIDANCE_RULE, ...lines] : ['No point needs guidance at this stage.']
}

/** What is said of each instrument, under its name where there are several; nothing of those of which there is nothing to say. */
function underTitles(
  instruments: readonly ReportInstrument[],
  linesOf: (instrument: ReportInstrument) => readonly string[]
): readonly string[] {
  return instruments.flatMap((instrument) => {
    const lines = linesOf(instrument)
    return lines.length === 0 || instruments.length === 1 ? lines : [`In the ${titleOf(instrument)}:`, ...lines]
  })
}

function progressSections({ groups, asOf }: ReportMaterial, naming: Naming): readonly ReportSection[] {
  const instruments = groups.flatMap((group) => group.instruments)
  return [
    section('purpose', 'Purpose of this report', [
      `The Secretariat reports on the progress of ${joinWords(groups.map(({ name }) => groupWords(name)))}.`,
      asOfWords(asOf)
    ]),
    section('overview', 'Overview', [
      totalWords(instruments),
      ...instruments.map(({ figures }) => `${ITEM}${figures.title}: ${shortState(figures)}`),
      textlessWords(groups)
    ]),
    ...instruments.map((one) => instrumentSection(one, naming)),
    section('next', 'Next steps', [
      ...groups.filter((group) => openIssuesIn(group) > 0).map(nextWords),
      'The Secretariat will issue the next consolidated report after the next round.'
    ])
  ]
}

function instrumentSection(one: ReportInstrument, naming: Naming): ReportSection {
  const agreed = one.agreed.length > 0 ? [`Agreed: ${one.agreed.join('; ')}.`] : []
  return section(`on-${one.figures.id}`, titleOf(one), [...stateLines(one, naming), ...agreed])
}

function totalWords(instruments: readonly ReportInstrument[]): string {
  const total = (name: 'articles' | 'agreed' | 'openIssues' | 'openProposals') =>
    instruments.reduce((sum, { figures }) => sum + figures.counts[name], 0)
  const [agreed, issues] = [total('agreed'), total('openIssues')]
  return [
    `${countOf(instruments.length, 'instrument')} with ${countOf(total('articles'), 'article')} ${are(instruments.length)} under negotiation.`,
    `${countOf(agreed, 'article')} ${are(agreed)} agreed, in full or ad referendum; ${countOf(issues, 'issue')} with ${countOf(total('openProposals'), 'proposal')} ${are(issues)} open.`
  ].join(' ')
}

function shortState({ counts }: ReportInstrument['figures']): string {
  const { articles, agreed, openIssues } = counts
  return `${agreed} of ${countOf(articles, 'article')} agreed, ${countOf(openIssues, 'issue')} open`
}

function nextWords(group: ReportGroup): string {
  return `${capitalize(groupWords(group.name))} goes on with ${countOf(openIssuesIn(group), 'open issue')}.`
}
