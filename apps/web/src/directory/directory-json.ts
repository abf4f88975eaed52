/** What the server tells of the parties and the people. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export interface PartyStanding {
  readonly status: 'member' | 'acceding' | 'none'
  /** The date of membership. */
  readonly since: string | null
  /** Up to which day it is known. */
  readonly asOf: string
  readonly source: string
}

export interface Party {
  readonly code: string
  readonly en: string
  readonly ru: string
  readonly wto: PartyStanding
}

export interface ProfileWords {
  readonly organisation: string
  readonly position: string
  readonly designation: string
  readonly showsAddress: boolean
}

export interface DirectoryPerson extends ProfileWords {
  readonly user: string
  readonly name: string
  readonly role: string
  readonly party: string | null
  readonly focalPoint: boolean
  /** Those that the reader is in, too. */
  readonly groups: readonly string[]
  readonly email: string | null
}

export interface Directory {
  readonly parties: readonly Party[]
  readonly people: readonly DirectoryPerson[]
  readonly mayEdit: boolean
}

export function useDirectory() {
  return useQuery({ queryKey: ['directory'], queryFn: () => call<Directory>('/api/directory') })
}

export function useDirectoryAct() {
  const queries = useQueryClient()
  return async (path: string, body: unknown) => {
    const directory = await call<Directory>(`/api/directory${path}`, 'PUT', body)
    queries.setQueryData(['directory'], directory)
    return directory
  }
}
