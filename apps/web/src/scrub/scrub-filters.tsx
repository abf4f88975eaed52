import { SegmentedControl, Select } from '@mantine/core'
import { SEVERITIES } from './scrub-json.ts'
import type { Finding, Scrubbed, Severity } from './scrub-json.ts'

export interface Filter {
  readonly severity: Severity | 'all'
  readonly rule: string | null
}

export const EVERYTHING: Filter = { severity: 'all', rule: null }

export function passes({ severity, rule }: Filter, finding: Finding): boolean {
  return (severity === 'all' || finding.severity === severity) && (rule === null || finding.rule === rule)
}

interface ScrubFiltersProps {
  readonly scrubbed: Scrubbed
  /** Those that nobody has proposed a fix for yet. */
  readonly findings: readonly Finding[]
  readonly filter: Filter
  onChange(filter: Filter): void
}

/** Which findings are shown; each choice says how many there are. */
export function ScrubFilters({ scrubbed: { rules }, findings, filter, onChange }: ScrubFiltersProps) {
  const count = (wanted: Filter) => findings.filter((finding) => passes(wanted, finding)).length
  const severities = [
    { value: 'all', label: `All ${count({ ...filter, severity: 'all' })}` },
    ...SEVERITIES.map(([value, , many]) => ({ value, label: `${many} ${count({ ...filter, severity: value })}` }))
  ]
  const options = rules
    .map(({ name, title }) => ({ value: name, label: `${title} (${count({ severity: 'all', rule: name })})`, title }))
    .filter(({ value }) => findings.some(({ rule }) => rule === value))
  return (
    <div className="scrub-filters">
      <SegmentedControl
        size="xs"
        fullWidth
        value={filter.severity}
        onChange={(severity) => onChange({ ...filter, severity: severity as Filter['severity'] })}
        data={severities}
        aria-label="Severity"
      />
      <Select
        size="sm"
        data={options.map(({ value, label }) => ({ value, label }))}
        value={filter.rule}
        onChange={(rule) => onChange({ ...filter, rule })}
        placeholder="Every rule"
        clearable
        clearButtonProps={{ 'aria-label': 'Every rule' }}
        aria-label="Rule"
      />
    </div>
  )
}
