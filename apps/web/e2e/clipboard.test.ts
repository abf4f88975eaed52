/** Paste from other programs, copy for them, and bracketed text both ways, in a real browser. */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { FIXTURES } from './clipboard-fixtures.ts'
import { bracketed, enterRoom, provision, provisionOf, select, selectWords, wordsOf } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer
let kaz: Page

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start()
  kaz = await enterRoom(server, browser, 'kaz')
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const PLACE = 'Each Party shall make the forms and documents'

/** A fresh paragraph with the caret in it. */
async function beginParagraph(page: Page, behind: string): Promise<void> {
  const id = await provisionOf(page, behind)
  await select(page, id, (await wordsOf(page, id)).length)
  await page.keyboard.press('Enter')
}

/** As a program's paste arrives: with both flavours, through the page's own paste event. */
async function paste(page: Page, { html, text }: { html?: string; text?: string }): Promise<void> {
  await page.locator('.treaty-text').evaluate(
    (element, flavours) => {
      const clipboardData = new DataTransfer()
      if (flavours.html !== undefined) clipboardData.setData('text/html', flavours.html)
      if (flavours.text !== undefined) clipboardData.setData('text/plain', flavours.text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) }
  )
}

/** What KAZ proposes in the article, a line a provision: its kind and its words with their emphasis. */
function proposed(page: Page): Promise<string[]> {
  return page.locator('.treaty-text .provision.m-ins').evaluateAll((provisions) =>
    provisions.map((element) => {
      const copy = element.cloneNode(true) as Element
      for (const caret of copy.querySelectorAll('.caret')) caret.remove()
      for (const [tag, sign] of [
        ['em', '*'],
        ['strong', '**'],
        ['u', '__']
      ] as const)
        for (const part of copy.querySelectorAll(tag)) part.replaceWith(sign, ...part.childNodes, sign)
      return `${element.getAttribute('data-kind')}: ${copy.textContent}`
    })
  )
}

const notice = (page: Page, words: string) => page.locator('.mantine-Notification-root', { hasText: words })

/** Takes back act after act until the text is as before; each is drawn before the next, so that none too many goes. */
async function expectUndone(page: Page, before: readonly string[]): Promise<void> {
  for (let acts = 0; acts < 6 && !isDeepStrictEqual(await proposed(page), before); acts++) {
    await page.keyboard.press('Control+z')
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  expect(await proposed(page)).toEqual(before)
}

for (const { name, html, text, becomes, said } of FIXTURES) {
  test(`pasted from ${name}`, async () => {
    const before = await proposed(kaz)
    await beginParagraph(kaz, PLACE)
    const empty = await proposed(kaz)
    await paste(kaz, { ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) })
    await expect.poll(async () => (await proposed(kaz)).filter((line) => !before.includes(line))).toEqual(becomes)
    if (said !== undefined) await expect(notice(kaz, said).first()).toBeVisible()
    expect(await kaz.evaluate(() => (window as { pasted?: number }).pasted)).toBeUndefined()
    expect(empty.length).toBe(before.length + 1)
    await expectUndone(kaz, before)
  })
}

test('more than a treaty at once is refused, and said', async () => {
  const before = await proposed(kaz)
  await beginParagraph(kaz, PLACE)
  await paste(kaz, { html: `<p>${'word '.repeat(1_100_000)}</p>` })
  await expect(notice(kaz, 'That is too much to paste at once (5,500,007 characters')).toBeVisible()
  await paste(kaz, { html: `<p>${'word '.repeat(30_000)}</p>` })
  await expect(notice(kaz, 'at most 100,000 of words')).toBeVisible()
  expect((await proposed(kaz)).at(-1)).not.toContain('word')
  await expectUndone(kaz, before)
})

test('bracketed text is pasted as words, and read as brackets when asked', async () => {
  const before = await proposed(kaz)
  await beginParagraph(kaz, PLACE)
  const text = '1.  Each Party [shall] publish [UZB, PAK: promptly] [KAZ: and freely]:\n(a) rates; and\n(b) fees.'
  await paste(kaz, { text })
  const lines = text.split('\n')
  await expect
    .poll(async () => (await proposed(kaz)).filter((line) => !before.includes(line)))
    .toEqual(lines.map((line) => `paragraph: ${line}`))
  await test.step('the words are printed so that they read back as words', async () => {
    const printed = async () =>
      (await kaz.request.get('/api/instruments/framework-agreement/text?view=bracketed')).text()
    await expect.poll(printed).toContain('Each Party \\[shall\\] publish \\[UZB, PAK: promptly\\]')
  })
  await notice(kaz, 'That reads as bracketed text').getByRole('button', { name: 'Read the brackets' }).click()
  await expect
    .poll(async () => (await proposed(kaz)).filter((line) => !before.includes(line)))
    .toEqual([
      'paragraph: Each Party shall publish promptly and freely:',
      'sub-paragraph: rates; and',
      'sub-paragraph: fees.'
    ])
  await expect(notice(kaz, 'Read without the names of UZB, PAK: nobody can write under another’s name.')).toBeVisible()
  const id = await provisionOf(kaz, 'Each Party shall publish promptly and freely')
  await expect.poll(() => bracketed(kaz, id)).toContain('[KAZ: bracket: [KAZ: shall]]')
  await expect.poll(() => bracketed(kaz, id)).toContain('[KAZ: bracket: [KAZ: promptly]]')
  await expect(provision(kaz, id).locator('[data-holder]:not([data-holder="kaz"])')).toHaveCount(0)
  await expectUndone(kaz, before)
})

/** Selects from the start of one provision to the end of another. */
async function selectProvisions(page: Page, first: string, last: string): Promise<void> {
  await provision(page, first).scrollIntoViewIfNeeded()
  await page.locator('.treaty-text').evaluate(
    (element, [from, to]) => {
      const start = element.querySelector(`[data-provision="${from}"]`)!
      const end = element.querySelector(`[data-provision="${to}"]`)!
      document.getSelection()!.setBaseAndExtent(start, 0, end, end.childNodes.length)
      return new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))
    },
    [first, last] as const
  )
}

async function readClipboard(page: Page, type: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read()
    return (await item!.getType(wanted)).text()
  }, type)
}

test('what is copied reads as its reader sees it, and carries nothing of this page', async () => {
  const before = await proposed(kaz)
  await kaz.evaluate(() => navigator.clipboard.writeText(''))
  const first = await provisionOf(kaz, 'Where authorisation is required, the competent authority shall')
  const last = await provisionOf(kaz, 'ascertain without undue delay whether an application is complete')
  await selectWords(kaz, last, 'undue ')
  await kaz.keyboard.press('Delete')
  await expect.poll(() => bracketed(kaz, last)).toContain('[KAZ: delete: undue ]')
  await selectProvisions(kaz, first, last)
  await kaz.keyboard.press('Control+c')
  const plain = [
    '2.  Where authorisation is required, the competent authority shall:',
    '    (a) establish an indicative time frame for the processing of an application;',
    '    (b) ascertain without delay whether an application is complete, and inform the applicant of any deficiency;'
  ].join('\n')
  await expect.poll(() => readClipboard(kaz, 'text/plain')).toBe(plain)
  const html = await readClipboard(kaz, 'text/html')
  expect(html).not.toMatch(/data-provision|data-proposals|data-id|data-holder|undue|a-\d|p-\d/)
  await test.step('pasted here, levels are kept and numbers are not words', async () => {
    await beginParagraph(kaz, PLACE)
    await kaz.keyboard.press('Control+v')
    await expect
      .poll(async () => (await proposed(kaz)).filter((line) => !before.includes(line)))
      .toEqual([
        'paragraph: Where authorisation is required, the competent authority shall:',
        'sub-paragraph: establish an indicative time frame for the processing of an application;',
        'sub-paragraph: ascertain without delay whether an application is complete, and inform the applicant of any deficiency;'
      ])
    await expectUndone(kaz, before)
  })
  await test.step('as bracketed text it says who proposes what', async () => {
    await selectProvisions(kaz, first, last)
    await kaz.keyboard.press('Control+Shift+C')
    await expect(notice(kaz, 'Copied as bracketed text')).toBeVisible()
    const notation = await readClipboard(kaz, 'text/plain')
    expect(notation).toContain('    (b) ascertain without [KAZ: delete: undue ]delay whether')
    expect(notation.startsWith('2.  Where authorisation is required')).toBe(true)
  })
})

test('words of one provision are copied without its number; cut and pasted they are moved', async () => {
  const id = await provisionOf(kaz, 'Each Party shall provide interested persons with a reasonable opportunity')
  await selectWords(kaz, id, 'interested persons ')
  await kaz.keyboard.press('Control+x')
  await expect.poll(() => readClipboard(kaz, 'text/plain')).toBe('interested persons ')
  await expect.poll(() => bracketed(kaz, id)).toContain('[KAZ: delete: interested persons ]')
})
