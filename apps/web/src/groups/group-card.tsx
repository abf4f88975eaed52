import { Link } from 'react-router'
import { PartyLabel } from '../shared/party-label.tsx'
import { formatDay } from './format-day.ts'
import type { GroupSummary } from './groups-json.ts'

/** A working group in a few lines: who chairs it, who takes part, on what it works, what comes next. */
export function GroupCard({ group }: { readonly group: GroupSummary }) {
  const { id, name, chairs, parties, instruments, terms, plan, closedAt } = group
  const texts = instruments.filter(({ id: one }) => one !== terms?.id)
  return (
    <article className="card group-card">
      <h2>
        <Link to={`/groups/${id}`}>{name}</Link>
      </h2>
      <p className="quiet group-chair">
        {chairs.length === 0 ? 'No chair yet' : `Chaired by ${chairs.join(', ')}`}
        {closedAt !== null && ` · work completed on ${formatDay(closedAt)}`}
      </p>
      <ul className="group-texts">
        {texts.map(({ id: one, title, counts }) => (
          <li key={one}>
            <Link to={`/instruments/${one}`}>{title}</Link>
            <span className="quiet">
              {counts.agreed} of {counts.articles} articles agreed · {counts.openIssues} open{' '}
              {counts.openIssues === 1 ? 'issue' : 'issues'}
            </span>
          </li>
        ))}
        {texts.length === 0 && <li className="quiet">No text yet</li>}
        <li>
          <span>Terms of reference</span>
          <TermsState terms={terms} />
        </li>
      </ul>
      <Next plan={plan} isOver={closedAt !== null} />
      <p className="group-parties" aria-label={`${parties.length} parties take part`}>
        {parties.map((party) => (
          <PartyLabel key={party} holder={party} />
        ))}
      </p>
    </article>
  )
}

export function TermsState({ terms }: Pick<GroupSummary, 'terms'>) {
  if (terms === null) return <span className="quiet">not drafted yet</span>
  return (
    <Link to={`/instruments/${terms.id}`} className="terms-state" data-agreed={terms.isAgreed}>
      {terms.isAgreed ? '✓ agreed' : 'under negotiation'}
    </Link>
  )
}

function Next({ plan, isOver }: Pick<GroupSummary, 'plan'> & { readonly isOver: boolean }) {
  if (plan.milestones === 0) return <p className="group-next quiet">No work plan yet</p>
  return (
    <p className="group-next">
      {plan.late > 0 && !isOver && <span className="late">{plan.late} late</span>}
      {plan.next && !isOver ? (
        <>
          <span className="quiet">Next, by {formatDay(plan.next.due)}:</span> {plan.next.title}
        </>
      ) : (
        <span className="quiet">
          {plan.met} of {plan.milestones} milestones met
        </span>
      )}
    </p>
  )
}
