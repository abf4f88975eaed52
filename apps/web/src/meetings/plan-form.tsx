import { Alert, Button, Group as Row, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { AgendaFields } from './agenda-fields.tsx'
import { beginWith, documentsIn, faultOfEnd, toRequest } from './plan.ts'
import { MEETING_KINDS } from './meetings-json.ts'
import type { Choices, Group, Meeting, MeetingKind, Phase } from './meetings-json.ts'
import { ZONES, nameOfZone } from './times.ts'
import './plan-form.css'

interface PlanFormProps {
  readonly group: Group
  readonly phases: readonly Phase[]
  readonly choices: Choices
  /** undefined for a new one. */
  readonly meeting: Meeting | undefined
}

const KINDS = Object.entries(MEETING_KINDS).map(([value, label]) => ({ value, label }))

/** When, where, in which phase, with which agenda and documents. Times are those of the zone that is chosen. */
export function PlanForm({ group, phases, choices, meeting }: PlanFormProps) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [plan, setPlan] = useState(() => beginWith(meeting))
  const end = useRef<HTMLInputElement>(null)
  const [isTried, setTried] = useState(false)
  const { refusal, act } = useAct()
  const change = (next: Partial<typeof plan>) => setPlan((before) => ({ ...before, ...next }))
  const fault = faultOfEnd(plan)
  const save = async () => {
    setTried(true)
    if (fault) {
      end.current?.focus()
      // A field of days and hours is not brought into view by being focused.
      end.current?.scrollIntoView({ block: 'center' })
      return
    }
    const saved = await act(() =>
      meeting
        ? call<Meeting>(`/api/meetings/${meeting.id}/plan`, 'PUT', { ...toRequest(plan), seen: meeting.version })
        : call<Meeting>('/api/meetings', 'POST', { ...toRequest(plan), group: group.id })
    )
    if (!saved) return
    queries.setQueryData(['meeting', saved.id], saved)
    await queries.invalidateQueries({ queryKey: ['meetings'] })
    await navigate(`/meetings/${saved.id}`)
  }
  const zones = [...new Set([...ZONES, plan.zone])]
  return (
    <form
      className="card plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="md">
        <p className="quiet meetings-plain">Working group: {group.name}</p>
        <TextInput
          label="Title"
          required
          value={plan.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Row grow align="start" className="plan-row">
          <Select
            label="Kind"
            data={KINDS}
            allowDeselect={false}
            value={plan.kind}
            onChange={(kind) => change({ kind: kind as MeetingKind })}
          />
          <Select
            label="Phase"
            placeholder="None"
            clearable
            clearButtonProps={{ 'aria-label': 'No phase' }}
            data={phases.map(({ id, name }) => ({ value: id, label: name }))}
            value={plan.phase}
            onChange={(phase) => change({ phase })}
          />
        </Row>
        <Row grow align="start" className="plan-row">
          <TextInput
            label="Begins"
            type="datetime-local"
            required
            value={plan.starts}
            onChange={(event) => change({ starts: event.currentTarget.value })}
          />
          <TextInput
            label="Ends"
            ref={end}
            error={isTried && fault}
            type="datetime-local"
            required
            value={plan.ends}
            onChange={(event) => change({ ends: event.currentTarget.value })}
          />
          <Select
            label="Time of"
            data={zones.map((zone) => ({ value: zone, label: nameOfZone(zone) }))}
            allowDeselect={false}
            value={plan.zone}
            onChange={(zone) => change({ zone: zone ?? plan.zone })}
          />
        </Row>
        <Row grow align="start" className="plan-row">
          <TextInput
            label="Place"
            value={plan.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <TextInput
            label="Address to join online"
            type="url"
            placeholder="https://"
            value={plan.link}
            onChange={(event) => change({ link: event.currentTarget.value })}
          />
        </Row>
        <AgendaFields choices={choices} plan={plan} onChange={(agenda) => change({ agenda })} />
        <MultiSelect
          label="Documents"
          description="Revisions, instruments and reports in CARTIF."
          data={documentsIn(choices)}
          searchable
          value={[...plan.documents]}
          onChange={(documents) => change({ documents })}
        />
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <Row justify="flex-end">
          <Button variant="default" onClick={() => void navigate(meeting ? `/meetings/${meeting.id}` : '/meetings')}>
            Cancel
          </Button>
          <Button type="submit">{meeting ? 'Save the plan' : 'Plan the meeting'}</Button>
        </Row>
      </Stack>
    </form>
  )
}
