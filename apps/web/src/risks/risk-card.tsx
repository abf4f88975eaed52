import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../shared/api.ts'
import { RiskHistory } from './risk-history.tsx'
import { CATEGORY_NAMES, STATUS_NAMES, figureOf, gradesOf } from './risks-json.ts'
import type { Risk, RiskScope } from './risks-json.ts'

interface RiskCardProps {
  readonly risk: Risk
  readonly scope: RiskScope | undefined
  readonly onEdit?: () => void
}

/** One risk: how much it weighs, what is done about it, and what its indicator says now. */
export function RiskCard({ risk, scope, onEdit }: RiskCardProps) {
  const { title, category, status, description, level, version } = risk
  const [isOpen, setOpen] = useState(false)
  const calls = status !== 'closed' && risk.reading?.isOver === true
  return (
    <li className="card risk" data-calls={calls || undefined} data-status={status}>
      <div className="risk-head">
        <span className="risk-level" data-level={level}>
          {level}
        </span>
        <h3>{title}</h3>
        {onEdit && (
          <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={`Change “${title}”`}>
            Change
          </Button>
        )}
      </div>
      <p className="quiet risk-about">
        {CATEGORY_NAMES[category]} · {scope?.name} · {STATUS_NAMES[status]} · {gradesOf(risk)}
      </p>
      {description && <p>{description}</p>}
      <Reading risk={risk} />
      <Care risk={risk} />
      {version > 1 && (
        <Button variant="subtle" size="compact-sm" className="no-print" onClick={() => setOpen(true)}>
          What was said before
        </Button>
      )}
      {isOpen && <RiskHistory risk={risk} onClose={() => setOpen(false)} />}
    </li>
  )
}

function Reading({ risk: { reading } }: Pick<RiskCardProps, 'risk'>) {
  if (!reading) return null
  return (
    <p className="risk-reading" data-over={reading.isOver || undefined}>
      {reading.isOver && <strong>Calls attention. </strong>}
      {reading.label}: <strong>{figureOf(reading)}</strong>
      <span className="quiet">, attention from {reading.threshold}</span>
    </p>
  )
}

function Care({ risk: { mitigation, owner, reviewOn, isOverdue } }: Pick<RiskCardProps, 'risk'>) {
  return (
    <dl className="risk-care">
      <div>
        <dt>What is done</dt>
        <dd>{mitigation || 'Nothing has been decided yet.'}</dd>
      </div>
      <div>
        <dt>Who sees to it</dt>
        <dd>{owner || 'Nobody yet'}</dd>
      </div>
      <div>
        <dt>Next review</dt>
        <dd>
          {reviewOn ? formatDate(reviewOn) : 'No day set'}
          {isOverdue && <strong className="risk-overdue">, overdue</strong>}
        </dd>
      </div>
    </dl>
  )
}
