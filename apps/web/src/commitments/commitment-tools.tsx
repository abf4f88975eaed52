import { Button, Group, Menu } from '@mantine/core'
import { useState } from 'react'
import type { Instrument } from '../shared/api.ts'
import { ImportDialog } from './import-dialog.tsx'
import type { Schedules } from './schedules.ts'
import { ShareDialog } from './share-dialog.tsx'

interface CommitmentToolsProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
}

/** What can be done with the schedules: share one's own, take them away as files, take one's own back filled in. */
export function CommitmentTools({ instrument, schedules }: CommitmentToolsProps) {
  const [dialog, setDialog] = useState<'share' | 'import'>()
  const { id, party, role } = instrument
  const own = role === 'delegate' && party !== null ? party : undefined
  const files = `/api/instruments/${id}/commitments/export`
  const close = () => setDialog(undefined)
  return (
    <Group gap="sm">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">Files</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own && (
            <>
              <Menu.Label>Your schedule</Menu.Label>
              <FileItem href={`${files}?format=csv&party=${own}`}>Spreadsheet to fill in (CSV)</FileItem>
              <FileItem href={`${files}?format=json&party=${own}`}>JSON</FileItem>
              <FileItem href={`${files}?format=docx&party=${own}`}>Word</FileItem>
              <Menu.Item onClick={() => setDialog('import')}>Take in a filled file</Menu.Item>
            </>
          )}
          <Menu.Label>All that you may read</Menu.Label>
          <FileItem href={`${files}?format=csv`}>Spreadsheet (CSV)</FileItem>
          <FileItem href={`${files}?format=json`}>JSON</FileItem>
        </Menu.Dropdown>
      </Menu>
      {own && !schedules.sharing(own) && (
        <Button disabled={schedules.of(own).length === 0} onClick={() => setDialog('share')}>
          Share the schedule
        </Button>
      )}
      {dialog === 'share' && <ShareDialog id={id} party={own!} schedules={schedules} onClose={close} />}
      {dialog === 'import' && <ImportDialog id={id} onClose={close} />}
    </Group>
  )
}

function FileItem({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Menu.Item component="a" href={href} download>
      {children}
    </Menu.Item>
  )
}
