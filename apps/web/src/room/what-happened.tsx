import type { LiveInstrument } from '@cartif/live'
import { Button, Drawer, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { useZeroRounds } from '../meetings/exploratory.tsx'
import { Act } from '../register/act.tsx'
import { digestOf, foldWordings } from '../register/register-acts.ts'
import type { RegisterRow } from '../register/register-acts.ts'
import { useMe } from '../session/session.tsx'
import { call, formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { Mentions, useMentions } from './mentions.tsx'
import { actsSince, dayBefore, daysOf } from './since-day.ts'

interface WhatHappenedProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
}

/** How often the register is read anew at most, while acts come (milliseconds). */
const SELDOM = 3000

/** What others have done since one last looked; kept in this browser. */
export function WhatHappened({ live, instrument }: WhatHappenedProps) {
  const me = useMe()
  const key = `cartif-seen/${me.user.id}/${instrument.id}`
  // Who comes for the first time has all of it before them; what comes from now on is news.
  const [seen, setSeen] = useState(() => Number(localStorage.getItem(key) ?? instrument.lastAct))
  const [isOpen, setOpen] = useState(false)
  const [day, setDay] = useState('')
  const version = useSeldom(useLiveVersion(live, isOfRecord))
  const { data: rows = [], refetch } = useQuery({
    queryKey: ['since', instrument.id, seen],
    queryFn: () => call<readonly RegisterRow[]>(`/api/instruments/${instrument.id}/register?after=${seen}`)
  })
  useEffect(() => localStorage.setItem(key, String(seen)), [key, seen])
  useEffect(() => void refetch(), [refetch, version])
  const wasExploratory = useZeroRounds(isOpen ? instrument.workingGroup : undefined)
  const news = foldWordings(rows).filter(({ actor }) => actor !== me.user.id)
  const dated = useActsSince(instrument, day, version)
  const asked = day === '' ? news : foldWordings(dated ?? []).filter(({ actor }) => actor !== me.user.id)
  const shown = asked.map((row) => ({ ...row, isExploratory: wasExploratory(row.at) }))
  const since = day === '' ? 'you last looked' : formatDate(day)
  const { mentions, markSeen } = useMentions(live, instrument, me.user.id)
  const hasNews = news.length + mentions.length > 0
  const close = () => {
    setOpen(false)
    setDay('')
    markSeen()
    setSeen(rows.at(-1)?.seq ?? seen)
  }
  return (
    <>
      <Button
        className={hasNews ? undefined : 'nothing-new'}
        size="compact-sm"
        variant={hasNews ? 'light' : 'subtle'}
        onClick={() => setOpen(true)}
      >
        {hasNews
          ? [news.length > 0 && `${news.length} new`, sayMentions(mentions.length)].filter(Boolean).join(', ')
          : 'Nothing new'}
      </Button>
      <Drawer opened={isOpen} onClose={close} position="right" title={`Since ${since}`} size="md">
        <SinceChoice day={day} onDay={setDay} />
        <Mentions live={live} mentions={mentions} />
        {shown.length === 0 ? (
          <p className="quiet">
            {day !== '' && !dated
              ? 'Reading the register'
              : `Nobody else has tabled, decided or said anything since ${since}.`}
          </p>
        ) : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => void copyDigest(instrument, shown)}>
              Copy as a digest
            </Button>
            {daysOf(shown).map(([name, rows]) => (
              <section key={name} aria-label={name}>
                <h3 className="news-day">{name}</h3>
                <ol className="register is-narrow">
                  {rows.map((row) => (
                    <Act key={row.seq} row={row} />
                  ))}
                </ol>
              </section>
            ))}
          </>
        )}
        <p>
          <Link className="plain-link" to={`/instruments/${instrument.id}/register`}>
            Everything is in the register
          </Link>
        </p>
      </Drawer>
    </>
  )
}

/** The acts since a day; undefined while they are read, and where no day is chosen. */
function useActsSince({ id }: Instrument, day: string, version: number): readonly RegisterRow[] | undefined {
  const { data } = useQuery({
    queryKey: ['since-day', id, version],
    queryFn: () => call<readonly RegisterRow[]>(`/api/instruments/${id}/register`),
    enabled: day !== '',
    placeholderData: (before) => before
  })
  return data && actsSince(data, day)
}

interface SinceChoiceProps {
  /** "2026-03-09"; empty for since one last looked. */
  readonly day: string
  onDay(day: string): void
}

function SinceChoice({ day, onDay }: SinceChoiceProps) {
  return (
    <Group gap="xs" mb="md" align="end">
      <TextInput
        size="xs"
        type="date"
        label="Since another day"
        value={day}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" onClick={() => onDay(dayBefore(new Date()))}>
        Yesterday
      </Button>
      {day !== '' && (
        <Button size="xs" variant="subtle" onClick={() => onDay('')}>
          I last looked
        </Button>
      )}
    </Group>
  )
}

function sayMentions(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 mention' : `${count} mentions`
}

/** As plain text, for a letter to those who could not be there. */
async function copyDigest({ title }: Instrument, news: readonly RegisterRow[]): Promise<void> {
  await navigator.clipboard.writeText(digestOf(title, news))
  notifications.show({ message: 'The digest is in the clipboard, ready for a letter.' })
}

/** The value, at most so often. */
function useSeldom(value: number): number {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    if (shown === value) return
    const timer = setTimeout(() => setShown(value), SELDOM)
    return () => clearTimeout(timer)
  }, [shown, value])
  return shown
}
