/**
 * Meetings as a calendar by RFC 5545. Times are in UTC, which every program shows in its own zone; the sequence of an event is the
 * version of the meeting, so that a program knows a change; a cancelled meeting stays and says so. Nothing but what the reader may
 * read of the meeting is in it, and no name of a person.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { AgendaItem, Meeting } from './meeting.ts'

export interface CalendarMeeting {
  readonly meeting: Meeting
  /** What its working group is called. */
  readonly group: string
}

export interface CalendarOptions {
  /** Of the product, for the addresses of meetings: "https://…". */
  readonly origin: string
}

export function toCalendar(meetings: readonly CalendarMeeting[], { origin }: CalendarOptions): string {
  const calendar = ical({ name: 'CARTIF', method: ICalCalendarMethod.PUBLISH, ttl: 60 * 60 })
  calendar.prodId({ company: 'CARTIF', product: 'Meetings', language: 'EN' })
  for (const { meeting, group } of meetings) calendar.createEvent(toEvent(meeting, group, origin))
  return calendar.toString()
}

function toEvent(meeting: Meeting, group: string, origin: string) {
  const { id, title, starts, ends, place, link, version, changedAt, isCancelled } = meeting
  const url = `${origin}/meetings/${id}`
  return {
    id: `${id}@cartif`,
    sequence: version - 1,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    start: new Date(starts),
    end: new Date(ends),
    summary: `${group}: ${title}`,
    ...(place || link ? { location: place || link } : {}),
    description: describe(meeting, url),
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
  }
}

function describe({ agenda, link }: Meeting, url: string): string {
  const items = agenda.map((item, index) => `${index + 1}. ${sayItem(item)}`)
  return [...items, link ? `Join: ${link}` : '', url].filter(Boolean).join('\n')
}

function sayItem({ title, articles, minutes }: AgendaItem): string {
  const about = articles.map(({ name }) => name).join(', ')
  return `${title}${about ? ` (${about})` : ''}${minutes === null ? '' : `, ${minutes} min`}`
}
