import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDay } from '../groups/format-day.ts'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import './outputs.css'

interface OutputFact {
  readonly isMet: boolean
  readonly says: string
  /** '' where there is nothing to open for the reader. */
  readonly to: string
  readonly at: string | null
  /** A group, an instrument, or the negotiation. */
  readonly about: string
}

interface Output {
  readonly id: string
  readonly title: string
  readonly counts: string
  readonly state: 'met' | 'under-way' | 'not-begun'
  readonly facts: readonly OutputFact[]
}

interface Section {
  readonly title: string
  readonly outputs: readonly Output[]
}

/** What the implementation plan expects of the negotiation, ticked by facts alone. */
export function OutputsPage() {
  const { data, error } = useQuery({
    queryKey: ['outputs'],
    queryFn: () => call<{ readonly sections: readonly Section[] }>('/api/outputs')
  })
  useEffect(() => {
    document.title = 'Expected outputs · CARTIF'
  }, [])
  const all = data?.sections.flatMap(({ outputs }) => outputs) ?? []
  const count = (state: Output['state']) => all.filter((one) => one.state === state).length
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page outputs-page">
        <h1>Expected outputs</h1>
        <p className="quiet">
          What the implementation plan expects. Nobody ticks anything here: each entry is shown by the texts, the
          meetings and the reports of the groups you are in.
        </p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Counting" />}
        {data?.sections.length === 0 && <p>You have no seat in a working group yet.</p>}
        {all.length > 0 && (
          <p className="outputs-sum">
            <strong>{count('met')}</strong> met, <strong>{count('under-way')}</strong> under way,{' '}
            <strong>{count('not-begun')}</strong> not begun
          </p>
        )}
        {data?.sections.map(({ title, outputs }) => (
          <section key={title} className="card outputs-section" aria-label={title}>
            <h2>{title}</h2>
            <ul className="outputs">
              {outputs.map((output) => (
                <OutputRow key={output.id} output={output} />
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  )
}

const STATES: Readonly<Record<Output['state'], readonly [sign: string, words: string]>> = {
  met: ['✓', 'met'],
  'under-way': ['◐', 'under way'],
  'not-begun': ['', 'not begun']
}

function OutputRow({ output: { title, counts, state, facts } }: { readonly output: Output }) {
  const [sign, words] = STATES[state]
  const met = facts.filter(({ isMet }) => isMet).length
  return (
    <li data-state={state}>
      <span className="output-sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <p className="output-title">
          {title} <span className="output-state">{words}</span>
        </p>
        <p className="quiet">
          {counts}
          {facts.length > 1 && ` ${met} of ${facts.length}.`}
        </p>
        {facts.length === 1 && <FactLine fact={facts[0]!} />}
        {facts.length > 1 && (
          <details open={state === 'under-way' && facts.length < 4}>
            <summary>One by one</summary>
            <ul className="output-facts">
              {facts.map((fact) => (
                <li key={fact.about}>
                  <FactLine fact={fact} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

function FactLine({ fact: { isMet, says, to, at, about } }: { readonly fact: OutputFact }) {
  return (
    <p className="output-fact" data-met={isMet}>
      <span aria-hidden="true">{isMet ? '✓' : '○'}</span> {about}: {to === '' ? says : <Link to={to}>{says}</Link>}
      {isMet && at !== null && <span className="quiet">, {formatDay(at)}</span>}
    </p>
  )
}
