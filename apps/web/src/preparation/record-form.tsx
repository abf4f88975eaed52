import { Button, Group, Radio, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, formatDate } from '../shared/api.ts'
import { ConsultedFields } from './consulted-fields.tsx'
import { READINESS_WORDS, STEPS, pathOf } from './preparation-json.ts'
import type { PreparedTopic, Readiness, RecordWords } from './preparation-json.ts'

const NOTHING: RecordWords = { readiness: 1, priorities: '', sensitivities: '', consulted: [] }

/** What one's country notes of a topic. Kept as another version; nobody else reads it before it is shared. */
export function RecordForm({ topic: { id, own } }: { readonly topic: PreparedTopic }) {
  const [words, setWords] = useState<RecordWords>(own ? wordsOf(own) : NOTHING)
  const queries = useQueryClient()
  const isChanged = JSON.stringify(words) !== JSON.stringify(own ? wordsOf(own) : NOTHING)
  const isWhole = words.consulted.every(({ who, on }) => who.trim() !== '' && on !== '')
  const keep = async () => {
    try {
      await call(pathOf(id), 'PUT', { ...words, seen: own?.number ?? 0 })
      notifications.show({ message: 'Kept. Nobody else reads it before you share it.' })
      await queries.invalidateQueries({ queryKey: ['preparation'] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <form
      className="card record-form"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <h2>Our record</h2>
      <p className="quiet">{own ? `Version ${own.number}, ${formatDate(own.at)}, ${own.by}` : 'Nothing noted yet.'}</p>
      <ReadinessChoice value={words.readiness} onChange={(readiness) => setWords({ ...words, readiness })} />
      <Words
        label="Priorities"
        hint="What we want of this part of the text"
        value={words.priorities}
        onChange={(priorities) => setWords({ ...words, priorities })}
      />
      <Words
        label="Sensitivities"
        hint="Where we cannot go, or not yet"
        value={words.sensitivities}
        onChange={(sensitivities) => setWords({ ...words, sensitivities })}
      />
      <ConsultedFields value={words.consulted} onChange={(consulted) => setWords({ ...words, consulted })} />
      <Group justify="flex-end" mt="lg">
        {isChanged && own && (
          <Button variant="default" onClick={() => setWords(wordsOf(own))}>
            Undo changes
          </Button>
        )}
        <Button type="submit" disabled={!(isChanged || !own) || !isWhole}>
          Keep
        </Button>
      </Group>
    </form>
  )
}

function wordsOf({ readiness, priorities, sensitivities, consulted }: RecordWords): RecordWords {
  return { readiness, priorities, sensitivities, consulted }
}

interface ReadinessChoiceProps {
  readonly value: Readiness
  onChange(value: Readiness): void
}

function ReadinessChoice({ value, onChange }: ReadinessChoiceProps) {
  return (
    <Radio.Group
      label="Readiness"
      mt="md"
      value={String(value)}
      onChange={(next) => onChange(Number(next) as Readiness)}
    >
      <div className="readiness-choice">
        {STEPS.map((step) => (
          <Radio key={step} value={String(step)} label={`${step}  ${READINESS_WORDS[step]}`} />
        ))}
      </div>
    </Radio.Group>
  )
}

interface WordsProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  onChange(value: string): void
}

function Words({ label, hint, value, onChange }: WordsProps) {
  return (
    <Textarea
      mt="md"
      label={label}
      description={hint}
      autosize
      minRows={3}
      maxRows={14}
      maxLength={8000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
