import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'

interface Seated {
  readonly memberships: readonly { readonly workingGroup: string; readonly role: string }[]
}

/** As what one sits in the working groups: which pages there are is told by it, what they show is the server's to say. */
export function useRoles(): readonly string[] {
  const { data } = useQuery({ queryKey: ['me'], queryFn: () => call<Seated>('/api/me') })
  return data?.memberships.map(({ role }) => role) ?? []
}

/** As what one sits in one working group; undefined where one does not, or where it is not known yet. */
export function useRoleIn(workingGroup: string): string | undefined {
  const { data } = useQuery({ queryKey: ['me'], queryFn: () => call<Seated>('/api/me') })
  return data?.memberships.find((one) => one.workingGroup === workingGroup)?.role
}
