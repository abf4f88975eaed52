import { nameOf } from '@cartif/negotiation'

export interface DemonstrationPerson {
  readonly name: string
  readonly email: string
  readonly party: string | null
  readonly role: string
}

interface DemonstrationPeopleProps {
  readonly accounts: readonly DemonstrationPerson[]
  onChoose(email: string): void
}

/** Everybody of the demonstration, at one click each. */
export function DemonstrationPeople({ accounts, onChoose }: DemonstrationPeopleProps) {
  return (
    <section className="sign-in-demo" aria-label="Demonstration accounts">
      <h2>Demonstration</h2>
      <p className="quiet">Enter the room as one of its people.</p>
      <div className="sign-in-people">
        {accounts.map(({ name, email, party, role }) => (
          <button
            key={email}
            type="button"
            className="person"
            data-holder={party ?? role}
            onClick={() => onChoose(email)}
          >
            <span className="party">{party ? nameOf(party) : role === 'secretariat' ? 'SEC' : role.toUpperCase()}</span>
            <span>{name.replace(/^Delegate of /, '')}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
