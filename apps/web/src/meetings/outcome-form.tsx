import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Articles } from './agenda-view.tsx'
import { FactsView, hasFacts } from './facts-view.tsx'
import { FollowUpFields } from './follow-up-fields.tsx'
import type { WrittenFollowUp } from './follow-up-fields.tsx'
import type { AgendaItem, Meeting } from './meetings-json.ts'
import './plan-form.css'

/** The words of an outcome, item by item, beside what the register has of each; and who is to do what. */
export function OutcomeForm({ meeting, onClose }: { readonly meeting: Meeting; onClose(): void }) {
  const queries = useQueryClient()
  const { refusal, act } = useAct()
  const [outcome, setOutcome] = useState(meeting.outcome)
  const [summaries, setSummaries] = useState(() => new Map(meeting.agenda.map(({ id, summary }) => [id, summary])))
  const [followUps, setFollowUps] = useState<readonly WrittenFollowUp[]>(() =>
    meeting.followUps.map(({ id, text, who, by }) => ({ key: id, id, text, who, by }))
  )
  const save = async () => {
    const body = {
      seen: meeting.version,
      outcome,
      summaries: [...summaries].map(([item, summary]) => ({ item, summary })),
      followUps: followUps.map(({ id, text, who, by }) => ({ id, text, who, by }))
    }
    const saved = await act(() => call<Meeting>(`/api/meetings/${meeting.id}/outcome`, 'PUT', body))
    if (!saved) return
    queries.setQueryData(['meeting', meeting.id], saved)
    await queries.invalidateQueries({ queryKey: ['meetings'] })
    onClose()
  }
  return (
    <form
      className="card outcome-form"
      aria-label="Outcome"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>Outcome</h2>
      <p className="quiet">
        Numbers of proposals and agreed articles come from the register; write what the room concluded.
      </p>
      <Stack gap="md" mt="md">
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <Textarea
          label="The meeting as a whole"
          autosize
          minRows={2}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        {meeting.agenda.map((item, index) => (
          <ItemOutcome
            key={item.id}
            item={item}
            number={index + 1}
            summary={summaries.get(item.id) ?? ''}
            onChange={(summary) => setSummaries((before) => new Map(before).set(item.id, summary))}
          />
        ))}
        <FollowUpFields parties={meeting.parties} followUps={followUps} onChange={setFollowUps} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save the outcome</Button>
        </Group>
      </Stack>
    </form>
  )
}

interface ItemOutcomeProps {
  readonly item: AgendaItem
  readonly number: number
  readonly summary: string
  onChange(summary: string): void
}

function ItemOutcome({ item, number, summary, onChange }: ItemOutcomeProps) {
  return (
    <div>
      <Textarea
        label={`${number}. ${item.title}`}
        autosize
        minRows={2}
        value={summary}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {item.articles.length > 0 && <Articles articles={item.articles} />}
      {(item.facts ?? []).filter(hasFacts).map((one) => (
        <FactsView key={one.instrument} facts={one} />
      ))}
    </div>
  )
}
