import { Button, FileInput, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { readFile } from '../tables/read-file.ts'

interface RowFault {
  readonly line: number
  readonly message: string
}

/** Takes in a schedule that was filled in elsewhere: all of it, or nothing and what is wrong with which row. */
export function ImportDialog({ id, onClose }: { readonly id: string; onClose(): void }) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [faults, setFaults] = useState<readonly RowFault[]>([])
  const [refusal, setRefusal] = useState('')
  const take = async () => {
    if (!file) return
    try {
      const body = await readFile(file)
      const { changed } = await call<{ changed: number }>(`/api/instruments/${id}/commitments/import`, 'POST', body)
      await queries.invalidateQueries({ queryKey: ['commitments', id] })
      notifications.show({
        message: changed === 1 ? 'One statement has changed.' : `${changed} statements have changed.`
      })
      onClose()
    } catch (error) {
      setRefusal((error as Error).message)
      setFaults(error instanceof ApiProblem ? ((error.body['rows'] as readonly RowFault[] | undefined) ?? []) : [])
    }
  }
  return (
    <Dialog onClose={onClose} title="Take in a filled file" centered size="lg">
      <p className="quiet">
        A spreadsheet saved as CSV, or JSON, as “Files” gives them. Rows without participation change nothing; “no
        statement” takes one back.
      </p>
      <FileInput
        label="File"
        placeholder="Choose a file"
        accept=".csv,.json,text/csv,application/json"
        value={file}
        data-autofocus
        onChange={(chosen) => {
          setFile(chosen)
          setFaults([])
          setRefusal('')
        }}
      />
      {refusal && (
        <div role="alert" className="import-faults">
          <p>{refusal}</p>
          <ul>
            {faults.map(({ line, message }, index) => (
              <li key={index}>
                Row {line}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!file} onClick={() => void take()}>
          Take in
        </Button>
      </Group>
    </Dialog>
  )
}
