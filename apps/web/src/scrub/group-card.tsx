import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { EqualFindings } from './equal-findings.ts'
import { FixPreview } from './fix-preview.tsx'
import { SEVERITIES } from './scrub-json.ts'
import type { Finding, ScrubbedProvision } from './scrub-json.ts'

interface GroupCardProps {
  readonly group: EqualFindings
  readonly title: string
  readonly current: string | undefined
  provisionOf(id: string): ScrubbedProvision | undefined
  /** Absent for those who do not propose fixes, and where there is none. */
  readonly onPropose: ((findings: readonly Finding[]) => void) | undefined
  readonly isAsking: boolean
}

/** As many places as are named before one asks for all. */
const NAMED = 8

/** The same at many places: told once, with a way to each and one proposal for all. */
export function GroupCard({ group: { findings }, title, current, provisionOf, onPropose, isAsking }: GroupCardProps) {
  const [isOpen, setOpen] = useState(false)
  const shown = findings.find(({ id }) => id === current) ?? findings[0]!
  const { severity, message } = shown
  const [, name] = SEVERITIES.find(([one]) => one === severity)!
  const provision = provisionOf(shown.provision)
  const isCurrent = shown.id === current
  const named = isOpen || findings.indexOf(shown) >= NAMED ? findings : findings.slice(0, NAMED)
  return (
    <li className="scrub-finding" data-severity={severity} aria-current={isCurrent ? 'true' : undefined}>
      <p className="scrub-finding-head">
        <span className="scrub-severity" data-severity={severity}>
          {name}
        </span>
        <span className="quiet">{title}</span>
      </p>
      <h3>The same in {findings.length} places</h3>
      <p className="scrub-message">{message}</p>
      {provision && <FixPreview finding={shown} provision={provision} />}
      <p className="scrub-places">
        {named.map(({ id, provision: place }) => (
          <Link
            key={id}
            to={{ hash: id }}
            replace
            preventScrollReset
            data-finding={id}
            aria-current={id === current ? 'true' : undefined}
          >
            {provisionOf(place)?.designation || 'Outside the articles'}
          </Link>
        ))}
        {named.length < findings.length && (
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            and {findings.length - named.length} more
          </button>
        )}
      </p>
      {onPropose && shown.change && (
        <p className="scrub-acts">
          <Button size="compact-md" variant="light" loading={isAsking} onClick={() => onPropose(findings)}>
            Propose all {findings.length} fixes
          </Button>
        </p>
      )}
    </li>
  )
}
