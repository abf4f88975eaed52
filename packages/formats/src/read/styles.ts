/** What the styles of a file say of a paragraph: its name, its outline level, its list; from the styles they build on. */
import { childOf, childrenOf, valueOf } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** As the paragraph has it, or its style. */
export interface ParagraphProperties {
  /** The style's name in the file, in small letters; "normal" where there is none. */
  readonly style: string
  /** The style's id. */
  readonly styleId: string
  /** From 0; absent for body text. */
  readonly outline?: number
  readonly list?: { readonly id: string; readonly level: number }
  /** The indent of the first line, in twentieths of a point. */
  readonly indent: number
}

interface Known {
  readonly name: string
  readonly properties: readonly XmlElement[]
}

export class Styles {
  private readonly known = new Map<string, Known>()
  private readonly standard: string | undefined

  constructor(part: XmlElement | undefined) {
    const elements = childrenOf(part, 'w:style').filter((one) => valueOf(one, 'w:type') !== 'character')
    const byId = new Map(elements.map((one) => [valueOf(one, 'w:styleId') ?? '', one]))
    for (const [id, element] of byId) this.known.set(id, { name: nameOf(element), properties: chainOf(element, byId) })
    this.standard = elements
      .find((one) => valueOf(one, 'w:type') === 'paragraph' && valueOf(one, 'w:default') !== undefined)
      ?.attributes.get('w:styleId')
  }

  /** `own` are the properties the paragraph has itself. */
  propertiesOf(own: XmlElement | undefined): ParagraphProperties {
    const styleId = valueOf(childOf(own, 'w:pStyle')) ?? this.standard ?? ''
    const { name, properties } = this.known.get(styleId) ?? { name: styleId.toLowerCase() || 'normal', properties: [] }
    const all = own ? [own, ...properties] : properties
    const outline = numberOf(firstOf(all, 'w:outlineLvl'))
    const list = listOf(all)
    return {
      style: name,
      styleId,
      indent: indentOf(firstOf(all, 'w:ind')),
      ...(outline !== undefined && outline < 9 ? { outline } : {}),
      ...(list ? { list } : {})
    }
  }
}

function nameOf(element: XmlElement): string {
  return (valueOf(childOf(element, 'w:name')) ?? valueOf(element, 'w:styleId') ?? '').toLowerCase()
}

/** Styles built on styles: Word itself goes no further than eleven. */
const LONGEST_CHAIN = 20

/** The properties of a style and of those it builds on, the nearest first. A circle ends where it closes. */
function chainOf(style: XmlElement, byId: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  const chain: XmlElement[] = []
  const seen = new Set<XmlElement>()
  let next: XmlElement | undefined = style
  while (next && !seen.has(next) && seen.size < LONGEST_CHAIN) {
    seen.add(next)
    chain.push(...childrenOf(next, 'w:pPr'))
    next = byId.get(valueOf(childOf(next, 'w:basedOn')) ?? '')
  }
  return chain
}

function firstOf(properties: readonly XmlElement[], name: string): XmlElement | undefined {
  for (const one of properties) {
    const found = childOf(one, name)
    if (found) return found
  }
  return undefined
}

/** A list may be named by one, its level by another; the list 0 is none. */
function listOf(properties: readonly XmlElement[]): ParagraphProperties['list'] {
  const lists = properties.flatMap((one) => childOf(one, 'w:numPr') ?? [])
  const id = valueOf(firstOf(lists, 'w:numId'))
  if (id === undefined || id === '0') return undefined
  return { id, level: Math.min(Math.max(numberOf(firstOf(lists, 'w:ilvl')) ?? 0, 0), 8) }
}

function indentOf(element: XmlElement | undefined): number {
  const of = (...names: readonly string[]) =>
    names.map((name) => Number(valueOf(element, name))).find((one) => one > 0) ?? 0
  return of('w:left', 'w:start') - of('w:hanging')
}

function numberOf(element: XmlElement | undefined): number | undefined {
  const number = Number(valueOf(element) ?? 'none')
  return Number.isInteger(number) ? number : undefined
}
