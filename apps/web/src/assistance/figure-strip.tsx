import { STATE_WORDS } from './assistance-json.ts'
import type { AssistanceGroup } from './assistance-json.ts'
import '../shared/figure-cards.css'

/** How many requests stand where, and what workshops there were. */
export function FigureStrip({
  group: { figures, mayRead }
}: {
  readonly group: Pick<AssistanceGroup, 'figures' | 'mayRead'>
}) {
  const { requests, countries, states, workshops, people } = figures
  const shown = states.filter(({ state, count }) => state !== 'withdrawn' || count > 0)
  return (
    <dl className="figure-cards compact">
      {mayRead && (
        <>
          <Figure label={`requests, ${countries === 1 ? '1 country' : `${countries} countries`}`} value={requests} />
          {shown.map(({ state, count }) => (
            <Figure key={state} label={STATE_WORDS[state].toLowerCase()} value={count} />
          ))}
        </>
      )}
      <Figure label={workshops === 1 ? 'workshop' : 'workshops'} value={workshops} />
      <Figure label="people attended" value={people} />
    </dl>
  )
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
