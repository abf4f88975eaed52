import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'

interface Seated {
  readonly memberships: readonly { readonly role: string }[]
}

/** As what one sits in the working groups: which pages there are is told by it, what they show is the server's to say. */
export function useRoles(): readonly string[] {
  const { data } = useQuery({ queryKey: ['me'], queryFn: () => call<Seated>('/api/me') })
  return data?.memberships.map(({ role }) => role) ?? []
}
