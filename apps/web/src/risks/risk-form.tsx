import { Button, Group, NumberInput, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { CATEGORIES, CATEGORY_NAMES, IMPACTS, LIKELIHOODS, NEW_RISK, STATUSES, STATUS_NAMES } from './risks-json.ts'
import type { Risk, RiskScope, RiskWords } from './risks-json.ts'

interface RiskFormProps {
  /** Absent for one that is new. */
  readonly risk: Risk | undefined
  /** Where one may write. */
  readonly scopes: readonly RiskScope[]
  readonly preferred: string | null
  onClose(): void
}

/** Says something of a risk; every version is kept, with who said it. */
export function RiskForm({ risk, scopes, preferred, onClose }: RiskFormProps) {
  const queries = useQueryClient()
  const [words, setWords] = useState<RiskWords>(risk ? wordsOf(risk) : NEW_RISK)
  const [group, setGroup] = useState(risk ? risk.workingGroup : preferred)
  const [refusal, setRefusal] = useState('')
  const save = async () => {
    try {
      if (risk) await call(`/api/risks/${risk.id}`, 'PUT', { seen: risk.version, ...words })
      else await call('/api/risks', 'POST', { workingGroup: group, ...words })
      await queries.invalidateQueries({ queryKey: ['risks'] })
      notifications.show({ message: risk ? 'The risk has been changed.' : 'The risk has been entered.' })
      onClose()
    } catch (error) {
      setRefusal((error as Error).message)
    }
  }
  return (
    <Dialog onClose={onClose} title={risk ? 'Change a risk' : 'Enter a risk'} size="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          {!risk && <Where scopes={scopes} group={group} onChange={setGroup} />}
          <Said words={words} onChange={setWords} />
          <Grades words={words} onChange={setWords} />
          <Care words={words} onChange={setWords} />
          <Told words={words} indicators={scopes[0]?.indicators ?? []} onChange={setWords} />
          {refusal && <p role="alert">{refusal}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={words.title.trim() === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly words: RiskWords
  onChange(words: RiskWords): void
}

interface WhereProps {
  readonly scopes: readonly RiskScope[]
  readonly group: string | null
  onChange(group: string | null): void
}

/** The value of a list cannot be null. */
const NEGOTIATION = ''

function Where({ scopes, group, onChange }: WhereProps) {
  return (
    <Select
      label="Of which group"
      allowDeselect={false}
      value={group ?? NEGOTIATION}
      onChange={(value) => onChange(value || null)}
      data={scopes.map(({ workingGroup, name }) => ({ value: workingGroup ?? NEGOTIATION, label: name }))}
    />
  )
}

function Said({ words, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        label="What could happen"
        required
        data-autofocus
        maxLength={200}
        value={words.title}
        onChange={(event) => onChange({ ...words, title: event.currentTarget.value })}
      />
      <Textarea
        label="Why, and what would follow"
        autosize
        minRows={2}
        maxLength={4000}
        value={words.description}
        onChange={(event) => onChange({ ...words, description: event.currentTarget.value })}
      />
      <Select
        label="Kind of risk"
        allowDeselect={false}
        value={words.category}
        onChange={(value) => onChange({ ...words, category: value as RiskWords['category'] })}
        data={CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] }))}
      />
    </>
  )
}

function Grades({ words, onChange }: FieldsProps) {
  const grades = (names: readonly string[]) => names.map((label, at) => ({ value: String(at + 1), label }))
  return (
    <Group grow align="flex-start">
      <Select
        label="How likely"
        allowDeselect={false}
        value={String(words.likelihood)}
        onChange={(value) => onChange({ ...words, likelihood: Number(value) })}
        data={grades(LIKELIHOODS)}
      />
      <Select
        label="How bad"
        allowDeselect={false}
        value={String(words.impact)}
        onChange={(value) => onChange({ ...words, impact: Number(value) })}
        data={grades(IMPACTS)}
      />
    </Group>
  )
}

function Care({ words, onChange }: FieldsProps) {
  return (
    <>
      <Textarea
        label="What is done about it"
        autosize
        minRows={2}
        maxLength={4000}
        value={words.mitigation}
        onChange={(event) => onChange({ ...words, mitigation: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <TextInput
          label="Who sees to it"
          maxLength={200}
          value={words.owner}
          onChange={(event) => onChange({ ...words, owner: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Next review on"
          value={words.reviewOn ?? ''}
          onChange={(event) => onChange({ ...words, reviewOn: event.currentTarget.value || null })}
        />
        <Select
          label="Status"
          allowDeselect={false}
          value={words.status}
          onChange={(value) => onChange({ ...words, status: value as RiskWords['status'] })}
          data={STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))}
        />
      </Group>
    </>
  )
}

function Told({ words, indicators, onChange }: FieldsProps & Pick<RiskScope, 'indicators'>) {
  const chosen = indicators.find(({ id }) => id === words.indicator)
  return (
    <>
      <Select
        label="Live indicator that tells of it"
        placeholder="None"
        clearable
        clearButtonProps={{ 'aria-label': 'No indicator' }}
        value={words.indicator}
        onChange={(indicator) => onChange({ ...words, indicator, threshold: null })}
        data={indicators.map(({ id, label }) => ({ value: id, label }))}
      />
      {chosen && (
        <NumberInput
          label={`Calls attention from (${chosen.unit})`}
          description={`Left empty, from ${chosen.threshold}`}
          min={0}
          max={100_000}
          w={260}
          value={words.threshold ?? ''}
          onChange={(value) => onChange({ ...words, threshold: typeof value === 'number' ? value : null })}
        />
      )}
    </>
  )
}

function wordsOf(risk: Risk): RiskWords {
  const { category, title, description, likelihood, impact, mitigation, owner, reviewOn, status } = risk
  const { indicator, threshold } = risk
  return { category, title, description, likelihood, impact, mitigation, owner, reviewOn, status, indicator, threshold }
}
