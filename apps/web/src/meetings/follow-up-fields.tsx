import { Button, Select, TextInput } from '@mantine/core'
import { sayWho } from './meetings-json.ts'

export interface WrittenFollowUp {
  /** Of the row on the screen. */
  readonly key: string
  /** null where it is new. */
  readonly id: string | null
  readonly text: string
  readonly who: string
  readonly by: string
}

interface FollowUpFieldsProps {
  readonly parties: readonly string[]
  readonly followUps: readonly WrittenFollowUp[]
  onChange(followUps: readonly WrittenFollowUp[]): void
}

/** Who is to do what until when, a row each. */
export function FollowUpFields({ parties, followUps, onChange }: FollowUpFieldsProps) {
  const who = ['chair', 'secretariat', ...parties].map((value) => ({ value, label: sayWho(value) }))
  const change = (key: string, next: Partial<WrittenFollowUp>) =>
    onChange(followUps.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const add = () =>
    onChange([...followUps, { key: crypto.randomUUID(), id: null, text: '', who: 'secretariat', by: '' }])
  return (
    <fieldset className="follow-up-fields">
      <legend>Follow-ups</legend>
      {followUps.map(({ key, text, who: chosen, by }, index) => (
        <div key={key} className="follow-up-row">
          <TextInput
            label={`What is to be done (${index + 1})`}
            required
            value={text}
            onChange={(event) => change(key, { text: event.currentTarget.value })}
          />
          <Select
            label="Who"
            data={who}
            allowDeselect={false}
            searchable
            value={chosen}
            onChange={(next) => change(key, { who: next ?? chosen })}
          />
          <TextInput
            label="By"
            type="date"
            required
            value={by}
            onChange={(event) => change(key, { by: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            aria-label={`Leave out follow-up ${index + 1}`}
            onClick={() => onChange(followUps.filter((one) => one.key !== key))}
          >
            Leave out
          </Button>
        </div>
      ))}
      <Button variant="default" size="compact-md" onClick={add}>
        Add a follow-up
      </Button>
    </fieldset>
  )
}
