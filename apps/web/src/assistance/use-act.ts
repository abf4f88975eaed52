/** An act on assistance: it is sent, everything is read anew, and what became of it is said. */
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useAct as useAttempt } from '../account/use-act.ts'
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

/** The same in a dialog, which shows what it was refused with. */
export function useDialogAct(): { readonly refusal: string; readonly act: ActOn } {
  const queries = useQueryClient()
  const { refusal, act: attempt } = useAttempt()
  const act: ActOn = async (path, method, body, message) => {
    const isDone = await attempt(() => call(`/api/assistance${path}`, method, body).then(() => true))
    if (isDone) notifications.show({ message })
    await queries.invalidateQueries({ queryKey: ['assistance'] })
    return isDone === true
  }
  return { refusal, act }
}
