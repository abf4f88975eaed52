import { expect, test } from 'vitest'
import { ScrubText } from '../scrub-text.ts'
import { scrubText } from '../scrub.ts'
import { readArticles } from '../testing/read-example.ts'
import { numbering } from './numbering.ts'

test.each([
  [
    '1.  One.\n2.  Two.\n4.  Four.',
    '4 follows 2: a number is missing.',
    'a provision is missing or the number is wrong'
  ],
  ['1.  One.\n2.  Two.\n2.  Again.', 'There are two 2 here.', 'which of them is meant'],
  ['1.  One.\n3.  Three.\n2.  Two.', '2 comes after 3.', 'the place is wrong or the number']
])('whatever is wrong with “%s” is not put right by itself, and it is said why', (provisions, what, why) => {
  const text = new ScrubText(readArticles(`Article 1 — A\n${provisions}`), { parties: [] })
  const { message, fix } = scrubText(text, [numbering]).at(-1)!
  expect(message).toContain(what)
  expect(message).toContain(`No fix is offered: it is cited as it stands, and only its authors know`)
  expect(message).toContain(why)
  expect(fix).toBeUndefined()
})
