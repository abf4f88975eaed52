/** A request to table something, without the characters that cannot be seen and could deceive; and which they were. */
import { cleanLines } from '@cartif/treaty-text'
import type { ProposalRequest } from './change-request.ts'

export function cleanRequest(request: ProposalRequest): { request: ProposalRequest; removed: string[] } {
  const removed = new Set<string>()
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const { text, removed: names } = cleanLines(value)
      for (const name of names) removed.add(name)
      return text
    }
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]))
  }
  return { request: clean(request) as ProposalRequest, removed: [...removed] }
}
