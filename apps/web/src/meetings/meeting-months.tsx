import { Link } from 'react-router'
import { MEETING_KINDS } from './meetings-json.ts'
import type { MeetingSummary, Phase } from './meetings-json.ts'
import { monthOf, nameOfZone, shortDays, timeIn } from './times.ts'
import './meeting-tag.css'

interface MeetingMonthsProps {
  readonly meetings: readonly MeetingSummary[]
  readonly phases: readonly Phase[]
}

/** Meetings in the order they are given, month by month. */
export function MeetingMonths({ meetings, phases }: MeetingMonthsProps) {
  return byMonth(meetings).map(([month, ones]) => (
    <section key={month} aria-label={month} className="meetings-month">
      <h3>{month}</h3>
      <ol className="meeting-rows">
        {ones.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} phase={phases.find(({ id }) => id === meeting.phase)} />
        ))}
      </ol>
    </section>
  ))
}

function MeetingRow({ meeting, phase }: { readonly meeting: MeetingSummary; readonly phase: Phase | undefined }) {
  const { id, title, kind, group, place, starts, zone, isCancelled } = meeting
  const { days, weekday } = shortDays(meeting)
  return (
    <li className="meeting-row" data-cancelled={isCancelled || undefined}>
      <p className="meeting-day">
        <strong>{days}</strong>
        <span className="quiet">{weekday}</span>
      </p>
      <div>
        <p className="meeting-title">
          <Link to={`/meetings/${id}`}>{title}</Link>
          {isCancelled && <span className="meeting-tag">Cancelled</span>}
          {phase?.kind === 'zero-round' && <span className="meeting-tag">Without prejudice</span>}
        </p>
        <p className="meeting-group">{group.name}</p>
        <p className="quiet meeting-line">
          {MEETING_KINDS[kind]} · {place || 'Online'}, {timeIn(starts, zone)}
          {place === nameOfZone(zone) ? '' : ` ${nameOfZone(zone)} time`}
        </p>
      </div>
      <p className="quiet meeting-state">{sayState(meeting)}</p>
    </li>
  )
}

function sayState({ items, hasOutcome, openFollowUps }: MeetingSummary): string {
  const agenda = items === 0 ? 'No agenda yet' : items === 1 ? '1 item' : `${items} items`
  const open = openFollowUps === 0 ? '' : openFollowUps === 1 ? '1 follow-up open' : `${openFollowUps} follow-ups open`
  return [hasOutcome ? 'Outcome recorded' : agenda, open].filter(Boolean).join(' · ')
}

function byMonth(meetings: readonly MeetingSummary[]): readonly (readonly [string, readonly MeetingSummary[]])[] {
  const months = new Map<string, MeetingSummary[]>()
  for (const meeting of meetings) {
    const month = monthOf(meeting)
    months.set(month, [...(months.get(month) ?? []), meeting])
  }
  return [...months]
}
