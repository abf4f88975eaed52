import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../account/use-act.ts'
import { formatDay } from './format-day.ts'
import { useGroupAct } from './groups-json.ts'
import type { Group, Milestone } from './groups-json.ts'
import { MilestoneDialog } from './milestone-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { responsibleName } from './responsible-name.ts'

type Open =
  | { readonly kind: 'plan'; readonly milestone?: Milestone }
  | { readonly kind: 'note'; readonly milestone: Milestone }

/** Milestones by their days: what is met is shown by a fact, what is late by the day. */
export function WorkPlan({ group }: { readonly group: Group }) {
  const [open, setOpen] = useState<Open>()
  const { milestones, mayPlan, plan } = group
  return (
    <section className="card group-section" id="work-plan" aria-labelledby="plan-title">
      <header>
        <h2 id="plan-title">Work plan</h2>
        {mayPlan && (
          <Button variant="light" size="compact-sm" onClick={() => setOpen({ kind: 'plan' })}>
            New milestone…
          </Button>
        )}
      </header>
      {milestones.length === 0 && <p className="quiet">Nothing has been planned yet.</p>}
      {milestones.length > 0 && (
        <p className="quiet">
          {plan.met} of {plan.milestones} met{plan.late > 0 ? `, ${plan.late} late` : ''}. What is met is shown by the
          texts, the meetings and the reports.
        </p>
      )}
      <ol className="milestones" data-may-plan={mayPlan}>
        {milestones.map((milestone) => (
          <Row key={milestone.id} group={group} milestone={milestone} onOpen={setOpen} />
        ))}
      </ol>
      {open?.kind === 'plan' && (
        <MilestoneDialog group={group} milestone={open.milestone} onClose={() => setOpen(undefined)} />
      )}
      {open?.kind === 'note' && (
        <NoteDialog group={group} milestone={open.milestone} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}

interface RowProps {
  readonly group: Group
  readonly milestone: Milestone
  onOpen(open: Open): void
}

const STATES = { met: '✓ met', late: '! late', planned: 'planned' } as const

function Row({ group, milestone, onOpen }: RowProps) {
  const { title, due, state, responsible } = milestone
  return (
    <li data-state={state}>
      <time dateTime={due}>{formatDay(due)}</time>
      <div>
        <p className="milestone-title">{title}</p>
        <p className="quiet milestone-proof">
          <Shown milestone={milestone} /> · {responsibleName(responsible)}
        </p>
      </div>
      <span className="milestone-state" data-state={state}>
        {STATES[state]}
      </span>
      {group.mayPlan && <Acts group={group} milestone={milestone} onOpen={onOpen} />}
    </li>
  )
}

/** The fact, with where it is seen; or the note. */
function Shown({ milestone: { fact, note, proof } }: { readonly milestone: Milestone }) {
  if (fact)
    return (
      <>
        <Link to={fact.to}>{fact.says}</Link>
        {fact.isMet && fact.at !== null && `, ${formatDay(fact.at)}`}
      </>
    )
  if (proof.kind !== 'noted') return <>The text is no longer in this group</>
  return <>{note === '' ? 'To be noted by the chair' : `Noted: ${note}`}</>
}

function Acts({ group, milestone, onOpen }: RowProps) {
  const act = useGroupAct(group.id)
  const { act: carryOut } = useAct()
  const drop = () => void carryOut(() => act(`/milestones/${milestone.id}/dropping`, 'POST'))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`What can be done with ${milestone.title}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {milestone.proof.kind === 'noted' && (
          <Menu.Item onClick={() => onOpen({ kind: 'note', milestone })}>
            {milestone.note === '' ? 'Note that it is met…' : 'Change the note…'}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => onOpen({ kind: 'plan', milestone })}>Plan otherwise…</Menu.Item>
        <Menu.Item c="red.9" onClick={drop}>
          Take it out of the plan
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
