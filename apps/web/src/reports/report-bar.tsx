import { Button, SegmentedControl, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { formatDay } from '../groups/format-day.ts'
import { call, formatTime } from '../shared/api.ts'
import { IssueDialog } from './issue-dialog.tsx'
import type { EditedReport } from './report-editor.tsx'
import type { VersionMark } from './reports-json.ts'

/** What is written, kept in versions and issued: a report, a briefing. */
export interface WrittenKind {
  /** "report": names it to people, and its page in the cache. */
  readonly word: string
  /** Its list in the cache. */
  readonly list: string
  /** Where it is asked for: "/api/reports". */
  readonly path: string
  /** To whom issuing sends it; a sentence goes on behind it. */
  readonly goesTo: string
}

export interface Written {
  readonly id: string
  readonly mayWrite: boolean
  readonly shown: VersionMark & EditedReport
  readonly versions: readonly VersionMark[]
}

interface ReportBarProps {
  readonly kind: WrittenKind
  readonly written: Written
  readonly edited: EditedReport
  readonly isEditing: boolean
  onEditing(isEditing: boolean): void
  /** The way back. */
  readonly children: ReactNode
}

/** Which version one sees, and what one can do with it. */
export function ReportBar({ kind, written, edited, isEditing, onEditing, children }: ReportBarProps) {
  const { id, shown, versions, mayWrite } = written
  const isWritable = mayWrite && shown.number === versions.at(-1)?.number
  return (
    <div className="report-bar no-print">
      {children}
      <Versions versions={versions} shown={shown.number} />
      {isWritable && (
        <SegmentedControl
          aria-label="View"
          value={isEditing ? 'edit' : 'read'}
          onChange={(value) => onEditing(value === 'edit')}
          data={[
            { value: 'read', label: 'Preview' },
            { value: 'edit', label: 'Edit' }
          ]}
        />
      )}
      <span className="report-acts">
        <Button component="a" variant="default" href={`${kind.path}/${id}/export?version=${shown.number}`}>
          Word
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
        {isWritable && <Saving kind={kind} written={written} edited={edited} />}
      </span>
    </div>
  )
}

/** A version is kept, or issued: then everybody it is for reads it. */
function Saving({ kind, written: { id, shown }, edited }: Pick<ReportBarProps, 'kind' | 'written' | 'edited'>) {
  const queries = useQueryClient()
  const [isIssuing, setIssuing] = useState(false)
  const isChanged = edited.title !== shown.title || edited.sections !== shown.sections
  const save = async (issue: boolean) => {
    try {
      const { title, sections } = edited
      await call(`${kind.path}/${id}/versions`, 'POST', { title, sections, seen: shown.number, issue })
      notifications.show({ message: issue ? `The ${kind.word} has been issued.` : 'Kept as a new version.' })
      await queries.invalidateQueries({ queryKey: [kind.word, id] })
      await queries.invalidateQueries({ queryKey: [kind.list] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <>
      <Button variant="default" disabled={!isChanged} onClick={() => void save(false)}>
        Save
      </Button>
      <Button disabled={shown.isIssued && !isChanged} onClick={() => setIssuing(true)}>
        Issue
      </Button>
      {isIssuing && (
        <IssueDialog kind={kind} title={edited.title} onClose={() => setIssuing(false)} onIssue={() => save(true)} />
      )}
    </>
  )
}

function Versions({ versions, shown }: { readonly versions: readonly VersionMark[]; readonly shown: number }) {
  const [, setSearch] = useSearchParams()
  const newest = versions.at(-1)?.number
  const authors = new Map(versions.map(({ number, by }) => [String(number), by]))
  return (
    <Select
      aria-label="Version"
      className="report-versions"
      allowDeselect={false}
      value={String(shown)}
      onChange={(value) => setSearch(value === null || Number(value) === newest ? {} : { version: value })}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      renderOption={({ option }) => `${option.label}, ${authors.get(option.value) ?? ''}`}
      data={versions.toReversed().map(({ number, at, isIssued }) => ({
        value: String(number),
        label: `${isIssued ? 'Issued' : 'Version'} ${number}, ${formatDay(at)}, ${formatTime(at)}`
      }))}
    />
  )
}
