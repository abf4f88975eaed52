/** Which part of a Word file is what: its text, and the styles, lists and footnotes that belong to it. */
import { FormatError } from '../format-error.ts'
import { childrenOf, parseXml, valueOf } from './xml.ts'
import type { XmlElement } from './xml.ts'
import { Zip } from './zip.ts'
import type { ReadLimits } from './zip.ts'

export interface WordParts {
  readonly document: XmlElement
  readonly styles?: XmlElement
  readonly numbering?: XmlElement
  readonly footnotes?: XmlElement
}

/** Throws FormatError. */
export async function readParts(bytes: Uint8Array, limits: ReadLimits): Promise<WordParts> {
  const zip = await Zip.open(bytes, limits)
  if (!zip.has('[Content_Types].xml')) throw notADocx()
  const main = (await relatedParts(zip, '_rels/.rels', '', limits)).get('officeDocument')
  if (main === undefined) throw notADocx()
  const document = await readPart(zip, main, limits)
  if (!document) throw new FormatError('damaged', 'The file has no text: a part of it is missing.')
  if (document.name !== 'w:document') throw notADocx()
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const related = await relatedParts(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder, limits)
  const part = (kind: string) => readPart(zip, related.get(kind), limits)
  const [styles, numbering, footnotes] = [await part('styles'), await part('numbering'), await part('footnotes')]
  return {
    document,
    ...(styles ? { styles } : {}),
    ...(numbering ? { numbering } : {}),
    ...(footnotes ? { footnotes } : {})
  }
}

function notADocx(): FormatError {
  return new FormatError('not-a-docx', 'The file is no Word file (.docx).')
}

async function readPart(zip: Zip, path: string | undefined, limits: ReadLimits): Promise<XmlElement | undefined> {
  const source = path === undefined ? undefined : await zip.read(path)
  return source === undefined ? undefined : parseXml(source, limits)
}

/** The first part of each kind, by the last word of its type: "styles". Parts outside the file are none. */
async function relatedParts(
  zip: Zip,
  path: string,
  folder: string,
  limits: ReadLimits
): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  for (const relation of childrenOf(await readPart(zip, path, limits), 'rel:Relationship')) {
    const [type, target] = [valueOf(relation, 'Type') ?? '', valueOf(relation, 'Target')]
    const kind = type.slice(type.lastIndexOf('/') + 1)
    if (target === undefined || parts.has(kind) || valueOf(relation, 'TargetMode') === 'External') continue
    parts.set(kind, resolved(folder, target))
  }
  return parts
}

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
