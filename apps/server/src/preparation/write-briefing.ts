/**
 * Writes the first version of a regional briefing: the same material always gives the same words. What a country has shared with the
 * secretariat alone is counted and never quoted; what it has shared with the group is quoted under its name.
 */
import { capitalize, countOf, countWord, dateInWords, groupWords, nameInSentence } from '../reports/naming.ts'
import { ITEM, section } from '../reports/prose.ts'
import type { ReportSection } from '../reports/prose.ts'
import { FEWEST_TOLD, figuresOf } from './briefing-figures.ts'
import type { BriefingFigure } from './briefing-figures.ts'
import type { SharedConsultation } from './consultations.ts'
import { READINESS_WORDS } from './readiness.ts'
import type { Topic } from './topics.ts'

export interface BriefingMaterial {
  readonly group: string
  readonly topics: readonly Topic[]
  /** What the secretariat reads. */
  readonly shared: readonly SharedConsultation[]
  /** ISO 8601 */
  readonly asOf: string
}

export interface WrittenBriefing {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly figures: readonly BriefingFigure[]
}

export function writeBriefing(material: BriefingMaterial): WrittenBriefing {
  const { group, topics, shared, asOf } = material
  const figures = figuresOf(topics, shared)
  return {
    title: `Regional briefing: ${group}, ${dateInWords(asOf)}`,
    figures,
    sections: [
      section('purpose', 'Purpose of this briefing', [
        `This briefing tells ${groupWords(group)} how far the participating countries have come with their preparation at home, so that its meetings take up what is ready and leave time where consultations go on.`,
        `It rests on what countries had shared by ${dateInWords(asOf)}, and on nothing else. A country that has not shared a topic may well have prepared it.`
      ]),
      section('readiness', 'Readiness by topic', readinessLines(figures)),
      section('priorities', 'Priorities', quotedLines(material, 'priorities', 'priorities')),
      section('sensitivities', 'Sensitivities', quotedLines(material, 'sensitivities', 'sensitivities')),
      section('next', 'Suggestions for the work ahead', suggestions(group, figures))
    ]
  }
}

function readinessLines(figures: readonly BriefingFigure[]): readonly string[] {
  const told = figures.filter(({ shared }) => shared > 0)
  if (told.length === 0) return ['No topic has been shared yet.']
  const rule = `The four steps are: ${Object.values(READINESS_WORDS).join('; ').toLowerCase()}. Steps are told where at least ${countWord(FEWEST_TOLD)} countries have shared a topic.`
  return [rule, 'Topics that have been shared:', ...told.map((one) => `${ITEM}${one.name}: ${readinessWords(one)}`)]
}

function readinessWords({ shared, steps }: BriefingFigure): string {
  if (!steps) return 'shared by fewer than three countries'
  const counted = steps.flatMap((count, at) => {
    return count === 0 ? [] : [`${count} at step ${at + 1} (${READINESS_WORDS[stepAt(at)].toLowerCase()})`]
  })
  return `${countries(shared)} ${shared === 1 ? 'has' : 'have'} shared; ${counted.toReversed().join(', ')}`
}

function stepAt(index: number) {
  return (index + 1) as keyof typeof READINESS_WORDS
}

/** "1 country", "4 countries" */
function countries(count: number): string {
  return count === 1 ? '1 country' : `${count} countries`
}

function quotedLines(
  { topics, shared }: BriefingMaterial,
  field: 'priorities' | 'sensitivities',
  noun: string
): readonly string[] {
  const quoted = shared.filter(({ record, sharing }) => sharing.sharedWith !== 'secretariat' && record[field] !== '')
  const lines = topics.flatMap(({ id, name }) => {
    const said = quoted.filter(({ record }) => record.topic === id)
    if (said.length === 0) return []
    return [`On ${name}:`, ...said.map(({ record }) => `${ITEM}${nameAlone(record.party)}: ${oneLine(record[field])}`)]
  })
  return lines.length > 0 ? lines : [`No ${noun} have been shared with the working group yet.`]
}

function suggestions(group: string, figures: readonly BriefingFigure[]): readonly string[] {
  const told = figures.filter(({ ready }) => ready !== null)
  const ready = told.filter(({ ready: count, shared }) => count! * 2 > shared)
  const waiting = told.filter(({ ready: count }) => count === 0)
  const lines = [
    ...listed('Topics that most of those who have shared are ready to negotiate may be taken up first:', ready),
    ...listed('On these topics nobody who has shared is ready yet, and time for consultations may be needed:', waiting)
  ]
  const scope = `${capitalize(groupWords(group))} has ${countOf(figures.length, 'topic')} before it.`
  return [scope, ...lines, 'Countries are invited to share further topics before the next meeting.']
}

function listed(head: string, figures: readonly BriefingFigure[]): readonly string[] {
  return figures.length === 0 ? [] : [head, ...figures.map(({ name }) => `${ITEM}${name}`)]
}

/** At the beginning of an item. */
function nameAlone(party: string): string {
  return capitalize(nameInSentence(party))
}

function oneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ')
}
