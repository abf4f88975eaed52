import { Alert, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { PHASE_KINDS } from './meetings-json.ts'
import type { MeetingList, Phase, PhaseKind } from './meetings-json.ts'
import './plan-form.css'

interface PhaseDialogProps {
  readonly list: MeetingList
  /** undefined for a new one. */
  readonly phase: Phase | undefined
  onClose(): void
}

const KINDS = Object.entries(PHASE_KINDS).map(([value, label]) => ({ value, label }))

/** What a phase is called, when it is, and for whom. */
export function PhaseDialog({ list, phase, onClose }: PhaseDialogProps) {
  const queries = useQueryClient()
  const [plan, setPlan] = useState(() => beginWith(phase))
  const { refusal, act } = useAct()
  const change = (next: Partial<typeof plan>) => setPlan((before) => ({ ...before, ...next }))
  const save = async () => {
    const path = phase ? `/api/phases/${phase.id}` : '/api/phases'
    const body = phase ? { ...plan, seen: phase.version } : plan
    const done = await act(() => call(path, phase ? 'PUT' : 'POST', body))
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['meetings'] })
    onClose()
  }
  return (
    <Dialog className="meetings-dialog" onClose={onClose} title={phase ? 'Change the phase' : 'Plan a phase'} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="sm">
          {refusal && (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          )}
          <TextInput
            label="Name"
            required
            data-autofocus
            value={plan.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Select
            label="Kind"
            data={KINDS}
            allowDeselect={false}
            disabled={phase !== undefined && phase.openedAt !== null}
            value={plan.kind}
            onChange={(kind) => change({ kind: kind as PhaseKind })}
          />
          <Group grow align="start">
            <TextInput
              label="First day"
              type="date"
              required
              value={plan.begins}
              onChange={(event) => change({ begins: event.currentTarget.value })}
            />
            <TextInput
              label="Last day"
              type="date"
              required
              value={plan.ends}
              onChange={(event) => change({ ends: event.currentTarget.value })}
            />
          </Group>
          <TextInput
            label="Place"
            value={plan.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <Checkbox.Group
            label="Working groups"
            description="None: it is a phase of the negotiation as a whole."
            value={plan.groups}
            onChange={(groups) => change({ groups })}
          >
            <Stack gap={6} mt={6}>
              {list.groups.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} disabled={phase !== undefined && phase.openedAt !== null} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{phase ? 'Save' : 'Plan it'}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function beginWith(phase: Phase | undefined) {
  const { kind = 'text-round', name = '', place = '', begins = '', ends = '', groups = [] } = phase ?? {}
  return { kind, name, place, begins, ends, groups: groups.map(({ id }) => id) }
}
