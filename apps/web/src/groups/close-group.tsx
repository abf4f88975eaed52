import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { DialogFoot, Refusal } from '../shared/dialog-foot.tsx'
import { useGroupAct } from './groups-json.ts'
import type { Group } from './groups-json.ts'

/** Ends the work of a group, or takes it up again. */
export function CloseGroup({ group }: { readonly group: Group }) {
  const act = useGroupAct(group.id)
  const { refusal, act: carryOut } = useAct()
  const [isAsking, setAsking] = useState(false)
  const isOver = group.closedAt !== null
  const set = async () => {
    const done = await carryOut(() => act('/closing', 'PUT', { isOver: !isOver }))
    if (done) setAsking(false)
  }
  return (
    <p className="group-close no-print">
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {isOver ? 'Take up the work again…' : 'Complete the work of this group…'}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={isOver ? 'Take up the work again' : 'Complete the work of this group'}
        centered
      >
        <p>
          {isOver
            ? 'Its members write again what their seats allow: texts, positions, decisions, the work plan.'
            : 'Everything in it stays and is read: texts, positions, the register. Nothing is written any more, not even in a text that somebody has open. You can take up the work again.'}
        </p>
        <Refusal words={refusal} />
        <DialogFoot onClose={() => setAsking(false)}>
          <Button color={isOver ? 'blue' : 'red.9'} onClick={() => void set()}>
            {isOver ? 'Take it up again' : 'Complete it'}
          </Button>
        </DialogFoot>
      </Modal>
    </p>
  )
}
