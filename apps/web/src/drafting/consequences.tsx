/** What a decision does to proposals that are not decided on, in words. */
export interface NamedConsequence {
  readonly proposal: string
  readonly number: number | null
  readonly party: string | null
  readonly effect: string
}

const EFFECTS: Readonly<Record<string, string>> = {
  superseded: 'is superseded: these words were replaced',
  rejected: 'is rejected: the text stays as it is',
  overtaken: 'is overtaken: the words it was about are gone',
  lapsed: 'lapses with what it amends',
  narrowed: 'keeps only its other changes',
  promoted: 'stays open, now on the text itself'
}

/** "PAK no. 7 lapses with what it amends." */
function sayConsequence({ party, number, effect }: NamedConsequence): string {
  return `${party ?? ''} no. ${number ?? '?'} ${EFFECTS[effect] ?? effect}.`.trim()
}

interface ConsequencesProps {
  readonly consequences: readonly NamedConsequence[]
  /** The call for consensus that would end by it, in words. */
  readonly lapses?: string | undefined
}

/** What follows for proposals that are not decided on, and for the call that is open. */
export function Consequences({ consequences, lapses }: ConsequencesProps) {
  if (consequences.length === 0 && lapses === undefined) return <p className="quiet">No other proposal is affected.</p>
  return (
    <>
      <h3>What follows</h3>
      <ul>
        {lapses && <li>{lapses}</li>}
        {consequences.map((one) => (
          <li key={`${one.proposal} ${one.effect}`}>{sayConsequence(one)}</li>
        ))}
      </ul>
    </>
  )
}
