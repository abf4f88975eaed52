/**
 * Russian words of a report. Figures stand behind a dash or a colon, so that no word has to agree with them; groups are feminine, which
 * in the dative and the prepositional are the same. What was entered in English by hand, and the texts themselves, stay as they are.
 */
import { PARTY_FACTS } from '@cartif/negotiation'
import type { PhaseKind } from '../meetings/phase-store.ts'
import type { Attribution } from './kinds.ts'
import type { Naming } from './naming.ts'

const OFFICES: Readonly<Record<string, string>> = {
  chair: 'Председатель',
  secretariat: 'Секретариат',
  legal: 'Юридический редактор'
}

/** "Казахстан и Пакистан", or "две делегации" */
export function namingInRussian(attribution: Attribution): Naming {
  return { attribution, name: attribution === 'attributed' ? nameAll : countAll }
}

function nameAll(holders: readonly string[]): string {
  return joinRussian(holders.toSorted().map(nameOf))
}

function countAll(holders: readonly string[]): string {
  const offices = holders.filter((one) => one in OFFICES)
  const parties = holders.length - offices.length
  const counted =
    parties === 0 ? [] : [`${feminineWord(parties)} ${byCount(parties, 'делегация', 'делегации', 'делегаций')}`]
  return joinRussian([...offices.map(nameOf), ...counted])
}

function nameOf(holder: string): string {
  return OFFICES[holder] ?? PARTY_FACTS.find(({ party }) => party === holder)?.ru ?? holder.toUpperCase()
}

/** "а, б и в" */
export function joinRussian(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} и ${words.at(-1)}`
}

/** The form of a noun that stands with a number: 1 день, 2 дня, 5 дней, 11 дней, 21 день. */
export function byCount(count: number, one: string, few: string, many: string): string {
  const [last, lastTwo] = [count % 10, count % 100]
  if (lastTwo >= 11 && lastTwo <= 14) return many
  if (last === 1) return one
  return last >= 2 && last <= 4 ? few : many
}

export function daysOpen(days: number): string {
  return `${days} ${byCount(days, 'день', 'дня', 'дней')}`
}

const FEMININE = ['', 'одна', 'две', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять']
const DATIVE = ['', '', 'двум', 'трём', 'четырём', 'пяти', 'шести', 'семи', 'восьми', 'девяти']
const PREPOSITIONAL = ['', '', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти']

function feminineWord(count: number): string {
  return FEMININE[count] || String(count)
}

const SUBJECTS: readonly (readonly [part: string, subject: string])[] = [
  ['Trade Facilitation', 'упрощению процедур торговли'],
  ['Sanitary and Phytosanitary', 'санитарным и фитосанитарным мерам'],
  ['Technical Barriers', 'техническим барьерам в торговле'],
  ['Digital Trade', 'цифровой торговле'],
  ['Investment Facilitation', 'содействию инвестициям'],
  ['Institutional', 'институциональным положениям и урегулированию споров']
]

/** "Рабочая группа по цифровой торговле"; in the dative and the prepositional "Рабочей группе …". */
export function groupInRussian(name: string, form: 'nominative' | 'dative' = 'nominative'): string {
  const isOblique = form === 'dative'
  if (name === 'Regional Trade Group')
    return isOblique ? 'Региональной торговой группе' : 'Региональная торговая группа'
  const subject = SUBJECTS.find(([part]) => name.includes(part))?.[1]
  return `${isOblique ? 'Рабочей группе' : 'Рабочая группа'} ${subject ? `по ${subject}` : `«${name}»`}`
}

/** "Региональной торговой группе и шести рабочим группам"; in the prepositional "… рабочих группах". */
export function bodiesInRussian(names: readonly string[], form: 'dative' | 'prepositional'): string {
  const [first, ...rest] = names
  if (first === undefined || rest.length < 3) return joinRussian(names.map((name) => groupInRussian(name, 'dative')))
  const count = (form === 'dative' ? DATIVE : PREPOSITIONAL)[rest.length] ?? String(rest.length)
  return `${groupInRussian(first, 'dative')} и ${count} ${form === 'dative' ? 'рабочим группам' : 'рабочих группах'}`
}

const PLACES_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/^Article /, 'статья '],
  [/^Annex\b/, 'приложение'],
  [/^Chapter /, 'глава '],
  [/^Preamble\b/i, 'преамбула'],
  [/^the title$/i, 'название']
]

/** "статья 5(2)"; a title stays in the language of the text. */
export function placeInRussian(name: string): string {
  const known = PLACES_IN_TEXT.find(([pattern]) => pattern.test(name))
  return known ? name.replace(...known) : name
}

const PHASES: Readonly<Record<PhaseKind, string>> = {
  preparation: 'Подготовка',
  'zero-round': 'Нулевой раунд',
  'text-round': 'Переговоры по тексту',
  stocktake: 'Обзор хода переговоров старшими должностными лицами',
  ministerial: 'Министерская конференция'
}

/** What phases of each kind are called where nothing else is to be said of them. */
const PLAIN = /^(?:preparation(?: and readiness)?|zero round|stocktake of senior officials|ministerial conference)$/i
const ORDINALS: Readonly<Record<string, readonly [round: string, sessions: string]>> = {
  First: ['Первый', 'Первые'],
  Second: ['Второй', 'Вторые'],
  Third: ['Третий', 'Третьи'],
  Fourth: ['Четвёртый', 'Четвёртые'],
  Fifth: ['Пятый', 'Пятые'],
  Sixth: ['Шестой', 'Шестые']
}

/** "Третий раунд переговоров по тексту"; by its kind, with the name that was entered, where that is not known. */
export function phaseInRussian(kind: PhaseKind, name: string): string {
  if (PLAIN.test(name)) return PHASES[kind]
  const [, ordinal = '', what] = /^(\w+) (round on the text|sessions of the working groups)$/.exec(name) ?? []
  const [round, sessions] = ORDINALS[ordinal] ?? []
  if (round === undefined) return `${PHASES[kind]} (${name})`
  return what === 'round on the text' ? `${round} раунд переговоров по тексту` : `${sessions} заседания рабочих групп`
}

/** No line begins with a dash, and no figure stands away from what it counts. */
export function bindWords(text: string): string {
  return text
    .replaceAll(' — ', '\u00A0— ')
    .replace(/(\d{4}) года/g, '$1\u00A0года')
    .replace(/(\d) %/g, '$1\u00A0%')
    .replaceAll('ad referendum', 'ad\u00A0referendum')
}

const CITIES: Readonly<Record<string, string>> = {
  Almaty: 'Алматы',
  Ashgabat: 'Ашхабад',
  Astana: 'Астана',
  Baku: 'Баку',
  Beijing: 'Пекин',
  Bishkek: 'Бишкек',
  Dushanbe: 'Душанбе',
  Islamabad: 'Исламабад',
  Kabul: 'Кабул',
  Manila: 'Манила',
  Samarkand: 'Самарканд',
  Tashkent: 'Ташкент',
  Tbilisi: 'Тбилиси',
  Ulaanbaatar: 'Улан-Батор',
  Urumqi: 'Урумчи'
}

/** A city of the region; any other place as it was entered. */
export function cityInRussian(place: string): string {
  return CITIES[place] ?? place
}

/** "28 ноября 2026 года", in UTC */
export function dateInRussian(iso: string): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Date(iso).toLocaleDateString('ru-RU', style).replace(/\s?г\.$/, ' года')
}

/** "7–11 декабря 2026 года", "12 октября – 20 ноября 2026 года" */
export function daysInRussian(begins: string, ends: string): string {
  const [first, last] = [dateInRussian(begins), dateInRussian(ends)]
  if (first === last) return last
  const [day = '', month = '', year = ''] = first.split(' ')
  if (last.includes(` ${month} ${year} `)) return `${day}–${last}`
  return last.includes(` ${year} `) ? `${day} ${month} – ${last}` : `${first} – ${last}`
}

/** What is quoted within a quotation. */
export function innerQuotesInRussian(words: string): string {
  return words.replaceAll('”', '\u0000').replaceAll('“', '„').replaceAll('\u0000', '“')
}
