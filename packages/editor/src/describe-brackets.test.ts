import { lineWords } from '@cartif/treaty-text'
import { expect, test } from 'vitest'
import { describeBrackets } from './describe-brackets.ts'
import { createScene } from './testing/scene.ts'

const TEXT = `Article 1 — T
1.  one| [PAK: my [UZB: own ]]two [KAZ: delete: three].
[KAZ: 1 bis.  mine.]`

function describe(names: boolean): readonly string[] {
  const segments = createScene('kaz', TEXT).live.composed.flatMap((article) => article.segments)
  return segments.flatMap((segment) => {
    const said = describeBrackets(segment, names)
    return said ? [`${lineWords([segment.piece]).trim()}: ${said}`] : []
  })
}

test('who brought and who struck words is said to those who listen, unless names are not shown', () => {
  expect(describe(true)).toMatchInlineSnapshot(`
    [
      "my: inserted by Pakistan",
      "own: inserted by Pakistan, amended by Uzbekistan",
      "three: struck by Kazakhstan",
      ": inserted by Kazakhstan",
      "mine.: inserted by Kazakhstan",
    ]
  `)
  expect(describe(false)).toMatchInlineSnapshot(`
    [
      "my: inserted",
      "own: inserted, amended",
      "three: struck",
      ": inserted",
      "mine.: inserted",
    ]
  `)
})
