import { Button, Group, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { KINDS, KIND_WORDS, PRIORITY_WORDS } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceKind, AssistanceRequest, Need, Priority } from './assistance-json.ts'
import { ServedFields } from './served-fields.tsx'
import { useDialogAct } from './use-act.ts'

interface RequestDialogProps {
  readonly group: AssistanceGroup
  /** The one that is written on; another one without it. */
  readonly request?: AssistanceRequest
  /** What a schedule says. */
  readonly need?: Need
  onClose(): void
}

/** Asking for assistance in the name of one's country, as a draft or for the working group to read. */
export function RequestDialog({ group, request, need, onClose }: RequestDialogProps) {
  const { refusal, act } = useDialogAct()
  const [words, setWords] = useState(() => wordsOf(request, need))
  const change = (part: Partial<typeof words>) => setWords({ ...words, ...part })
  const isSubmitted = request !== undefined && request.state !== 'draft'
  const send = async (submit: boolean) => {
    const message = submit ? 'The working group reads your request.' : 'Kept as a draft of your delegation.'
    const body = { ...words, byWhen: words.byWhen || null, submit }
    const isDone = request
      ? await act(`/requests/${request.id}`, 'PUT', { ...body, seen: request.number }, message)
      : await act('/requests', 'POST', { ...body, group: group.id }, message)
    if (isDone) onClose()
  }
  return (
    <Dialog onClose={onClose} title={request ? 'Change the request' : 'Ask for assistance'} size="lg">
      <p className="quiet dialog-about">
        In the working group {group.name}. Its delegations and offices read what you submit; observers do not. A draft
        is read by your delegation alone.
      </p>
      <Stack gap="md">
        <ServedFields
          isFirst
          group={group}
          instrument={words.instrument}
          article={words.article}
          onChange={(instrument, article) => change({ instrument, article })}
        />
        <TextInput
          label="Topic"
          description="Where no article says it"
          maxLength={200}
          data-autofocus={group.instruments.length === 0 || undefined}
          value={words.topic}
          onChange={(event) => change({ topic: event.currentTarget.value })}
        />
        <Select
          label="Kind"
          allowDeselect={false}
          value={words.kind}
          onChange={(kind) => kind && change({ kind: kind as AssistanceKind })}
          data={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        />
        <Textarea
          label="What is needed"
          required
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={words.need}
          onChange={(event) => change({ need: event.currentTarget.value })}
        />
        <Urgency {...words} onChange={change} />
      </Stack>
      <Refusal words={refusal} />
      <DialogFoot onClose={onClose}>
        {!isSubmitted && (
          <Button variant="default" disabled={words.need.trim() === ''} onClick={() => void send(false)}>
            Keep as a draft
          </Button>
        )}
        <Button disabled={words.need.trim() === ''} onClick={() => void send(true)}>
          {isSubmitted ? 'Change it' : 'Submit'}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

interface UrgencyProps {
  readonly priority: Priority
  readonly byWhen: string
  onChange(part: { readonly priority?: Priority; readonly byWhen?: string }): void
}

function Urgency({ priority, byWhen, onChange }: UrgencyProps) {
  return (
    <Group grow align="flex-start">
      <Select
        label="Priority"
        allowDeselect={false}
        value={priority}
        onChange={(next) => next && onChange({ priority: next as Priority })}
        data={Object.entries(PRIORITY_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label="By when"
        type="date"
        value={byWhen}
        onChange={(event) => onChange({ byWhen: event.currentTarget.value })}
      />
    </Group>
  )
}

function wordsOf(request: AssistanceRequest | undefined, need: Need | undefined) {
  const served = request?.served ?? need?.served
  return {
    instrument: served?.instrument ?? null,
    article: served?.article ?? null,
    topic: request?.topic ?? '',
    kind: request?.kind ?? ('training' as AssistanceKind),
    need: request?.need ?? need?.assistance ?? '',
    priority: request?.priority ?? ('medium' as Priority),
    byWhen: request?.byWhen ?? ''
  }
}
