import { Button, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { PeopleData, Person } from './people-data.ts'
import { SeatFields } from './seat-fields.tsx'
import type { Standing } from './seat-fields.tsx'

interface SeatDialogProps {
  readonly person: Person
  readonly data: PeopleData
  carryOut(what: () => Promise<unknown>, said: string): Promise<void>
  onClose(): void
}

/** One seat of one person: where they have one already it becomes this. */
export function SeatDialog({ person, data, carryOut, onClose }: SeatDialogProps) {
  const [group, setGroup] = useState<string | null>(data.groups[0]?.id ?? null)
  const [standing, setStanding] = useState<Standing>(
    person.seats[0] ?? { role: 'observer', party: null, focalPoint: false }
  )
  const { role, party, focalPoint } = standing
  const give = async () => {
    onClose()
    const seat = { workingGroup: group, role, party, focalPoint }
    await carryOut(() => call(`/api/people/${person.id}/seats`, 'PUT', seat), `${person.name} has the seat.`)
  }
  return (
    <Dialog onClose={onClose} title={`A seat for ${person.name}`} centered>
      <Stack gap="sm">
        <Select
          label="Working group"
          data={data.groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={group}
          allowDeselect={false}
          onChange={setGroup}
        />
        <SeatFields standing={standing} onlyParty={null} onChange={setStanding} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={role === 'delegate' && party === null} onClick={() => void give()}>
            Give the seat
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
