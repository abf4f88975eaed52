import { describe, expect, test } from 'vitest'
import { useServer } from './testing/test-server.ts'

const server = useServer()

const issue = (title: string) => server().mustAsk('secretariat', 'POST', '/revisions', { title })
const text = (query = '') => server().notation(query)

interface Numbers {
  readonly symbol: string | null
  readonly numbers: readonly { readonly id: string; readonly number: string; readonly designation: string }[]
}
interface Text {
  readonly articles: readonly { readonly provisions: readonly { readonly number: string; readonly text: string }[] }[]
}

const json = (query = '') => server().mustAsk<Text>('legal', 'GET', `/text${query}`, undefined, 'application/json')

describe('numbers', () => {
  test('of the last revision: what came in since counts bis, what went leaves a gap', async () => {
    expect(await server().mustAsk<Numbers>('legal', 'GET', '/numbers')).toEqual({ symbol: null, numbers: [] })
    await issue('Zero draft')
    await server().accept(
      await server().propose('kaz', { newParagraph: { after: 'Article 1', notation: '2.  It promotes transit.' } })
    )
    await server().accept(
      await server().propose('pak', {
        newArticle: { after: 'Article 1', notation: 'Article — Definitions\n1.  For this Agreement.' }
      })
    )
    const live = await text()
    expect(live).toContain('2.  It promotes transit.')
    expect(live).toContain('Article 3 — Publication')
    const kept = await text('numbering=revision')
    expect(kept).toContain('1 bis.  It promotes transit.')
    expect(kept).toContain('Article 1 bis — Definitions\n1.  For this Agreement.')
    expect(kept).toContain('Article 2 — Publication')
    expect(kept).toContain('in accordance with {Article 1(1)}')
    const { numbers, symbol } = await server().mustAsk<Numbers>('legal', 'GET', '/numbers')
    expect(symbol).toBe('CARTIF/FA/ZD')
    expect(numbers.map(({ designation }) => designation)).toContain('Article 2(1)(b)')
    const { articles } = await json('?numbering=revision')
    expect(articles[1]!.provisions.map(({ number }) => number)).toEqual(['', '1.', '1 bis.'])
  })

  test('a reference to what is gone has its last name, in every view', async () => {
    await issue('Zero draft')
    const proposal = await server().propose('kaz', {
      provision: 'Article 1',
      quote: '\nThe objectives of this Agreement are to facilitate trade.',
      text: ''
    })
    expect(await text()).toContain('{Article 1(1), deletion proposed}')
    await server().accept(proposal)
    expect(await text()).toContain('in accordance with {Article 1(1), deleted}:')
    const { articles } = await json()
    expect(articles[2]!.provisions[1]!.text).toContain('in accordance with [Article 1(1), deleted]:')
  })
})

describe('footnotes', () => {
  test('are read, shown raised, and can be quoted as they are shown', async () => {
    const brought = await server().propose(
      'kaz',
      { provision: 'Article 2(1)', quote: '', after: 'fees', text: '^{1}' },
      { newParagraph: { after: 'Article 2', notation: '^1  Including internal taxes.' } }
    )
    expect(await text()).toContain('the fees[KAZ: ^{1}] and charges')
    expect(await text()).toContain('[KAZ: ^1  Including internal taxes.]')
    await server().accept(brought)
    expect(await text()).toContain('the fees^{1} and charges')
    expect(await text()).toContain('^1  Including internal taxes.')
    const { articles } = await json()
    expect(articles[2]!.provisions[1]!.text).toContain('the fees¹ and charges')
    await server().propose('uzb', { provision: 'Article 2(1)', quote: '', after: 'charges', text: '^{1}' })
    expect(await text()).toContain('charges[UZB: ^{1}]')
    await server().propose('pak', { provision: 'Article 2(1)', quote: 'fees^{1} and', text: 'fees' })
    await server().propose('kaz', { newParagraph: { after: 'Article 2', notation: '3.  Each Party shall reply.' } })
    expect(await text()).toContain('[KAZ: 2 bis.  Each Party shall reply.]\n^1  Including internal taxes.')
    const page = await server().mustAsk<string>('legal', 'GET', '/export?format=html')
    expect(page).toContain('<p class="footnote">¹ Including internal taxes.</p>')
  })
})
