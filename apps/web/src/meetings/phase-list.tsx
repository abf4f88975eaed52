import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { CloseRoundDialog } from './close-round-dialog.tsx'
import { PHASE_KINDS } from './meetings-json.ts'
import type { MeetingList, Phase } from './meetings-json.ts'
import { OpenRoundDialog } from './open-round-dialog.tsx'
import { PhaseDialog } from './phase-dialog.tsx'
import { sayDays } from './times.ts'
import './meeting-tag.css'
import './phases.css'

type Asked = { readonly what: 'plan' | 'open' | 'close'; readonly phase?: Phase }

interface PhaseListProps {
  readonly list: MeetingList
  /** ISO 8601 */
  readonly now: string
}

/** The phases one after the other: which is over, which one is in, what comes. */
export function PhaseList({ list, now }: PhaseListProps) {
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  if (list.phases.length === 0 && !list.mayPlanPhases) return null
  return (
    <section aria-labelledby="phases-title">
      <div className="meetings-section-head">
        <h2 id="phases-title">Phases</h2>
        {list.mayPlanPhases && (
          <Button variant="default" size="compact-md" className="no-print" onClick={() => setAsked({ what: 'plan' })}>
            Plan a phase
          </Button>
        )}
      </div>
      {list.phases.length === 0 && <p className="quiet">No phase is planned yet.</p>}
      <PhaseStrip phases={list.phases} now={now} onAsk={setAsked} />
      {asked?.what === 'plan' && <PhaseDialog list={list} phase={asked.phase} onClose={close} />}
      {asked?.what === 'open' && asked.phase && <OpenRoundDialog phase={asked.phase} onClose={close} />}
      {asked?.what === 'close' && asked.phase && <CloseRoundDialog phase={asked.phase} onClose={close} />}
    </section>
  )
}

interface PhaseStripProps {
  readonly phases: readonly Phase[]
  readonly now: string
  onAsk(asked: Asked): void
}

/** Longer than the screen in time: where the negotiation is stands in view. */
function PhaseStrip({ phases, now, onAsk }: PhaseStripProps) {
  const strip = useRef<HTMLOListElement>(null)
  const today = now.slice(0, 10)
  const at =
    phases.find((one) => stateOf(one, today) === 'now') ?? phases.find((one) => stateOf(one, today) === 'coming')
  useEffect(() => {
    const card = strip.current?.querySelector<HTMLElement>('[aria-current]')
    if (strip.current && card) strip.current.scrollLeft = card.offsetLeft - strip.current.offsetLeft - card.offsetWidth
  }, [at?.id])
  return (
    <ol ref={strip} className="phases" tabIndex={0} aria-labelledby="phases-title">
      {phases.map((phase) => (
        <PhaseCard key={phase.id} phase={phase} isAt={phase === at} now={now} onAsk={onAsk} />
      ))}
    </ol>
  )
}

interface PhaseCardProps {
  readonly phase: Phase
  /** Where the negotiation is, or what comes next. */
  readonly isAt: boolean
  readonly now: string
  onAsk(asked: Asked): void
}

function PhaseCard({ phase, isAt, now, onAsk }: PhaseCardProps) {
  const { id, name, kind, place, begins, ends, groups, isWhole, closedAt } = phase
  const state = stateOf(phase, now.slice(0, 10))
  return (
    <li className="phase" data-state={state} aria-current={isAt ? 'step' : undefined}>
      <p className="phase-kind">
        {PHASE_KINDS[kind]}
        {(isAt || state === 'now') && <span className="meeting-tag">{state === 'now' ? 'Now' : 'Next'}</span>}
      </p>
      <h3>{name}</h3>
      <p className="quiet">
        {sayDays(begins, ends)}
        {place && `, ${place}`}
      </p>
      {!isWhole && <p className="quiet">{groups.map((one) => one.name).join(', ')}</p>}
      {closedAt !== null && (
        <p>
          <Link to={`/meetings/phases/${id}`}>Convergences and divergences</Link>
        </p>
      )}
      {phase.mayPlan && <PhaseActs phase={phase} onAsk={onAsk} />}
    </li>
  )
}

function PhaseActs({ phase, onAsk }: Pick<PhaseCardProps, 'phase' | 'onAsk'>) {
  const { kind, name, openedAt, closedAt } = phase
  const isZero = kind === 'zero-round'
  return (
    <p className="phase-acts no-print">
      {isZero && openedAt === null && (
        <Button variant="light" size="compact-sm" onClick={() => onAsk({ what: 'open', phase })}>
          Open the round
        </Button>
      )}
      {isZero && openedAt !== null && closedAt === null && (
        <Button variant="light" size="compact-sm" onClick={() => onAsk({ what: 'close', phase })}>
          Close the round
        </Button>
      )}
      {closedAt === null && (
        <button
          type="button"
          className="link-button"
          aria-label={`Change ${name}`}
          onClick={() => onAsk({ what: 'plan', phase })}
        >
          Change
        </button>
      )}
    </p>
  )
}

/** A zero round is what its acts made of it, the others follow their dates. */
function stateOf({ kind, begins, ends, openedAt, closedAt }: Phase, today: string): 'over' | 'now' | 'coming' {
  if (kind === 'zero-round') return closedAt !== null ? 'over' : openedAt !== null ? 'now' : 'coming'
  return ends < today ? 'over' : begins <= today ? 'now' : 'coming'
}
