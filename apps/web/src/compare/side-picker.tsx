import { ActionIcon, Button, FileButton, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { nameOf } from '@cartif/negotiation'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sendFile } from './send-file.ts'
import type { CompareState } from './compare-state.ts'
import type { KeptFile, OpenProposal, SeriesEntry } from './use-compared.ts'

interface SidePickerProps {
  readonly id: string
  readonly series: readonly SeriesEntry[]
  readonly files: readonly KeptFile[]
  readonly open: readonly OpenProposal[]
  /** Whether the caller writes for a delegation or an office, and may have a draft. */
  readonly hasDraft: boolean
  readonly state: CompareState
  set(change: Partial<CompareState>): void
}

/** What stands on either side: revisions, the text as it stands or would stand, the own draft, a file. */
export function SidePicker({ id, series, files, open, hasDraft, state, set }: SidePickerProps) {
  const data = sidesOf(series, files, open, hasDraft)
  const { from, to } = state
  return (
    <div className="side-picker">
      <SideSelect label="From" data={data} value={from} onChange={(side) => set({ from: side, base: '' })} />
      <ActionIcon
        variant="default"
        size={36}
        aria-label="Swap the two sides"
        title="Swap the two sides"
        onClick={() => set({ from: to, to: from, base: '' })}
      >
        <IconArrowsLeftRight size={16} />
      </ActionIcon>
      <SideSelect label="To" data={data} value={to} onChange={(side) => set({ to: side, base: '' })} />
      <BringFile id={id} onBrought={(side) => set({ to: side, base: '' })} />
    </div>
  )
}

type Sides = readonly { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }[]

function sidesOf(
  series: readonly SeriesEntry[],
  files: readonly KeptFile[],
  open: readonly OpenProposal[],
  hasDraft: boolean
): Sides {
  const revisions = series.filter(({ issuedAt }) => issuedAt !== null)
  const draft = hasDraft ? [{ value: 'draft', label: 'Our draft, as if accepted' }] : []
  const groups: Sides = [
    { group: 'Revisions', items: revisions.map(({ side, symbol }) => ({ value: side, label: symbol })).toReversed() },
    {
      group: 'The text',
      items: [
        { value: 'live', label: 'The live text' },
        { value: 'live:accepted', label: 'The live text, everything open accepted' },
        ...draft
      ]
    },
    { group: 'Files', items: files.map(({ side, name }) => ({ value: side, label: name })) },
    { group: 'The live text, one proposal accepted', items: open.map(asIfAccepted) }
  ]
  return groups.filter(({ items }) => items.length > 0)
}

function asIfAccepted({ number, holder, article }: OpenProposal) {
  const where = article?.number ? `, ${article.number}` : ''
  return { value: `live:accepted:${number}`, label: `No. ${number}, ${nameOf(holder)}${where}` }
}

interface SideSelectProps {
  readonly label: string
  readonly data: Sides
  readonly value: string
  onChange(side: string): void
}

function SideSelect({ label, data, value, onChange }: SideSelectProps) {
  return (
    <Select
      label={label}
      data={[...data]}
      value={value}
      onChange={(side) => side !== null && onChange(side)}
      allowDeselect={false}
      searchable
      nothingFoundMessage="Nothing like that"
      maxDropdownHeight={420}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      className="side-select"
    />
  )
}

function BringFile({ id, onBrought }: { readonly id: string; onBrought(side: string): void }) {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const bring = async (file: File | null) => {
    if (!file) return
    setBusy(true)
    try {
      const { side, name, remarks } = await sendFile(id, file)
      await queries.invalidateQueries({ queryKey: ['compare-files', id] })
      const more = remarks.length === 0 ? '' : ` ${remarks.length} places could not be read as they were meant.`
      notifications.show({ message: `${name} is compared. It is kept for you alone, for six hours.${more}` })
      onBrought(side)
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <FileButton
      onChange={(file) => void bring(file)}
      accept=".txt,.md,.docx"
      inputProps={{ 'aria-label': 'File to compare' }}
    >
      {(props) => (
        <Button {...props} variant="default" loading={isBusy}>
          Compare a file…
        </Button>
      )}
    </FileButton>
  )
}
