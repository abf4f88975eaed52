/**
 * The report that is handed to Ministers: what they are asked to decide first, then what was achieved, the state of the texts in one
 * table, the points on which delegations stand apart with the options as the sentences would read, resources, risks, and what comes
 * when. It can be read without the texts beside it.
 */
import { MOST_OF_OPTION, pressingRisks, shareOf, totalOf, totalsOf } from './ministerial-facts.ts'
import { MOST_POINTS, MINISTERIAL_RULE, ministerialPoints } from './ministerial-points.ts'
import type { MinisterialPoint } from './ministerial-points.ts'
import { questionOf } from './guidance-question.ts'
import { shorten } from './report-issue.ts'
import type { ReportGroup, ReportInstrument, ReportMaterial } from './material.ts'
import { tableRow } from './blocks.ts'
import { are, capitalize, countOf, countWord, daysInWords, groupWords, joinWords, plural } from './naming.ts'
import type { Naming } from './naming.ts'
import { ITEM, asOfWords, innerQuotes, section, standsOf, textlessWords } from './prose.ts'
import type { ReportSection } from './prose.ts'

export function ministerialSections(material: ReportMaterial, naming: Naming): readonly ReportSection[] {
  const { groups } = material
  const instruments = groups.flatMap((group) => group.instruments)
  const points = ministerialPoints(instruments)
  return [
    section('summary', 'In brief', summaryLines(instruments, points.length)),
    section('purpose', 'Purpose', purposeLines(material)),
    section('achieved', 'What has been achieved', achievedLines(instruments)),
    section('state', 'State of the texts', stateTable(instruments)),
    section('guidance', 'Points needing political guidance', guidanceLines(points, naming)),
    section('resources', 'Resources and assistance', resourceLines(material)),
    section('risks', 'Risks', riskLines(material, naming)),
    section('next', 'Next steps', nextLines(material)),
    section('decision', 'Decision sought', decisionLines(groups, points.length))
  ].filter(({ text }) => text !== '')
}

function summaryLines(instruments: readonly ReportInstrument[], points: number): readonly string[] {
  const [articles, agreed] = [totalOf(instruments, 'articles'), totalOf(instruments, 'agreed')]
  const [issues, share] = [totalOf(instruments, 'openIssues'), shareOf(agreed, articles)]
  const sought =
    points === 0
      ? 'No point needs the guidance of Ministers at this stage.'
      : `On ${countOf(points, 'point')} delegations stand apart, and Ministers are asked for guidance.`
  return [
    `${sayCount(instruments.length, 'text')} with ${countOf(articles, 'article')} ${are(instruments.length)} under negotiation. ${agreed} ${are(agreed)} agreed, in full or ad referendum (${share} per cent); ${countOf(issues, 'issue')} ${are(issues)} open.`,
    `${sought} A mandate to continue is sought.`
  ]
}

/** "Eight requests": a sentence begins with a word. */
function sayCount(count: number, noun: string): string {
  return `${capitalize(countWord(count))} ${plural(count, noun)}`
}

function purposeLines({ groups, asOf, around }: ReportMaterial): readonly string[] {
  const conference = around.phases.find(({ kind }) => kind === 'ministerial')
  const held = conference
    ? `, to be held ${conference.place ? `in ${conference.place} ` : ''}on ${daysInWords(conference.begins, conference.ends)},`
    : ''
  const parties = new Set(groups.flatMap((group) => group.parties)).size
  return [
    `This report informs the Ministerial Conference${held} of the state of the negotiation of a Trade and Investment Facilitation Partnership Agreement among ${countOf(parties, 'country').replace('countrys', 'countries')}, in ${bodiesOf(groups)}. Participation is voluntary and modular; the texts facilitate and set no tariffs.`,
    textlessWords(groups),
    asOfWords(asOf)
  ]
}

function achievedLines(instruments: readonly ReportInstrument[]): readonly string[] {
  const agreed = instruments.filter((one) => one.agreed.length > 0)
  const none = instruments.filter((one) => one.agreed.length === 0).map(({ figures }) => figures.title)
  return [
    ...agreed.flatMap(({ figures, agreed: names }) => [
      `${figures.title}: ${agreedWords(names)}`,
      ...names.map((name) => `${ITEM}${name}`)
    ]),
    none.length === 0 ? '' : `No article has been agreed yet in: ${joinWords(none)}.`
  ]
}

/** "8 articles are agreed, 6 of them ad referendum, which capitals have still to confirm." */
function agreedWords(names: readonly string[]): string {
  const pending = names.filter((name) => name.endsWith('(ad referendum)')).length
  const noun = names.every((name) => name.startsWith('Article ')) ? 'article' : 'part'
  const all = `${countOf(names.length, noun)} ${are(names.length)} agreed`
  if (pending === 0) return `${all} in full.`
  const rest = pending === names.length ? 'ad referendum' : `${pending} of them ad referendum`
  return `${all}, ${rest}, which capitals have still to confirm.`
}

function stateTable(instruments: readonly ReportInstrument[]): readonly string[] {
  return [
    tableRow('Text', 'Articles', 'Agreed', 'Open issues', 'Open proposals', 'Days open, median'),
    ...instruments.map(({ figures: { title, counts, medianDaysOpen }, symbol }) => {
      const { articles, agreed, openIssues, openProposals } = counts
      const days = medianDaysOpen === null ? '–' : Math.round(medianDaysOpen)
      return tableRow(`${title} (${symbol})`, articles, agreed, openIssues, openProposals, days)
    }),
    instruments.length > 1 ? tableRow('All texts', ...totalsOf(instruments), '–') : '',
    'An issue is a place in a text for which one or more wordings are proposed. Agreed means agreed in the room, in full or ad referendum.'
  ]
}

function guidanceLines(points: readonly MinisterialPoint[], naming: Naming): readonly string[] {
  if (points.length === 0) return ['No point needs guidance at this stage.']
  const shown = points.slice(0, MOST_POINTS)
  const more = points.length - shown.length
  return [
    MINISTERIAL_RULE,
    ...shown.flatMap((point) => pointLines(point, naming)),
    more === 0
      ? ''
      : `${sayCount(more, 'further point')} of the same kind ${are(more)} left to the working groups for now.`
  ]
}

/** The options as the sentence would read, the text as it stands among them, and what is to be decided. */
function pointLines(point: MinisterialPoint, naming: Naming): readonly string[] {
  const { name, title, days, asItStands, alternatives } = point
  const stays = asItStands === '' ? 'nothing is added' : `“${innerQuotes(shorten(asItStands, MOST_OF_OPTION))}”`
  const options = alternatives.map((one) => {
    const reads = one.words === '' ? 'the words are deleted.' : `“${innerQuotes(shorten(one.words, MOST_OF_OPTION))}”`
    return `${ITEM}As proposed by ${naming.name([one.holder])}: ${reads} ${standsOf(one, naming)}`
  })
  return [
    `${capitalize(name)} of the ${title}, open for ${countOf(days, 'day')}. To be decided: ${questionOf(point)}.`,
    `${ITEM}As the text stands: ${stays}`,
    ...options
  ]
}

function resourceLines({ around }: ReportMaterial): readonly string[] {
  const { assistance, sharedBy, waiting } = around
  const { requests, countries, states, workshops, people } = assistance
  const count = (state: string) => states.find((one) => one.state === state)?.count ?? 0
  const asked =
    requests === 0
      ? 'No request for assistance has been submitted.'
      : `${sayCount(requests, 'request')} for assistance ${requests === 1 ? 'has' : 'have'} been submitted by ${countWord(countries)} ${countries === 1 ? 'country' : 'countries'}: ${count('delivered')} delivered, ${count('under-way') + count('accepted')} under way or accepted, ${count('requested') + count('offered')} without an accepted offer.`
  const held =
    workshops === 0
      ? ''
      : `${sayCount(workshops, 'workshop')} ${workshops === 1 ? 'has' : 'have'} been held or planned; ${countOf(people, 'person').replace('persons', 'people')} took part.`
  const stated = `${capitalize(countWord(sharedBy.length))} ${sharedBy.length === 1 ? 'country has' : 'countries have'} shared what they take part in and when${waiting > 0 ? `; ${countOf(waiting, 'statement')} ${waiting === 1 ? 'waits' : 'wait'} for assistance (category C)` : ''}.`
  return [asked, held, stated]
}

function riskLines(material: ReportMaterial, { attribution }: Naming): readonly string[] {
  const risks = pressingRisks(material, attribution)
  if (risks.length === 0) return []
  return [
    'These risks are rated high or severe and are not closed. Each has somebody who sees to it.',
    tableRow('Risk', 'What is done', 'Who sees to it'),
    ...risks.map(({ title, mitigation, owner }) => tableRow(title, mitigation || '–', owner || '–'))
  ]
}

function nextLines({ around: { phases } }: ReportMaterial): readonly string[] {
  if (phases.length === 0) return ['No further dates have been set.']
  return [
    tableRow('When', 'What', 'Where'),
    ...phases.map(({ begins, ends, name, place }) => tableRow(daysInWords(begins, ends), name, place || '–'))
  ]
}

function decisionLines(groups: readonly ReportGroup[], points: number): readonly string[] {
  const withText = groups.filter(({ instruments }) => instruments.length > 0)
  return [
    'Ministers are invited:',
    `${ITEM}to take note of the progress made, on the understanding that nothing is agreed until everything is agreed;`,
    points === 0
      ? ''
      : `${ITEM}to give guidance on the points set out above, by choosing an option or a way between them;`,
    `${ITEM}to mandate ${bodiesOf(withText)} to continue on the basis of the texts as they stand${withoutText(groups)}, and to report to the next Conference.`
  ]
}

/** ", and the Working Group on Institutional Provisions, which has none yet, on the basis of its mandate" */
function withoutText(groups: readonly ReportGroup[]): string {
  const none = groups.filter(({ instruments }) => instruments.length === 0).map(({ name }) => groupWords(name))
  if (none.length === 0) return ''
  const [have, mandate] = none.length === 1 ? ['has', 'its mandate'] : ['have', 'their mandates']
  return `, and ${joinWords(none)}, which ${have} none yet, on the basis of ${mandate}`
}

/** "the Regional Trade Group and five working groups" */
function bodiesOf(groups: readonly ReportGroup[]): string {
  const [first, ...rest] = groups
  if (!first || rest.length < 3) return joinWords(groups.map(({ name }) => groupWords(name)))
  return `${groupWords(first.name)} and ${countWord(rest.length)} working groups`
}
