import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import type { Schedules } from './schedules.ts'

interface ShareDialogProps {
  readonly id: string
  readonly party: string
  readonly schedules: Schedules
  onClose(): void
}

/** Before a schedule is shared: who reads it then, and that there is no way back. */
export function ShareDialog({ id, party, schedules, onClose }: ShareDialogProps) {
  const queries = useQueryClient()
  const count = schedules.of(party).length
  const share = async () => {
    try {
      await call(`/api/instruments/${id}/commitments/sharing`, 'POST')
      notifications.show({ message: 'The schedule is shared.' })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
    await queries.invalidateQueries({ queryKey: ['commitments', id] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title="Share the schedule of your party" centered>
      <p>
        {count === 1 ? 'One statement' : `${count} statements`} will be read by everybody in the working group,
        observers included. From then on every change is read at once and stands in the register.
      </p>
      <Gaps party={party} schedules={schedules} />
      <p>It cannot be made a draft again. Single statements can be changed or taken back at any time.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={() => void share()}>
          Share
        </Button>
      </Group>
    </Dialog>
  )
}

/** As many as can be taken in at a glance. */
const NAMED = 12

/** What others will find empty, or made on earlier wording. */
function Gaps({ party, schedules }: Pick<ShareDialogProps, 'party' | 'schedules'>) {
  const empty = schedules.articles.filter(({ id }) => schedules.find(party, id) === undefined)
  const stale = schedules.of(party).filter((one) => one.stale).length
  if (empty.length + stale === 0) return null
  const more = empty.length - NAMED
  const names = empty.slice(0, NAMED).map(({ number, title }) => number || title)
  return (
    <div className="commitment-gaps" role="note">
      {empty.length > 0 && (
        <p>
          <strong>
            Nothing is stated of {empty.length} of {schedules.articles.length} articles.
          </strong>{' '}
          Others read them as “no statement”: {names.join(', ')}
          {more > 0 && ` and ${more} more`}.
        </p>
      )}
      {stale > 0 && <p>{stale === 1 ? 'One statement was' : `${stale} statements were`} made on earlier wording.</p>}
    </div>
  )
}
