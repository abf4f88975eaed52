import type { AgreementStatus, LiveInstrument } from '@cartif/live'
import { Button, Group, Textarea } from '@mantine/core'
import { lastCall, sayClosed } from '../room/calls.ts'
import { Dialog } from '../shared/dialog.tsx'
import { DraftKept } from '../shared/draft-kept.tsx'
import { useHalfWritten, usePlace } from '../shared/use-half-written.ts'

interface AgreeDialogProps {
  readonly live: LiveInstrument
  /** Its id. */
  readonly instrument: string
  readonly article: string
  readonly status: Exclude<AgreementStatus, 'open'>
  onAgree(note: string): void
  onClose(): void
}

const NO_NOTE = { note: '' }

const WORDS = {
  'agreed-ad-referendum': ['ad referendum', 'Agree ad referendum', 'It is agreed subject to confirmation by capitals.'],
  agreed: ['', 'Agree', 'It is agreed.']
} as const

/** Asks before an article is agreed: what follows, what the last call on it came to, and a note for the register. */
export function AgreeDialog({ live, instrument, article, status, onAgree, onClose }: AgreeDialogProps) {
  const { fields, isKept, write, drop } = useHalfWritten(usePlace(instrument, article, status), NO_NOTE)
  const [how, confirm, follows] = WORDS[status]
  const called = lastCall(live, article)
  const name = live.designations.get(article) || 'the title'
  return (
    <Dialog onClose={onClose} title={`Agree ${name} ${how}`.trim() + '?'} centered>
      {called?.closed && <p>{sayClosed(called)}</p>}
      <h3>What follows</h3>
      <ul>
        <li>{follows}</li>
        <li>Its words are locked: nobody proposes on it or writes in it, with the pen or without.</li>
        <li>You can open it again.</li>
      </ul>
      <Textarea
        label="Note for the register"
        value={fields.note}
        onChange={(event) => write({ note: event.currentTarget.value })}
        maxLength={2000}
        autosize
        minRows={2}
        mt="md"
      />
      <Group justify="flex-end" mt="lg">
        <DraftKept isKept={isKept} unsent="not agreed yet" />
        <Button
          variant="default"
          onClick={() => {
            drop()
            onClose()
          }}
        >
          Cancel
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            drop()
            onAgree(fields.note.trim())
          }}
        >
          {confirm}
        </Button>
      </Group>
    </Dialog>
  )
}
