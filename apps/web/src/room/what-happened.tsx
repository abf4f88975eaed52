import type { LiveInstrument } from '@cartif/live'
import { Button, Drawer } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { Act } from '../register/act.tsx'
import { digestOf, foldWordings } from '../register/register-acts.ts'
import type { RegisterRow } from '../register/register-acts.ts'
import { useMe } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { Mentions, useMentions } from './mentions.tsx'

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
  const version = useSeldom(useLiveVersion(live, isOfRecord))
  const { data: rows = [], refetch } = useQuery({
    queryKey: ['since', instrument.id, seen],
    queryFn: () => call<readonly RegisterRow[]>(`/api/instruments/${instrument.id}/register?after=${seen}`)
  })
  useEffect(() => localStorage.setItem(key, String(seen)), [key, seen])
  useEffect(() => void refetch(), [refetch, version])
  const news = foldWordings(rows).filter(({ actor }) => actor !== me.user.id)
  const { mentions, markSeen } = useMentions(live, instrument, me.user.id)
  const hasNews = news.length + mentions.length > 0
  const close = () => {
    setOpen(false)
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
      <Drawer opened={isOpen} onClose={close} position="right" title="Since you last looked" size="md">
        <Mentions live={live} mentions={mentions} />
        {news.length === 0 ? (
          <p className="quiet">Nobody has tabled, decided or said anything since you last looked.</p>
        ) : (
          <>
            <Button size="compact-sm" variant="default" onClick={() => void copyDigest(instrument, news)}>
              Copy as a digest
            </Button>
            <ol className="register is-narrow">
              {news.toReversed().map((row) => (
                <Act key={row.seq} row={row} />
              ))}
            </ol>
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
