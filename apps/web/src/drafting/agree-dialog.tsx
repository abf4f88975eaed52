import type { AgreementStatus, LiveInstrument } from '@cartif/live'
import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { lastCall, sayClosed } from '../room/calls.ts'

interface AgreeDialogProps {
  readonly live: LiveInstrument
  readonly article: string
  readonly status: Exclude<AgreementStatus, 'open'>
  onAgree(note: string): void
  onClose(): void
}

const WORDS = {
  'agreed-ad-referendum': ['ad referendum', 'Agree ad referendum', 'It is agreed subject to confirmation by capitals.'],
  agreed: ['', 'Agree', 'It is agreed.']
} as const

/** Asks before an article is agreed: what follows, what the last call on it came to, and a note for the register. */
export function AgreeDialog({ live, article, status, onAgree, onClose }: AgreeDialogProps) {
  const [note, setNote] = useState('')
  const [how, confirm, follows] = WORDS[status]
  const called = lastCall(live, article)
  const name = live.designations.get(article) || 'the title'
  return (
    <Modal opened onClose={onClose} title={`Agree ${name} ${how}`.trim() + '?'} centered>
      {called?.closed && <p>{sayClosed(called)}</p>}
      <h3>What follows</h3>
      <ul>
        <li>{follows}</li>
        <li>Its words are locked: nobody proposes on it or writes in it, with the pen or without.</li>
        <li>You can open it again.</li>
      </ul>
      <Textarea
        label="Note for the register"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        mt="md"
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => onAgree(note.trim())}>{confirm}</Button>
      </Group>
    </Modal>
  )
}
