/** What the file says of itself: its title and its date, and no name of a person or a machine. */
import { writableWords } from './xml-writing.ts'

export interface CoreProperties {
  readonly title: string
  readonly creator: string
  /** "2026-11-28T10:00:00Z" */
  readonly date: string
}

export function corePart({ title, creator, date }: CoreProperties): string {
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeXml(date)}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(creator)}</cp:lastModifiedBy>${when('created')}${when('modified')}`,
    '</cp:coreProperties>'
  ].join('')
}

function escapeXml(words: string): string {
  return writableWords(words).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
