import { useState } from 'react'
import { Button } from '@mantine/core'
import { Act } from '../register/act.tsx'
import type { RegisterRow } from '../register/register-acts.ts'
import { formatDay } from './format-day.ts'

const FIRST = 8

/** What was done with the group itself, the latest first; acts on its texts are in the register of each. */
export function GroupActs({ acts }: { readonly acts: readonly RegisterRow[] }) {
  const [isWhole, setWhole] = useState(false)
  if (acts.length === 0) return null
  const shown = isWhole ? acts : acts.slice(0, FIRST)
  return (
    <section className="card group-section" aria-labelledby="acts-title">
      <h2 id="acts-title">From the register</h2>
      <ol className="register group-acts">
        {shown.map((row, index) => (
          <GroupAct key={row.seq} row={row} isNewDay={dayOf(shown[index - 1]) !== dayOf(row)} />
        ))}
      </ol>
      {acts.length > FIRST && !isWhole && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          All {acts.length}
        </Button>
      )}
    </section>
  )
}

function GroupAct({ row, isNewDay }: { readonly row: RegisterRow; readonly isNewDay: boolean }) {
  return (
    <>
      {isNewDay && <li className="quiet group-day">{dayOf(row)}</li>}
      <Act row={row} />
    </>
  )
}

function dayOf(row: RegisterRow | undefined): string {
  return row ? formatDay(row.at) : ''
}
