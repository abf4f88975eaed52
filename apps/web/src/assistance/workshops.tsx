import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '../shared/api.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { WORKSHOP_WORDS } from './assistance-json.ts'
import type { AssistanceGroup, Workshop } from './assistance-json.ts'
import { WorkshopDialog, hasBegun } from './workshop-dialog.tsx'

/** The workshops of a group, the next first, then those that were held. */
export function Workshops({ group }: { readonly group: AssistanceGroup }) {
  const [edited, setEdited] = useState<Workshop | 'new'>()
  return (
    <section className="workshops" aria-labelledby="workshops-title">
      <div className="assistance-head">
        <h2 id="workshops-title">Workshops and drafting support</h2>
        {group.mayHold && <Button onClick={() => setEdited('new')}>Announce a workshop</Button>}
      </div>
      {group.workshops.length === 0 && <p className="quiet">No workshop has been announced to this group yet.</p>}
      <ol>
        {group.workshops.toReversed().map((workshop) => (
          <WorkshopCard
            key={workshop.id}
            workshop={workshop}
            {...(group.mayHold && { onEdit: () => setEdited(workshop) })}
          />
        ))}
      </ol>
      {edited && (
        <WorkshopDialog
          group={group}
          {...(edited !== 'new' && { workshop: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  )
}

interface WorkshopCardProps {
  readonly workshop: Workshop
  readonly onEdit?: () => void
}

function WorkshopCard({ workshop, onEdit }: WorkshopCardProps) {
  const { title, kind, on, days, place, served, about, attended } = workshop
  const act = attended.length === 0 && hasBegun(workshop) ? 'Change, or note who came' : 'Change'
  const people = attended.reduce((sum, one) => sum + one.people, 0)
  return (
    <li className="card workshop">
      <header>
        <h3>{title}</h3>
        <span className="quiet">{WORKSHOP_WORDS[kind]}</span>
      </header>
      <p>
        {formatDate(on)}
        {days > 1 && `, ${days} days`}
        {place && `, ${place}`}
      </p>
      {(about || served.name) && <p className="quiet">{[served.name, about].filter(Boolean).join(' · ')}</p>}
      {attended.length > 0 && (
        <p className="workshop-attended">
          Attended by {people} {people === 1 ? 'person' : 'people'}:
          {attended.map((one) => (
            <span key={one.party}>
              <PartyLabel holder={one.party} /> {one.people}
            </span>
          ))}
        </p>
      )}
      {onEdit && (
        <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={`${act}: ${title}`}>
          {act}
        </Button>
      )}
    </li>
  )
}
