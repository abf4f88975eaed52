/** What is said to the public; a file of it brings drafts, which are approved like any others. */
import { z } from 'zod'
import { checkPublic } from '../../outreach/check-public.ts'
import { readGuardedWords } from '../../outreach/guarded-words.ts'
import { OutreachDesk } from '../../outreach/outreach-desk.ts'
import type { OpenPublication, PublicationRequest } from '../../outreach/outreach-desk.ts'
import { PUBLICATION_KINDS, lastVersion, stateOf } from '../../outreach/publication.ts'
import { dayCell, listOf, neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows } from '../plan-rows.ts'
import type { RowFault } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

const schema = z.object({
  id: wordsCell(80),
  groups: neededCell(2000),
  kind: oneOfCell(PUBLICATION_KINDS),
  happenedOn: dayCell({ isNeeded: true }),
  titleEn: neededCell(200),
  summaryEn: wordsCell(600),
  textEn: wordsCell(20_000),
  titleRu: wordsCell(200),
  summaryRu: wordsCell(600),
  textRu: wordsCell(20_000),
  facts: wordsCell(4000)
})
type Said = z.infer<typeof schema>

export const PUBLICATIONS_TABLE: Table = {
  id: 'publications',
  name: 'Publications',
  about: 'What is drafted for the public and what it reads, the newest version of each. What comes in is a draft.',
  columns: [
    { name: 'id', about: 'Empty for one that is new' },
    { name: 'groups', about: 'Ids of working groups, with spaces between' },
    { name: 'kind', about: PUBLICATION_KINDS.join(', ') },
    { name: 'happenedOn', about: 'A day' },
    { name: 'titleEn', about: '' },
    { name: 'summaryEn', about: '' },
    { name: 'textEn', about: 'Paragraphs, one a line' },
    { name: 'titleRu', about: 'Empty where there is no Russian' },
    { name: 'summaryRu', about: '' },
    { name: 'textRu', about: '' },
    { name: 'facts', about: 'Ids of figures, with spaces between; counted when they come in' },
    { name: 'state', about: '', isReadOnly: true }
  ],
  rows: ({ services, user }) => new OutreachDesk(services).list(user).map(toRow),
  plan
}

function toRow({ publication }: OpenPublication) {
  const { kind, happenedOn, words, facts } = lastVersion(publication)
  return {
    id: publication.id,
    groups: publication.groups.join(' '),
    kind,
    happenedOn,
    titleEn: words.en.title,
    summaryEn: words.en.summary,
    textEn: words.en.text,
    titleRu: words.ru?.title ?? '',
    summaryRu: words.ru?.summary ?? '',
    textRu: words.ru?.text ?? '',
    facts: facts.map(({ id }) => id).join(' '),
    state: stateOf(publication)
  }
}

function plan({ services, user }: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const desk = new OutreachDesk(services)
  const known = new Map(desk.list(user).map((one) => [one.publication.id, one]))
  const guarded = readGuardedWords(services)
  const offers = desk.offers(user)
  return planRows(rows, {
    schema,
    keyOf: ({ id }) => (id === '' ? undefined : { key: id, column: 'id' }),
    judge: (said, line) => {
      const before = known.get(said.id)
      const change = changeOf(line, said.titleEn, before && toRow(before), said)
      if (before && !change) return {}
      const request = toRequest(said)
      const faults = [...faultsOf(said, before, offers), ...publicFaults(request, guarded)]
      if (faults.length > 0) return { faults }
      return {
        change,
        act: () => {
          if (before) desk.write(user, said.id, lastVersion(before.publication).number, request)
          else desk.create(user, listOf(said.groups), request)
        }
      }
    }
  })
}

function toRequest(said: Said): PublicationRequest {
  const { kind, happenedOn, titleEn, summaryEn, textEn, titleRu, summaryRu, textRu, facts } = said
  const ru = titleRu === '' ? null : { title: titleRu, summary: summaryRu, text: textRu }
  const words = { en: { title: titleEn, summary: summaryEn, text: textEn }, ru }
  return { kind, happenedOn: happenedOn ?? '', words, facts: listOf(facts) }
}

function faultsOf(
  { id, groups, facts, titleRu, summaryRu, textRu }: Said,
  before: OpenPublication | undefined,
  offers: ReturnType<OutreachDesk['offers']>
): readonly RowFault[] {
  const own = new Set(offers.groups.map((group) => group.id))
  const offered = new Set(offers.facts.map((fact) => fact.id))
  const fault = (column: keyof Said, message: string) => ({ column, message })
  return [
    ...(id !== '' && !before ? [fault('id', 'There is no such publication: leave it empty for one that is new.')] : []),
    ...listOf(groups).flatMap((one) =>
      own.has(one) ? [] : [fault('groups', `You do not keep the office of ${one}.`)]
    ),
    ...(before && before.publication.groups.join(' ') !== listOf(groups).join(' ')
      ? [fault('groups', 'A publication stays with its working groups.')]
      : []),
    ...listOf(facts).flatMap((one) =>
      offered.has(one) ? [] : [fault('facts', `There is no figure ${one} to release.`)]
    ),
    ...(titleRu === '' && summaryRu + textRu !== '' ? [fault('titleRu', 'Russian words need a Russian title.')] : [])
  ]
}

const COLUMN_WORDS = { title: 'title', summary: 'summary', text: 'text' } as const

function publicFaults(request: PublicationRequest, guarded: ReturnType<typeof readGuardedWords>): readonly RowFault[] {
  return checkPublic(request, guarded).map(({ field, language, words }) => ({
    column: `${COLUMN_WORDS[field]}${language === 'en' ? 'En' : 'Ru'}`,
    message: `This is not for the public: “${words}”.`
  }))
}
