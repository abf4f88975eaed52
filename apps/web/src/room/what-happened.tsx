import type { LiveInstrument } from '@cartif/live'
import { Button, Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { isOfRecord, useLiveVersion } from '../drafting/use-live.ts'
import { Act } from '../register/act.tsx'
import { foldWordings } from '../register/register-acts.ts'
import type { RegisterRow } from '../register/register-acts.ts'
import { useMe } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'

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
  const [looked, setLooked] = useState(() => localStorage.getItem(key))
  const [isOpen, setOpen] = useState(false)
  const version = useSeldom(useLiveVersion(live, isOfRecord))
  const read = (after: number) =>
    call<readonly RegisterRow[]>(`/api/instruments/${instrument.id}/register?after=${after}`)
  // Who comes for the first time has all of it before them; what comes from now on is news.
  const { data: first } = useQuery({
    queryKey: ['until-now', instrument.id],
    queryFn: async () => (await read(0)).at(-1)?.seq ?? 0,
    enabled: looked === null,
    staleTime: Number.POSITIVE_INFINITY
  })
  const seen = looked === null ? first : Number(looked)
  const { data: rows = [] } = useQuery({
    queryKey: ['since', instrument.id, seen, version],
    queryFn: () => read(seen ?? 0),
    enabled: seen !== undefined,
    placeholderData: (before) => before
  })
  useEffect(() => {
    if (looked === null && first !== undefined) localStorage.setItem(key, String(first))
  }, [key, looked, first])
  const news = foldWordings(rows).filter(({ actor, seq }) => actor !== me.user.id && seq > (seen ?? 0))
  const close = () => {
    setOpen(false)
    const last = rows.at(-1)?.seq
    if (last === undefined) return
    localStorage.setItem(key, String(last))
    setLooked(String(last))
  }
  return (
    <>
      <Button size="compact-sm" variant={news.length > 0 ? 'light' : 'subtle'} onClick={() => setOpen(true)}>
        {news.length > 0 ? `${news.length} new` : 'Nothing new'}
      </Button>
      <Drawer opened={isOpen} onClose={close} position="right" title="Since you last looked" size="md">
        {news.length === 0 ? (
          <p className="quiet">Nobody has tabled, decided or said anything since you last looked.</p>
        ) : (
          <ol className="register is-narrow">
            {news.toReversed().map((row) => (
              <Act key={row.seq} row={row} />
            ))}
          </ol>
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
