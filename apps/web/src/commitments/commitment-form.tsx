import { LONGEST_TRANSITION, NO_STATEMENT, faultOf } from '@cartif/negotiation'
import type { Category, Participation, Statement } from '@cartif/negotiation'
import { Button, Group, NumberInput, Radio, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import type { Commitment, StatedArticle } from './schedules.ts'

interface CommitmentFormProps {
  readonly instrument: Instrument
  readonly article: StatedArticle
  readonly said: Commitment | undefined
  readonly isShared: boolean
  readonly hasNext: boolean
  onSaved(goOn: boolean): void
}

/** What one can choose: where a party takes part, its category at once. */
type Choice = 'none' | 'not-yet' | Category

/** States something of an article for one's own party. Ctrl+Enter saves and goes on to the next article. */
export function CommitmentForm({ instrument, article, said, isShared, hasNext, onSaved }: CommitmentFormProps) {
  const [statement, setStatement] = useState<Statement>(said ?? NO_STATEMENT)
  const queries = useQueryClient()
  const fault = faultOf(trimmed(statement))
  const save = async (goOn: boolean) => {
    if (fault !== undefined) return
    try {
      const body = { ...trimmed(statement), seen: article.version }
      await call(`/api/instruments/${instrument.id}/commitments/${article.id}`, 'PUT', body)
      await queries.invalidateQueries({ queryKey: ['commitments', instrument.id] })
      notifications.show({ message: `${article.number} has been saved${isShared ? ' and is read by everybody' : ''}.` })
      onSaved(goOn)
    } catch (error) {
      await queries.invalidateQueries({ queryKey: ['commitments', instrument.id] })
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save(hasNext)
  }
  return (
    <form
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save(false)
      }}
    >
      <Stack gap="md">
        <Fields statement={statement} onChange={setStatement} />
        {fault !== undefined && (
          <p className="quiet commitment-fault" role="status">
            {fault}
          </p>
        )}
        {isShared && <p className="quiet">The schedule is shared: the change is an act in the register.</p>}
        <Group>
          <Button type="submit" disabled={fault !== undefined}>
            Save and close
          </Button>
          {hasNext && (
            <Button variant="default" disabled={fault !== undefined} onClick={() => void save(true)} title="Ctrl+Enter">
              Save and go on
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

interface FieldsProps {
  readonly statement: Statement
  onChange(statement: Statement): void
}

function Fields({ statement, onChange }: FieldsProps) {
  const { category, months, conditions, assistance } = statement
  const choice = choiceOf(statement)
  return (
    <>
      <Radio.Group
        label="Participation"
        value={choice}
        onChange={(next) => onChange(choose(statement, next as Choice))}
      >
        <Stack gap={6} mt={6}>
          <Radio value="A" label="A: at entry into force" data-autofocus={choice === 'A' || undefined} />
          <Radio value="B" label="B: after a transition" />
          <Radio value="C" label="C: after a transition and with assistance" />
          <Radio value="not-yet" label="Does not participate yet" />
          <Radio value="none" label="No statement" />
        </Stack>
      </Radio.Group>
      {(category === 'B' || category === 'C') && (
        <NumberInput
          label="Transition, in months after entry into force"
          value={months ?? ''}
          min={1}
          max={LONGEST_TRANSITION}
          allowDecimal={false}
          w={330}
          onChange={(value) => onChange({ ...statement, months: typeof value === 'number' ? value : null })}
        />
      )}
      {choice !== 'none' && (
        <Textarea
          label="Conditions: what it depends on, how far it goes"
          autosize
          minRows={2}
          maxLength={4000}
          value={conditions}
          onChange={(event) => onChange({ ...statement, conditions: event.currentTarget.value })}
        />
      )}
      {category === 'C' && (
        <Textarea
          label="Assistance required"
          required
          autosize
          minRows={2}
          maxLength={4000}
          value={assistance}
          onChange={(event) => onChange({ ...statement, assistance: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function choiceOf({ participation, category }: Statement): Choice {
  return participation === 'participates' ? category! : participation
}

/** What the choice has no place for is left out. */
function choose({ months, conditions, assistance }: Statement, choice: Choice): Statement {
  if (choice === 'none') return NO_STATEMENT
  const isParticipation = choice === 'not-yet'
  const participation: Participation = isParticipation ? choice : 'participates'
  const category = isParticipation ? null : choice
  const waits = category === 'B' || category === 'C'
  return {
    participation,
    category,
    months: waits ? months : null,
    conditions,
    assistance: category === 'C' ? assistance : ''
  }
}

function trimmed({ participation, category, months, conditions, assistance }: Statement): Statement {
  return { participation, category, months, conditions: conditions.trim(), assistance: assistance.trim() }
}
