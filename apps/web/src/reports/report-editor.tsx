import { Button, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { ReportSection } from './reports-json.ts'

export interface EditedReport {
  readonly title: string
  readonly sections: readonly ReportSection[]
}

interface ReportEditorProps {
  readonly edited: EditedReport
  onChange(edited: EditedReport): void
}

/** The words of a report, section by section: whatever was generated may be said otherwise. */
export function ReportEditor({ edited, onChange }: ReportEditorProps) {
  const { title, sections } = edited
  const change = (index: number, section: ReportSection) => onChange({ title, sections: sections.with(index, section) })
  return (
    <div className="report-editor">
      <TextInput
        label="Title"
        value={title}
        onChange={(event) => onChange({ title: event.currentTarget.value, sections })}
      />
      <p className="quiet">
        A line is a paragraph. A line that begins with “– ” is an item of the paragraph before it; lines of the form “|
        a | b |” are the rows of a table.
      </p>
      {sections.map((section, index) => (
        <SectionFields
          key={section.id}
          section={section}
          number={index + 1}
          onChange={(next) => change(index, next)}
          {...(sections.length > 1 && {
            onRemove: () => onChange({ title, sections: sections.toSpliced(index, 1) })
          })}
        />
      ))}
      <Button variant="default" onClick={() => onChange({ title, sections: [...sections, emptySection(sections)] })}>
        Add a section
      </Button>
    </div>
  )
}

function emptySection(sections: readonly ReportSection[]): ReportSection {
  const taken = new Set(sections.map(({ id }) => id))
  let number = sections.length + 1
  while (taken.has(`more-${number}`)) number++
  return { id: `more-${number}`, heading: 'Further points', text: '' }
}

interface SectionFieldsProps {
  readonly section: ReportSection
  readonly number: number
  onChange(section: ReportSection): void
  readonly onRemove?: () => void
}

function SectionFields({ section, number, onChange, onRemove }: SectionFieldsProps) {
  const name = useId()
  return (
    <fieldset className="card" aria-labelledby={name}>
      <div className="report-section-head">
        <strong id={name}>Section {number}</strong>
        {onRemove && (
          <Button variant="default" size="compact-sm" onClick={onRemove} aria-label={`Take out section ${number}`}>
            Take out
          </Button>
        )}
      </div>
      <TextInput
        label={`Heading of section ${number}`}
        value={section.heading}
        onChange={(event) => onChange({ ...section, heading: event.currentTarget.value })}
      />
      <Textarea
        label={`Text of section ${number}`}
        value={section.text}
        onChange={(event) => onChange({ ...section, text: event.currentTarget.value })}
        autosize
        minRows={3}
        maxRows={18}
        mt="sm"
      />
    </fieldset>
  )
}
