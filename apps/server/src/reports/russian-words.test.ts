/** Russian words of a report: forms that go with numbers, days, groups in their cases, and places of a text. */
import { expect, test } from 'vitest'
import {
  bodiesInRussian,
  byCount,
  cityInRussian,
  dateInRussian,
  daysInRussian,
  groupInRussian,
  innerQuotesInRussian,
  namingInRussian,
  phaseInRussian,
  placeInRussian
} from './russian-words.ts'

test('a noun has the form that its number asks for', () => {
  const say = (count: number) => byCount(count, 'день', 'дня', 'дней')
  expect([1, 2, 4, 5, 11, 12, 14, 20, 21, 22, 25, 101, 111, 114, 122].map(say)).toEqual(
    'день дня дня дней дней дней дней дней день дня дней день дней дней дня'.split(' ')
  )
})

test.each([
  ['2026-12-07', '2026-12-11', '7–11 декабря 2026 года'],
  ['2026-12-07', '2026-12-07', '7 декабря 2026 года'],
  ['2026-10-12', '2026-11-20', '12 октября – 20 ноября 2026 года'],
  ['2026-12-28', '2027-01-04', '28 декабря 2026 года – 4 января 2027 года']
])('%s to %s is %s', (begins, ends, words) => {
  expect(daysInRussian(begins, ends)).toBe(words)
})

test('a day is told in UTC', () => {
  expect(dateInRussian('2026-05-31T23:59:00.000Z')).toBe('31 мая 2026 года')
})

test('delegations are named in the order of their codes, or counted; offices are named in both', () => {
  expect(namingInRussian('attributed').name(['uzb', 'kgz', 'chn'])).toBe(
    'Китайская Народная Республика, Кыргызская Республика и Узбекистан'
  )
  const { name } = namingInRussian('anonymous')
  expect([['kaz'], ['kaz', 'uzb'], ['afg', 'aze', 'chn', 'geo', 'kaz']].map(name)).toEqual([
    'одна делегация',
    'две делегации',
    'пять делегаций'
  ])
  expect(name(['kaz', 'chair'])).toBe('Председатель и одна делегация')
})

test('groups have their cases, and are counted where there are many', () => {
  const names = ['Regional Trade Group', 'Trade Facilitation', 'Digital Trade and E-Commerce', 'Rail']
  expect(names.map((name) => groupInRussian(name))).toEqual([
    'Региональная торговая группа',
    'Рабочая группа по упрощению процедур торговли',
    'Рабочая группа по цифровой торговле',
    'Рабочая группа «Rail»'
  ])
  expect(bodiesInRussian(names, 'dative')).toBe('Региональной торговой группе и трём рабочим группам')
  expect(bodiesInRussian(names, 'prepositional')).toBe('Региональной торговой группе и трёх рабочих группах')
  expect(bodiesInRussian(names.slice(0, 2), 'dative')).toBe(
    'Региональной торговой группе и Рабочей группе по упрощению процедур торговли'
  )
})

test('phases are known by their names, or told by their kind', () => {
  expect(phaseInRussian('text-round', 'Third round on the text')).toBe('Третий раунд переговоров по тексту')
  expect(phaseInRussian('text-round', 'Second sessions of the working groups')).toBe('Вторые заседания рабочих групп')
  expect(phaseInRussian('ministerial', 'Ministerial Conference')).toBe('Министерская конференция')
  expect(phaseInRussian('text-round', 'Drafting week')).toBe('Переговоры по тексту (Drafting week)')
})

test('places of a text and cities of the region are known, others stay as they are', () => {
  expect(['Article 5(2)', 'Preamble', 'the title', 'Annex II', 'Objectives'].map(placeInRussian)).toEqual([
    'статья 5(2)',
    'преамбула',
    'название',
    'приложение II',
    'Objectives'
  ])
  expect([cityInRussian('Ulaanbaatar'), cityInRussian('Khorgos')]).toEqual(['Улан-Батор', 'Khorgos'])
  expect(innerQuotesInRussian('the “single window” of a Party')).toBe('the „single window“ of a Party')
})
