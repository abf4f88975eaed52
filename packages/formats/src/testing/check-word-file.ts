/**
 * What Word repairs or refuses, as far as our files could have it: children out of the schema's order (ECMA-376 part 1,
 * transitional), numbers of changes that are not unique, ranges that do not close, references to what is not there.
 * Throws an Error that says what and where.
 */
import { childrenOf, parseXml, valueOf } from '../read/xml.ts'
import type { XmlElement } from '../read/xml.ts'
import { READ_LIMITS, Zip } from '../read/zip.ts'

const RUN =
  'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps strike color sz szCs highlight u vertAlign lang rPrChange'
/** The children an element may have, in their order. */
const ORDERS: Readonly<Record<string, string>> = {
  body: '',
  pPr: 'pStyle keepNext keepLines pageBreakBefore numPr tabs spacing ind jc outlineLvl rPr pPrChange',
  rPr: RUN,
  numPr: 'ilvl numId',
  lvl: 'start numFmt lvlText lvlJc pPr rPr',
  abstractNum: 'multiLevelType lvl',
  num: 'abstractNumId lvlOverride',
  numbering: 'abstractNum num',
  style: 'name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr',
  pPrChange: 'pPr'
}
/** Those that may stand in any order among each other. */
const CHOICES: Readonly<Record<string, string>> = {
  body: 'p moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd sectPr',
  p: 'pPr r ins del moveFrom moveTo commentRangeStart commentRangeEnd',
  r: 'rPr t delText tab br footnoteReference footnoteRef commentReference annotationRef fldChar instrText separator continuationSeparator',
  ins: 'r',
  del: 'r',
  moveFrom: 'r',
  moveTo: 'r'
}

export async function checkWordFile(file: Uint8Array): Promise<void> {
  const zip = await Zip.open(file, READ_LIMITS)
  const part = async (name: string) => {
    const source = await zip.read(`word/${name}.xml`)
    if (source === undefined) throw new Error(`there is no ${name}`)
    return parseXml(source, READ_LIMITS)
  }
  const [document, styles, numbering] = [await part('document'), await part('styles'), await part('numbering')]
  const footnotes = await part('footnotes')
  const comments = zip.has('word/comments.xml') ? await part('comments') : undefined
  for (const one of [document, styles, numbering, footnotes, ...(comments ? [comments] : [])]) checkOrder(one)
  checkChanges([...within(document), ...within(footnotes)])
  checkMoves(within(document))
  checkReferences(within(document), 'w:footnoteReference', 'w:id', idsOf(childrenOf(footnotes, 'w:footnote'), 'w:id'))
  checkReferences(within(document), 'w:commentReference', 'w:id', idsOf(childrenOf(comments, 'w:comment'), 'w:id'))
  const styleIds = idsOf(childrenOf(styles, 'w:style'), 'w:styleId')
  for (const name of ['w:pStyle', 'w:rStyle'])
    checkReferences([...within(document), ...within(footnotes)], name, 'w:val', styleIds)
  checkReferences(within(document), 'w:numId', 'w:val', idsOf(childrenOf(numbering, 'w:num'), 'w:numId'))
}

function within(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(within)]
}

function idsOf(elements: readonly XmlElement[], name: string): ReadonlySet<string | undefined> {
  const ids = elements.map((one) => valueOf(one, name))
  if (new Set(ids).size !== ids.length) throw new Error(`two of one ${name}: ${ids.join(' ')}`)
  return new Set(ids)
}

function checkOrder(element: XmlElement): void {
  const name = element.name.replace('w:', '')
  const children = element.children.map((child) => child.name.replace('w:', ''))
  const [order, choice] = [ORDERS[name], CHOICES[name]]
  // A mark of a change inside w:rPr has no runs, and w:ins around runs no marks.
  const known = choice?.split(' ') ?? order?.split(' ')
  const stray = known && children.find((child) => !known.includes(child))
  if (stray !== undefined) throw new Error(`${stray} in ${name}`)
  if (order && !choice)
    checkRising(
      name,
      children.map((child) => order.split(' ').indexOf(child))
    )
  if (name === 'p' && children.indexOf('pPr') > 0) throw new Error('properties behind words')
  if (name === 'body' && children.indexOf('sectPr') !== children.length - 1) throw new Error('a section in the midst')
  for (const child of element.children) checkOrder(child)
}

function checkRising(name: string, places: readonly number[]): void {
  if (places.some((place, index) => index > 0 && place < places[index - 1]!))
    throw new Error(`children of ${name} in disorder`)
}

const CHANGES = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:pPrChange',
  'w:moveFromRangeStart',
  'w:moveToRangeStart'
])

function checkChanges(elements: readonly XmlElement[]): void {
  const changes = elements.filter(({ name }) => CHANGES.has(name))
  idsOf(changes, 'w:id')
  for (const one of changes) {
    if (!valueOf(one, 'w:author') || !valueOf(one, 'w:date')) throw new Error(`${one.name} by nobody, or at no time`)
    const words = within(one).map(({ name }) => name)
    if (words.includes(one.name === 'w:del' ? 'w:t' : 'w:delText')) throw new Error(`the wrong words in ${one.name}`)
  }
}

/** Each name once from somewhere and once to somewhere, each range closed, with words that moved in it. */
function checkMoves(elements: readonly XmlElement[]): void {
  const of = (name: string) => elements.filter((one) => one.name === name)
  for (const kind of ['From', 'To']) {
    const [starts, ends] = [of(`w:move${kind}RangeStart`), of(`w:move${kind}RangeEnd`)]
    const [opened, closed] = [idsOf(starts, 'w:id'), idsOf(ends, 'w:id')]
    if ([...opened].some((id) => !closed.has(id)) || opened.size !== closed.size)
      throw new Error('a range does not close')
  }
  const names = (kind: string) => [...idsOf(of(`w:move${kind}RangeStart`), 'w:name')].toSorted().join(' ')
  if (names('From') !== names('To')) throw new Error(`moves from ${names('From')} to ${names('To')}`)
}

function checkReferences(
  elements: readonly XmlElement[],
  name: string,
  attribute: string,
  known: ReadonlySet<string | undefined>
): void {
  const stray = elements.find((one) => one.name === name && !known.has(valueOf(one, attribute)))
  if (stray) throw new Error(`${name} ${valueOf(stray, attribute)} is not there`)
}
