/**
 * Whose proposal a bracket of a draft is: the parties that its header says propose it, else those it says oppose the words. The
 * first has it in its layer, the others sponsor it with them. Stances of anybody else are words about others, and no sponsors.
 */
import type { Header } from '@cartif/treaty-text'

/** Codes, in the order of the header, each once; none where the bracket names nobody. */
export function sponsorsIn(header: Header | undefined): readonly string[] {
  const clauses = header?.clauses ?? []
  const proposers = clauses.filter(({ verb }) => verb === undefined)
  const named = proposers.length > 0 ? proposers : clauses.filter(({ verb }) => verb === 'oppose')
  return [...new Set(named.flatMap(({ parties }) => parties.map((party) => party.toLowerCase())))]
}
