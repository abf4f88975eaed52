/**
 * Numbers of the last revision: while a text is under negotiation people speak of the numbers on the paper before them.
 * Articles and provisions keep the number they had there; what has come in since counts "bis", "ter" after its
 * predecessor; what has gone leaves a gap.
 *
 * A number is kept within its scope: the numbers of one kind under one parent. A provision that has moved elsewhere or
 * changed its level counts as new there. Where the revision had no number of that kind under that parent, numbers are live.
 *
 * Laws (kept-numbers.test.ts): the revision itself keeps all its numbers; what stays where it was keeps its number; no two
 * of one scope have the same; what is new has the number of its predecessor with an ordinal.
 */
import { ancestorsOf } from './lineage.ts'
import type { ArticleKind, ProvisionKind } from './line.ts'
import { levelOf, readOrdinal, withOrdinal } from './numbering.ts'
import type { OutlineArticle } from './outline.ts'

/** What one article, provision or footnote was called. */
export interface KeptNumber {
  readonly kind: ArticleKind | ProvisionKind
  readonly number: string
  /** "Article 5(2)" */
  readonly designation: string
  /** The id of the provision or article it was counted under; '' for articles and footnotes. */
  readonly scope: string
}

/** By id. */
export type KeptNumbers = ReadonlyMap<string, KeptNumber>

/** The numbers of a text, to be kept for those after it. */
export function keptNumbersOf(outline: readonly OutlineArticle[]): KeptNumbers {
  const kept = new Map<string, KeptNumber>()
  for (const { id, kind, number, title, provisions } of outline) {
    kept.set(id, { kind, number, designation: number || title, scope: '' })
    const scopes = scopesOf(id, provisions)
    provisions.forEach((provision, index) => {
      const { kind: level, number: own, designation } = provision
      kept.set(provision.id, { kind: level, number: own, designation, scope: scopes[index]! })
    })
  }
  return kept
}

/** For each provision the id it is counted under: the nearest one before it of a lower level, else its article. */
export function scopesOf(
  article: string,
  provisions: readonly { readonly id: string; readonly kind: ProvisionKind }[]
): readonly string[] {
  const path: { id: string; level: number }[] = []
  return provisions.map(({ id, kind }) => {
    if (kind === 'footnote') return ''
    const level = levelOf(kind)
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop()
    const scope = path.at(-1)?.id ?? article
    if (level > 0) path.push({ id, level })
    return scope
  })
}

/** Something numbered, in reading order among its like. */
export interface NumberedItem {
  readonly id: string
  readonly was?: string | undefined
  readonly kind: ArticleKind | ProvisionKind
  readonly scope: string
  /** The number it has by counting; '' for none. */
  readonly live: string
  /** Whether that is its number whatever was before: given on import, or the name of a preamble. */
  readonly isFixed: boolean
}

/** The numbers of items, as the revision had them. */
export class NumberKeeper {
  private readonly kept: KeptNumbers
  /** By the id of what is numbered now, the id under which the revision had it. */
  private readonly claims: ReadonlyMap<string, string>
  private readonly groups = new Map<string, Set<string>>()

  /** `present`: everything in the text, so that what is gone is told from what is continued. */
  constructor(kept: KeptNumbers, present: readonly { readonly id: string; readonly was?: string | undefined }[]) {
    this.kept = kept
    this.claims = claimsOf(kept, present)
    for (const { kind, scope, number } of kept.values()) if (number !== '') this.group(scope, kind).add(number)
  }

  /** Items of any scopes in reading order. */
  number(items: readonly NumberedItem[]): readonly string[] {
    const last = new Map<string, string>()
    return items.map((item) => {
      const scope = this.claims.get(item.scope) ?? item.scope
      const used = this.groups.get(keyOf(scope, item.kind))
      const number = item.isFixed || item.live === '' || !used ? item.live : this.numberOf(item, scope, used, last)
      if (number === '') return ''
      used?.add(number)
      last.set(keyOf(scope, item.kind), number)
      return number
    })
  }

  private numberOf(item: NumberedItem, scope: string, used: Set<string>, last: ReadonlyMap<string, string>): string {
    const before = this.kept.get(this.claims.get(item.id) ?? '')
    if (before && before.kind === item.kind && before.scope === scope && before.number !== '') return before.number
    return nextAfter(last.get(keyOf(scope, item.kind)) ?? zeroLike(item.live), used)
  }

  private group(scope: string, kind: NumberedItem['kind']): Set<string> {
    const key = keyOf(scope, kind)
    let group = this.groups.get(key)
    if (!group) this.groups.set(key, (group = new Set()))
    return group
  }
}

function keyOf(scope: string, kind: NumberedItem['kind']): string {
  return `${kind} ${scope}`
}

/** The same id, or that of something gone which the first of its continuations stands for. */
function claimsOf(
  kept: KeptNumbers,
  present: readonly { readonly id: string; readonly was?: string | undefined }[]
): ReadonlyMap<string, string> {
  const claims = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id } of present) {
    taken.add(id)
    if (kept.has(id)) claims.set(id, id)
  }
  for (const one of present) {
    if (claims.has(one.id)) continue
    const before = ancestorsOf(one).find((id) => kept.has(id) && !taken.has(id))
    if (before === undefined) continue
    taken.add(before)
    claims.set(one.id, before)
  }
  return claims
}

/** The first free ordinal of a number: "2 bis." after "2.", "2 ter." where that is taken. */
function nextAfter(number: string, used: ReadonlySet<string>): string {
  const { base, bis, end } = readOrdinal(number)
  for (let next = bis + 1; ; next++) {
    const found = withOrdinal(base, next) + end
    if (!used.has(found)) return found
  }
}

/** What stands before the first: "0." for "3.", "(0)" for "(c)", "Article 0" for "Article 7". */
function zeroLike(number: string): string {
  const { base, end } = readOrdinal(number)
  return base.replace(/[0-9A-Za-z]+$/, '0') + end
}
