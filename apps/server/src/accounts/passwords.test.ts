import { expect, test } from 'vitest'
import { findWeakness } from './passwords.ts'

const KNOWN = ['Gulnara Osmonova', 'gulnara.osmonova@mineconom.example']

test.each([
  ['short', 'At least 12 characters: this has 5.'],
  ['x'.repeat(129), 'At most 128 characters: this has 129.'],
  ['password1234', 'found in many breaches'],
  ['P@ssword1234', 'found in many breaches'],
  ['qwertyuiop12', 'found in many breaches'],
  ['123456789012', 'found in many breaches'],
  ['aaaaaaaaaaaaaaaa', 'Repetitions'],
  ['letmeinletmein', 'Repetitions'],
  ['gulnaraosmonova', 'your own name'],
  ['Osmonova2026', 'your own name']
])('%s is not taken', (password, why) => {
  expect(findWeakness(password, KNOWN)).toContain(why)
})

test.each(['correct horse battery staple', 'Ысык-Көл суусу көк болот', 'Kz7#mPq29xLw', '贸易便利化协定的谈判很长很长'])(
  '%s is taken',
  (password) => expect(findWeakness(password, KNOWN)).toBeUndefined()
)
