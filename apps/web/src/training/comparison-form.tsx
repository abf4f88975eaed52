import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../shared/api.ts'

/** What one found by comparing the two revisions of the room. */
export function ComparisonForm({ room }: { readonly room: string }) {
  const queries = useQueryClient()
  const [answer, setAnswer] = useState('')
  const [isWrong, setWrong] = useState(false)
  const send = async () => {
    try {
      const { isRight } = await call<{ isRight: boolean }>(`/api/training/${room}/comparison`, 'POST', { answer })
      setWrong(!isRight)
      await queries.invalidateQueries({ queryKey: ['training'] })
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  return (
    <form
      className="comparison-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextInput
        label="What stands in its place now"
        value={answer}
        maxLength={200}
        error={isWrong ? 'Not quite. Look at what is underlined in the comparison.' : undefined}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={answer.trim() === ''}>
        Answer
      </Button>
      <Link to={`/instruments/${room}/compare?from=0&to=1`}>Compare the two</Link>
    </form>
  )
}
