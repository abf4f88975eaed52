import { Button, FileInput, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { FaultList } from './fault-list.tsx'
import { Preview } from './preview.tsx'
import { readFile } from './read-file.ts'
import type { ReadFile } from './read-file.ts'
import { sayTaken } from './tables-json.ts'
import type { TableFault, TableSummary, Taken } from './tables-json.ts'

interface ImportTableProps {
  readonly table: TableSummary
  onClose(): void
}

interface Refusal {
  readonly message: string
  readonly rows: readonly TableFault[]
}

/** A file is looked at: what it would change, or what is wrong with it row by row. Only what was shown is then done. */
export function ImportTable({ table: { id, name }, onClose }: ImportTableProps) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<ReadFile>()
  const [taken, setTaken] = useState<Taken>()
  const [refusal, setRefusal] = useState<Refusal>()
  const ask = async (body: ReadFile, seen?: string) => {
    try {
      setRefusal(undefined)
      setTaken(
        await call<Taken>(`/api/tables/${id}/import`, 'POST', { ...body, ...(seen === undefined ? {} : { seen }) })
      )
    } catch (error) {
      setTaken(undefined)
      setRefusal(toRefusal(error as Error))
    }
  }
  const choose = async (chosen: File | null) => {
    setFile(chosen)
    setTaken(undefined)
    setRefusal(undefined)
    if (!chosen) return
    const next = await readFile(chosen)
    setRead(next)
    await ask(next)
  }
  const apply = async () => {
    await ask(read!, taken!.seen)
    // Whatever a table holds may be shown on any page.
    await queries.invalidateQueries()
  }
  return (
    <Dialog onClose={onClose} title={`Bring in ${name.toLowerCase()}`} size="xl" centered>
      <p className="quiet">
        A file as “CSV” or “JSON” gives it. Rows that it does not name stay as they are; nothing is taken out.
      </p>
      <FileInput
        label="File"
        placeholder="Choose a file"
        accept=".csv,.json,text/csv,application/json"
        value={file}
        data-autofocus
        onChange={(chosen) => void choose(chosen)}
      />
      {refusal && <FaultList message={refusal.message} rows={refusal.rows} />}
      {taken && <Told taken={taken} />}
      <Group className="dialog-foot" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {taken?.isApplied ? 'Close' : 'Cancel'}
        </Button>
        {!taken?.isApplied && (
          <Button disabled={!taken || taken.changes.length === 0} onClick={() => void apply()}>
            Take it in
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function Told({ taken }: { readonly taken: Taken }) {
  if (!taken.isApplied) return <Preview taken={taken} />
  return (
    <div role="status" className="import-done">
      <p>
        <strong>Taken in.</strong> {sayTaken(taken)}.
      </p>
      {taken.notes.length > 0 && (
        <>
          <p>These links are shown once; hand each to the person it is for:</p>
          <ul>
            {taken.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function toRefusal(error: Error): Refusal {
  const rows = error instanceof ApiProblem ? error.body['rows'] : undefined
  return { message: error.message, rows: (rows as readonly TableFault[] | undefined) ?? [] }
}
