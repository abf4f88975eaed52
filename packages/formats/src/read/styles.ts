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

/** What the file says under these names; of a style only what it says itself. */
interface Said {
  readonly outline?: string
  readonly list?: string
  readonly level?: string
  readonly indent?: number
}

interface Known {
  readonly name: string
  readonly said: Said
}

export class Styles {
  private readonly known = new Map<string, Known>()
  private readonly standard: string | undefined

  constructor(part: XmlElement | undefined) {
    const elements = childrenOf(part, 'w:style').filter((one) => valueOf(one, 'w:type') !== 'character')
    const byId = new Map(
      elements.map((one) => [valueOf(one, 'w:styleId') ?? '', { element: one, own: saidIn(childOf(one, 'w:pPr')) }])
    )
    for (const [id, { element }] of byId) this.known.set(id, { name: nameOf(element), said: saidBy(id, byId) })
    this.standard = elements
      .find((one) => valueOf(one, 'w:type') === 'paragraph' && valueOf(one, 'w:default') !== undefined)
      ?.attributes.get('w:styleId')
  }

  /** `own` are the properties the paragraph has itself. */
  propertiesOf(own: XmlElement | undefined): ParagraphProperties {
    const styleId = valueOf(childOf(own, 'w:pStyle')) ?? this.standard ?? ''
    const { name, said } = this.known.get(styleId) ?? { name: styleId.toLowerCase() || 'normal', said: {} }
    const all = { ...said, ...saidIn(own) }
    const outline = wholeNumber(all.outline)
    const list = listOf(all)
    return {
      style: name,
      styleId,
      indent: all.indent ?? 0,
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

/** What a style says, and what those it builds on say where it does not. A circle ends there too. */
function saidBy(id: string, byId: ReadonlyMap<string, { readonly element: XmlElement; readonly own: Said }>): Said {
  let said: Said = {}
  let next = byId.get(id)
  for (let steps = 0; next && steps < LONGEST_CHAIN; steps++) {
    said = { ...next.own, ...said }
    next = byId.get(valueOf(childOf(next.element, 'w:basedOn')) ?? '')
  }
  return said
}

function saidIn(properties: XmlElement | undefined): Said {
  const outline = valueOf(childOf(properties, 'w:outlineLvl'))
  const numbering = childOf(properties, 'w:numPr')
  const list = valueOf(childOf(numbering, 'w:numId'))
  const level = valueOf(childOf(numbering, 'w:ilvl'))
  const indent = childOf(properties, 'w:ind')
  return {
    ...(outline === undefined ? {} : { outline }),
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level }),
    ...(indent ? { indent: indentOf(indent) } : {})
  }
}

/** The list 0 is none. */
function listOf({ list, level }: Said): ParagraphProperties['list'] {
  if (list === undefined || list === '0') return undefined
  return { id: list, level: Math.min(Math.max(wholeNumber(level) ?? 0, 0), 8) }
}

function indentOf(element: XmlElement): number {
  const of = (...names: readonly string[]) =>
    names.map((name) => Number(valueOf(element, name))).find((one) => one > 0) ?? 0
  return of('w:left', 'w:start') - of('w:hanging')
}

function wholeNumber(value: string | undefined): number | undefined {
  const number = Number(value ?? 'none')
  return Number.isInteger(number) ? number : undefined
}
