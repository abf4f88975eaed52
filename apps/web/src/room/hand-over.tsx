import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { Button, Checkbox, Group, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { unsettled } from './handed-pens.tsx'

const MINUTES = ['10', '15', '30', '60', '120']

interface HandOverProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: string
}

/** Hands the pen to a delegation or a small drafting group; for the chair. */
export function HandOverButton(props: HandOverProps) {
  const [isOpen, setOpen] = useState(false)
  if (unsettled(props.live).some(({ article }) => article === props.article)) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        Hand over the pen…
      </Button>
      {isOpen && <HandOverDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function HandOverDialog({ live, instrument, article, onClose }: HandOverProps & { onClose(): void }) {
  const [parties, setParties] = useState<string[]>([])
  const [minutes, setMinutes] = useState('15')
  const name = live.designations.get(article) || 'the title'
  const handOver = () => {
    call(`/api/instruments/${instrument.id}/handed-pens`, 'POST', { article, parties, minutes: Number(minutes) }).then(
      onClose,
      ({ message }: Error) => notifications.show({ message, color: 'red' })
    )
  }
  return (
    <Dialog onClose={onClose} title={`Hand over the pen in ${name}`} centered>
      <p className="quiet hand-over-says">
        They can put words of their own into the text of this article. You see each of them, and can take all of it out
        again.
      </p>
      <Checkbox.Group label="To" value={parties} onChange={setParties}>
        <div className="hand-over-parties">
          {instrument.holders
            .filter((holder) => holder.length === 3)
            .map((holder) => (
              <Checkbox key={holder} value={holder} label={partyName(holder)} />
            ))}
        </div>
      </Checkbox.Group>
      <Select
        label="For how many minutes"
        data={MINUTES}
        value={minutes}
        onChange={(value) => setMinutes(value ?? '15')}
        allowDeselect={false}
        mt="md"
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={parties.length === 0} onClick={handOver}>
          Hand over the pen
        </Button>
      </Group>
    </Dialog>
  )
}
