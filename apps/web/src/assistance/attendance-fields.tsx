import { partyName } from '@cartif/negotiation'
import { NumberInput } from '@mantine/core'
import type { Attendance } from './assistance-json.ts'

interface AttendanceFieldsProps {
  readonly parties: readonly string[]
  readonly value: readonly Attendance[]
  onChange(value: readonly Attendance[]): void
}

/** How many people came from each party; those from whom nobody came are not in it. */
export function AttendanceFields({ parties, value, onChange }: AttendanceFieldsProps) {
  const set = (party: string, people: number) => {
    const others = value.filter((one) => one.party !== party)
    const all = people > 0 ? [...others, { party, people }] : others
    onChange(all.toSorted((a, b) => a.party.localeCompare(b.party)))
  }
  return (
    <fieldset className="attendance">
      <legend>Who came</legend>
      {parties.map((party) => (
        <NumberInput
          key={party}
          size="sm"
          label={party.toUpperCase()}
          aria-label={`People from ${partyName(party)}`}
          min={0}
          max={1000}
          value={value.find((one) => one.party === party)?.people ?? ''}
          onChange={(people) => set(party, Number(people) || 0)}
        />
      ))}
    </fieldset>
  )
}
