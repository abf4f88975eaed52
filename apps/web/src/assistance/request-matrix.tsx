import { partyName } from '@cartif/negotiation'
import { PartyLabel } from '../shared/party-label.tsx'
import { KINDS, KIND_WORDS, STATE_WORDS, subjectOf } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceKind, AssistanceRequest } from './assistance-json.ts'

/** What stands for a kind where there is little room. */
const SIGNS: Readonly<Record<AssistanceKind, string>> = {
  training: 'T',
  'legal-drafting': 'L',
  equipment: 'E',
  'expert-advice': 'A'
}

/** Articles and topics down, countries across: what each has asked for, and how far that is. */
export function RequestMatrix({ group }: { readonly group: AssistanceGroup }) {
  const { parties } = group
  const requests = group.requests.filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
  const subjects = [...new Set(requests.map(subjectOf))].toSorted(byNumber)
  if (subjects.length === 0) return <p className="quiet requests-none">Nothing has been asked for in this group yet.</p>
  return (
    <section className="card request-matrix" aria-label="Requests by country">
      <Key />
      <div className="matrix-scroll" tabIndex={0} role="region" aria-label="Table of requests">
        <table>
          <thead>
            <tr>
              <th scope="col">Article or topic</th>
              {parties.map((party) => (
                <th scope="col" key={party}>
                  <PartyLabel holder={party} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subjects.map((subject) => (
              <tr key={subject}>
                <th scope="row">{subject}</th>
                {parties.map((party) => (
                  <td key={party}>
                    {requests
                      .filter((one) => one.party === party && subjectOf(one) === subject)
                      .map((one) => (
                        <Sign key={one.id} request={one} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Sign({ request: { party, kind, state } }: { readonly request: AssistanceRequest }) {
  const words = `${partyName(party)}: ${KIND_WORDS[kind]}, ${STATE_WORDS[state].toLowerCase()}`
  return (
    <span className="request-sign" data-state={state} title={words}>
      <span aria-hidden>{SIGNS[kind]}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function Key() {
  return (
    <ul className="matrix-key">
      {KINDS.map((kind) => (
        <li key={kind}>
          <b>{SIGNS[kind]}</b> {KIND_WORDS[kind].toLowerCase()}
        </li>
      ))}
      {(['requested', 'offered', 'accepted', 'under-way', 'delivered'] as const).map((state) => (
        <li key={state}>
          <span className="request-sign" data-state={state} aria-hidden />
          {STATE_WORDS[state].toLowerCase()}
        </li>
      ))}
    </ul>
  )
}

/** "Article 9" before "Article 13". */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
