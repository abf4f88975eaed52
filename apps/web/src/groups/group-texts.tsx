import { ActionIcon, Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { INSTRUMENT_KIND_NAMES } from '@cartif/negotiation'
import type { InstrumentSummary } from '../shared/api.ts'
import type { Group } from './groups-json.ts'
import { InstrumentDialog } from './instrument-dialog.tsx'
import { NamingDialog } from './naming-dialog.tsx'

/** The texts on which the group works, its terms of reference among them, each with where it stands. */
export function GroupTexts({ group }: { readonly group: Group }) {
  const [isCreating, setCreating] = useState(false)
  const [renamed, setRenamed] = useState<InstrumentSummary>()
  const navigate = useNavigate()
  const mayWrite = group.mayManage && group.closedAt === null
  return (
    <section className="card group-section" aria-labelledby="texts-title">
      <header>
        <h2 id="texts-title">Texts</h2>
        {mayWrite && (
          <Button variant="light" size="compact-sm" onClick={() => setCreating(true)}>
            New text…
          </Button>
        )}
      </header>
      {group.instruments.length === 0 && (
        <p className="quiet">There is no text yet{mayWrite ? ': begin from a draft or a template.' : '.'}</p>
      )}
      <ul className="texts">
        {group.instruments.map((instrument) => (
          <Text key={instrument.id} instrument={instrument} onRename={mayWrite ? setRenamed : undefined} />
        ))}
      </ul>
      {group.terms === null && group.instruments.length > 0 && (
        <p className="quiet">Its terms of reference have not been drafted yet.</p>
      )}
      {isCreating && (
        <InstrumentDialog
          group={group}
          onClose={() => setCreating(false)}
          onCreated={(id) => void navigate(`/instruments/${id}`)}
        />
      )}
      {renamed && <NamingDialog group={group.id} instrument={renamed} onClose={() => setRenamed(undefined)} />}
    </section>
  )
}

interface TextProps {
  readonly instrument: InstrumentSummary
  readonly onRename: ((instrument: InstrumentSummary) => void) | undefined
}

function Text({ instrument, onRename }: TextProps) {
  const { id, title, symbol, kind, counts, latestRevision } = instrument
  const isAgreed = counts.articles > 0 && counts.agreed === counts.articles
  return (
    <li>
      <p className="quiet text-symbol">
        {INSTRUMENT_KIND_NAMES[kind]} · {latestRevision?.symbol ?? symbol}
      </p>
      <p className="text-title">
        <Link to={`/instruments/${id}`}>{title}</Link>
        {onRename && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Title and symbol of ${title}`}
            onClick={() => onRename(instrument)}
          >
            <IconPencil size={16} />
          </ActionIcon>
        )}
      </p>
      <p className="text-state" data-agreed={isAgreed}>
        {isAgreed ? '✓ agreed, ' : ''}
        {counts.agreed} of {counts.articles} {counts.articles === 1 ? 'article' : 'articles'} agreed
        {!isAgreed && ` · ${counts.openIssues} open ${counts.openIssues === 1 ? 'issue' : 'issues'}`}
        {counts.openProposals > 0 && ` · ${counts.openProposals} open proposals`}
      </p>
    </li>
  )
}
