import { SHARED_WITH } from '@cartif/negotiation'
import type { SharedWith } from '@cartif/negotiation'
import { Button, Group, Radio } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, formatDate } from '../shared/api.ts'
import { SHARED_WORDS, pathOf } from './preparation-json.ts'
import type { PreparedTopic, Sharing } from './preparation-json.ts'

/** Whom one's country shares a topic with. It is a version that is shared: what is written afterwards is private again. */
export function SharingPanel({ topic }: { readonly topic: PreparedTopic }) {
  const { own, sharing } = topic
  const { share, withdraw } = useSharing(topic)
  const [how, setHow] = useState<SharedWith>(sharing?.sharedWith ?? 'secretariat')
  const isShared = own !== null && sharing?.sharedWith === how && sharing.number === own.number
  return (
    <section className="card sharing" aria-labelledby="sharing-title">
      <h2 id="sharing-title">Sharing</h2>
      <p>{stateOf(topic)}</p>
      {own && (
        <>
          <Radio.Group label="Share with" value={how} onChange={(next) => setHow(next as SharedWith)}>
            {SHARED_WITH.map((one) => (
              <Radio key={one} mt="xs" value={one} label={SHARED_WORDS[one]} description={HINTS[one]} />
            ))}
          </Radio.Group>
          <Group mt="md" gap="sm">
            <Button disabled={isShared} onClick={() => void share(how)}>
              Share version {own.number}
            </Button>
            {sharing?.sharedWith && (
              <Button variant="default" onClick={() => void withdraw()}>
                Withdraw
              </Button>
            )}
          </Group>
        </>
      )}
    </section>
  )
}

const HINTS: Readonly<Record<SharedWith, string>> = {
  secretariat: 'In no register. Counted in a briefing, never quoted.',
  group: 'Delegations, Chair, legal reviewers, Secretariat. An act in the register; a briefing may quote it.',
  all: 'As before, and invited observers and experts.'
}

function stateOf({ own, sharing }: PreparedTopic): string {
  if (!own) return 'Once something is noted it can be shared.'
  if (!sharing) return 'Read by your delegation alone.'
  return `${sayShared(sharing)}${isBehind(own.number, sharing) ? ' What you have written since is private.' : ''}`
}

function sayShared({ sharedWith, number, at, by }: Sharing): string {
  const when = `on ${formatDate(at)} by ${by}`
  if (sharedWith === null) return `Withdrawn ${when}: read by your delegation alone.`
  return `Version ${number} was shared with ${SHARED_WORDS[sharedWith]} ${when}.`
}

function isBehind(newest: number, { sharedWith, number }: Sharing): boolean {
  return sharedWith !== null && number < newest
}

function useSharing({ id, own }: PreparedTopic) {
  const queries = useQueryClient()
  const act = async (path: string, body: object | undefined, message: string) => {
    try {
      await call(`${pathOf(id)}/${path}`, 'POST', body)
      notifications.show({ message })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
    await queries.invalidateQueries({ queryKey: ['preparation'] })
  }
  return {
    share: (sharedWith: SharedWith) =>
      act('sharing', { sharedWith, seen: own?.number }, `Shared with ${SHARED_WORDS[sharedWith]}.`),
    withdraw: () => act('withdrawal', undefined, 'Withdrawn: from now on nobody else reads it.')
  }
}
