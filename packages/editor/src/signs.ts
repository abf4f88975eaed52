/**
 * The signs before and after each composed segment, as the bracketed notation prints them: `[KAZ: `, `[KGZ: delete: `,
 * `[`. A sign opens where a change's words begin and closes where they end; nested changes nest.
 */
import { lineLength } from '@cartif/treaty-text'
import type { Segment } from '@cartif/negotiation'

export interface Signs {
  readonly open: string
  readonly close: string
}

interface Wrapper {
  readonly key: string
  readonly open: string
}

/** Aligned with the segments. With `names` off, nobody is named. */
export function signsOf(segments: readonly Segment[], names: boolean): readonly Signs[] {
  const wrappers = segments.map((segment) => wrappersOf(segment, names))
  return wrappers.map((own, index) => {
    const before = wrappers[index - 1] ?? []
    const after = wrappers[index + 1] ?? []
    const opened = own.slice(commonDepth(before, own)).map(({ open }) => open)
    return { open: opened.join(''), close: ']'.repeat(own.length - commonDepth(own, after)) }
  })
}

function commonDepth(a: readonly Wrapper[], b: readonly Wrapper[]): number {
  let depth = 0
  while (depth < a.length && depth < b.length && a[depth]!.key === b[depth]!.key) depth++
  return depth
}

/** Outermost first: brackets, what brings the words, what strikes them. */
function wrappersOf({ inserted, deleted, bracketed }: Segment, names: boolean): readonly Wrapper[] {
  const wrappers: Wrapper[] = []
  for (const { change, proposal } of bracketed) {
    const isCommon = proposal.holder === 'chair' || proposal.holder === 'record' || !names
    wrappers.push({ key: change.id, open: isCommon ? '[' : `[${nameOf(proposal.holder)}: bracket: ` })
  }
  for (const { change, proposal } of inserted)
    wrappers.push({ key: change.id, open: header([proposal.holder], '', names) })
  const replaced = deleted.filter(({ change }) => lineLength(change.line) > 0)
  const struck = deleted.filter(({ change }) => lineLength(change.line) === 0)
  if (replaced.length > 0) wrappers.push({ key: keyOf(replaced), open: '[' })
  if (struck.length > 0) {
    wrappers.push({
      key: keyOf(struck),
      open: header(
        struck.map(({ proposal }) => proposal.holder),
        'delete: ',
        names
      )
    })
  }
  return wrappers
}

function keyOf(helds: Segment['deleted']): string {
  return helds.map(({ change }) => change.id).join(' ')
}

function header(holders: readonly string[], verb: string, names: boolean): string {
  if (!names) return `[${verb}`
  const printed = [...new Set(holders)].map(nameOf).sort()
  return `[${printed.join(', ')}: ${verb}`
}

/** As the notation writes holders: a party by its code in capitals, an office by its name. */
export function nameOf(holder: string): string {
  return holder.length === 3 ? holder.toUpperCase() : holder[0]!.toUpperCase() + holder.slice(1)
}
