/**
 * The report that is handed to Ministers, in Russian: the same facts and figures in the same order as in English (ministerial.ts), under
 * Russian headings and in Russian sentences. Wordings of the texts, titles of articles and what was entered in a register stay in the
 * language in which they stand there, and the report says so.
 */
import { russianName } from '../outreach/russian-names.ts'
import { tableRow } from './blocks.ts'
import type { Question } from './guidance-question.ts'
import { questionOf } from './guidance-question.ts'
import type { ReportGroup, ReportInstrument, ReportMaterial } from './material.ts'
import { MOST_OF_OPTION, pressingRisks, shareOf, totalOf, totalsOf } from './ministerial-facts.ts'
import { MOST_POINTS, ministerialPoints } from './ministerial-points.ts'
import type { MinisterialPoint } from './ministerial-points.ts'
import { capitalize } from './naming.ts'
import type { Naming } from './naming.ts'
import { ITEM, section } from './prose.ts'
import type { ReportSection } from './prose.ts'
import { shorten } from './report-issue.ts'
import type { ReportAlternative } from './report-issue.ts'
import {
  bindWords,
  bodiesInRussian,
  cityInRussian,
  dateInRussian,
  daysInRussian,
  daysOpen,
  groupInRussian,
  innerQuotesInRussian,
  joinRussian,
  phaseInRussian,
  placeInRussian
} from './russian-words.ts'

export function ministerialInRussian(material: ReportMaterial, naming: Naming): readonly ReportSection[] {
  const { groups } = material
  const instruments = groups.flatMap((group) => group.instruments)
  const points = ministerialPoints(instruments)
  return [
    section('summary', 'Краткое изложение', summaryLines(instruments, points.length)),
    section('purpose', 'Цель доклада', purposeLines(material)),
    section('achieved', 'Достигнутые результаты', achievedLines(instruments)),
    section('state', 'Состояние текстов', stateTable(instruments)),
    section('guidance', 'Вопросы, требующие политических указаний', guidanceLines(points, naming)),
    section('resources', 'Ресурсы и содействие', resourceLines(material)),
    section('risks', 'Риски', riskLines(material, naming)),
    section('next', 'Дальнейшие шаги', nextLines(material)),
    section('decision', 'Испрашиваемое решение', decisionLines(groups, points.length))
  ]
    .filter(({ text }) => text !== '')
    .map((one) => ({ ...one, text: bindWords(one.text) }))
}

function summaryLines(instruments: readonly ReportInstrument[], points: number): readonly string[] {
  const [articles, agreed] = [totalOf(instruments, 'articles'), totalOf(instruments, 'agreed')]
  const sought =
    points === 0
      ? 'На данном этапе указания Министров не требуются.'
      : `Вопросов, по которым позиции делегаций расходятся и нужны указания Министров, — ${points}.`
  return [
    `Текстов, по которым ведутся переговоры, — ${instruments.length}; статей в них — ${articles}. Согласовано полностью или ad referendum — ${agreed} (${shareOf(agreed, articles)} %); открытых вопросов — ${totalOf(instruments, 'openIssues')}.`,
    `${sought} Испрашивается мандат на продолжение работы.`
  ]
}

function purposeLines({ groups, asOf, around }: ReportMaterial): readonly string[] {
  const conference = around.phases.find(({ kind }) => kind === 'ministerial')
  const place = conference?.place ? ` (${cityInRussian(conference.place)})` : ''
  const held = conference ? `, которая состоится ${daysInRussian(conference.begins, conference.ends)}${place},` : ''
  const parties = new Set(groups.flatMap((group) => group.parties)).size
  const bodies = bodiesInRussian(
    groups.map(({ name }) => name),
    'prepositional'
  )
  return [
    `Настоящий доклад информирует Министерскую конференцию${held} о ходе переговоров о Соглашении о партнёрстве по упрощению процедур торговли и содействию инвестициям (стран-участниц — ${parties}), которые ведутся в ${bodies}. Участие является добровольным и модульным; тексты направлены на упрощение процедур и не устанавливают тарифов.`,
    textlessWords(groups),
    `Доклад отражает состояние текстов на ${dateInRussian(asOf)}. Он не наносит ущерба позиции какой-либо делегации. Ничто не согласовано, пока не согласовано всё.`,
    'Формулировки и названия статей приводятся на языке переговорных текстов — английском.'
  ]
}

function textlessWords(groups: readonly ReportGroup[]): string {
  const none = groups.filter(({ instruments }) => instruments.length === 0).map(({ name }) => groupInRussian(name))
  return none.length === 0 ? '' : `Ещё не имеют текста на рассмотрении: ${none.join('; ')}.`
}

function achievedLines(instruments: readonly ReportInstrument[]): readonly string[] {
  const agreed = instruments.filter((one) => one.agreed.length > 0)
  const none = instruments.filter((one) => one.agreed.length === 0).map(({ figures }) => russianName(figures.title))
  return [
    ...agreed.flatMap(({ figures, agreed: names }) => [
      `${russianName(figures.title)}: ${agreedWords(names)}`,
      ...names.map((name) => `${ITEM}${capitalize(placeInRussian(name))}`)
    ]),
    none.length === 0 ? '' : `Пока не согласована ни одна статья в следующих текстах: ${none.join('; ')}.`
  ]
}

function agreedWords(names: readonly string[]): string {
  const pending = names.filter((name) => name.endsWith('(ad referendum)')).length
  const what = names.every((name) => name.startsWith('Article ')) ? 'статей' : 'частей'
  const all = `согласовано ${what} — ${names.length}`
  if (pending === 0) return `${all}, полностью.`
  const rest = pending === names.length ? 'ad referendum' : `из них ad referendum — ${pending}`
  return `${all}, ${rest}; согласованное ad referendum ещё подлежит подтверждению в столицах.`
}

function stateTable(instruments: readonly ReportInstrument[]): readonly string[] {
  return [
    tableRow('Текст', 'Статей', 'Согласовано', 'Открытых вопросов', 'Открытых предложений', 'Дней, медиана'),
    ...instruments.map(({ figures: { title, counts, medianDaysOpen }, symbol }) => {
      const { articles, agreed, openIssues, openProposals } = counts
      const days = medianDaysOpen === null ? '–' : Math.round(medianDaysOpen)
      return tableRow(`${russianName(title)} (${symbol})`, articles, agreed, openIssues, openProposals, days)
    }),
    instruments.length > 1 ? tableRow('Все тексты', ...totalsOf(instruments), '–') : '',
    'Вопрос — место в тексте, для которого предложена одна или несколько формулировок. «Согласовано» означает: согласовано за столом переговоров, полностью или ad referendum. Дни — срок, в течение которого вопрос остаётся открытым.'
  ]
}

const RULE =
  'Приводятся вопросы, по которым делегации придерживаются противоположных позиций, либо которые Председатель отложил или, рассмотрев, оставил открытыми; первыми — те, по которым высказалось больше делегаций. Каждый вариант приводится так, как читалось бы положение. Молчание не считается поддержкой.'

function guidanceLines(points: readonly MinisterialPoint[], naming: Naming): readonly string[] {
  if (points.length === 0) return ['На данном этапе указания не требуются.']
  const more = points.length - MOST_POINTS
  return [
    RULE,
    ...points.slice(0, MOST_POINTS).flatMap((point) => pointLines(point, naming)),
    more <= 0 ? '' : `Других вопросов того же рода — ${more}; пока они остаются за рабочими группами.`
  ]
}

function pointLines(point: MinisterialPoint, naming: Naming): readonly string[] {
  const { name, title, days, asItStands, alternatives } = point
  const place = `${capitalize(placeInRussian(name))} (${russianName(title)})`
  return [
    `${place}, на обсуждении ${daysOpen(days)}. Предстоит решить, ${QUESTIONS[questionOf(point)]}.`,
    `${ITEM}Текст в нынешней редакции: ${asItStands === '' ? 'ничего не добавляется' : quoted(asItStands)}`,
    ...alternatives.map((one) => {
      const reads = one.words === '' ? 'эти слова исключаются.' : quoted(one.words)
      return `${ITEM}Предлагает ${naming.name([one.holder])}: ${reads} ${standsOf(one, naming)}`
    })
  ]
}

function quoted(words: string): string {
  return `«${innerQuotesInRussian(shorten(words, MOST_OF_OPTION))}»`
}

const QUESTIONS: Readonly<Record<Question, string>> = {
  'whether this is to be in the text at all': 'нужно ли это положение в тексте',
  'whether this is to be added to the text': 'следует ли дополнить текст этим положением',
  'how far the obligation is to go': 'насколько строгим должно быть обязательство',
  'which period or number is to be set': 'какой срок или какое число установить',
  'which of the wordings is to be worked on': 'какую из формулировок взять за основу',
  'whether the text is to read otherwise': 'следует ли изменить формулировку'
}

/** "Поддержка: две делегации; возражения: одна делегация." */
function standsOf({ supports, considers, reserves, opposes }: ReportAlternative, naming: Naming): string {
  const stands = (
    [
      ['поддержка', supports],
      ['на рассмотрении', considers],
      ['оговорки', reserves],
      ['возражения', opposes]
    ] as const
  ).flatMap(([word, parties]) => (parties.length === 0 ? [] : [`${word}: ${naming.name(parties)}`]))
  return stands.length > 0 ? `${capitalize(stands.join('; '))}.` : 'Другие делегации позиций не заявили.'
}

function resourceLines({ around }: ReportMaterial): readonly string[] {
  const { assistance, sharedBy, waiting } = around
  const { requests, countries, states, workshops, people } = assistance
  const count = (state: string) => states.find((one) => one.state === state)?.count ?? 0
  return [
    requests === 0
      ? 'Запросов о содействии не подано.'
      : `Подано запросов о содействии — ${requests} (стран — ${countries}): исполнено — ${count('delivered')}, исполняется или принято — ${count('under-way') + count('accepted')}, без принятого предложения — ${count('requested') + count('offered')}.`,
    workshops === 0 ? '' : `Семинаров проведено или запланировано — ${workshops}; участников — ${people}.`,
    `Стран, сообщивших, в чём и с какого времени они участвуют, — ${sharedBy.length}${waiting > 0 ? `; заявлений, исполнение которых зависит от содействия (категория C), — ${waiting}` : ''}.`
  ]
}

function riskLines(material: ReportMaterial, { attribution }: Naming): readonly string[] {
  const risks = pressingRisks(material, attribution)
  if (risks.length === 0) return []
  return [
    'Ниже приведены незакрытые риски высокого и критического уровня; за каждый из них есть ответственный. Записи реестра рисков приводятся на языке оригинала.',
    tableRow('Риск', 'Принимаемые меры', 'Ответственный'),
    ...risks.map(({ title, mitigation, owner }) => tableRow(title, mitigation || '–', owner || '–'))
  ]
}

function nextLines({ around: { phases } }: ReportMaterial): readonly string[] {
  if (phases.length === 0) return ['Дальнейшие сроки не установлены.']
  return [
    tableRow('Сроки', 'Этап', 'Место'),
    ...phases.map(({ begins, ends, kind, name, place }) =>
      tableRow(daysInRussian(begins, ends), phaseInRussian(kind, name), cityInRussian(place) || '–')
    )
  ]
}

function decisionLines(groups: readonly ReportGroup[], points: number): readonly string[] {
  const withText = groups.filter(({ instruments }) => instruments.length > 0).map(({ name }) => name)
  const without = groups.filter(({ instruments }) => instruments.length === 0).map(({ name }) => name)
  return [
    'Министрам предлагается:',
    `${ITEM}принять к сведению достигнутый прогресс, исходя из того, что ничто не согласовано, пока не согласовано всё;`,
    points === 0
      ? ''
      : `${ITEM}дать указания по изложенным выше вопросам, выбрав один из вариантов или промежуточное решение;`,
    `${ITEM}поручить ${bodiesInRussian(withText, 'dative')} продолжить работу на основе имеющихся текстов${mandateOf(without)} и представить доклад следующей Конференции.`
  ]
}

/** ", а Рабочей группе по …, у которой текста ещё нет, — на основе её мандата," */
function mandateOf(names: readonly string[]): string {
  if (names.length === 0) return ''
  const [who, whose] = names.length === 1 ? ['у которой', 'её мандата'] : ['у которых', 'их мандатов']
  const groups = joinRussian(names.map((name) => groupInRussian(name, 'dative')))
  return `, а ${groups}, ${who} текста ещё нет, — на основе ${whose},`
}
