import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Embargoes } from './embargoes.tsx'
import { TableDialog } from './table-dialog.tsx'
import type { DraftActs } from './use-draft.ts'
import './drafts.css'

interface DraftBannerProps {
  readonly live: LiveInstrument
  readonly instrument: string
  /** Whose draft it is. */
  readonly holder: string
  readonly count: number
  readonly acts: DraftActs
}

/** Says, for as long as one drafts, that nobody else reads along. */
export function DraftBanner({ live, instrument, holder, count, acts }: DraftBannerProps) {
  const [isTabling, setTabling] = useState(false)
  return (
    <section className="draft-banner" aria-label="Draft">
      <IconLock size={18} aria-hidden />
      <p>
        <strong>Draft of {partyName(holder)}.</strong>{' '}
        {holder.length === 3
          ? 'Only your delegation reads what you write here.'
          : 'Only your office reads what you write here.'}
      </p>
      {count > 0 && (
        <Button size="compact-md" onClick={() => setTabling(true)}>
          {`Table ${count}…`}
        </Button>
      )}
      <Embargoes instrument={instrument} count={count} isAsking={!isTabling} />
      {isTabling && <TableDialog live={live} holder={holder} acts={acts} onClose={() => setTabling(false)} />}
    </section>
  )
}
