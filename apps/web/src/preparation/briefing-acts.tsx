import { Button, SegmentedControl, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EditedReport } from '../reports/report-editor.tsx'
import type { VersionMark } from '../reports/reports-json.ts'
import { call, formatDate, formatTime } from '../shared/api.ts'
import type { Briefing } from './briefing-json.ts'
import { IssueBriefing } from './issue-briefing.tsx'

interface BriefingActsProps {
  readonly briefing: Briefing
  readonly edited: EditedReport
  readonly isEditing: boolean
  onEditing(isEditing: boolean): void
}

/** Which version one sees, and what one can do with it. */
export function BriefingActs({ briefing, edited, isEditing, onEditing }: BriefingActsProps) {
  const { id, shown, versions, mayWrite } = briefing
  const isNewest = shown.number === versions.at(-1)?.number
  return (
    <>
      <Versions versions={versions} shown={shown.number} />
      {mayWrite && isNewest && (
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
        <Button component="a" variant="default" href={`/api/briefings/${id}/export?version=${shown.number}`}>
          Word
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
        {mayWrite && isNewest && <Saving briefing={briefing} edited={edited} />}
      </span>
    </>
  )
}

/** A version is kept, or issued: then the group reads it. */
function Saving({ briefing: { id, shown }, edited }: Pick<BriefingActsProps, 'briefing' | 'edited'>) {
  const queries = useQueryClient()
  const [isIssuing, setIssuing] = useState(false)
  const isChanged = edited.title !== shown.title || edited.sections !== shown.sections
  const save = async (issue: boolean) => {
    try {
      const { title, sections } = edited
      await call(`/api/briefings/${id}/versions`, 'POST', { title, sections, seen: shown.number, issue })
      notifications.show({ message: issue ? 'The briefing has been issued.' : 'Kept as a new version.' })
      await queries.invalidateQueries({ queryKey: ['briefing', id] })
      await queries.invalidateQueries({ queryKey: ['briefings'] })
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
      {isIssuing && <IssueBriefing title={edited.title} onClose={() => setIssuing(false)} onIssue={() => save(true)} />}
    </>
  )
}

function Versions({ versions, shown }: { readonly versions: readonly VersionMark[]; readonly shown: number }) {
  const [, setSearch] = useSearchParams()
  const newest = versions.at(-1)?.number
  return (
    <Select
      aria-label="Version"
      className="report-versions"
      allowDeselect={false}
      value={String(shown)}
      onChange={(value) => setSearch(value === null || Number(value) === newest ? {} : { version: value })}
      data={versions.toReversed().map(({ number, at, by, isIssued }) => ({
        value: String(number),
        label: `${isIssued ? 'Issued' : 'Version'} ${number}, ${formatDate(at)} ${formatTime(at)}, ${by}`
      }))}
    />
  )
}
