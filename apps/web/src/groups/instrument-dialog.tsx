import { Alert, Button, Group as Row, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { INSTRUMENT_KINDS, INSTRUMENT_KIND_NAMES } from '@cartif/negotiation'
import type { InstrumentKind } from '@cartif/negotiation'
import { wordsOf } from '../session/refusal.ts'
import { ApiProblem, call } from '../shared/api.ts'
import type { InstrumentSummary } from '../shared/api.ts'
import { DraftFields } from './draft-fields.tsx'
import type { Draft } from './draft-fields.tsx'
import { DraftIssues } from './draft-issues.tsx'
import type { DraftIssue } from './draft-issues.tsx'
import type { Group } from './groups-json.ts'

interface InstrumentDialogProps {
  readonly group: Group
  onCreated(id: string): void
  onClose(): void
}

interface Refused {
  readonly words: string
  readonly issues: readonly DraftIssue[]
}

/** A new text of the group: what it is, what it is called, and the draft with which it begins. */
export function InstrumentDialog({ group, onCreated, onClose }: InstrumentDialogProps) {
  const queries = useQueryClient()
  const [kind, setKind] = useState<InstrumentKind>(group.terms === null ? 'terms-of-reference' : 'protocol')
  const [title, setTitle] = useState('')
  const [symbol, setSymbol] = useState('')
  const [draft, setDraft] = useState<Draft>()
  const [refused, setRefused] = useState<Refused>()
  const [read, setRead] = useState<Draft>()
  const [isBusy, setBusy] = useState(false)
  /** As what a Word file was read: it is mended as words. */
  const takeUp = (words: Draft) => {
    setRead(words)
    setDraft(words)
  }
  const create = async () => {
    setBusy(true)
    setRefused(undefined)
    try {
      const path = `/api/groups/${encodeURIComponent(group.id)}/instruments`
      const { id } = await call<InstrumentSummary>(path, 'POST', { kind, title, symbol, ...draft })
      await queries.invalidateQueries({ queryKey: ['groups'] })
      await queries.invalidateQueries({ queryKey: ['instruments'] })
      onCreated(id)
    } catch (error) {
      setRefused({ words: wordsOf(error), issues: issuesIn(error) })
      const notation = notationIn(error)
      if (notation !== undefined) takeUp({ file: draft?.file ?? '', notation })
    } finally {
      setBusy(false)
    }
  }
  const isEmpty = draft === undefined || (draft.notation?.trim() === '' && draft.docx === undefined)
  return (
    <Modal opened onClose={onClose} title={`New text of ${group.name}`} centered size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void create()
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
              allowDeselect={false}
              data={INSTRUMENT_KINDS.map((value) => ({ value, label: INSTRUMENT_KIND_NAMES[value] }))}
              value={kind}
              onChange={(value) => value && setKind(value as InstrumentKind)}
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
          <DraftFields key={read?.notation} group={group.id} kind={kind} initial={read} onDraft={setDraft} />
          <Row justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={isEmpty || title.trim() === '' || symbol.trim() === ''}>
              Put it on the table
            </Button>
          </Row>
        </Stack>
      </form>
    </Modal>
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
