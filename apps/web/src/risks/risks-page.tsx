import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { Indicators } from './indicators.tsx'
import { RiskCard } from './risk-card.tsx'
import { RiskForm } from './risk-form.tsx'
import { RiskMatrix } from './risk-matrix.tsx'
import { sayRegister } from './risks-json.ts'
import type { Risk, RiskRegister, RiskScope } from './risks-json.ts'
import './risks.css'

/** What threatens the negotiation, what is done about it and by whom, beside indicators that are counted and never typed. */
export function RisksPage() {
  const { data, error } = useQuery({ queryKey: ['risks'], queryFn: () => call<RiskRegister>('/api/risks') })
  useEffect(() => {
    document.title = 'Risks · CARTIF'
  }, [])
  if (isRefusal(error)) return <NotForRole who="Delegations, the chair, legal reviewers and the secretariat see it." />
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page risks-page">
        <h1>Risks</h1>
        <p className="quiet">What could hold the negotiation up, what is done about it, and by whom.</p>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Counting" />}
        {data && <Shown register={data} />}
      </main>
    </>
  )
}

const ALL = 'all'

function Shown({ register: { scopes, risks } }: { readonly register: RiskRegister }) {
  const [chosen, setChosen] = useState(ALL)
  const [edited, setEdited] = useState<Risk | 'new'>()
  const scope = scopes.find(({ workingGroup }) => workingGroup === chosen) ?? scopes[0]!
  const shown = chosen === ALL ? risks : risks.filter(({ workingGroup }) => workingGroup === scope.workingGroup)
  const writable = scopes.filter(({ mayWrite }) => mayWrite)
  const live = shown.filter(({ status }) => status !== 'closed')
  return (
    <>
      <div className="risks-tools no-print">
        <Select
          aria-label="Working group"
          allowDeselect={false}
          value={chosen}
          onChange={(value) => setChosen(value ?? ALL)}
          data={[
            { value: ALL, label: 'The negotiation and all its groups' },
            ...scopes.flatMap(({ workingGroup, name }) => (workingGroup ? [{ value: workingGroup, label: name }] : []))
          ]}
        />
        {writable.length > 0 && <Button onClick={() => setEdited('new')}>Enter a risk</Button>}
      </div>
      <section aria-labelledby="register-title" className="risks-register">
        <h2 id="register-title">Register of risks</h2>
        {shown.length === 0 ? (
          <p className="quiet">No risk has been entered{chosen === ALL ? '' : ' for this group'} yet.</p>
        ) : (
          <>
            <p className="quiet">{sayRegister(live)}</p>
            <RiskMatrix risks={live} />
            <ol className="risks">
              {shown.map((risk) => (
                <RiskCard
                  key={risk.id}
                  risk={risk}
                  scope={scopeOf(scopes, risk)}
                  {...(scopeOf(scopes, risk)?.mayWrite && { onEdit: () => setEdited(risk) })}
                />
              ))}
            </ol>
          </>
        )}
      </section>
      <Indicators scope={scope} />
      {edited && (
        <RiskForm
          risk={edited === 'new' ? undefined : edited}
          scopes={writable}
          preferred={scope.mayWrite ? scope.workingGroup : null}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}

function scopeOf(scopes: readonly RiskScope[], { workingGroup }: Risk): RiskScope | undefined {
  return scopes.find((one) => one.workingGroup === workingGroup)
}
