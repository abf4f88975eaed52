import { Button, NativeSelect, TextInput } from '@mantine/core'
import { SECTOR_WORDS } from './preparation-json.ts'
import type { ConsultedBody, Sector } from './preparation-json.ts'

interface ConsultedFieldsProps {
  readonly value: readonly ConsultedBody[]
  onChange(value: readonly ConsultedBody[]): void
}

const NOBODY: ConsultedBody = { who: '', sector: 'ministry', on: '', note: '' }

/** Who was consulted at home, when, and what came of it. */
export function ConsultedFields({ value, onChange }: ConsultedFieldsProps) {
  return (
    <fieldset className="consulted">
      <legend>Who was consulted</legend>
      {value.length === 0 && <p className="quiet">Nobody has been noted yet.</p>}
      {value.map((one, index) => (
        <Body
          key={index}
          number={index + 1}
          body={one}
          onChange={(next) => onChange(value.with(index, next))}
          onRemove={() => onChange(value.toSpliced(index, 1))}
        />
      ))}
      <Button variant="default" size="sm" onClick={() => onChange([...value, NOBODY])}>
        Add somebody
      </Button>
    </fieldset>
  )
}

interface BodyProps {
  readonly number: number
  readonly body: ConsultedBody
  onChange(body: ConsultedBody): void
  onRemove(): void
}

function Body({ number, body, onChange, onRemove }: BodyProps) {
  const change = (part: Partial<ConsultedBody>) => onChange({ ...body, ...part })
  return (
    <div className="consulted-body" role="group" aria-label={`Consulted, ${number}`}>
      <TextInput
        label="Who"
        required
        maxLength={200}
        value={body.who}
        onChange={(event) => change({ who: event.currentTarget.value })}
      />
      <NativeSelect
        label="Sector"
        value={body.sector}
        onChange={(event) => change({ sector: event.currentTarget.value as Sector })}
        data={Object.entries(SECTOR_WORDS).map(([sector, label]) => ({ value: sector, label }))}
      />
      <TextInput
        label="On"
        type="date"
        required
        value={body.on}
        onChange={(event) => change({ on: event.currentTarget.value })}
      />
      <TextInput
        className="consulted-note"
        label="What came of it"
        maxLength={2000}
        value={body.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <Button
        className="consulted-remove"
        variant="subtle"
        size="compact-sm"
        onClick={onRemove}
        aria-label={`Take out ${body.who || `number ${number}`}`}
      >
        Take out
      </Button>
    </div>
  )
}
