/**
 * A party called otherwise than on the list of parties: a slip of the pen, or another name of the same country. Rationale: a
 * state is party under the name it signs with, and is offended by any other. Adjectives ("Mongolian") are no names.
 */
import type { Found, Rule } from '../rule.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'
import { beginsSentence, isCapitalised } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { editDistance } from '../word-keys.ts'

/** Other names that are in use, by the name on the list. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Kyrgyz Republic': ['Kyrgyzstan', 'Kirghizia', 'Kirgizstan', 'Kyrgyzia', 'Kyrgyz Republik'],
  'People’s Republic of China': [
    'Peoples Republic of China',
    'Peoples’ Republic of China',
    "Peoples' Republic of China"
  ],
  Tajikistan: ['Tadjikistan', 'Tadzhikistan'],
  Turkmenistan: ['Turkmenia'],
  Azerbaijan: ['Azerbaidjan', 'Azerbaidzhan'],
  Kazakhstan: ['Kazakstan'],
  Afghanistan: ['Afganistan']
}

export const partyNames: Rule = {
  name: 'party-name',
  title: 'Names of parties',
  faulty: [
    {
      text: 'Article 1 — A\n1.  Goods of Kazahkstan are released.',
      finds: ['Kazahkstan'],
      fixed: 'Goods of Kazakhstan are released.'
    },
    {
      text: 'Article 1 — A\n1.  Kyrgyzstan and Mongolia share no border.',
      finds: ['Kyrgyzstan'],
      fixed: 'The Kyrgyz Republic and Mongolia share no border.'
    },
    { text: 'Article 1 — A\n1.  Goods of Usbekistan’s carriers are released.', finds: ['Usbekistan'] },
    { text: 'Article 1 — A\n1.  The Peoples Republic of China takes part.', finds: ['Peoples Republic of China'] },
    {
      text: 'Article 1 — A\n1.  The Kyrgiz Republic takes part.',
      finds: ['Kyrgiz Republic'],
      fixed: 'The Kyrgyz Republic takes part.'
    }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  Kazakhstan, the Kyrgyz Republic and the People’s Republic of China take part.' },
    { text: 'Article 1 — A\n1.  Mongolian, Georgian, Pakistani and Azerbaijani carriers are known.' },
    { text: 'Article 1 — A\n1.  The Republic of Uzbekistan’s law and Tajikistan’s are known.' },
    { text: 'Article 1 — A\n1.  The Czech Republic takes part as an observer.' }
  ],
  *find(text) {
    if (text.parties.length === 0) return
    const index = text.once(indexNames)
    for (const provision of text.provisions) {
      text.work += provision.tokens.length
      for (const token of provision.tokens) if (isCapitalised(token.word)) yield* nameAt(text, provision, token, index)
    }
  }
}

interface Names {
  readonly single: readonly string[]
  readonly many: readonly { readonly words: readonly string[]; readonly name: string }[]
  readonly others: ReadonlyMap<string, readonly { readonly written: string; readonly name: string }[]>
}

function indexNames({ parties }: ScrubText): Names {
  const others = new Map<string, { written: string; name: string }[]>()
  for (const name of parties)
    for (const written of OTHER_NAMES[name] ?? []) {
      const first = written.split(' ')[0]!
      others.set(first, [...(others.get(first) ?? []), { written, name }])
    }
  const many = parties.filter((name) => name.includes(' ')).map((name) => ({ words: name.split(' '), name }))
  return { single: parties.filter((name) => !name.includes(' ')), many, others }
}

function* nameAt(text: ScrubText, provision: ScrubProvision, { from, word }: Token, names: Names): Iterable<Found> {
  const bare = word.replace(/['’]s$/, '')
  const first = word.replace(/['’]$/, '')
  const other = (names.others.get(bare) ?? names.others.get(first) ?? []).find(({ written }) =>
    provision.words.startsWith(written, from)
  )
  if (other) return yield foundAt(provision, from, from + other.written.length, other.name)
  const meant = names.single.find((name) => isSlip(text, bare, name))
  if (meant) return yield foundAt(provision, from, from + bare.length, meant)
  for (const { words, name } of names.many) {
    const stretch =
      words.length === 2
        ? /^ (\S+?)(?=[\s,.;:)’']|$)/.exec(provision.words.slice(from + word.length, from + word.length + 40))?.[1]
        : undefined
    if (stretch !== undefined && stretch === words[1] && isSlip(text, bare, words[0]!))
      return yield foundAt(provision, from, from + word.length + 1 + stretch.length, name)
  }
}

/** One or two letters, never at the end alone: "Mongolian" is no slip of "Mongolia". */
function isSlip(text: ScrubText, written: string, name: string): boolean {
  if (written[0] !== name[0] && written[1] !== name[1]) return false
  if (written === name || written.startsWith(name) || name.length < 6 || written.length < 5) return false
  text.work += name.length
  return editDistance(written.toLowerCase(), name.toLowerCase(), name.length < 8 ? 1 : 2) < Infinity
}

function foundAt(provision: ScrubProvision, from: number, to: number, name: string): Found {
  const written = provision.words.slice(from, to)
  const message = `The party is called ${name} on the list of parties, not ${written}.`
  return {
    severity: 'error',
    provision,
    from,
    to,
    message,
    fix: { from, to, text: withArticle(provision, from, to, name) }
  }
}

/** "the Kyrgyz Republic" for a name that goes without. */
function withArticle({ words }: ScrubProvision, from: number, to: number, name: string): string {
  if (!name.includes(' ') || words.slice(from, to).includes(' ') || /the $/i.test(words.slice(0, from))) return name
  return `${beginsSentence(words, from) ? 'The' : 'the'} ${name}`
}
