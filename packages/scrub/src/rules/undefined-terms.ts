/**
 * A capitalised term that is used as if it were defined ("the Joint Committee shall …") and is defined nowhere. Rationale: a
 * capital promises the reader a meaning that the text then does not give. Names of their own, what a heading or an
 * establishing clause introduces, and words that treaties always capitalise (Party, Article, Government) are left alone, as are
 * the Members of the World Trade Organization where it is named; each term is reported once, where it first stands.
 */
import { capitalRuns } from '../capital-runs.ts'
import type { CapitalRun } from '../capital-runs.ts'
import { KNOWN_AGREEMENTS, KNOWN_BODIES } from '../known-names.ts'
import { nearTerm } from '../near-terms.ts'
import type { Rule } from '../rule.ts'
import type { ScrubText } from '../scrub-text.ts'
import { termUses } from '../term-uses.ts'
import { isCapitalised, isDeterminer } from '../tokens.ts'
import { phraseKey, wordKey } from '../word-keys.ts'

const ALWAYS_CAPITAL = wordsOf(`
  party contracting signatory state government minister ministry head article paragraph chapter part annex appendix section
  schedule title agreement protocol convention treaty charter constitution preamble nation participant president excellency
  plenipotentiary undersigned witness`)
/** Nouns that bodies and offices are called by, whether or not the text has them in lower case. */
const INSTITUTIONAL = wordsOf(`
  committee council commission conference group body panel board secretariat depositary authority agency office officer
  director forum assembly bureau facility fund mechanism network platform portal programme program point register registry
  subcommittee tribunal working joint chair chairman chairperson rapporteur coordinator observer member contact focal national
  regional trade review expert steering technical advisory standing general administrative executive coordination
  implementation monitoring dispute settlement supervisory`)

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

export const undefinedTerms: Rule = {
  name: 'undefined-term',
  title: 'Undefined terms',
  faulty: [
    {
      text: 'Article 1 — Notices\n1.  Each Party shall inform the Joint Committee of its laws.',
      finds: ['Joint Committee']
    },
    {
      text: 'Article 1 — Release\n1.  A competent authority shall release the goods.\n2.  The Competent Authority shall give reasons.',
      finds: ['Competent Authority']
    },
    { text: 'Article 1 — Accession\n1.  It shall apply the Agreement as if it were a Member.', finds: ['Member'] },
    {
      text: 'Article 1 — Meetings\n1.  Minutes are kept by the Executive Bureau. The Executive Bureau sends them out.',
      finds: ['Executive Bureau']
    }
  ],
  clean: [
    {
      text: 'Article 1 — Definitions\n1.  “Joint Committee” means the body of {Article 2}.\n\nArticle 2 — Work\n1.  The Joint Committee shall meet.'
    },
    { text: 'Article 1 — Work\n1.  A Joint Committee is hereby established. The Joint Committee shall meet.' },
    {
      text: 'Article 1 — Joint Committee\n1.  Two officials of each Party meet once a year. The Joint Committee adopts its rules.'
    },
    {
      text: 'Article 1 — WTO\n1.  The World Trade Organization and the Asian Development Bank are invited, as are Members of the World Trade Organization.'
    },
    {
      text: 'Article 1 — Parties\n1.  Each Party and every Contracting State shall apply the Agreement and its Annexes.'
    },
    {
      text: 'Article 1 — Costs\n1.  The committee (hereinafter referred to as the “Budget Group”) meets. The Budget Group votes.'
    },
    {
      text: 'Article 1 — Accession\n1.  A Party that accedes to the World Trade Organization applies it as if it were a Member; each Member may attend.'
    },
    { text: 'Article 1 — Places\n1.  The Almaty Declaration and the Kyrgyz Republic are named here.' }
  ],
  *find(text) {
    const uses = text.once(covered)
    const introduced = text.once(introductions)
    const lower = text.once(lowerWords)
    const counts = new Map<string, { run: CapitalRun; count: number }>()
    for (const run of capitalRuns(text)) {
      if (!isUsedAsTerm(run) || uses.has(`${run.provision.id} ${run.from}`)) continue
      const key = phraseKey(run.tokens.map(({ word }) => word))
      if (introduced.has(key) || !isOrdinary(run, lower) || nearTerm(text, run)) continue
      const known = counts.get(key)
      counts.set(key, { run: known?.run ?? run, count: (known?.count ?? 0) + 1 })
    }
    for (const { run, count } of counts.values()) {
      const { provision, from, to } = run
      const term = provision.words.slice(from, to)
      const times = count === 1 ? '' : ` (${count} times)`
      const message = `“${term}” is used like a defined term${times}, but nothing in the text defines or establishes it.`
      yield { severity: 'warning', provision, from, to, message }
    }
  }
}

function isUsedAsTerm({ before, isName, tokens, provision, from, to }: CapitalRun): boolean {
  if (isName || !isDeterminer(before) || tokens.length > 5) return false
  if (/[“"«]/.test(provision.words[from - 1] ?? '') || /[-’'”"]/.test(provision.words[to] ?? '')) return false
  if (tokens.some(({ word }) => word.length < 3)) return false
  return !tokens.every(({ word }) => ALWAYS_CAPITAL.has(wordKey(word)))
}

/** Not a name: every word of it is an ordinary word of this text, or one that bodies are called by. */
function isOrdinary({ tokens }: CapitalRun, lower: ReadonlySet<string>): boolean {
  return tokens.every(({ word }) => lower.has(wordKey(word)) || INSTITUTIONAL.has(word.toLowerCase()))
}

/** The words at which something defined is used. */
function covered(text: ScrubText): ReadonlySet<string> {
  return new Set(termUses(text).flatMap(({ provision, tokens }) => tokens.map(({ from }) => `${provision.id} ${from}`)))
}

function lowerWords(text: ScrubText): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { tokens } of text.provisions) {
    text.work += tokens.length
    for (const { word } of tokens) if (!isCapitalised(word)) words.add(wordKey(word))
  }
  return words
}

const ESTABLISHES =
  /(?:establish(?:es|ed)?|create[sd]?|set[s]? up|designate[sd]?|(?:serve|act)s? as|shall be|appoint(?:s|ed)?)(?: hereby)? (?:an?|the|one) ((?:\p{Lu}\p{L}+ ?){1,6})/gu
const ESTABLISHED =
  /((?:\p{Lu}\p{L}+ ){1,6})(?:(?:of|on|for) [^.;]{1,60} )?(?:is|are|shall be) (?:hereby )?(?:established|created|set up|designated)/gu

/** Whoever says “Member” in such a text means one of the organisation. */
const NAMES_WTO = /World Trade Organization|(?<!\p{L})WTO(?!\p{L})/gu

/** What headings name, what is established somewhere, and what everybody knows. */
function introductions(text: ScrubText): ReadonlySet<string> {
  const keys = new Set<string>()
  const add = (words: string) => subPhrases(words.trim().split(/[\s,–—-]+/)).forEach((key) => keys.add(key))
  for (const name of [...KNOWN_BODIES, ...KNOWN_AGREEMENTS, ...text.agreements, ...text.parties]) add(name)
  for (const provision of text.provisions) {
    if (provision.kind === 'heading' || provision.article.kind === 'text') add(provision.words)
    else
      for (const pattern of [ESTABLISHES, ESTABLISHED])
        for (const match of text.matches(provision, pattern)) add(match[1]!)
    for (const _ of text.matches(provision, NAMES_WTO)) add('Member')
  }
  return keys
}

/** Every run of words in a name; names are short. */
function subPhrases(words: readonly string[]): readonly string[] {
  const keys = words.slice(0, 16).map(wordKey)
  return keys.flatMap((_, from) => keys.slice(from).map((__, length) => keys.slice(from, from + length + 1).join(' ')))
}
