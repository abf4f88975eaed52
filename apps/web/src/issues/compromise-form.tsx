import { Alert, Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { call } from '../shared/api.ts'
import type { CompromisePlace } from './compromise.ts'

interface CompromiseFormProps {
  readonly instrument: string
  readonly place: CompromisePlace
  onDone(said: string): void
  onCancel(): void
}

/** A chair's text for one place: one more wording beside the others, without prejudice to any of them. */
export function CompromiseForm({ instrument, place, onDone, onCancel }: CompromiseFormProps) {
  const [text, setText] = useState('quote' in place ? place.quote : '')
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // Newer browsers answer with a promise, which is nothing to clean up.
  useEffect(() => void form.current?.scrollIntoView({ block: 'nearest' }), [])
  const isSame = 'quote' in place ? text === place.quote : text.trim() === ''
  const table = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const rationale = reason.trim() || 'Chair’s text, without prejudice to any position.'
      await call(`/api/instruments/${instrument}/proposals`, 'POST', { changes: [{ ...place, text }], rationale })
      onDone('Your compromise is one more wording now.')
    } catch (error) {
      setBusy(false)
      setRefusal((error as Error).message)
    }
  }
  return (
    <form
      ref={form}
      className="issue-decision"
      aria-label="Draft a compromise"
      onSubmit={(event) => {
        event.preventDefault()
        void table()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Textarea
        label={'quote' in place ? 'These words would read' : 'These words would come in'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        data-autofocus
        autoFocus
      />
      <Textarea
        label="Why"
        mt="xs"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        placeholder="Chair’s text, without prejudice to any position."
        autosize
        minRows={1}
      />
      {refusal && (
        <Alert color="red" mt="sm" role="alert">
          {refusal}
        </Alert>
      )}
      <div className="proposal-buttons">
        <Button type="submit" size="sm" loading={isBusy} disabled={isSame}>
          Put it beside the others
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
