/** The lists of a file. */
import type { NumberLevel, NumberList } from '../word/numbering.ts'
import { childOf, childrenOf, valueOf } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** What stands around a count is a few signs. */
const LONGEST_LABEL = 60

/** By their ids. */
export function listsOf(part: XmlElement | undefined): ReadonlyMap<string, NumberList> {
  const definitions = new Map(
    childrenOf(part, 'w:abstractNum').map((one) => [valueOf(one, 'w:abstractNumId') ?? '', levelsOf(one)])
  )
  return new Map(
    childrenOf(part, 'w:num').map((list) => {
      const definition = valueOf(childOf(list, 'w:abstractNumId')) ?? ''
      return [valueOf(list, 'w:numId') ?? '', listOf(list, definition, definitions.get(definition) ?? [])]
    })
  )
}

function listOf(list: XmlElement, definition: string, defined: readonly (NumberLevel | undefined)[]): NumberList {
  const levels = [...defined]
  const starts = new Map<number, number>()
  for (const override of childrenOf(list, 'w:lvlOverride')) {
    const level = levelIndex(override)
    const own = childOf(override, 'w:lvl')
    if (own) levels[level] = levelOf(own)
    const start = Number(valueOf(childOf(override, 'w:startOverride')) ?? Number.NaN)
    if (Number.isInteger(start)) starts.set(level, start)
  }
  return { definition, levels, starts }
}

function levelsOf(definition: XmlElement): readonly (NumberLevel | undefined)[] {
  const levels: (NumberLevel | undefined)[] = []
  for (const level of childrenOf(definition, 'w:lvl')) levels[levelIndex(level)] = levelOf(level)
  return levels
}

function levelIndex(element: XmlElement): number {
  const index = Number(valueOf(element, 'w:ilvl') ?? 0)
  return Number.isInteger(index) && index >= 0 && index < 9 ? index : 0
}

function levelOf(element: XmlElement): NumberLevel {
  const of = (name: string) => valueOf(childOf(element, name))
  const start = Number(of('w:start') ?? 1)
  const restart = of('w:lvlRestart')
  return {
    start: Number.isInteger(start) ? start : 1,
    format: of('w:numFmt') ?? 'decimal',
    text: (of('w:lvlText') ?? '').slice(0, LONGEST_LABEL),
    ...(restart === undefined ? {} : { restart: Number(restart) })
  }
}
