import { Alert, Button, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { INSTRUMENT_KINDS, INSTRUMENT_KIND_NAMES } from '@cartif/negotiation'
import type { InstrumentKind } from '@cartif/negotiation'
import { wordsOf } from '../session/refusal.ts'
import { ApiProblem, call } from '../shared/api.ts'
import type { InstrumentSummary } from '../shared/api.ts'
import { DialogFoot } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import { DraftFields } from './draft-fields.tsx'
import type { Draft } from './draft-fields.tsx'
import { DraftIssues } from './draft-issues.tsx'
import type { DraftIssue } from './draft-issues.tsx'
import { DraftPreview } from './draft-preview.tsx'
import type { Preview } from './draft-preview.tsx'
import type { Group } from './groups-json.ts'
import { kindOfTitle } from './kind-of-title.ts'

interface InstrumentDialogProps {
  readonly group: Group
  onCreated(id: string): void
  onClose(): void
}

interface Refused {
  readonly words: string
  readonly issues: readonly DraftIssue[]
}

/**
 * A new text of the group: what it is, what it is called, and the draft with which it begins. What was read of the draft is shown
 * first, and only what was shown can be put on the table.
 */
export function InstrumentDialog({ group, onCreated, onClose }: InstrumentDialogProps) {
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<InstrumentKind>()
  const [title, setTitle] = useState('')
  const [symbol, setSymbol] = useState('')
  const [draft, setDraft] = useState<Draft>()
  const [refused, setRefused] = useState<Refused>()
  const [read, setRead] = useState<Draft>()
  const [preview, setPreview] = useState<Preview>()
  const [isBusy, setBusy] = useState(false)
  const kind = chosen ?? kindOfTitle(title)
  const write = (words: Draft) => {
    setPreview(undefined)
    setDraft(words)
  }
  /** As what a Word file was read: it is mended as words. */
  const takeUp = (words: Draft) => {
    setRead(words)
    write(words)
  }
  const send = <T,>(more: object) => {
    const path = `/api/groups/${encodeURIComponent(group.id)}/instruments`
    return call<T>(path, 'POST', { kind, title, symbol, ...draft, ...more })
  }
  const create = async () => {
    const { id } = await send<InstrumentSummary>({})
    await queries.invalidateQueries({ queryKey: ['groups'] })
    await queries.invalidateQueries({ queryKey: ['instruments'] })
    onCreated(id)
  }
  const submit = async () => {
    setBusy(true)
    setRefused(undefined)
    try {
      if (preview) await create()
      else setPreview(await send<Preview>({ isTrial: true }))
    } catch (error) {
      setPreview(undefined)
      setRefused({ words: wordsOf(error), issues: issuesIn(error) })
      const notation = notationIn(error)
      if (notation !== undefined) takeUp({ file: draft?.file ?? '', notation })
    } finally {
      setBusy(false)
    }
  }
  const isEmpty = draft === undefined || (draft.notation?.trim() === '' && draft.docx === undefined)
  return (
    <Dialog onClose={onClose} title={`New text of ${group.name}`} centered size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          {refused && (
            <Alert color="red" role="alert" title={refused.words}>
              <DraftIssues issues={refused.issues} />
            </Alert>
          )}
          <div className="instrument-names">
            <Select
              label="What it is"
              required
              allowDeselect={false}
              placeholder="Choose"
              data={INSTRUMENT_KINDS.map((value) => ({ value, label: INSTRUMENT_KIND_NAMES[value] }))}
              value={kind ?? null}
              onChange={(value) => value && setChosen(value as InstrumentKind)}
            />
            <TextInput
              label="Title"
              required
              data-autofocus
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <TextInput
              label="Symbol"
              placeholder="CARTIF/TF/TOR"
              required
              value={symbol}
              onChange={(event) => setSymbol(event.currentTarget.value)}
            />
          </div>
          <DraftFields key={read?.notation} group={group.id} kind={kind} initial={read} onDraft={write} />
          {preview && <DraftPreview preview={preview} />}
          <DialogFoot onClose={onClose}>
            <Button
              type="submit"
              loading={isBusy}
              disabled={isEmpty || kind === undefined || title.trim() === '' || symbol.trim() === ''}
            >
              {preview ? 'Put it on the table' : 'See what it holds'}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}

function issuesIn(error: unknown): readonly DraftIssue[] {
  if (!(error instanceof ApiProblem) || error.code !== 'draft-not-readable') return []
  return error.body['issues'] as readonly DraftIssue[]
}

/** What a Word file was read as. */
function notationIn(error: unknown): string | undefined {
  const notation = error instanceof ApiProblem ? error.body['notation'] : undefined
  return typeof notation === 'string' ? notation : undefined
}
