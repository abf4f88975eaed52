/**
 * What references say: the name their target has now, and whether the target stands, may be deleted, or is gone. A
 * reference whose target is gone keeps the last name known, so that the reader sees what the text meant.
 */
import type { KeptNumber } from './kept-numbers.ts'
import { ancestorsOf, continuationsOf } from './lineage.ts'
import type { Reference } from './line.ts'
import type { OutlineArticle, OutlineProvision } from './outline.ts'

/** `struck`: its deletion is proposed; `gone`: it is not in the text any more. */
export type TargetStanding = 'stands' | 'struck' | 'gone'

export interface Target {
  /** "Article 5(2)", "footnote 3" */
  readonly name: string
  readonly standing: TargetStanding
  /** The number of a footnote; absent for everything else. */
  readonly footnote?: string
}

/** By the id of every article and provision, and of those that are gone and continued by another. */
export type Targets = ReadonlyMap<string, Target>

/** `known`: what targets were called in an earlier text, for those that are gone. */
export function targetsOf(
  outline: readonly OutlineArticle[],
  known?: ReadonlyMap<string, Pick<KeptNumber, 'designation'>>
): Targets {
  const targets = new Map<string, Target>()
  for (const [id, { designation }] of known ?? []) targets.set(id, { name: designation, standing: 'gone' })
  const continuing = outline.flatMap(({ provisions }) => provisions.filter(({ was }) => was !== undefined))
  const continued = new Set(continuing.filter(({ struck }) => !struck).flatMap(ancestorsOf))
  const present = new Set<string>()
  for (const { id, number, title, struck, provisions } of outline) {
    targets.set(id, { name: number || title, standing: struck ? 'struck' : 'stands' })
    for (const provision of provisions) {
      const isStruck = provision.struck && !continued.has(provision.id)
      targets.set(provision.id, targetOf(provision, isStruck ? 'struck' : 'stands'))
      present.add(provision.id)
    }
  }
  // What is in the text comes last, and stays: nobody takes the place of what is gone by proposing something.
  for (const group of [continuing, continuing.filter(({ proposed }) => !proposed)]) {
    for (const [id, provision] of continuationsOf(group)) {
      if (!present.has(id)) targets.set(id, targets.get(provision.id)!)
    }
  }
  return targets
}

function targetOf({ kind, number, designation }: OutlineProvision, standing: TargetStanding): Target {
  return { name: designation, standing, ...(kind === 'footnote' ? { footnote: number } : {}) }
}

/** What a reference shows. */
export function targetOfReference({ target, name }: Reference, targets: Targets): Target {
  return targets.get(target) ?? { name: name ?? '', standing: 'gone' }
}

/** The words of a reference in plain text: "Article 5", "[Article 5, deleted]", a footnote's number raised. */
export function referenceWords(reference: Reference, targets: Targets): string {
  const { name, standing, footnote } = targetOfReference(reference, targets)
  if (standing === 'gone') return `[${name || 'provision'}, deleted]`
  return footnote === undefined ? name : toSuperscript(footnote)
}

/** Digits raised; "1 bis" is "¹ bis", since not every font has raised letters. */
export function toSuperscript(number: string): string {
  return number.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!)
}
