/** The calendar: read by a second, independent reader of RFC 5545, for whom the address belongs to and for nobody else. */
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { useServer } from '../instruments/testing/test-server.ts'
import type { Person } from '../instruments/testing/test-server.ts'

const server = useServer()

const LONG =
  'Проект соглашения; статья 9, «публикация» \\ 出版; and a title that is far longer than seventy-five octets'
const PLAN = {
  group: 'rtg',
  title: LONG,
  kind: 'session',
  place: 'Almaty; Hall 2, first floor',
  link: 'https://meet.example.org/room?a=1,2;b',
  starts: '2026-03-02T09:30:00+05:00',
  ends: '2026-03-02T11:00:00+05:00',
  zone: 'Asia/Almaty',
  agenda: [{ id: 'a', title: 'Opening, adoption of the agenda', minutes: 15 }]
}

const plan = (change: object = {}) =>
  server().mustAsk<{ id: string }>('chair', 'POST', '/api/meetings', { ...PLAN, ...change })
const link = (who: Person) =>
  server().mustAsk<{ url: string; createdAt: string | null }>(who, 'POST', '/api/calendar/link')

async function fetchFeed(url: string) {
  const { pathname, search } = new URL(url)
  return server().app.inject({ method: 'GET', url: `${pathname}${search}` })
}

async function eventsIn(url: string) {
  const { body } = await fetchFeed(url)
  const calendar = new ICAL.Component(ICAL.parse(body) as [])
  return calendar.getAllSubcomponents('vevent').map((one) => ({ event: new ICAL.Event(one), component: one }))
}

describe('a calendar', () => {
  test('is folded, escaped and in UTC, and says what the meeting says', async () => {
    const { id } = await plan()
    const { url } = await link('kaz')
    const { body, headers } = await fetchFeed(url)
    expect(headers['content-type']).toContain('text/calendar')
    const lines = body.split('\r\n')
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    const [one] = await eventsIn(url)
    expect(one!.event.summary).toBe(`Regional Trade Group: ${LONG}`)
    expect(one!.event.location).toBe('Almaty; Hall 2, first floor')
    expect(one!.event.startDate.toJSDate().toISOString()).toBe('2026-03-02T04:30:00.000Z')
    expect(one!.event.endDate.toJSDate().toISOString()).toBe('2026-03-02T06:00:00.000Z')
    expect(one!.event.startDate.zone.tzid).toBe('UTC')
    expect(one!.event.description).toContain('1. Opening, adoption of the agenda, 15 min')
    expect(one!.event.description).toContain('https://meet.example.org/room?a=1,2;b')
    expect(one!.event.uid).toBe(`${id}@cartif`)
    expect(one!.component.getFirstPropertyValue('dtstamp')).toBeTruthy()
  })

  test('tells a program what has changed, and what has been cancelled', async () => {
    const { id } = await plan()
    const { url } = await link('kaz')
    const { group: _, ...rest } = PLAN
    await server().mustAsk('chair', 'PUT', `/api/meetings/${id}/plan`, { ...rest, title: 'Moved', seen: 1 })
    await server().mustAsk('chair', 'POST', `/api/meetings/${id}/cancellation`, { seen: 2 })
    const [one] = await eventsIn(url)
    expect(one!.event.sequence).toBe(2)
    expect(one!.event.summary).toBe('Regional Trade Group: Moved')
    expect(one!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('without meetings is one all the same', async () => {
    expect(await eventsIn((await link('kaz')).url)).toEqual([])
  })

  test('is read with its address alone, until that is ended or made anew', async () => {
    await plan()
    expect((await fetchFeed('http://x/api/calendar.ics')).statusCode).toBe(404)
    expect((await fetchFeed('http://x/api/calendar.ics?token=guessed')).statusCode).toBe(404)
    const first = await link('kaz')
    const second = await link('kaz')
    expect((await fetchFeed(first.url)).statusCode).toBe(404)
    expect(await eventsIn(second.url)).toHaveLength(1)
    expect(await server().mustAsk('kaz', 'GET', '/api/calendar/link')).toEqual({ createdAt: second.createdAt })
    await server().mustAsk('kaz', 'POST', '/api/calendar/link/revocation')
    expect((await fetchFeed(second.url)).statusCode).toBe(404)
    expect(await server().mustAsk('kaz', 'GET', '/api/calendar/link')).toEqual({ createdAt: null })
    expect(await server().codeOf('nobody', 'POST', '/api/calendar/link')).toBe('not-signed-in')
  })

  test('is one’s own: nobody else’s address opens it, its secret is not on disk, a closed account has none', async () => {
    await plan()
    const { url } = await link('stranger' as Person)
    expect(await eventsIn(url)).toEqual([])
    const { url: own } = await link('kaz')
    const token = new URL(own).searchParams.get('token')!
    const { db } = server()
    expect(JSON.stringify(db.all(db.query.selectFrom('calendar_link').selectAll()))).not.toContain(token)
    db.run(db.query.insertInto('closed_account').values({ user_id: 'kaz', at: '2026-01-01', closed_by: 'chair' }))
    expect((await fetchFeed(own)).statusCode).toBe(404)
  })

  test('of one meeting is a file for who may read it', async () => {
    const { id } = await plan()
    const { body } = await server().ask<string>('observer', 'GET', `/api/meetings/${id}/calendar.ics`)
    expect(new ICAL.Component(ICAL.parse(body) as []).getAllSubcomponents('vevent')).toHaveLength(1)
    expect(await server().codeOf('stranger', 'GET', `/api/meetings/${id}/calendar.ics`)).toBe('not-found')
  })
})
