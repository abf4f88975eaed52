import { Select } from '@mantine/core'
import { articlesByNeed } from './assistance-json.ts'
import type { AssistanceGroup } from './assistance-json.ts'

interface ServedFieldsProps {
  readonly group: AssistanceGroup
  readonly instrument: string | null
  readonly article: string | null
  /** Whether these are the first fields of a dialog. */
  readonly isFirst?: boolean
  onChange(instrument: string | null, article: string | null): void
}

/** The article that something serves; a group with one text needs no choice of it. */
export function ServedFields({ group, instrument, article, isFirst, onChange }: ServedFieldsProps) {
  const { instruments } = group
  const first = { 'data-autofocus': true, openOnFocus: false }
  const chosen =
    instruments.find(({ id }) => id === instrument) ?? (instruments.length === 1 ? instruments[0] : undefined)
  if (instruments.length === 0) return null
  return (
    <>
      {instruments.length > 1 && (
        <Select
          label="Instrument"
          clearable
          {...(isFirst && first)}
          value={instrument}
          onChange={(next) => onChange(next, null)}
          data={instruments.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {chosen && (
        <Select
          label="Article it serves"
          placeholder="None in particular"
          clearable
          searchable
          {...(isFirst && instruments.length === 1 && first)}
          value={article}
          onChange={(next) => onChange(next === null && instruments.length === 1 ? null : chosen.id, next)}
          data={articlesByNeed(group, chosen)}
        />
      )}
    </>
  )
}
