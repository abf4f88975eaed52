/**
 * Spaces that are doubled, missing or where none belongs, and small words that stand there twice. Rationale: traces of cutting
 * and pasting; a missing space also hides a word from whoever searches the text. Only places where nothing else can be meant: no numbers, addresses or abbreviations.
 */
import type { Fix } from '../finding.ts'
import type { Found, Rule } from '../rule.ts'
import type { ScrubProvision } from '../scrub-text.ts'

export const spacing: Rule = {
  name: 'spacing',
  title: 'Spaces and doubled words',
  faulty: [
    { text: 'Article 1 — A\n1.  Each Party  shall publish.', finds: ['  '], fixed: 'Each Party shall publish.' },
    {
      text: 'Article 1 — A\n1.  Laws ,fees and forms are public.',
      finds: [' ,', ','],
      fixed: 'Laws,fees and forms are public.'
    },
    {
      text: 'Article 1 — A\n1.  Goods are released.Fees are due.',
      finds: ['.'],
      fixed: 'Goods are released. Fees are due.'
    },
    {
      text: 'Article 1 — A\n1.  The authority(including its staff) answers.',
      finds: ['y('],
      fixed: 'The authority (including its staff) answers.'
    },
    {
      text: 'Article 1 — A\n1.  The authority (including its staff)answers.',
      finds: [')'],
      fixed: 'The authority (including its staff) answers.'
    },
    { text: 'Article 1 — A\n1.  Laws;fees.', finds: [';'], fixed: 'Laws; fees.' },
    {
      text: 'Article 1 — A\n1.  Goods ( and parts ) are released.',
      finds: ['( ', ' )'],
      fixed: 'Goods (and parts ) are released.'
    },
    {
      text: 'Article 1 — A\n1.  Each Party shall notify the the Secretariat.',
      finds: ['the the'],
      fixed: 'Each Party shall notify the Secretariat.'
    },
    {
      text: 'Article 1 — A\n1.  The fees are :\n    (a) low.',
      finds: [' :'],
      fixed: 'The fees are:'
    }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  Had it had the means, each such act (a) and an A to A ratio of 1 : 2 would do.' },
    { text: 'Article 1 — A\n1.  See Article 5(1)(a) and the member(s) concerned, e.g. those of 2(3).' },
    { text: 'Article 1 — A\n1.  Values of 1,000.50 dollars; see www.carec.org or info@carec.org, and 10:30 a.m.' },
    { text: 'Article 1 — A\n1.  The U.S.A. and the E.U. and Ph.D. theses … are not meant.' },
    { text: 'Article 1 — A\n1.  “Goods,” he said, are “parts”; so be it.' },
    { text: 'Article 1 — A\n1.  各缔约方应公布,并通知。' }
  ],
  *find(text) {
    for (const provision of text.provisions) {
      for (const { pattern, message, fix } of FAULTS)
        for (const { 0: found, index } of text.matches(provision, pattern)) {
          const [from, to] = [index, index + found.length]
          if (isInAddress(provision, from)) continue
          yield { severity: 'warning', provision, from, to, message, fix: fix(from, to) } satisfies Found
        }
    }
  }
}

const between = (from: number): Fix => ({ from: from + 1, to: from + 1, text: ' ' })

const FAULTS: readonly {
  readonly pattern: RegExp
  readonly message: string
  fix(from: number, to: number): Fix
}[] = [
  {
    pattern: /(?<=\S)[ \u00A0]{2,}(?=\S)/g,
    message: 'More than one space.',
    fix: (from, to) => ({ from, to, text: ' ' })
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]”’\uFFFC])[ \u00A0]+(?:[,;]|(?<=\p{L}[ \u00A0]):)(?=\s|\p{L}|$)/gu,
    message: 'A space before a punctuation mark.',
    fix: (from, to) => ({ from, to: to - 1, text: '' })
  },
  {
    pattern: /(?<=[\p{Ll})])[ \u00A0]+\.(?=\s\p{Lu}|$)/gu,
    message: 'A space before a full stop.',
    fix: (from, to) => ({ from, to: to - 1, text: '' })
  },
  {
    pattern: /(?<=\p{L}|\s)[,;](?=\p{Script=Latin}|\p{Script=Cyrillic})/gu,
    message: 'No space behind a punctuation mark.',
    fix: between
  },
  {
    pattern: /(?<=\p{Ll}{3})\.(?=\p{Lu}\p{Ll})/gu,
    message: 'No space behind a full stop.',
    fix: between
  },
  {
    pattern: /(?<=\p{Ll}{2})\p{Ll}\((?!(?:s|es|ies|a|[ivx]+|\p{L}|\d+)\))/gu,
    message: 'No space before a bracket.',
    fix: between
  },
  {
    pattern: /(?<=\p{L}{3}|”)\)(?=\p{L}{2})/gu,
    message: 'No space behind a bracket.',
    fix: between
  },
  {
    pattern: /(?<![\p{L}-])(the|of|to|a|an|and|in|for|by|with|or|shall|be|its|this|each)[ \u00A0]\1(?![\p{L}-])/giu,
    message: 'A word that stands here twice.',
    fix: (from, to) => ({ from: from + (to - from - 1) / 2, to, text: '' })
  },
  {
    pattern: /\([ \u00A0]+(?=\S)/g,
    message: 'A space inside a bracket.',
    fix: (from, to) => ({ from: from + 1, to, text: '' })
  },
  {
    pattern: /(?<=[\p{L}.])[ \u00A0]+\)/gu,
    message: 'A space inside a bracket.',
    fix: (from, to) => ({ from, to: to - 1, text: '' })
  }
]

/** Whether the characters around belong to an address of the web or of mail. */
function isInAddress({ words }: ScrubProvision, at: number): boolean {
  const before = /\S*$/.exec(words.slice(Math.max(0, at - 80), at))?.[0] ?? ''
  const behind = /^\S*/.exec(words.slice(at, at + 80))?.[0] ?? ''
  return /@|:\/\/|^www\./.test(before + behind)
}
