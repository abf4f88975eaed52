/** Input methods, dead keys, corrections and scripts, by real key presses and the browser's own composition. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { InputMethod, bracketed, caretOf, enterRoom, provisionOf, select, selectWords, wordsOf } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer
let kaz: Page
let uzb: Page

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start()
  kaz = await enterRoom(server, browser, 'kaz')
  uzb = await enterRoom(server, browser, 'uzb')
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function expectBoth(id: string, words: string): Promise<void> {
  for (const page of [kaz, uzb]) await expect.poll(() => bracketed(page, id), { timeout: 10_000 }).toBe(words)
}

/** A paragraph of the zero draft that nothing has been proposed on, and its words. */
async function paragraph(start: string): Promise<{ id: string; words: string }> {
  const id = await provisionOf(kaz, start)
  return { id, words: await bracketed(kaz, id) }
}

test('pinyin in the text as it stands is one proposal, and nobody else’s before it is committed', async () => {
  const { id, words } = await paragraph('No reservation may be made to Chapters')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 'No reservation'.length)
  await input.compose('n', 'ni', 'nih', 'niha', 'nihao')
  expect(await bracketed(kaz, id)).toBe(words.replace('No reservation', 'No reservationnihao'))
  expect(await bracketed(uzb, id)).toBe(words)
  await input.commit('你好')
  await expectBoth(id, words.replace('No reservation', 'No reservation[KAZ: 你好]'))
  expect(await caretOf(kaz, id)).toBe('No reservation你好'.length)
  await kaz.keyboard.type('!')
  await expectBoth(id, words.replace('No reservation', 'No reservation[KAZ: 你好!]'))
  await kaz.keyboard.press('Control+z')
  await kaz.keyboard.press('Control+z')
  await expectBoth(id, words)
})

test('one composition right after another, letters and Enter right behind', async () => {
  const { id, words } = await paragraph('Each Party shall make the forms and documents')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, words.length)
  for (const [letters, syllable] of [
    [['ㅎ', '하', '한'], '한'],
    [['ㄱ', '그', '글'], '글']
  ] as const) {
    await input.compose(...letters)
    await input.commit(syllable)
  }
  await kaz.keyboard.type(' abc')
  await input.compose('z', 'zh')
  await input.commit('中')
  await kaz.keyboard.press('Enter')
  await kaz.keyboard.type('Next')
  await expectBoth(id, `${words}[KAZ: 한글 abc中`) // the proposal goes on in the next paragraph
  for (const page of [kaz, uzb]) {
    const next = page.locator(`.treaty-text [data-provision="${id}"] + .provision`)
    await expect(next).toContainText('Next')
  }
})

test('composed over a selection, the words stay, struck', async () => {
  const { id, words } = await paragraph('The Parties shall cooperate in the development of metrology')
  const input = await InputMethod.of(kaz)
  await selectWords(kaz, id, 'metrology')
  await input.compose('s', 'sh', 'shi')
  expect(await wordsOf(kaz, id)).toBe(words.replace('metrology', 'metrologyshi'))
  await input.compose('shiyan')
  await input.commit('实验')
  await expectBoth(id, words.replace('metrology', '[metrology][KAZ: 实验]'))
  expect(await caretOf(kaz, id)).toBe(words.indexOf('metrology') + 'metrology实验'.length)
  const owners = await kaz
    .locator(`[data-provision="${id}"] [data-proposals]`)
    .evaluateAll((parts) => new Set(parts.map((part) => part.getAttribute('data-proposals'))).size)
  expect(owners).toBe(1)
})

test('a composition given up leaves nothing', async () => {
  const { id, words } = await paragraph('The Parties shall exchange experience in attracting investment')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 'The Parties'.length)
  await input.compose('p', 'pi', '')
  await kaz.keyboard.press('ArrowRight')
  await expectBoth(id, words)
  await expect(kaz.locator(`[data-provision="${id}"] ins`)).toHaveCount(0)
})

test('a dead key brings one letter', async () => {
  const { id, words } = await paragraph('A Party shall not deny the legal validity of a signature')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 0)
  await input.compose('´')
  await input.commit('é')
  await kaz.keyboard.type('tat ')
  await expectBoth(id, `[KAZ: état ]${words}`)
})

test('what others write in the article waits until the word is done, and is not mixed into it', async () => {
  const { id, words } = await paragraph('Each Party shall use relevant international standards')
  const other = await paragraph('Each Party shall publish proposed technical regulations')
  const elsewhere = await paragraph('The Parties recognise that each Party may have its own regulatory')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 'Each Party shall use'.length)
  await input.compose('b')
  await select(uzb, id, 'Each Party'.length)
  await uzb.keyboard.type(' at home')
  await input.compose('bi')
  await select(uzb, id, (await wordsOf(uzb, id)).length)
  await uzb.keyboard.type(' Behind.')
  await input.compose('bij')
  await select(uzb, other.id, 0)
  await uzb.keyboard.type('Beside. ')
  await input.compose('biji')
  await select(uzb, elsewhere.id, 0)
  await uzb.keyboard.type('Elsewhere. ')
  await expect.poll(() => bracketed(kaz, elsewhere.id)).toContain('[UZB: Elsewhere. ]')
  await input.commit('笔记')
  const expected = words.replace('Each Party shall use', 'Each Party[UZB:  at home] shall use[KAZ: 笔记]')
  await expectBoth(id, `${expected}[UZB:  Behind.]`)
  await expectBoth(other.id, `[UZB: Beside. ]${other.words}`)
  expect(await caretOf(kaz, id)).toBe('Each Party at home shall use笔记'.length)
})

test('somebody who rests in the middle of a word is shown, brought up to date, and goes on', async () => {
  const { id, words } = await paragraph('The Parties shall work towards the mutual acceptance of electronic')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 'The Parties'.length)
  await input.compose('x', 'xi')
  await select(uzb, id, (await wordsOf(uzb, id)).length)
  await uzb.keyboard.type(' Meanwhile.')
  await expect
    .poll(() => bracketed(uzb, id))
    .toBe(`${words.replace('The Parties', 'The Parties[KAZ: xi]')}[UZB:  Meanwhile.]`)
  await expect.poll(() => wordsOf(kaz, id)).toBe(`${words.replace('The Parties', 'The Partiesxi')} Meanwhile.`)
  await input.compose('xie', 'xiex', 'xiexie')
  await input.commit('谢谢')
  await expectBoth(id, `${words.replace('The Parties', 'The Parties[KAZ: 谢谢]')}[UZB:  Meanwhile.]`)
  expect(await caretOf(kaz, id)).toBe('The Parties谢谢'.length)
})

/** A touch keyboard counts from the start of the text, so its corrections are made in the first provision. */
const TITLE = 'CAREC Trade and Investment Facilitation Partnership Agreement'

test('a touch keyboard corrects a word of the text: the whole word is replaced', async () => {
  const { id, words } = await paragraph(TITLE)
  const input = await InputMethod.of(kaz)
  const from = words.indexOf('Facilitation')
  await select(kaz, id, from + 'Facilitation'.length)
  await input.correct('Facilitating', from, from + 'Facilitation'.length)
  await input.commit('Facilitating')
  await expectBoth(id, words.replace('Facilitation', '[Facilitation][KAZ: Facilitating]'))
  await kaz.keyboard.press('Control+z')
  await expectBoth(id, words)
})

test('letters that somebody writes into a word while it is being corrected are not lost', async () => {
  const { id, words } = await paragraph(TITLE)
  const input = await InputMethod.of(kaz)
  await select(kaz, id, 'CAREC'.length)
  await kaz.keyboard.type(' recieve')
  await expectBoth(id, words.replace('CAREC', 'CAREC[KAZ:  recieve]'))
  await input.correct('receive', 'CAREC '.length, 'CAREC recieve'.length)
  await select(uzb, id, 'CAREC rec'.length)
  await uzb.keyboard.type('XYZ')
  await expect.poll(() => bracketed(uzb, id)).toContain('[UZB: XYZ]')
  await input.commit('receive')
  await expectBoth(id, words.replace('CAREC', 'CAREC[KAZ:  rec[UZB: XYZ]eive]'))
})

test('off unless asked for, the spell checker’s menu replaces the whole word', async () => {
  const text = kaz.locator('.treaty-text')
  await expect(text).toHaveAttribute('spellcheck', 'false')
  await kaz.getByRole('button', { name: 'Text', exact: true }).click()
  await kaz.getByRole('menuitem', { name: 'Check spelling' }).click()
  await expect(text).toHaveAttribute('spellcheck', 'true')
  const { id, words } = await paragraph('Each Party shall publish its measures of general application')
  await selectWords(kaz, id, 'explanation')
  await kaz.evaluate(() => {
    const range = document.getSelection()!.getRangeAt(0)
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', 'explication')
    const target = range.startContainer.parentElement!.closest('.treaty-text')!
    const { startContainer, startOffset, endContainer, endOffset } = range
    const targetRanges = [new StaticRange({ startContainer, startOffset, endContainer, endOffset })]
    const init = { inputType: 'insertReplacementText', dataTransfer, targetRanges, bubbles: true, cancelable: true }
    target.dispatchEvent(new InputEvent('beforeinput', init))
  })
  await expectBoth(id, words.replace('explanation', '[explanation][KAZ: explication]'))
})

test('dictation brings several words at once', async () => {
  const { id, words } = await paragraph('Each Party shall endeavour to allow applications')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, words.length)
  await input.commit(' Applicants shall be told the reasons without delay.')
  await expectBoth(id, `${words}[KAZ:  Applicants shall be told the reasons without delay.]`)
})

test('Cyrillic letters of the region, and Backspace, Delete and arrows by character', async () => {
  const { id, words } = await paragraph('Each Party shall adopt or maintain simplified procedures')
  await select(kaz, id, words.length)
  await kaz.keyboard.type(' Әрбір Тарап ғқңөұүһі; ӣӯҳҷ; ў; краи\u0306')
  await expectBoth(id, `${words}[KAZ:  Әрбір Тарап ғқңөұүһі; ӣӯҳҷ; ў; краи\u0306]`)
  await kaz.keyboard.press('Backspace')
  await expectBoth(id, `${words}[KAZ:  Әрбір Тарап ғқңөұүһі; ӣӯҳҷ; ў; кра]`)
  await kaz.keyboard.type('и\u0306 👨‍👩‍👧🇰🇿👍🏽')
  await kaz.keyboard.press('ArrowLeft')
  await kaz.keyboard.press('ArrowLeft')
  await kaz.keyboard.press('Backspace')
  await kaz.keyboard.press('ArrowLeft')
  await kaz.keyboard.press('ArrowLeft')
  await kaz.keyboard.press('Delete')
  await expectBoth(id, `${words}[KAZ:  Әрбір Тарап ғқңөұүһі; ӣӯҳҷ; ў; кра 🇰🇿👍🏽]`)
})

test('a Persian paragraph is laid out from the right, its brackets with it, whoever’s caret is in it', async () => {
  const { id, words } = await paragraph('The Parties shall cooperate to assist micro, small and medium-sized')
  await select(kaz, id, words.length)
  await kaz.keyboard.press('Enter')
  const persian = 'هر طرف می\u200Cتواند مقررات فنی را (WTO) منتشر کند.'
  await kaz.keyboard.type(persian)
  const fresh = await provisionOf(kaz, 'هر طرف')
  await expect.poll(() => wordsOf(uzb, fresh)).toBe(persian)
  await select(uzb, fresh, 'هر طرف'.length)
  await uzb.keyboard.type(' محترم')
  for (const page of [kaz, uzb]) {
    await expect.poll(() => wordsOf(page, fresh)).toBe(persian.replace('هر طرف', 'هر طرف محترم'))
    const shown = page.locator(`[data-provision="${fresh}"]`)
    await expect(shown).toHaveCSS('direction', 'rtl')
    await expect(page.locator(`[data-provision="${id}"]`)).toHaveCSS('direction', 'ltr')
    const bracket = shown.locator('ins[data-holder="uzb"]')
    // It is drawn in two parts while the caret of its writer, which is told a little later than the words, stands in it.
    await expect(bracket).toHaveCount(1)
    expect(await bracket.evaluate((part) => getComputedStyle(part, '::before').direction)).toBe('rtl')
    await expect(bracket).toHaveCSS('unicode-bidi', 'isolate')
  }
  await test.step('the caret moves as the words run', async () => {
    await select(kaz, fresh, 0)
    await kaz.keyboard.press('ArrowLeft')
    expect(await caretOf(kaz, fresh)).toBe(1)
    await kaz.keyboard.type('ـ')
    expect(await wordsOf(kaz, fresh)).toBe(persian.replace('هر طرف', 'هـر طرف محترم'))
  })
  await test.step('Backspace behind the non-joiner takes it alone', async () => {
    const at = (await wordsOf(kaz, fresh)).indexOf('\u200C') + 1
    await select(kaz, fresh, at)
    await kaz.keyboard.press('Backspace')
    await expect.poll(() => wordsOf(uzb, fresh)).toContain('میتواند')
  })
})

test('what cannot be seen does not come in, and that is said', async () => {
  const { id, words } = await paragraph('Each Party is encouraged to establish a mechanism')
  const input = await InputMethod.of(kaz)
  await select(kaz, id, words.length)
  await input.commit(' a\u200Bb\u202Ec\uE000d')
  await expectBoth(id, `${words}[KAZ:  abcd]`)
  const notice = kaz.getByText('Left out what cannot be seen')
  await expect(notice).toHaveText(
    'Left out what cannot be seen: zero-width space (U+200B), right-to-left override (U+202E), private-use character (U+E000).'
  )
})

test('with the pen a composition changes the text itself', async ({ browser }) => {
  const chair = await enterRoom(server, browser, 'chair')
  const { id, words } = await paragraph('The Parties shall exchange experience in attracting investment')
  await chair.getByText('Hold the pen').click()
  const input = await InputMethod.of(chair)
  await selectWords(chair, id, 'experience')
  await input.compose('j', 'ji')
  await input.commit('经验')
  await expectBoth(id, words.replace('experience', '经验'))
  await expect(chair.locator(`[data-provision="${id}"] del`)).toHaveCount(0)
})
