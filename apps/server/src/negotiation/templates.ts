/** Drafts to begin from, in the words of the field: `«group»` in them is filled with the name of the group. */
import { readFileSync } from 'node:fs'
import type { InstrumentKind } from '@cartif/negotiation'
import { PACKAGE_ROOT } from '../package-root.ts'

const FILES = new URL('templates/', PACKAGE_ROOT)

interface Template {
  readonly id: string
  readonly name: string
  readonly kind: InstrumentKind
  readonly notation: string
}

const TEMPLATES: readonly Omit<Template, 'notation'>[] = [
  { id: 'terms-of-reference', name: 'Terms of reference of a working group', kind: 'terms-of-reference' },
  { id: 'protocol', name: 'Protocol', kind: 'protocol' },
  { id: 'modalities', name: 'Modalities of the negotiation', kind: 'modalities' }
]

export function listTemplates(group: string): readonly Template[] {
  return TEMPLATES.map((template) => {
    const words = readFileSync(new URL(`${template.id}.txt`, FILES), 'utf8')
    return { ...template, notation: words.replaceAll('«group»', group) }
  })
}
