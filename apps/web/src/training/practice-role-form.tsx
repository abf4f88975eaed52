import { PARTIES } from '@cartif/negotiation'
import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import { sayPractice } from './training-json.ts'
import type { TrainingRoom } from './training-json.ts'

const CHAIR = 'chair'

/** As what one practises: in the chair, or for a delegation that need not be one's own. */
export function PracticeRoleForm({ room: { id, practice } }: { readonly room: TrainingRoom }) {
  const queries = useQueryClient()
  const [choice, setChoice] = useState<string | null>(practice ? (practice.party ?? CHAIR) : null)
  const take = async () => {
    const body = choice === CHAIR ? { role: CHAIR } : { role: 'delegate', party: choice }
    try {
      await call(`/api/training/${id}/seat`, 'PUT', body)
      await queries.invalidateQueries({ queryKey: ['training'] })
      await queries.invalidateQueries({ queryKey: ['instrument', id] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  const isSame = practice !== null && choice === (practice.party ?? CHAIR)
  return (
    <section className="card practice-role" aria-labelledby="role-title">
      <h2 id="role-title">Your role</h2>
      <p className="quiet">
        {practice
          ? `You practise as: ${sayPractice(practice)}. You may change that at any time; it counts in this room alone.`
          : 'Choose one to begin. It counts in this room alone.'}
      </p>
      <div className="practice-role-fields">
        <Select
          aria-label="Role"
          placeholder="Choose a role"
          allowDeselect={false}
          value={choice}
          onChange={setChoice}
          data={[
            { value: CHAIR, label: 'Chair' },
            ...PARTIES.map(([code, name]) => ({ value: code, label: `Delegation of ${name}` }))
          ]}
        />
        <Button
          variant={practice ? 'default' : 'filled'}
          disabled={choice === null || isSame}
          onClick={() => void take()}
        >
          {practice ? 'Change the role' : 'Take the role'}
        </Button>
      </div>
    </section>
  )
}
