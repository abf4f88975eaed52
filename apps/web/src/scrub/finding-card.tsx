import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { FixPreview } from './fix-preview.tsx'
import { RewordForm } from './reword-form.tsx'
import { SEVERITIES } from './scrub-json.ts'
import type { Finding, ScrubbedProvision } from './scrub-json.ts'

interface FindingCardProps {
  readonly finding: Finding
  readonly title: string
  readonly provision: ScrubbedProvision
  readonly instrument: string
  readonly isCurrent: boolean
  /** The number of the proposal that already has the fix. */
  readonly proposedAs: number | undefined
  /** Absent for those who do not propose fixes; with other words where no rule says which are right. */
  readonly onPropose: ((text?: string) => void) | undefined
  readonly isAsking: boolean
}

/** One finding: where, what is wrong, the words, and what can be done about it. */
export function FindingCard({ finding, title, provision, instrument, isCurrent, ...acts }: FindingCardProps) {
  const { id, severity, message } = finding
  const [, name] = SEVERITIES.find(([one]) => one === severity)!
  const place = provision.designation || 'Outside the articles'
  return (
    <li
      className="scrub-finding"
      data-severity={severity}
      data-finding={id}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <p className="scrub-finding-head">
        <span className="scrub-severity" data-severity={severity}>
          {name}
        </span>
        <span className="quiet">{title}</span>
      </p>
      <h3>
        <Link to={{ hash: id }} replace preventScrollReset>
          {place}
        </Link>
      </h3>
      <p className="scrub-message">{message}</p>
      <FixPreview finding={finding} provision={provision} />
      <FindingActs finding={finding} instrument={instrument} {...acts} />
    </li>
  )
}

function FindingActs({
  finding,
  instrument,
  proposedAs,
  onPropose,
  isAsking
}: Pick<FindingCardProps, 'finding' | 'instrument' | 'proposedAs' | 'onPropose' | 'isAsking'>) {
  const [isWriting, setWriting] = useState(false)
  const text = `/instruments/${instrument}?provision=${encodeURIComponent(finding.provision)}`
  if (isWriting && finding.place && proposedAs === undefined)
    return (
      <RewordForm
        place={finding.place}
        isAsking={isAsking}
        onPropose={(words) => onPropose?.(words)}
        onCancel={() => setWriting(false)}
      />
    )
  return (
    <p className="scrub-acts">
      {proposedAs !== undefined && <span className="scrub-proposed">Proposed, no. {proposedAs}</span>}
      {proposedAs === undefined && onPropose && finding.change && (
        <Button size="compact-md" variant="light" loading={isAsking} onClick={() => onPropose()}>
          Propose this fix
        </Button>
      )}
      {proposedAs === undefined && onPropose && finding.place && (
        <Button size="compact-md" variant="default" onClick={() => setWriting(true)}>
          Write a fix…
        </Button>
      )}
      <Link className="plain-link" to={text}>
        Open in the text
      </Link>
    </p>
  )
}
