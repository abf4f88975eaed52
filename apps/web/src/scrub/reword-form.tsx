import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FixChange } from './scrub-json.ts'

interface RewordFormProps {
  readonly place: FixChange
  readonly isAsking: boolean
  onPropose(text: string): void
  onCancel(): void
}

/** Where no rule can say what is right, the legal reviewer puts the words otherwise; they are proposed like any other. */
export function RewordForm({ place, isAsking, onPropose, onCancel }: RewordFormProps) {
  const [text, setText] = useState(place.text)
  const isSame = text.trim() === place.text.trim()
  return (
    <form
      className="scrub-reword"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) onPropose(text.trim())
      }}
    >
      <Textarea
        label="These words would read"
        autosize
        minRows={1}
        data-autofocus
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-md" disabled={isSame} loading={isAsking}>
          Propose it
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
