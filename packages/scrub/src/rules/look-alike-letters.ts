/**
 * Letters of another alphabet inside a word: "Раrty" with a Russian Р and а. Rationale: nobody sees them, and the word is not
 * found, compared or translated any more. They come with words pasted from a text in the other language. A word is put into the
 * alphabet of most of its letters; a single letter alone, into that of the words beside it.
 */
import type { Found, Rule } from '../rule.ts'
import type { ScrubProvision } from '../scrub-text.ts'

const LATIN = 'ABCEHKMOPTXYSIJaceopxysijhkmt'
const CYRILLIC = 'АВСЕНКМОРТХУЅІЈасеорхуѕіјһкмт'

export const lookAlikeLetters: Rule = {
  name: 'look-alike-letters',
  title: 'Look-alike letters',
  faulty: [
    { text: 'Article 1 — A\n1.  Each Раrty shall publish.', finds: ['Раrty'], fixed: 'Each Party shall publish.' },
    {
      text: 'Article 1 — A\n1.  Goods of Category В and of Category A are released.',
      finds: ['В'],
      fixed: 'Goods of Category B and of Category A are released.'
    },
    {
      text: 'Article 1 — A\n1.  Каждая Стoрона публикует законы.',
      finds: ['Стoрона'],
      fixed: 'Каждая Сторона публикует законы.'
    },
    { text: 'Article 1 — A\n1.  The cоmmittee shall meet.', finds: ['cоmmittee'], fixed: 'The committee shall meet.' }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  Each Party (Russian: Сторона) shall publish.' },
    { text: 'Article 1 — A\n1.  Каждая Сторона, в том числе и Китай, публикует.' },
    { text: 'Article 1 — A\n1.  The formats XML-документ and PDF/A are accepted, as is α-particle radiation.' },
    { text: 'Article 1 — A\n1.  L’État and naïve façade are Latin.' }
  ],
  *find(text) {
    for (const provision of text.provisions) {
      for (const { 0: word, index } of text.matches(provision, MIXED)) yield mixedWord(provision, word, index)
      for (const { 0: letter, index } of text.matches(provision, ALONE))
        yield foundAt(provision, letter, index, 'Latin')
    }
  }
}

const MIXED = /(?<![\p{L}\p{M}])(?=\p{L}*\p{Script=Latin})(?=\p{L}*\p{Script=Cyrillic})\p{L}{2,}/gu
/** One Russian letter with Latin words on both sides, or at the end behind one. */
const ALONE = /(?<=\p{Script=Latin}{2,}[ (])[АВСЕНКМОРТХУІасеорху](?=(?:[ ),]+\p{Script=Latin}{2,})|[.;,)]*$)/gu

function mixedWord(provision: ScrubProvision, word: string, from: number): Found {
  const count = (script: RegExp) => (word.match(script) ?? []).length
  const isLatin = count(/\p{Script=Latin}/gu) >= count(/\p{Script=Cyrillic}/gu) || ofOnePlace(word)
  return foundAt(provision, word, from, isLatin ? 'Latin' : 'Russian')
}

/** Whether all its Russian letters have a Latin twin, so that the word reads in Latin. */
function ofOnePlace(word: string): boolean {
  return [...word].every((letter) => /\p{Script=Latin}/u.test(letter) || CYRILLIC.includes(letter))
}

function foundAt(provision: ScrubProvision, word: string, from: number, script: 'Latin' | 'Russian'): Found {
  const to = from + word.length
  const read = script === 'Latin' ? twins(word, CYRILLIC, LATIN) : twins(word, LATIN, CYRILLIC)
  const isWhole = script === 'Latin' ? !/\p{Script=Cyrillic}/u.test(read) : !/\p{Script=Latin}/u.test(read)
  const other = script === 'Latin' ? 'Russian' : 'Latin'
  const message = `“${word}” has ${other} letters among ${script} ones: it looks right and is another word.`
  return { severity: 'error', provision, from, to, message, ...(isWhole ? { fix: { from, to, text: read } } : {}) }
}

function twins(word: string, from: string, to: string): string {
  return [...word].map((letter) => (from.includes(letter) ? to[from.indexOf(letter)]! : letter)).join('')
}
