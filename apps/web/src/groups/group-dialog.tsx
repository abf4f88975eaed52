import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PARTIES } from '@cartif/negotiation'
import { useAct } from '../account/use-act.ts'
import { usePeople } from '../administration/people-data.ts'
import { call } from '../shared/api.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { Dialog } from '../shared/dialog.tsx'
import type { Group } from './groups-json.ts'

interface GroupDialogProps {
  onCreated(group: Group): void
  onClose(): void
}

/** A new working group: what it is called and is to do, who chairs it, which parties take part. */
export function GroupDialog({ onCreated, onClose }: GroupDialogProps) {
  const { data: people } = usePeople()
  const queries = useQueryClient()
  const { refusal, act } = useAct()
  const [name, setName] = useState('')
  const [mandate, setMandate] = useState('')
  const [isOpenToObservers, setOpen] = useState(false)
  const [chair, setChair] = useState<string | null>(null)
  const [legal, setLegal] = useState<string | null>(null)
  const [parties, setParties] = useState<readonly string[]>()
  const seats = (people?.people ?? []).flatMap((person) => person.seats)
  const named = new Set(seats.flatMap(({ focalPoint, party }) => (focalPoint && party !== null ? [party] : [])))
  const chosen = parties ?? [...named]
  const create = async () => {
    const reviewer = legal === null ? {} : { legal }
    const body = { name, mandate, modalities: '', isOpenToObservers, chair, ...reviewer, parties: chosen }
    const made = await act(() => call<Group>('/api/groups', 'POST', body))
    if (!made) return
    await queries.invalidateQueries({ queryKey: ['groups'] })
    onCreated(made)
  }
  return (
    <Dialog onClose={onClose} title="New working group" centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <Stack gap="md">
          <Refusal words={refusal} />
          <TextInput
            label="Name"
            description="Its subject: “Customs Valuation”"
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="Mandate"
            description="What it is to do, in a few sentences. Terms of reference are drafted as a text of the group."
            autosize
            minRows={2}
            value={mandate}
            onChange={(event) => setMandate(event.currentTarget.value)}
          />
          <Select
            label="Chair"
            required
            searchable
            data={officersFrom(people?.people ?? [], 'chair').filter(({ value }) => value !== legal)}
            value={chair}
            onChange={setChair}
          />
          <Select
            label="Legal reviewer"
            description="Reads the texts for the lawyers and speaks for no party. A seat can be given later, too."
            placeholder="Nobody yet"
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'No legal reviewer' }}
            data={officersFrom(people?.people ?? [], 'legal').filter(({ value }) => value !== chair)}
            value={legal}
            onChange={setLegal}
          />
          <Checkbox.Group
            label="Parties that take part"
            description="Their national focal points are given seats and invite their own negotiators."
            value={[...chosen]}
            onChange={setParties}
          >
            <div className="party-choice">
              {PARTIES.map(([code, label]) => (
                <Checkbox
                  key={code}
                  value={code}
                  label={label}
                  disabled={!named.has(code)}
                  description={named.has(code) ? undefined : 'no focal point yet'}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Checkbox
            label="Open to observers"
            description="Observers can be given a seat, and read."
            checked={isOpenToObservers}
            onChange={(event) => setOpen(event.currentTarget.checked)}
          />
          <DialogFoot onClose={onClose}>
            <Button type="submit" disabled={name.trim().length < 3 || chair === null || chosen.length === 0}>
              Create the group
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  )
}

interface Candidate {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly closed: boolean
  readonly seats: readonly { readonly role: string }[]
}

/** A chair or a lawyer speaks for no party in the group, and keeps no office of it; those who are one elsewhere come first. */
function officersFrom(people: readonly Candidate[], role: 'chair' | 'legal') {
  const rank = ({ seats }: Candidate) => (seats.some((seat) => seat.role === role) ? 0 : 1)
  return people
    .filter(({ closed, seats }) => !closed && !seats.some((seat) => seat.role === 'secretariat'))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))
}
