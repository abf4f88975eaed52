/**
 * A reason being written: saved or left as a whole, and kept on this computer until then. Cancel drops it, Escape only
 * folds it.
 */
import { Button, Group, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { DraftKept } from '../shared/draft-kept.tsx'
import { useHalfWritten } from '../shared/use-half-written.ts'

interface ReasonFormProps {
  readonly label: string
  readonly reason: string
  /** What saving is called. */
  readonly save?: string
  /** Where it is kept while it is half-written (`usePlace`); it is not where none is named. */
  readonly place?: string
  /** Whether it came back by itself: then the caret stays where it is. */
  readonly isReturned?: boolean
  onSave(reason: string): void
  onCancel(): void
}

export function ReasonForm(props: ReasonFormProps) {
  const { label, reason, save = 'Save', place, isReturned = false, onSave, onCancel } = props
  const { fields, isKept, write, drop } = useHalfWritten(place, { reason })
  const send = () => {
    drop()
    onSave(fields.reason.trim())
  }
  const cancel = () => {
    drop()
    onCancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={onKeyDown}
    >
      <Textarea
        mt="xs"
        autosize
        minRows={2}
        maxLength={2000}
        value={fields.reason}
        onChange={(event) => write({ reason: event.currentTarget.value })}
        label={label}
        data-autofocus={!isReturned || undefined}
        autoFocus={!isReturned}
      />
      <Group gap="xs" mt={6}>
        <Button type="submit" size="compact-sm">
          {save}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={cancel}>
          Cancel
        </Button>
        <DraftKept isKept={isKept} unsent="not saved yet" />
      </Group>
    </form>
  )
}
