/**
 * Three texts: the one both began from, theirs and ours. Each is compared with the base; provision by provision it is said
 * who changed it, and where both did, whether they say the same.
 */
import { compare, withReferenceWords } from '@cartif/redline'
import type { ProvisionChange, Redline } from '@cartif/redline'
import { lineWords } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { adoptNames } from './compare-adopt.ts'
import type { Words } from './compare-task.ts'

export type WhoChanged = 'unchanged' | 'theirs' | 'ours' | 'same' | 'conflict'

/** A provision of the base with both fates, or one that only one side has. */
export interface ThreeWayRow {
  /** The same for the same provision of the same texts, whatever else they say: that of its mark, or its place. */
  readonly id: string
  readonly state: WhoChanged
  /** What it is called: in the base, else where it is new. */
  readonly designation: string
  readonly article: string
  readonly theirs: ProvisionChange | null
  readonly ours: ProvisionChange | null
}

export interface ThreeWay {
  readonly counts: Readonly<Record<WhoChanged, number>>
  /** The rows in JSON. */
  readonly rows: Uint8Array
}

/** The text both began from, theirs and ours, of which some may have been brought along. */
export function compareThreeSides({ sides }: { readonly sides: readonly [Words, Words, Words] }): ThreeWay {
  const [base, theirs, ours] = adoptNames(...sides)
  const rows = compareThree(base.articles, theirs.articles, ours.articles)
  const counts = { unchanged: 0, theirs: 0, ours: 0, same: 0, conflict: 0 }
  for (const { state } of rows) counts[state]++
  return { counts, rows: new TextEncoder().encode(JSON.stringify(rows)) }
}

function compareThree(
  base: readonly Article[],
  theirs: readonly Article[],
  ours: readonly Article[]
): readonly ThreeWayRow[] {
  const left = sideRows(withReferenceWords(compare(base, theirs)))
  const right = sideRows(withReferenceWords(compare(base, ours)))
  const keys = [...left.byBase.keys()]
  const twins = sameInsertions(left, right)
  const taken = new Set(twins.values())
  return ['', ...keys].flatMap((key) => {
    const old = key === '' ? [] : [pairRow(left.byBase.get(key)!, right.byBase.get(key))]
    const own = (left.behind.get(key) ?? []).map((one) => pairRow(one, twins.get(one)))
    const rest = (right.behind.get(key) ?? []).filter((one) => !taken.has(one))
    return [...old, ...own, ...rest.map((one) => pairRow(undefined, one))]
  })
}

interface SideRows {
  /** By the place of the provision in the base, in order of the base. */
  readonly byBase: ReadonlyMap<string, ProvisionChange>
  /** What is new, by the provision of the base that it stands behind. */
  readonly behind: ReadonlyMap<string, readonly ProvisionChange[]>
}

function sideRows({ articles }: Redline): SideRows {
  const byBase = new Map<string, ProvisionChange>()
  const behind = new Map<string, ProvisionChange[]>()
  let last = ''
  for (const { provisions } of articles) {
    for (const change of provisions) {
      if (change.before) {
        const key = `${change.before.article} ${change.before.index}`
        if (!byBase.has(key)) byBase.set(key, change)
        if (change.kind !== 'moved') last = key
      } else pushTo(behind, last, change)
    }
  }
  return { byBase, behind }
}

function pushTo(behind: Map<string, ProvisionChange[]>, key: string, change: ProvisionChange): void {
  const list = behind.get(key)
  if (list) list.push(change)
  else behind.set(key, [change])
}

/** New on both sides behind the same provision, with the same words. */
function sameInsertions(left: SideRows, right: SideRows): ReadonlyMap<ProvisionChange, ProvisionChange> {
  const twins = new Map<ProvisionChange, ProvisionChange>()
  for (const [key, changes] of left.behind) {
    const others = [...(right.behind.get(key) ?? [])]
    for (const change of changes) {
      const at = others.findIndex((other) => afterWords(other) === afterWords(change))
      if (at >= 0) twins.set(change, others.splice(at, 1)[0]!)
    }
  }
  return twins
}

function pairRow(theirs: ProvisionChange | undefined, ours: ProvisionChange | undefined): ThreeWayRow {
  const either = (theirs ?? ours)!
  const side = (either.before ?? either.after)!
  return {
    id: side.mark?.id ?? `${side.article}.${side.index}`,
    state: stateOf(theirs, ours),
    designation: side.designation,
    article: side.article,
    theirs: theirs ?? null,
    ours: ours ?? null
  }
}

function stateOf(theirs: ProvisionChange | undefined, ours: ProvisionChange | undefined): WhoChanged {
  const [left, right] = [isChanged(theirs), isChanged(ours)]
  if (!left) return right ? 'ours' : 'unchanged'
  if (!right) return 'theirs'
  const isSame = theirs!.kind === ours!.kind && afterWords(theirs!) === afterWords(ours!)
  return isSame ? 'same' : 'conflict'
}

/** Another number alone is no change of the words. */
function isChanged(change: ProvisionChange | undefined): boolean {
  return change !== undefined && change.kind !== 'kept'
}

function afterWords({ hunks }: ProvisionChange): string {
  const kept = hunks.filter(({ op }) => op !== 'delete')
  return kept
    .map(({ line }) => lineWords(line))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
