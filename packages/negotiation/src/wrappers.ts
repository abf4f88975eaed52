/**
 * What a composed segment stands in: brackets, changes that bring it, changes that strike it, outermost first. The signs
 * on the screen and the brackets in print are both made of these, so they cannot disagree.
 */
import { lineLength } from '@cartif/treaty-text'
import type { Header } from '@cartif/treaty-text'
import type { Segment } from './compose.ts'
import { sponsorsOf } from './proposal.ts'
import type { Proposal } from './proposal.ts'

export interface Wrapper {
  /** Equal for neighbouring segments that stand in the same bracket. */
  readonly key: string
  readonly header?: Header
  /** The replacements whose struck words, or whose new words, the bracket holds. */
  readonly replacements: readonly string[]
  readonly role: 'bracket' | 'brought' | 'replaced' | 'struck'
}

/** With `names` off, nobody is named. `numberOf` gives the number of a proposal, where print asks for it. */
export interface WrapperOptions {
  readonly names: boolean
  readonly numberOf?: (proposal: string) => number | undefined
}

export function wrappersOf({ inserted, deleted, bracketed }: Segment, options: WrapperOptions): readonly Wrapper[] {
  const wrappers: Wrapper[] = []
  for (const { change, proposal } of bracketed) {
    const isCommon = proposal.holder === 'chair' || proposal.holder === 'record' || !options.names
    const header = isCommon ? {} : { header: headerOf([proposal], options, 'bracket') }
    wrappers.push({ key: `bracket ${change.id}`, replacements: [], role: 'bracket', ...header })
  }
  for (const { change, proposal } of inserted) {
    const isReplacement = change.kind === 'splice' && change.from < change.to
    const replacements = isReplacement ? [change.id] : []
    wrappers.push({ key: `brought ${change.id}`, replacements, role: 'brought', header: headerOf([proposal], options) })
  }
  const replaced = deleted.filter(({ change }) => lineLength(change.line) > 0)
  const struck = deleted.filter(({ change }) => lineLength(change.line) === 0)
  if (replaced.length > 0) {
    wrappers.push({
      key: `replaced ${keyOf(replaced)}`,
      replacements: replaced.map(({ change }) => change.id),
      role: 'replaced'
    })
  }
  if (struck.length > 0) {
    const proposals = struck.map(({ proposal }) => proposal)
    wrappers.push({
      key: `struck ${keyOf(struck)}`,
      replacements: [],
      role: 'struck',
      header: headerOf(proposals, options, 'delete')
    })
  }
  return wrappers
}

function keyOf(helds: Segment['deleted']): string {
  return helds.map(({ change }) => change.id).join(' ')
}

export function headerOf(
  proposals: readonly Pick<Proposal, 'id' | 'holder' | 'coSponsors'>[],
  { names, numberOf }: WrapperOptions,
  act?: Header['act']
): Header {
  const given = act === undefined ? {} : { act }
  if (!names) return { clauses: [{ parties: ['Delegations'] }], ...given }
  const parties = namesOf(proposals)
  const number = proposals.length === 1 ? numberOf?.(proposals[0]!.id) : undefined
  return { clauses: [{ parties, ...(number === undefined ? {} : { number }) }], ...given }
}

/** Everybody whose names proposals stand under, once. */
export function namesOf(proposals: readonly Pick<Proposal, 'holder' | 'coSponsors'>[]): string[] {
  return [...new Set(proposals.flatMap(sponsorsOf).map(nameOf))].sort()
}

/** As the notation writes holders: a party by its code in capitals, an office by its name. */
export function nameOf(holder: string): string {
  return holder.length === 3 ? holder.toUpperCase() : (holder[0] ?? '').toUpperCase() + holder.slice(1)
}

/** How many of the outermost brackets two neighbours share. */
export function sharedDepth(a: readonly Wrapper[], b: readonly Wrapper[]): number {
  let depth = 0
  while (depth < a.length && depth < b.length && a[depth]!.key === b[depth]!.key) depth++
  return depth
}
