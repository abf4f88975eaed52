/** An act on assistance: it is sent, everything is read anew, and what became of it is said. */
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export type ActOn = (
  path: string,
  method: 'POST' | 'PUT',
  body: object | undefined,
  message: string
) => Promise<boolean>

/** Whether it was done. */
export function useAct(): ActOn {
  const queries = useQueryClient()
  return async (path, method, body, message) => {
    try {
      await call(`/api/assistance${path}`, method, body)
      notifications.show({ message })
      return true
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: ['assistance'] })
    }
  }
}
