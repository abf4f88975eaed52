import { Checkbox, Select } from '@mantine/core'
import { PARTIES } from '@cartif/negotiation'
import { ROLES, roleName } from './role-name.ts'

export interface Standing {
  readonly role: string
  readonly party: string | null
  readonly focalPoint: boolean
}

interface SeatFieldsProps {
  readonly standing: Standing
  /** Given for a focal point: delegates of that party, and nothing else. */
  readonly onlyParty: string | null
  onChange(standing: Standing): void
}

/** As what somebody takes part. */
export function SeatFields({ standing, onlyParty, onChange }: SeatFieldsProps) {
  const { role, party, focalPoint } = standing
  if (onlyParty !== null) return null
  const isDelegate = role === 'delegate'
  return (
    <>
      <Select
        label="As"
        data={ROLES.map((value) => ({ value, label: roleName(value) }))}
        value={role}
        allowDeselect={false}
        onChange={(next) =>
          onChange(
            next === 'delegate' ? { ...standing, role: next } : { role: next ?? role, party: null, focalPoint: false }
          )
        }
      />
      {isDelegate && (
        <>
          <Select
            label="Party"
            data={PARTIES.map(([value, label]) => ({ value, label }))}
            value={party}
            required
            searchable
            onChange={(next) => onChange({ ...standing, party: next })}
          />
          <Checkbox
            label="National focal point: may invite delegates of the own party"
            checked={focalPoint}
            onChange={(event) => onChange({ ...standing, focalPoint: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  )
}
