import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import {
  ROOM,
  checkAccessibility,
  enterRoom,
  provision,
  provisionOf,
  putCaretBefore,
  selectWords,
  wordsOf
} from './people.ts'
import { TestServer } from './server.ts'

const SHOTS = 'screenshots'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const inserted = (page: Page, words: string, holder = 'kaz') =>
  page.locator(`.treaty-text ins[data-holder="${holder}"]`, { hasText: words })
const struck = (page: Page, words: string, holder = 'kaz') =>
  page.locator(`.treaty-text del[data-holder="${holder}"]`, { hasText: words })

async function openMenu(page: Page, article: string): Promise<void> {
  const entry = page.locator('.outline li', { hasText: article })
  await entry.hover()
  await entry.getByRole('button', { name: /: more$/ }).click()
}

test('keys: letters, words, provisions and levels, each taken back', async ({ browser }) => {
  const [kaz, pak] = await Promise.all([enterRoom(server, browser, 'kaz'), enterRoom(server, browser, 'pak')])
  const id = await provisionOf(kaz, 'The Parties shall cooperate with a view to the interoperability')
  await kaz.locator('.outline-entry', { hasText: 'Single Window' }).click()
  await test.step('held down, Backspace runs through own, foreign and base words', async () => {
    await putCaretBefore(pak, id, ' to the interoperability')
    await pak.keyboard.type('XY')
    await expect(inserted(kaz, 'XY', 'pak')).toHaveCount(1)
    await putCaretBefore(kaz, id, ' to the interoperability')
    await kaz.keyboard.type('ab')
    await expect(inserted(kaz, 'ab')).toHaveCount(1)
    for (let press = 0; press < 'viewXYab'.length; press++) await kaz.keyboard.press('Backspace')
    await expect(inserted(kaz, 'ab')).toHaveCount(0)
    // They are PAK's words still; who strikes them stands in the brackets.
    await expect(struck(pak, 'XY', 'pak')).toHaveAttribute('data-open', '[PAK: [KAZ: delete:\u00A0')
    await expect(struck(pak, 'view')).toHaveText('view')
  })
  await test.step('words typed now stand instead of what was struck', async () => {
    await kaz.keyboard.type('keep')
    await expect(inserted(pak, 'keep')).toHaveCount(1)
    await expect(kaz.locator('.proposal[data-holder="kaz"]', { hasText: 'keep' }).locator('del')).toHaveText('view')
  })
  await test.step('Ctrl with Backspace and Delete takes a word', async () => {
    await putCaretBefore(kaz, id, 'cooperate')
    await kaz.keyboard.press('Control+Delete')
    await expect(struck(pak, 'cooperate')).toHaveText('cooperate')
    await kaz.keyboard.press('Control+Backspace')
    await kaz.keyboard.press('Control+Backspace')
    await expect(struck(pak, 'cooperate')).toHaveText('shall cooperate')
  })
  await test.step('Enter begins a provision, Tab changes its level, Backspace takes it back', async () => {
    await selectWords(kaz, id, 'transit declarations.')
    await kaz.keyboard.press('ArrowRight')
    await kaz.keyboard.press('Enter')
    await kaz.keyboard.type('Quorum')
    const own = pak.locator('.treaty-text p.provision', { hasText: 'Quorum' }).first()
    await expect(own).toHaveAttribute('data-number', '3 bis.')
    expect(await own.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('"[KAZ: 3 bis."')
    await kaz.keyboard.press('Tab')
    await expect(own).toHaveAttribute('data-kind', 'sub-paragraph')
    await kaz.keyboard.press('Shift+Tab')
    await expect(own).toHaveAttribute('data-kind', 'paragraph')
    for (let press = 0; press < 'Quorum'.length + 1; press++) await kaz.keyboard.press('Backspace')
    await expect(pak.locator('.treaty-text p.provision', { hasText: 'Quorum' })).toHaveCount(0)
  })
  await test.step('undo brings into view what it takes back, wherever the caret has gone', async () => {
    await putCaretBefore(kaz, id, 'transit declarations')
    await kaz.keyboard.type('zealous ')
    await expect(inserted(pak, 'zealous ')).toHaveCount(1)
    const first = kaz.locator('.treaty-text p.provision').first()
    await first.click()
    await expect(provision(kaz, id)).not.toBeInViewport()
    await kaz.keyboard.press('Control+z')
    await expect(inserted(pak, 'zealous ')).toHaveCount(0)
    await expect(provision(kaz, id)).toBeInViewport()
  })
  await test.step('undo takes everything back', async () => {
    for (let press = 0; press < 20; press++) await kaz.keyboard.press('Control+z')
    await expect(pak.locator(`[data-provision="${id}"] :is(ins, del)[data-holder="kaz"]`)).toHaveCount(0)
    await expect(provision(pak, id)).toContainText('The Parties shall cooperate with a view')
  })
})

test('words and provisions are moved: cut and pasted, dragged, past their neighbours', async ({ browser }) => {
  const [kaz, chair] = await Promise.all([enterRoom(server, browser, 'kaz'), enterRoom(server, browser, 'chair')])
  const card = kaz.locator('.proposal[data-holder="kaz"]', { hasText: 'move from' })
  const from = await provisionOf(kaz, 'Where a Party revokes or modifies an advance ruling')
  await kaz.locator('.outline-entry', { hasText: 'Advance Rulings' }).click()
  await test.step('cut and pasted', async () => {
    await selectWords(kaz, from, 'revokes or ')
    await kaz.keyboard.press('Control+x')
    await expect(struck(kaz, 'revokes or')).toHaveCount(1)
    await putCaretBefore(kaz, from, 'setting out')
    await kaz.keyboard.press('Control+v')
    await expect(inserted(chair, 'revokes or')).toHaveCount(1)
    await expect(card).toHaveCount(1)
    await expect(card).toContainText('move from Article 11(4): revokes or')
    await kaz.screenshot({ path: `${SHOTS}/edits-move-1440.png` })
    await kaz.keyboard.press('Control+z')
    await expect(card).toHaveCount(0)
    await kaz.keyboard.press('Control+z')
    await expect(struck(kaz, 'revokes or')).toHaveCount(0)
  })
  await test.step('dragged', async () => {
    await selectWords(kaz, from, 'written ')
    const [start, target] = await provision(kaz, from).evaluate((element) => {
      const text = element.firstChild!
      const place = (words: string) => {
        const range = document.createRange()
        const at = text.textContent!.indexOf(words)
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const { left, top, height } = range.getBoundingClientRect()
        return { x: left, y: top + height / 2 }
      }
      return [place('ritten '), place('ruling')]
    })
    await kaz.mouse.move(start!.x, start!.y)
    await kaz.mouse.down()
    await kaz.mouse.move(target!.x - 30, target!.y, { steps: 6 })
    await kaz.mouse.move(target!.x, target!.y, { steps: 6 })
    await kaz.mouse.up()
    await expect(inserted(chair, 'written')).toHaveCount(1)
    await expect(struck(chair, 'written')).toHaveCount(1)
    await expect(card).toContainText('move from Article 11(4): written')
    await kaz.keyboard.press('Control+z')
    await expect(card).toHaveCount(0)
  })
  await test.step('by keyboard, down and up again', async () => {
    const first = await provisionOf(kaz, 'Each Party shall issue an advance ruling')
    await putCaretBefore(kaz, first, 'issue')
    await kaz.keyboard.press('Alt+ArrowDown')
    await expect(card).toContainText('move from Article 11(1): Each Party shall issue an advance ruling')
    await kaz.keyboard.press('Alt+ArrowUp')
    await expect(card).toHaveCount(0)
    await kaz.getByRole('button', { name: 'Provision', exact: true }).click()
    await kaz.getByRole('menuitem', { name: 'Move down' }).click()
    await expect(card).toHaveCount(1)
    await kaz.keyboard.press('Alt+ArrowUp')
    await expect(card).toHaveCount(0)
    await expect(provision(chair, first)).not.toHaveClass(/m-del/)
  })
})

test('found and replaced throughout, as one proposal, agreed articles left out', async ({ browser }) => {
  const [kaz, chair] = await Promise.all([enterRoom(server, browser, 'uzb'), enterRoom(server, browser, 'chair')])
  await kaz.keyboard.press('Control+f')
  const field = kaz.getByRole('textbox', { name: 'Find', exact: true })
  const panel = kaz.getByRole('search', { name: 'Find and replace' })
  await expect(field).toBeFocused()
  await field.fill('traders')
  await expect(panel).toContainText(/^\d+/)
  const count = Number(await panel.locator('.find-count').textContent())
  expect(count).toBeGreaterThan(5)
  await field.press('Enter')
  await expect(panel.locator('.find-count')).toHaveText(`1 of ${count}`)
  await expect(kaz.locator('.found-current')).toBeInViewport()
  await field.press('Shift+Enter')
  await expect(panel.locator('.find-count')).toHaveText(`${count} of ${count}`)
  await checkAccessibility(kaz)
  await kaz.screenshot({ path: `${SHOTS}/edits-find-1440.png` })
  await kaz.getByRole('textbox', { name: 'Replace with' }).fill('economic operators')
  await kaz.getByRole('button', { name: 'Replace all…' }).click()
  const question = kaz.getByRole('dialog', { name: /^Replace in \d+ places\?$/ })
  await expect(question.getByRole('list', { name: 'Places' }).getByRole('listitem')).toHaveCount(count)
  await checkAccessibility(kaz)
  await kaz.screenshot({ path: `${SHOTS}/edits-replace-all-1440.png` })
  await question.getByRole('button', { name: /^Table \d+ places as one proposal$/ }).click()
  await expect(panel.locator('.find-done')).toContainText(/replaced in one proposal, no\. \d+\./)
  await expect(panel.getByRole('button', { name: /^Show no\. \d+$/ })).toBeVisible()
  const replaced = Number(/^\d+/.exec((await panel.locator('.find-done').textContent()) ?? '')?.[0])
  await expect(inserted(chair, 'economic operators', 'uzb')).toHaveCount(replaced)
  await expect(chair.locator('.saved')).toHaveText(/Connected/)
  const proposals = (await (await chair.request.get(`/api${ROOM}/proposals?party=UZB&status=tabled`)).json()) as {
    proposals?: { changes: { inserted: string }[] }[]
  }
  const all = Array.isArray(proposals) ? (proposals as { changes: { inserted: string }[] }[]) : proposals.proposals!
  const own = all.filter(({ changes }) => changes.some(({ inserted: words }) => /economic operators/i.test(words)))
  expect(own.map(({ changes }) => changes.length)).toEqual([replaced])
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(inserted(chair, 'economic operators', 'uzb')).toHaveCount(0)
  // One alone has the same way back.
  await field.press('Enter')
  await expect(panel.locator('.find-count')).toHaveText(/^\d+ of \d+$/)
  await panel.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(inserted(chair, 'economic operators', 'uzb')).toHaveCount(1)
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(inserted(chair, 'economic operators', 'uzb')).toHaveCount(0)
  await field.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(kaz.locator('.treaty-text')).toBeFocused()
})

test('articles are begun, moved and deleted from the outline; the text says what is proposed', async ({ browser }) => {
  const [geo, chair] = await Promise.all([enterRoom(server, browser, 'geo'), enterRoom(server, browser, 'chair')])
  await openMenu(geo, 'Article 14 Single Window')
  await expect(geo.getByRole('menuitem', { name: 'New chapter after this' })).toBeVisible()
  await checkAccessibility(geo)
  await geo.screenshot({ path: `${SHOTS}/edits-menu-1440.png` })
  await geo.getByRole('menuitem', { name: 'New article after this' }).click()
  await expect(geo.locator('.treaty-text')).toBeFocused()
  await geo.keyboard.type('Contact points')
  await geo.keyboard.press('Enter')
  await geo.keyboard.type('Each Party shall keep a list.')
  const fresh = chair.locator('.treaty-text .article[data-standing="proposed"]', { hasText: 'Contact points' })
  await expect(fresh).toHaveAttribute('data-number', 'Article 14 bis')
  await expect(fresh).toContainText('Each Party shall keep a list.')
  await openMenu(geo, 'Article 13 Authorised Operators')
  await geo.getByRole('menuitem', { name: 'Propose to move it…' }).click()
  await geo.getByRole('combobox', { name: 'Where it should stand' }).fill('Article 16')
  await geo.getByRole('option', { name: /^After Article 16/ }).click()
  await geo.getByRole('button', { name: 'Propose the move' }).click()
  await expect(
    chair.locator('.move-here', { hasText: '[GEO: move here: Article 13 — Authorised Operators]' })
  ).toHaveCount(1)
  await openMenu(geo, 'Article 15 Border Agency Cooperation')
  await geo.getByRole('menuitem', { name: 'Propose to delete it' }).click()
  const struckArticle = chair.locator('.treaty-text .article[data-standing="struck"]', { hasText: 'Border Agency' })
  await expect(struckArticle).toHaveAttribute('data-acts', '[GEO: delete this article]')
  await geo.locator('.outline-entry', { hasText: 'Single Window' }).click()
  await geo.screenshot({ path: `${SHOTS}/edits-articles-1440.png` })
  await openMenu(geo, 'Article 15 Border Agency Cooperation')
  await geo.getByRole('menuitem', { name: 'Leave it where it stands after all' }).click()
  await expect(struckArticle).toHaveCount(0)
  await openMenu(geo, 'Article 3 Scope')
  await expect(geo.getByRole('menuitem', { name: 'Propose to delete it' })).toBeDisabled()
})

test('the pen does the same to the text itself', async ({ browser }) => {
  const [chair, tjk] = await Promise.all([enterRoom(server, browser, 'chair'), enterRoom(server, browser, 'tjk')])
  await chair.getByText('Hold the pen').click()
  const id = await provisionOf(chair, 'Each Party shall, as far as practicable, adopt a risk management system')
  await putCaretBefore(chair, id, 'risk management')
  await chair.keyboard.type('modern ')
  await expect.poll(() => wordsOf(tjk, id)).toContain('adopt a modern risk management system')
  await openMenu(chair, 'Article 12 Release and Clearance')
  await chair.getByRole('menuitem', { name: 'New annex after this' }).click()
  await expect(chair.locator('.treaty-text')).toBeFocused()
  await chair.keyboard.type('Data elements')
  const annex = tjk.locator('.treaty-text .article[data-kind="annex"]', { hasText: 'Data elements' })
  await expect(annex).toHaveAttribute('data-standing', 'text')
  await chair.keyboard.press('Control+z')
  await chair.keyboard.press('Control+z')
  await expect(annex).toHaveCount(0)
})

test('names and the pen are taken up and laid down in the same text, at the same place', async ({ browser }) => {
  const chair = await enterRoom(server, browser, 'chair')
  const id = await provisionOf(chair, 'Each Party shall provide interested persons with a reasonable opportunity')
  await putCaretBefore(chair, id, 'reasonable')
  await chair.keyboard.type('full and ')
  await expect(inserted(chair, 'full and ', 'chair')).toHaveCount(1)
  // On the screen: what is laid out above for the first time moves the page under it.
  const place = async () => Math.round((await provision(chair, id).boundingBox())!.y)
  await test.step('without names', async () => {
    const label = () => inserted(chair, 'full and ', 'chair').evaluate((element) => element.getAttribute('data-open'))
    const named = await label()
    await chair.getByRole('button', { name: 'View', exact: true }).click()
    await chair.getByRole('switch', { name: 'Names' }).click()
    await expect.poll(label).toBe('[')
    await chair.getByRole('switch', { name: 'Names' }).click()
    await expect.poll(label).toBe(named)
    await chair.keyboard.press('Escape')
  })
  await test.step('with the pen and back', async () => {
    await chair.getByText('Hold the pen').click()
    await putCaretBefore(chair, id, 'interested persons')
    await chair.keyboard.type('all ')
    await expect.poll(() => wordsOf(chair, id)).toContain('provide all interested persons')
    const before = await place()
    await chair.getByText('Propose', { exact: true }).click()
    expect(await place()).toBe(before)
    await chair.locator('.treaty-text').focus()
    await chair.keyboard.press('Control+z')
    await expect(inserted(chair, 'full and ', 'chair')).toHaveCount(0)
    await expect.poll(() => wordsOf(chair, id)).toContain('provide all interested persons')
  })
})

test('very much is struck only on purpose, in two windows of one delegation alike', async ({ browser }) => {
  const [first, second] = await Promise.all([enterRoom(server, browser, 'mng'), enterRoom(server, browser, 'mng')])
  const struck = second.locator('.treaty-text del[data-holder="mng"]')
  const before = await struck.count()
  await first.locator('.treaty-text').focus()
  await first.keyboard.press('Control+a')
  await first.keyboard.type('x')
  const offer = first.getByRole('button', { name: /^Strike these [\d,]+ words…$/ })
  await expect(offer).toBeVisible()
  await expect(struck).toHaveCount(before)
  await offer.click()
  await expect(first.getByRole('dialog')).toContainText('becomes one proposal of yours')
  await checkAccessibility(first)
  await first.screenshot({ path: `${SHOTS}/edits-large-1440.png` })
  await first.getByRole('button', { name: 'Cancel' }).click()
  await expect(first.getByRole('dialog')).toHaveCount(0)
  const id = await provisionOf(first, 'The Parties shall seek to avoid duplication')
  await putCaretBefore(first, id, 'duplication')
  await first.keyboard.type('ZZ ')
  await putCaretBefore(second, id, 'other regional')
  await second.keyboard.type('QQ ')
  for (const page of [first, second]) {
    await expect(inserted(page, 'ZZ ', 'mng')).toHaveCount(1)
    await expect(inserted(page, 'QQ ', 'mng')).toHaveCount(1)
  }
  await selectWords(second, id, 'ZZ ')
  await second.keyboard.type('needless ')
  await expect(inserted(first, 'needless ', 'mng')).toHaveText('needless ')
})

test('on a telephone the panel and the menu are within reach', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'tkm', { width: 390, height: 844 })
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('transit')
  await page.getByRole('button', { name: 'Next match' }).click()
  await expect(page.locator('.found-current')).toBeInViewport()
  await checkAccessibility(page)
  await page.screenshot({ path: `${SHOTS}/edits-find-390.png` })
  await page.getByRole('button', { name: 'Close find and replace' }).click()
  await page.getByRole('button', { name: 'Articles' }).click()
  await page.getByRole('button', { name: 'Article 14 — Single Window: more' }).click()
  await expect(page.getByRole('menuitem', { name: 'New article after this' })).toBeVisible()
  await checkAccessibility(page)
  await page.screenshot({ path: `${SHOTS}/edits-menu-390.png` })
})
