import { expect, test } from 'vitest'
import { kindOfTitle } from './kind-of-title.ts'

test.each([
  ['Protocol on Transit', 'protocol'],
  ['Draft Terms of Reference of the Protocol', 'terms-of-reference'],
  ['Annex 2 to the Protocol on Transit', 'annex'],
  ['Modalities of the Meetings', 'modalities'],
  ['Framework Agreement', 'agreement'],
  ['Protocol', 'protocol'],
  ['Something else', undefined],
  ['', undefined]
])('“%s” is taken for %s', (title, kind) => {
  expect(kindOfTitle(title)).toBe(kind)
})
