import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call, formatDate } from '../shared/api.ts'
import type { Instrument, Revision } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { nextSymbol, sayStillOpen } from './next-revision.ts'
import type { OpenPen } from './next-revision.ts'
import './revisions.css'

export function RevisionsPage() {
  const { id = '' } = useParams()
  const { data: instrument } = useQuery({
    queryKey: ['instrument', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`)
  })
  const { data: revisions } = useQuery({
    queryKey: ['revisions', id],
    queryFn: () => call<readonly Revision[]>(`/api/instruments/${id}/revisions`)
  })
  const [isIssuing, setIssuing] = useState(false)
  const mayIssue = instrument?.role === 'chair' || instrument?.role === 'secretariat'
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="page">
        <Group justify="space-between" align="end">
          <div>
            <h1>Revisions</h1>
            <p className="quiet">Each is the text at one instant, for ever.</p>
          </div>
          {mayIssue && <Button onClick={() => setIssuing(true)}>Issue a revision</Button>}
        </Group>
        {revisions?.length === 0 && <p>No revision has been issued yet. The first one is the zero draft.</p>}
        <ol className="revisions">
          {revisions?.toReversed().map((revision, index, all) => (
            <li key={revision.symbol} className="card">
              <h2>{revision.symbol}</h2>
              <p>{revision.title}</p>
              {revision.note && <p className="quiet">{revision.note}</p>}
              <p className="quiet">
                Issued {formatDate(revision.issuedAt)} by {revision.issuedBy}
              </p>
              <p className="revision-links">
                {all[index + 1] && (
                  <Link to={`/instruments/${id}/compare?from=${all[index + 1]!.number}&to=${revision.number}`}>
                    Compare with {all[index + 1]!.symbol.split('/').pop()}
                  </Link>
                )}
                <Link to={`/instruments/${id}/compare?from=${revision.number}&to=live`}>
                  Compare with the live text
                </Link>
                <a href={`/api/instruments/${id}/export?format=txt&revision=${revision.number}`}>Bracketed text</a>
                {mayIssue && instrument.workingGroup !== '/training' && (
                  <Link to={`/training?instrument=${id}&revision=${revision.number}`}>Copy into a training room</Link>
                )}
              </p>
            </li>
          ))}
        </ol>
      </main>
      {isIssuing && instrument && revisions && (
        <IssueDialog
          instrument={instrument}
          symbol={nextSymbol(instrument.symbol, revisions)}
          onClose={() => setIssuing(false)}
        />
      )}
    </>
  )
}

interface OpenCall {
  readonly name: string
  readonly closed?: unknown
}

interface IssueDialogProps {
  readonly instrument: Instrument
  /** What it will be called. */
  readonly symbol: string
  onClose(): void
}

function IssueDialog({ instrument: shown, symbol: next, onClose }: IssueDialogProps) {
  const { id } = shown
  // Counted anew: the page may have been open for an hour.
  const { data: instrument = shown } = useQuery({
    queryKey: ['instrument-now', id],
    queryFn: () => call<Instrument>(`/api/instruments/${id}`),
    gcTime: 0
  })
  const { data: calls = [] } = useQuery({
    queryKey: ['calls', id],
    queryFn: () => call<readonly OpenCall[]>(`/api/instruments/${id}/calls`),
    gcTime: 0
  })
  const { data: pens = [] } = useQuery({
    queryKey: ['handed-pens', id],
    queryFn: () => call<readonly OpenPen[]>(`/api/instruments/${id}/handed-pens`),
    gcTime: 0
  })
  const open = calls.filter(({ closed }) => closed === undefined).map(({ name }) => name)
  const queries = useQueryClient()
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const issue = async () => {
    try {
      const { symbol } = await call<Revision>(`/api/instruments/${id}/revisions`, 'POST', { title, note })
      notifications.show({ message: `${symbol} has been issued.` })
      await queries.invalidateQueries()
      onClose()
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <Dialog onClose={onClose} title="Issue a revision of the text as it stands" centered>
      <p className="quiet">
        It will be <strong>{next}</strong> and cannot be changed or taken back. What is still open stays open in the
        live text.
      </p>
      <ul className="revision-open" aria-label="What is still open">
        {sayStillOpen(instrument.counts, open, pens).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TextInput
        label="Title"
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
        placeholder="After which round or meeting, where"
      />
      <Textarea
        label="Note"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        mt="sm"
        autosize
        minRows={2}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={title.trim() === ''} onClick={() => void issue()}>
          Issue
        </Button>
      </Group>
    </Dialog>
  )
}
