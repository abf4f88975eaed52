/** A lawyer compares: every planted change is found and no other, with who did it, by mouse and by keyboard. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { ROOM, checkAccessibility, enterRoom, provision, provisionOf, select } from './people.ts'
import { TestServer } from './server.ts'

const API = `/api${ROOM}`

let server: TestServer

interface Proposal {
  readonly id: string
  readonly number: number
  readonly version: string
  readonly status: string
  readonly changes: readonly { readonly removed: string }[]
}

/** As the room would do it, act by act. */
class Hands {
  private readonly pages: Readonly<Record<string, Page>>

  constructor(pages: Readonly<Record<string, Page>>) {
    this.pages = pages
  }

  async ask<T>(who: string, method: 'get' | 'post' | 'put', path: string, data?: object): Promise<T> {
    const answer = await this.pages[who]!.request[method](`${API}${path}`, data ? { data } : {})
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as T
  }

  propose(who: string, change: object): Promise<Proposal> {
    return this.ask<Proposal>(who, 'post', '/proposals', { changes: [change], rationale: '' })
  }

  async decide(proposal: Proposal, outcome: 'accept' | 'reject'): Promise<void> {
    await this.ask('chair', 'post', `/proposals/${proposal.id}/decision`, { outcome, seen: proposal.version })
  }

  async accept(who: string, change: object): Promise<number> {
    const proposal = await this.propose(who, change)
    await this.decide(proposal, 'accept')
    return proposal.number
  }

  /** The open one that would strike these words. */
  async find(words: string): Promise<Proposal> {
    const all = await this.ask<readonly Proposal[]>('legal', 'get', '/proposals')
    return all.find(({ status, changes }) => status === 'tabled' && changes.some(({ removed }) => removed === words))!
  }
}

let legal: Page
let chair: Page
let kaz: Page
let hands: Hands

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start()
  chair = await enterRoom(server, browser, 'chair')
  kaz = await enterRoom(server, browser, 'kaz')
  const secretariat = await enterRoom(server, browser, 'secretariat')
  legal = await enterRoom(server, browser, 'legal')
  hands = new Hands({ chair, kaz, secretariat, legal, pak: await enterRoom(server, browser, 'pak') })
  await hands.ask('secretariat', 'post', '/revisions', { title: 'Before the changes', note: '' })
  await plant(await hands.find('120 days'))
  await hands.ask('secretariat', 'post', '/revisions', { title: 'After the changes', note: '' })
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function plant(notice: Proposal): Promise<void> {
  const accept = (who: string, change: object) => hands.accept(who, change)
  await hands.propose('pak', { provision: 'Article 12(4)', quote: 'periodically', text: 'every year' })
  await accept('kaz', { provision: 'Article 7(2)', quote: 'act inconsistently with', text: 'act contrary to' })
  await accept('pak', { provision: 'Article 8(3)', quote: 'shall seek to avoid', text: 'shall avoid' })
  await accept('chair', { provision: 'Article 11(4)', after: 'written notice', text: ' without delay' })
  await accept('pak', {
    newParagraph: { after: 'Article 10(2)', notation: '1.  Enquiry points shall keep a record of the enquiries.' }
  })
  await accept('kaz', {
    newArticle: {
      after: 'Article 56',
      notation: 'Article — Good Offices\n1.  The Chair may offer good offices to the Parties.'
    }
  })
  // Its brackets stood in Rev.3.
  await hands.decide(notice, 'accept')
  await penEdits()
}

/** The Chair moves a provision, splits another and writes, holding the pen. */
async function penEdits(): Promise<void> {
  await chair.getByText('Hold the pen', { exact: true }).click()
  const moved = await provisionOf(chair, 'This Agreement does not establish a free-trade area')
  await select(chair, moved, 5)
  await chair.keyboard.press('Alt+ArrowUp')
  const written = await provisionOf(chair, 'Enquiry points shall answer within')
  await select(chair, written, 'Enquiry points'.length)
  await chair.keyboard.type(' without exception')
  await expect
    .poll(async () => (await chair.request.get(`${API}/text?view=base`)).text())
    .toContain('Enquiry points without exception')
}

/** What is planted between Rev.3 and Rev.4, in the words of the text alone, and who did it. */
const PLANTED = [
  ['Article 5(4): “120 days” replaced by “90 days”.', 'wording of TJK accepted'],
  ['Article 7(2): “inconsistently with” replaced by “contrary to”.', 'wording of KAZ accepted'],
  ['Article 7(3) moved from Article 7(4).', 'written with the pen by Chair'],
  ['Article 7(4) was numbered 3.', ''],
  ['Article 8(3): “seek to” deleted.', 'wording of PAK accepted'],
  ['Article 10(2): “without exception” inserted.', 'written with the pen by Chair'],
  ['Article 10(3) is new: “Enquiry points shall keep a record of the enquiries.”.', 'wording of PAK accepted'],
  ['Article 10(4) was numbered 3.', ''],
  ['Article 11(4): “without delay” inserted.', 'compromise of the Chair accepted'],
  ['Article 57 is new: “Good Offices”.', 'wording of KAZ accepted']
] as const

/** With brackets: a lifted one, and one that is new. */
const PLANTED_BRACKETS = [
  ['Article 5(4): “120 days” is gone with its bracket.', 'wording of TJK accepted'],
  ['Article 5(4): bracket of TJK lifted, “90 days” stays.', 'wording of TJK accepted'],
  ['Article 12(4): brackets put around “periodically”.', 'proposed by PAK'],
  ['Article 12(4): “every year” proposed, in brackets of PAK.', 'proposed by PAK']
] as const

const list = (page: Page) => page.getByRole('navigation', { name: 'What changed' })
const entries = (page: Page) => list(page).locator('.change-group li a')
const step = (page: Page) => list(page).getByRole('status')
const text = (page: Page) => page.locator('.redline-page')
const sentences = (planted: readonly (readonly [string, string])[]) => planted.map(([sentence]) => sentence)

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${ROOM}/compare?${query}`)
  await expect(text(page)).toBeVisible()
}

async function checkActs(page: Page, planted: readonly (readonly [string, string])[]): Promise<void> {
  for (const [sentence, act] of planted) {
    const acts = list(page).getByRole('listitem').filter({ hasText: sentence }).locator('.change-act')
    if (act === '') await expect(acts).toHaveCount(0)
    else await expect(acts).toContainText(act)
  }
}

test('every planted change is found, and no other, each with who did it', async () => {
  await open(legal, 'from=3&to=4')
  await expect(list(legal).getByRole('heading', { level: 2 })).toHaveText(`${PLANTED.length} changes`)
  await expect(entries(legal)).toHaveText(sentences(PLANTED))
  await checkActs(legal, PLANTED)
  await expect(text(legal).locator('.redline-moved')).toHaveText('Article 7(4) moved to Article 7(3)')
  await expect(text(legal)).toContainText('moved from Article 7(4)')
  await list(legal).getByText('Substance', { exact: true }).click()
  await expect(entries(legal)).toHaveText(sentences(PLANTED).filter((one) => !one.includes('numbered')))
  await expect(list(legal).getByRole('heading', { level: 2 })).toHaveText('8 of 10 changes')
  await checkAccessibility(legal)

  await test.step('with brackets, those that came and went', async () => {
    await expect(list(legal)).toContainText('4 more changes are inside brackets.')
    await list(legal).getByRole('button', { name: 'Show them' }).click()
    await expect(legal).toHaveURL(/view=brackets&only=brackets/)
    await expect(entries(legal)).toHaveText(sentences(PLANTED_BRACKETS))
    await checkActs(legal, PLANTED_BRACKETS)
  })
  await test.step('and each is marked in the text, where several stand in one stretch too', async () => {
    await open(legal, 'from=1&to=4&view=brackets')
    await expect(entries(legal).nth(30)).toBeAttached()
    const unmarked = await legal.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.change-group li')]
        .map(({ dataset }) => dataset['entry']!)
        .filter((id) => !document.querySelector(`.redline-page [data-change~="${CSS.escape(id)}"]`))
    )
    expect(unmarked).toEqual([])
  })
  await test.step('of one party', async () => {
    await open(legal, 'from=3&to=4')
    await list(legal).getByRole('combobox', { name: 'Party' }).click()
    await legal.getByRole('option', { name: /^PAK/ }).click()
    await expect(entries(legal)).toHaveText([PLANTED[4][0], PLANTED[6][0]])
  })
})

test('the changes are gone through by keyboard, and seen in the text as in the list', async () => {
  await open(legal, 'from=3&to=4')
  await expect(step(legal)).toHaveText('')
  for (const [at, [sentence]] of PLANTED.entries()) {
    await legal.keyboard.press(at % 2 ? 'j' : 'n')
    await expect(step(legal)).toHaveText(`${at + 1} of ${PLANTED.length}: ${sentence}`)
    await expect(list(legal).locator('[aria-current="true"]')).toHaveText(sentence)
    await expect(text(legal).locator('[data-current]').first()).toBeInViewport()
  }
  await legal.keyboard.press('n')
  await expect(step(legal)).toContainText('10 of 10')
  // Faster than the page can draw.
  for (const key of ['p', 'k', 'p']) await legal.keyboard.press(key)
  await expect(step(legal)).toContainText('7 of 10')
  await legal.keyboard.press('?')
  const keys = legal.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  await legal.keyboard.press('n')
  await legal.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(step(legal)).toContainText('7 of 10')
})

test('unchanged stretches are folded and counted, unfolded one by one or all', async () => {
  await open(legal, 'from=3&to=4')
  const unchanged = text(legal).getByText('The Parties that are Members of the World Trade Organization reaffirm')
  await expect(unchanged).toHaveCount(0)
  await text(legal)
    .getByRole('region', { name: 'Article 7' })
    .getByRole('button', { name: '1 provision unchanged' })
    .first()
    .click()
  await expect(unchanged).toBeVisible()
  await text(legal)
    .getByRole('button', { name: /to Article 9: / })
    .click()
  await expect(text(legal)).toContainText('procedures for appeal or review')
  await legal.getByRole('switch', { name: 'Whole text' }).click({ force: true })
  await expect(text(legal).getByRole('button')).toHaveCount(0)
  await expect(text(legal)).toContainText('Recalling')
})

test('side by side, and at the same change after a reload, with the filter', async ({ browser }) => {
  await open(legal, 'from=3&to=4')
  await list(legal).getByText('Substance', { exact: true }).click()
  await legal.getByText('Side by side').click()
  await entries(legal).filter({ hasText: 'Article 8(3)' }).click()
  const row = text(legal).locator('.redline-row', { hasText: 'duplication between the work' })
  await expect(row.locator('.redline-cell')).toContainText(['shall deleted: seek to avoid', 'shall avoid duplication'])
  const address = legal.url()
  await legal.reload()
  await expect(step(legal)).toContainText('4 of 8: Article 8(3)')
  await expect(row.locator('del[data-current]')).toBeInViewport()
  expect(legal.url()).toBe(address)
  await checkAccessibility(legal)

  await test.step('in one column on a small screen', async () => {
    const phone = await enterRoom(server, browser, 'legal', { width: 390, height: 844 })
    await phone.goto(address)
    await expect(row.locator('.redline-cell').first()).toBeVisible()
    const small = text(phone).locator('.redline-row', { hasText: 'duplication between the work' })
    const [before, after] = [small.locator('.redline-cell').nth(0), small.locator('.redline-cell').nth(1)]
    const [upper, lower] = [(await before.boundingBox())!, (await after.boundingBox())!]
    expect(lower.y).toBeGreaterThanOrEqual(upper.y + upper.height - 1)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await checkAccessibility(phone)
    await phone.context().close()
  })
})

test('the sides are picked in the row of revisions, and swapped', async () => {
  await open(legal, 'from=3&to=4')
  const strip = legal.getByRole('list', { name: 'Revisions' })
  await expect(strip.getByRole('listitem')).toHaveText([
    /^ZD/,
    /^Rev\.1/,
    /^Rev\.2/,
    /^Rev\.3/,
    /^Rev\.4/,
    /^Live text/
  ])
  await strip.getByRole('button', { name: 'To Live text' }).click()
  await expect(legal).toHaveURL(/from=3&to=live/)
  await strip.getByRole('button', { name: 'From Rev.4' }).click()
  await expect(list(legal).getByRole('heading', { level: 2 })).toHaveText('No change')
  await expect(text(legal)).toContainText('The two texts are the same, word for word.')
  await strip.getByRole('button', { name: 'From Rev.3' }).click()
  await legal.getByRole('button', { name: 'Swap the two sides' }).click()
  await expect(legal).toHaveURL(/from=live&to=3/)
  await expect(entries(legal).first()).toHaveText('Article 5(4): “90 days” replaced by “120 days”.')
})

test('the drafting history of an article is a page that leads to the register and back', async () => {
  await open(legal, 'from=3&to=4')
  await text(legal).getByRole('link', { name: 'Drafting history of Article 8', exact: true }).click()
  await expect(legal.getByRole('heading', { level: 1, name: /^Article 8 — / })).toBeVisible()
  await expect(legal.locator('.history-words del').last()).toHaveText('deleted: seek to ')
  await expect(legal.getByText(/Accepted by Chair/).last()).toBeVisible()
  await checkAccessibility(legal)
  await legal.getByRole('link', { name: 'Every act on it, in the register' }).click()
  await expect(legal.getByRole('heading', { level: 1, name: /^Article 8 .*: history$/ })).toBeVisible()
  await legal.getByRole('link', { name: 'Its drafting history' }).click()
  await expect(legal.getByRole('heading', { level: 1, name: /^Article 8 — / })).toBeVisible()
})

test('words that are selected say where they come from', async () => {
  await open(legal, 'from=3&to=4')
  await text(legal)
    .locator('ins', { hasText: 'contrary to' })
    .evaluate((element) => {
      document.getSelection()!.selectAllChildren(element)
    })
  await legal.getByRole('button', { name: 'Where do these words come from?' }).click()
  const dialog = legal.getByRole('dialog', { name: 'Where these words come from' })
  await expect(dialog).toContainText('KAZ proposed them as no.')
  await expect(dialog).toContainText('In the text since CARTIF/FA/Rev.4.')
  await legal.keyboard.press('Escape')
})

test('a file that a capital edited is set against what it began from and what the text has become', async () => {
  const began = await (await legal.request.get(`${API}/text?view=base&revision=3`)).text()
  const edited = began
    .replace('shall seek to avoid', 'shall strive to avoid')
    .replace('The Parties may conclude protocols', 'The Parties may negotiate protocols')
    .replace('written notice to the applicant', 'written notice without delay to the applicant')
  await open(kaz, 'from=3&to=4')
  const file = { name: 'from-astana.txt', mimeType: 'text/plain', buffer: Buffer.from(edited) }
  await kaz.locator('input[type=file]').setInputFiles(file)
  await expect(kaz.getByText('from-astana.txt is compared.')).toBeVisible()
  await expect(entries(kaz)).toHaveText([
    'Article 6(1): “conclude” replaced by “negotiate”.',
    'Article 8(3): “seek” replaced by “strive”.',
    'Article 11(4): “without delay” inserted.'
  ])
  await kaz.getByRole('combobox', { name: 'The file began from' }).click()
  await kaz.getByRole('option', { name: 'CARTIF/FA/Rev.3' }).click()
  const rows = kaz.locator('.three-way-row')
  const find = (designation: string) => rows.filter({ has: kaz.getByRole('heading', { name: designation }) })
  await expect(find('Article 6(1)')).toContainText('Only the file')
  await expect(find('Article 8(3)')).toContainText('Both, differently')
  await expect(find('Article 11(4)')).toContainText('Both, the same way')
  await expect(find('Article 7(2)')).toContainText('Only the other text')
  await test.step('one goes from provision to provision, and the address says where one is', async () => {
    const found = kaz.getByRole('region', { name: 'Three texts compared' })
    await kaz.keyboard.press('n')
    await found.getByRole('button', { name: 'Next provision' }).click()
    await expect(found.getByRole('status')).toHaveText(/^2 of \d+$/)
    const second = await rows.nth(1).getByRole('heading').textContent()
    await kaz.reload()
    await expect(kaz.locator('.three-way-row[data-current]')).toContainText(second!)
  })
  await kaz.getByText('Both, differently 1').click()
  await expect(rows).toHaveCount(1)
  await checkAccessibility(kaz)

  await test.step('nobody else can open it', async () => {
    const side = new URL(kaz.url()).searchParams.get('to')!
    const other = await legal.request.get(`${API}/compare?from=3&to=${side}`)
    expect(other.status()).toBe(404)
  })
  await test.step('what is no text is refused in words', async () => {
    const image = { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from('a\0b') }
    await kaz.locator('input[type=file]').setInputFiles(image)
    await expect(kaz.getByText('It is not a text.')).toBeVisible()
  })
})

test('a delegation sees its own draft as if it were accepted', async () => {
  await kaz.goto(ROOM)
  await kaz.getByRole('radiogroup', { name: 'How you write' }).getByText('Draft').click()
  const id = await provisionOf(kaz, 'An advance ruling is binding')
  await select(kaz, id, 'An advance ruling'.length)
  await kaz.keyboard.type(' once given')
  await expect(provision(kaz, id)).toContainText('An advance ruling once given')
  await expect
    .poll(async () => (await kaz.request.get(`${API}/compare?from=live&to=draft`)).text())
    .toContain('once given')
  await open(kaz, 'from=live&to=draft')
  await expect(entries(kaz)).toHaveText(['Article 11(3): “once given” inserted.'])
  await legal.goto(`${ROOM}/compare?from=live&to=draft`)
  await expect(list(legal).getByRole('heading', { level: 2 })).toHaveText('No change')
})
