import { describe, expect, test } from 'vitest'
import type { ProvisionChange } from '@cartif/redline'
import type { z } from 'zod'
import type { comparison, keptFile, series, threeWay } from './compare-schemas.ts'
import { PEOPLE, useServer } from './testing/test-server.ts'
import type { Person } from './testing/test-server.ts'

const server = useServer()

type Comparison = z.infer<typeof comparison>

const issue = (title: string) => server().mustAsk<{ symbol: string }>('secretariat', 'POST', '/revisions', { title })
const compare = (query: string, who: Person = 'legal') => server().mustAsk<Comparison>(who, 'GET', `/compare?${query}`)
const sentences = async (query: string, who?: Person) =>
  (await compare(query, who)).changes.map(({ sentence }) => sentence)
const bring = (who: Person, content: string, name = 'ours.txt') =>
  server().mustAsk<z.infer<typeof keptFile>>(who, 'POST', '/compare/files', { name, content })

/** Every change with the acts behind it. */
const told = async (query: string, who?: Person) =>
  (await compare(query, who)).changes.map(({ sentence, decisions }) => [
    sentence,
    ...decisions.map((one) => one.sentence)
  ])

const SHOULD = { provision: 'Article 2(1)', quote: 'shall', text: 'should' }

describe('the sides', () => {
  test('are revisions, the text as it stands, and that text with what is open accepted, all of it or one', async () => {
    await issue('Zero draft')
    await server().propose('kaz', SHOULD)
    const second = await server().propose('uzb', {
      provision: 'Article 2(2)',
      after: 'Secretariat',
      text: ' in writing'
    })
    const [should, writing] = ['Article 2(1): “shall” replaced by “should”.', 'Article 2(2): “in writing” inserted.']
    expect(await sentences('from=ZD&to=live')).toEqual([])
    expect(await sentences('from=ZD&to=live:accepted')).toEqual([should, writing])
    expect(await sentences(`from=live&to=live:accepted:${second.number}`)).toEqual([writing])
    expect(await sentences(`from=live&to=live:accepted:${second.id}`)).toEqual([writing])
    expect(await compare('from=ZD')).toMatchObject({
      from: 'CARTIF/FA/ZD',
      to: 'live',
      sides: { from: { kind: 'revision', name: '0', title: 'Zero draft' }, to: { kind: 'live', issuedAt: null } }
    })
    expect(await told('from=ZD&to=live:accepted')).toEqual([
      [should, 'proposed by KAZ 1 January 2026, not decided (no. 1)'],
      [writing, 'proposed by UZB 1 January 2026, not decided (no. 2)']
    ])
    await server().accept(second)
    expect(await server().codeOf('legal', 'GET', '/compare?from=ZD&to=live:accepted:2')).toBe('proposal-not-open')
  })

  test('stand with their brackets too, old ones as they were issued', async () => {
    await issue('Zero draft')
    const proposal = await server().propose('kaz', SHOULD)
    const other = await server().propose('pak', { provision: 'Article 2(2)', after: 'shall', text: ' promptly' })
    await issue('First reading')
    await server().accept(proposal)
    await server().mustAsk('chair', 'POST', `/proposals/${other.id}/decision`, {
      outcome: 'reject',
      seen: other.version,
      note: 'no support'
    })
    expect(await told('from=0&to=1&view=brackets')).toEqual([
      ['Article 2(1): brackets put around “shall”.', 'proposed by KAZ 1 January 2026 (no. 1)'],
      ['Article 2(1): “should” proposed, in brackets of KAZ.', 'proposed by KAZ 1 January 2026 (no. 1)'],
      ['Article 2(2): “promptly” proposed, in brackets of PAK.', 'proposed by PAK 1 January 2026 (no. 2)']
    ])
    expect(await told('from=1&to=live&view=brackets')).toEqual([
      ['Article 2(1): “shall” is gone with its bracket.', 'wording of KAZ accepted 1 January 2026 (no. 1)'],
      ['Article 2(1): bracket of KAZ lifted, “should” stays.', 'wording of KAZ accepted 1 January 2026 (no. 1)'],
      ['Article 2(2): “promptly” is gone with its bracket of PAK.', 'wording of PAK rejected 1 January 2026 (no. 2)']
    ])
    expect(await sentences('from=0&to=1')).toEqual([])
  })

  test('refuse what there is not', async () => {
    await issue('Zero draft')
    const codes = async (query: string) => server().codeOf('legal', 'GET', `/compare?${query}`)
    expect(await codes('from=7')).toBe('unknown-revision')
    expect(await codes('from=0&to=live:rejected')).toBe('invalid-request')
    expect(await codes('from=0&to=live:accepted:99')).toBe('not-found')
    expect(await codes('from=0&to=file:nothing')).toBe('not-found')
    expect(await codes('from=0&view=colours')).toBe('invalid-request')
    expect(await codes('')).toBe('invalid-request')
    expect(await codes('from=0&format=odt')).toBe('invalid-request')
  })
})

describe('a draft', () => {
  test('is compared by its own delegation as if it were accepted, and reaches nobody else', async () => {
    await issue('Zero draft')
    const kaz = await server().join('kaz', { drafts: true })
    kaz.replace('shall', 0, 5, 'sotto voce')
    kaz.type('Secretariat', ' in confidence')
    const colleague = await server().join('kaz', { drafts: true })
    await colleague.untilShown('in confidence')
    expect(await sentences('from=live&to=draft', 'kaz')).toEqual([
      'Article 2(1): “shall” replaced by “sotto voce”.',
      'Article 2(2): “in confidence” inserted.'
    ])
    for (const who of PEOPLE.filter((one) => one !== 'kaz')) {
      for (const query of ['from=0&to=draft', 'from=draft&to=live', 'from=live&to=draft&view=brackets']) {
        const { text } = await server().ask(who, 'GET', `/compare?${query}`)
        expect(text).not.toMatch(/sotto voce|in confidence/)
      }
    }
    expect(await server().codeOf('observer', 'GET', '/compare?from=0&to=draft')).toBe('not-allowed')
  })
})

describe('a file', () => {
  const edited = async () => (await server().notation('view=base')).replace('promptly', 'within ten days')

  test('is compared by who brought it, and is there for nobody else', async () => {
    await issue('Zero draft')
    const { side, remarks, articles } = await bring('kaz', await edited())
    expect({ remarks, articles }).toEqual({ remarks: [], articles: 3 })
    expect(await told(`from=live&to=${side}`, 'kaz')).toEqual([
      ['Article 2(1): “promptly” replaced by “within ten days”.']
    ])
    expect(await server().mustAsk('kaz', 'GET', '/compare/files')).toMatchObject([{ side, name: 'ours.txt' }])
    for (const who of PEOPLE.filter((one) => one !== 'kaz')) {
      const { text, body } = await server().ask(who, 'GET', `/compare?from=live&to=${side}`)
      expect([body.code, text.includes('ten days')]).toEqual(['not-found', false])
      expect(await server().mustAsk(who, 'GET', '/compare/files')).toEqual([])
    }
    expect((await server().ask('legal', 'GET', '/register')).text).not.toContain('ten days')
    await server().restart()
    expect(await server().codeOf('kaz', 'GET', `/compare?from=live&to=${side}`)).toBe('not-found')
  })

  test('is a Word file too, taken as its tracked changes would leave it', async () => {
    await issue('Zero draft')
    await server().accept(await server().propose('kaz', SHOULD))
    const { text } = await server().ask('legal', 'GET', '/text?view=base')
    const url = `${server().address}/api/instruments/fa/compare?from=0&to=live&format=docx`
    const redline = await fetch(url, { headers: { cookie: 'who=legal' } })
    const docx = Buffer.from(await redline.arrayBuffer()).toString('base64')
    const answer = await server().ask<z.infer<typeof keptFile>>('legal', 'POST', '/compare/files', {
      name: 'back.docx',
      docx
    })
    expect([answer.status, text.length > 0]).toEqual([201, true])
    expect(await sentences(`from=live&to=${answer.body.side}`)).toEqual([])
    expect(await sentences(`from=0&to=${answer.body.side}`)).toEqual(['Article 2(1): “shall” replaced by “should”.'])
  })

  test('is kept five at a time, and for six hours', async () => {
    const brought = []
    for (let count = 0; count < 6; count++) brought.push(await bring('kaz', `A text of ${count} words.`))
    const kept = await server().mustAsk<readonly { side: string }[]>('kaz', 'GET', '/compare/files')
    expect(kept.map(({ side }) => side)).toEqual(brought.slice(1).map(({ side }) => side))
    const { at, expiresAt } = brought[0]!
    expect(Date.parse(expiresAt) - Date.parse(at)).toBe(6 * 60 * 60 * 1000)
  })

  test('is refused where it cannot be read', async () => {
    const codeOf = (body: object) => server().codeOf('kaz', 'POST', '/compare/files', body)
    expect(await codeOf({ name: 'a.txt', content: '' })).toBe('file-not-readable')
    expect(await codeOf({ name: 'a.bin', content: 'PK\u0003\u0004\0' })).toBe('file-not-readable')
    expect(await codeOf({ name: 'a.docx', docx: Buffer.from('no zip').toString('base64') })).toBe('file-not-readable')
    expect(await codeOf({ name: 'a.txt' })).toBe('invalid-request')
    expect(await codeOf({ name: '', content: 'x' })).toBe('invalid-request')
    expect(await codeOf({ name: 'a.txt', content: 'x'.repeat(10_485_761) })).toBe('too-large')
    expect(await codeOf({ name: 'a.txt', content: 'x'.repeat(16_000_000) })).toBe('too-large')
    expect(await server().codeOf('nobody', 'POST', '/compare/files', { name: 'a', content: 'x' })).toBe('not-signed-in')
  })

  test('that is too long is refused with how long it is; a long one is compared in bounded time', async () => {
    const words = (count: number) => `Article 1 — Long\n1.  ${'word and more '.repeat(count / 3)}`
    const tooLong = await bring('kaz', words(399_999))
    expect((await server().ask('kaz', 'GET', `/compare?from=live&to=${tooLong.side}`)).body).toMatchObject({
      code: 'too-long-to-compare',
      limit: 400_000
    })
    const long = await bring('kaz', words(99_999))
    expect((await compare(`from=live&to=${long.side}`, 'kaz')).changes.length).toBeGreaterThan(0)
  })
})

describe('the acts behind a change', () => {
  test('are those that took the words out of this provision, and left this gap, where others struck the same', async () => {
    await issue('Zero draft')
    const strike = async (who: Person, provision: string, quote: string) =>
      server().accept(await server().propose(who, { provision, quote, text: '' }))
    await strike('kaz', 'Article 2(1)', 'shall publish')
    await strike('uzb', 'Article 2(2)', 'shall ')
    expect(await told('from=0&to=live')).toEqual([
      ['Article 2(1): “shall publish” deleted.', 'wording of KAZ accepted 1 January 2026 (no. 1)'],
      ['Article 2(2): “shall” deleted.', 'wording of UZB accepted 1 January 2026 (no. 2)']
    ])
  })

  test('are told apart by what stands around the gap, in one provision too', async () => {
    const put = async (who: Person, quote: string, text: string) =>
      server().accept(await server().propose(who, { provision: 'Article 2(1)', quote, text }))
    await put('chair', 'promptly', 'gladly and promptly and')
    await issue('Zero draft')
    await put('pak', 'gladly and ', 'gladly ')
    await put('uzb', 'promptly and ', 'promptly ')
    expect(await told('from=0&to=live')).toEqual([
      ['Article 2(1): “and” deleted.', 'wording of PAK accepted 1 January 2026 (no. 2)'],
      ['Article 2(1): “and” deleted.', 'wording of UZB accepted 1 January 2026 (no. 3)']
    ])
  })

  test('are found for words that came, went, moved, were struck as a whole, or were written with the pen', async () => {
    await issue('Zero draft')
    const { propose, accept } = server()
    await accept.call(server(), await propose.call(server(), 'kaz', SHOULD))
    await server().accept(await server().propose('uzb', { provision: 'Article 2(1)(b)', quote: 'in print', text: '' }))
    await server().accept(
      await server().propose('chair', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
    )
    await server().accept(
      await server().propose('pak', { newArticle: { after: 'Article 2', notation: 'Article — Fees\n1.  No fees.' } })
    )
    const chair = await server().join('chair')
    chair.pen('Internet', ' and elsewhere')
    const legal = await server().join('legal')
    await legal.untilShown('Internet and elsewhere')
    expect(await told('from=0&to=live')).toEqual([
      ['Article 1(1): “facilitate” replaced by “ease”.', 'compromise of the Chair accepted 1 January 2026 (no. 3)'],
      ['Article 2(1): “shall” replaced by “should”.', 'wording of KAZ accepted 1 January 2026 (no. 1)'],
      ['Article 2(1)(a): “and elsewhere” inserted.', 'written with the pen by CHAIR person, 1 January 2026'],
      ['Article 2(1)(b): “in print” deleted.', 'wording of UZB accepted 1 January 2026 (no. 2)'],
      ['Article 3 is new: “Fees”.', 'wording of PAK accepted 1 January 2026 (no. 4)']
    ])
    await issue('First')
    expect(await told('from=1&to=live')).toEqual([])
    // Whoever may not read the register is told of decisions, which the record has, and of nothing else.
    const seen = await told('from=0&to=1', 'observer')
    expect(seen.flat().filter((one) => one.includes('pen'))).toEqual([])
    expect(seen.flat()).toContain('wording of KAZ accepted 1 January 2026 (no. 1)')
  })

  test('say of each wording that competed what became of it', async () => {
    const first = await server().propose('kaz', SHOULD)
    await server().propose('pak', { provision: 'Article 2(1)', quote: 'shall', text: 'may' })
    const third = await server().propose('uzb', { provision: 'Article 2(2)', after: 'shall', text: ' gladly' })
    const kept = await server().propose('uzb', { provision: 'Article 1(1)', quote: 'facilitate', text: 'ease' })
    await issue('Zero draft')
    await server().accept(first)
    const seen = third.version
    await server().mustAsk('uzb', 'POST', `/proposals/${third.id}/decision`, { outcome: 'withdraw', seen })
    await server().accept(kept)
    await server().mustAsk('chair', 'POST', `/proposals/${kept.id}/decision`, { outcome: 'reopen', note: 'too early' })
    await server().accept((await server().proposals()).find(({ id }) => id === kept.id)!)
    expect(await told('from=0&to=live&view=brackets')).toMatchInlineSnapshot(`
      [
        [
          "Article 1(1): “facilitate” is gone with its bracket.",
          "wording of UZB accepted 1 January 2026 (no. 4)",
        ],
        [
          "Article 1(1): bracket of UZB lifted, “ease” stays.",
          "wording of UZB accepted 1 January 2026 (no. 4)",
        ],
        [
          "Article 2(1): “shall” is gone with its bracket.",
          "wording of KAZ accepted 1 January 2026 (no. 1)",
        ],
        [
          "Article 2(1): bracket of KAZ lifted, “should” stays.",
          "wording of KAZ accepted 1 January 2026 (no. 1)",
        ],
        [
          "Article 2(1): “may” is gone with its bracket of PAK.",
          "wording of PAK superseded 1 January 2026 (no. 2)",
        ],
        [
          "Article 2(2): “gladly” is gone with its bracket of UZB.",
          "wording of UZB withdrawn 1 January 2026 (no. 3)",
        ],
      ]
    `)
  })

  test('are those of whoever would delete what stands, as long as that is open and when it is settled', async () => {
    await issue('Zero draft')
    const whole = await server().propose('pak', { deleteArticle: 'Article 1' })
    await server().propose('uzb', { provision: 'Article 2(1)', quote: ' the fees and charges', text: '' })
    await issue('First')
    expect((await told('from=0&to=1&view=brackets')).map(([, act]) => act)).toEqual([
      'proposed by PAK 1 January 2026 (no. 1)',
      'proposed by PAK 1 January 2026 (no. 1)',
      'proposed by UZB 1 January 2026 (no. 2)'
    ])
    const seen = whole.version
    await server().mustAsk('chair', 'POST', `/proposals/${whole.id}/decision`, { outcome: 'reject', seen })
    expect(await told('from=1&to=live&view=brackets')).toEqual([
      [
        'Article 1, title: bracket of PAK: delete lifted, “Objectives” stays.',
        'wording of PAK rejected 1 January 2026 (no. 1)'
      ],
      [
        'Article 1(1): bracket of PAK: delete lifted, “The objectives of this Agreement are to facilitate trade.” stays.',
        'wording of PAK rejected 1 January 2026 (no. 1)'
      ]
    ])
  })

  test('name who amended a wording, and who proposed it, where an amendment was taken up', async () => {
    await issue('Zero draft')
    const proposal = await server().propose('kaz', {
      provision: 'Article 1(1)',
      quote: 'facilitate',
      text: 'ease and grow'
    })
    const amendment = await server().propose('pak', { amends: proposal.id, quote: 'grow', text: 'expand' })
    await server().mustAsk('kaz', 'POST', `/proposals/${amendment.id}/decision`, {
      outcome: 'accept',
      seen: amendment.version
    })
    await server().accept((await server().proposals()).find(({ id }) => id === proposal.id)!)
    expect(await told('from=0&to=live')).toEqual([
      [
        'Article 1(1): “facilitate” replaced by “ease and expand”.',
        'wording of PAK accepted 1 January 2026 (no. 2)',
        'wording of KAZ accepted 1 January 2026 (no. 1)'
      ]
    ])
  })

  test('are found for what was struck by amendment, moved as an article, or deleted as one', async () => {
    await issue('Zero draft')
    await server().accept(await server().propose('kaz', { deleteArticle: 'Article 1' }))
    expect(await told('from=0&to=live')).toContainEqual([
      'Article 1 was deleted: “Objectives”.',
      'wording of KAZ accepted 1 January 2026 (no. 1)'
    ])
    await issue('First')
    await server().accept(
      await server().propose('pak', {
        newArticle: { after: 'Article 1', notation: 'Article — Fees\n1.  No fees at all.' }
      })
    )
    await issue('Second')
    await server().accept(await server().propose('uzb', { moveArticle: { article: 'Article 2', after: 'Preamble' } }))
    const moved = (await told('from=2&to=live')).filter(([sentence]) => sentence!.includes('moved'))
    expect(moved.map(([, act]) => act)).toEqual(['wording of UZB accepted 1 January 2026 (no. 3)'])
  })

  test('are those between the two texts, and no others', async () => {
    const first = await server().propose('kaz', SHOULD)
    await issue('Zero draft')
    await server().accept(first)
    await issue('First')
    await server().accept(await server().propose('pak', { provision: 'Article 2(1)', quote: 'should', text: 'will' }))
    await issue('Second')
    expect(await told('from=1&to=2')).toEqual([
      ['Article 2(1): “should” replaced by “will”.', 'wording of PAK accepted 1 January 2026 (no. 2)']
    ])
    expect((await told('from=2&to=1'))[0]).toContain('wording of PAK accepted 1 January 2026 (no. 2)')
  })
})

test('three texts: who changed which provision, and where both did, whether they agree', async () => {
  await issue('Zero draft')
  const theirs = (await server().notation('view=base'))
    .replace('promptly', 'within ten days')
    .replace('on the Internet', 'on the public Internet')
    .replace('facilitate', 'ease')
    // A reference typed in plain words is the same reference.
    .replace('{Article 1(1)}', 'Article 1(1)')
  const { side } = await bring('kaz', theirs)
  for (const change of [
    { provision: 'Article 2(2)', quote: 'shall', text: 'should' },
    { provision: 'Article 2(1)(a)', quote: 'the Internet', text: 'the public Internet' },
    { provision: 'Article 1(1)', quote: 'facilitate', text: 'expand' }
  ])
    await server().accept(await server().propose('uzb', change))
  type Three = z.infer<typeof threeWay>
  const three = await server().mustAsk<Three>('kaz', 'GET', `/compare/three?base=0&theirs=${side}&ours=live`)
  expect(three.rows.filter(({ state }) => state !== 'unchanged').map((row) => [row.designation, row.state])).toEqual([
    ['Article 1(1)', 'conflict'],
    ['Article 2(1)', 'theirs'],
    ['Article 2(1)(a)', 'same'],
    ['Article 2(2)', 'ours']
  ])
  const changed = three.rows.find(({ designation }) => designation === 'Article 2(1)')!
  expect(JSON.stringify((changed.theirs as ProvisionChange).hunks.filter(({ op }) => op !== 'equal'))).not.toMatch(
    /1\(1\)/
  )
  const ids = three.rows.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const paragraph = (changed.theirs as ProvisionChange).before!.mark!.id
  expect(changed.id).toBe(paragraph)
  expect(three.counts).toMatchObject({ theirs: 1, ours: 1, same: 1, conflict: 1 })
  expect(three).toMatchObject({ base: { symbol: 'CARTIF/FA/ZD' }, theirs: { kind: 'file' }, ours: { kind: 'live' } })
  expect(await server().codeOf('pak', 'GET', `/compare/three?base=0&theirs=${side}`)).toBe('not-found')
})

test('the row of revisions says what was open in each', async () => {
  await issue('Zero draft')
  await server().propose('kaz', SHOULD)
  await issue('First')
  type Series = z.infer<typeof series>
  const found = await server().mustAsk<Series>('observer', 'GET', '/series')
  expect(found.map(({ side, symbol, counts }) => [side, symbol, counts.brackets, counts.openProposals])).toEqual([
    ['0', 'CARTIF/FA/ZD', 0, 0],
    ['1', 'CARTIF/FA/Rev.1', 2, 1],
    ['live', 'live', 2, 1]
  ])
})

test('a page for paper says what is compared, how to read it, and every change', async () => {
  await issue('Zero <draft>')
  await server().accept(await server().propose('kaz', SHOULD))
  const page = await server().mustAsk<string>('legal', 'GET', '/compare?from=0&format=html')
  expect(page).toContain('<strong>CARTIF/FA/ZD</strong> (Zero &#60;draft&#62;, 1 January 2026)')
  expect(page).toContain('<li>Article 2(1): “shall” replaced by “should”.</li>')
  expect(page).toContain('<del>shall</del><ins>should</ins>')
})
