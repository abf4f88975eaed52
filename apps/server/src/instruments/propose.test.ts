import { parseNotation, printNotation } from '@cartif/treaty-text'
import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

interface TextJson {
  readonly articles: readonly {
    readonly number: string
    readonly provisions: readonly { readonly number: string; readonly text: string }[]
  }[]
}

/** Everything a request can ask for. */
async function proposeEverything(): Promise<void> {
  const listed = '1 bis.  The *Secretariat* shall keep a list, see {Article 2(2)}.'
  await server().propose('kaz', { newParagraph: { after: 'Article 2(1)', notation: listed } })
  await server().propose('pak', { provision: 'Article 2(2)', quote: 'shall', text: 'may' })
  await server().propose('uzb', {
    newArticle: { after: 'Article 1', notation: 'Article — Scope\n1.  This Agreement applies to goods.' }
  })
  await server().propose('uzb', {
    provision: 'Article 2(1)',
    quote: 'in accordance with Article 1(1)',
    text: 'under {Article 1}'
  })
  const move = { moveArticle: { article: 'Article 2', after: 'Preamble' } }
  await server().propose('kaz', { bracket: { provision: 'Article 1(1)', quote: 'facilitate' } }, move)
  const answer = { provision: 'Article 2(2)', after: 'Secretariat.', text: '\n3.  Each Party shall answer.' }
  await server().propose('kaz', { provision: 'Article 2(2)', after: 'Secretariat', text: ' in writing' }, answer)
}

describe('proposals by request', () => {
  test('stand in the text as it is printed, and print reads back', async () => {
    await proposeEverything()
    const notation = await server().notation()
    expect(notation).toBe(`Preamble

*Recalling* the Bishkek Declaration,[KAZ: move here: Article 2]

Article 1 — Objectives
1.  The objectives of this Agreement are to [KAZ: bracket: facilitate] trade.

[UZB: Article 1 bis — Scope
1.  This Agreement applies to goods.]

Article 2 — Publication
1.  Each Party shall publish promptly the fees and charges, [in accordance with {Article 1(1)}] [UZB: under {Article 1}]:
    (a) on the Internet;
    (b) in print.
[KAZ: 1 bis.  The *Secretariat* shall keep a list, see {Article 2(2)}.]
2.  Each Party [shall] [PAK: may] notify the Secretariat[KAZ:  in writing].
[KAZ: 2 bis.  Each Party shall answer.]
`)
    const { tree, issues } = parseNotation(notation)
    expect(printNotation(tree)).toBe(notation)
    expect(issues).toEqual([])
  })

  test('come in without what cannot be seen, and the answer says what that was', async () => {
    const change = { provision: 'Article\u00A02(2)', quote: 'shall', text: 'ma\u200By\u202E [not]\uE000' }
    const tabled = await server().mustAsk<{ removed: string[]; id: string }>('pak', 'POST', '/proposals', {
      changes: [change]
    })
    expect(tabled.removed).toEqual([
      'zero-width space (U+200B)',
      'right-to-left override (U+202E)',
      'private-use character (U+E000)'
    ])
    const found = (await server().proposals()).find(({ id }) => id === tabled.id)
    expect(found?.changes[0]?.inserted).toBe('may [not]')
  })

  test('are the provisions of the text as JSON, brackets and all', async () => {
    await proposeEverything()
    const { articles } = await server().mustAsk<TextJson>('legal', 'GET', '/text')
    const article = articles.find(({ number }) => number === 'Article 2')
    expect(article?.provisions.map(({ number, text }) => `${number} ${text}`)).toEqual([
      ' Publication',
      '1. Each Party shall publish promptly the fees and charges, [in accordance with Article 1(1)][UZB: under Article 1]:',
      '(a) on the Internet;',
      '(b) in print.',
      '1 bis. [KAZ: The Secretariat shall keep a list, see Article 2(2).]',
      '2. Each Party [shall][PAK: may] notify the Secretariat[KAZ:  in writing].',
      '2 bis. [KAZ: Each Party shall answer.]'
    ])
  })

  test('all accepted give what the view “accepted” showed', async () => {
    await proposeEverything()
    for (const view of ['base', 'agreed', 'accepted'])
      expect(await server().notation(`view=${view}`)).not.toContain('[')
    const shown = await server().notation('view=accepted')
    for (const { id } of await server().proposals()) {
      const now = (await server().proposals()).find((one) => one.id === id)
      if (now?.status === 'tabled') await server().accept(now)
    }
    expect(await server().notation()).toBe(shown)
    expect(shown).toContain(
      '2.  The *Secretariat* shall keep a list, see {Article 1(3)}.\n3.  Each Party may notify the Secretariat in writing.'
    )
  })

  test('name what does not fit', async () => {
    const code = (change: object) => server().codeOf('kaz', 'POST', '/proposals', { changes: [change] })
    expect(await code({ provision: 'Article 9', quote: 'x', text: 'y' })).toBe('provision-not-found')
    expect(await code({ provision: 'Article 2', quote: 'Each Party', text: 'All Parties' })).toBe('quote-ambiguous')
    expect(await code({ provision: 'Article 2(1)', quote: 'in print', text: '' })).toBe('quote-not-found')
    expect(await code({ amends: 'pak-none', quote: 'in print', text: '' })).toBe('not-found')
    expect(await code({ newArticle: { after: 'Article 1', notation: 'no heading' } })).toBe('nothing-proposed')
    expect(await code({ provision: 'Article 2(1)', text: 'x' })).toBe('invalid-request')
    expect(
      await server().codeOf('observer', 'POST', '/proposals', {
        changes: [{ provision: 'Article 2(1)', quote: 'shall', text: '' }]
      })
    ).toBe('not-allowed')
    expect(await server().proposals()).toEqual([])
  })
})
