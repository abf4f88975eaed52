import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'

interface ReasonFormProps {
  readonly label: string
  readonly reason: string
  /** What saving is called. */
  readonly save?: string
  onSave(reason: string): void
  onCancel(): void
}

/** A reason being written: saved or left as a whole. */
export function ReasonForm({ label, reason, save = 'Save', onSave, onCancel }: ReasonFormProps) {
  const [draft, setDraft] = useState(reason)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <Textarea
        mt="xs"
        autosize
        minRows={2}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        label={label}
        data-autofocus
        autoFocus
      />
      <Group gap="xs" mt={6}>
        <Button type="submit" size="compact-sm">
          {save}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
