/** The part of the file that defines its lists: one definition for all, a list for each article and each new beginning. */
import { COUNTED_LEVELS } from './number-planner.ts'
import type { PlannedList } from './number-planner.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export function numberingPart(lists: readonly PlannedList[]): string {
  const levels = COUNTED_LEVELS.map(({ format, text }, index) => levelXml(index, format, text))
  const definition = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`
  const body = lists.length > 0 ? definition + lists.map(listXml).join('') : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="${NAMESPACE}">${body}</w:numbering>`
}

function levelXml(index: number, format: string, text: string): string {
  const left = 720 * (index + 1)
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="720"/></w:pPr></w:lvl>`
}

function listXml({ id, starts }: PlannedList): string {
  const overrides = [...starts].map(
    ([level, start]) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
  )
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${overrides.join('')}</w:num>`
}
