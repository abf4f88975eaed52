/**
 * A defined term written otherwise than it is defined: other capitals, another spelling, a hyphen, a plural of what there is
 * one of, or one word changed. Rationale: a reader must ask whether another thing is meant. In headings capitals say nothing;
 * a single word is only taken for the term behind "the", "each" and the like.
 */
import { capitalRuns } from '../capital-runs.ts'
import type { Definition } from '../definitions.ts'
import { nearTerm } from '../near-terms.ts'
import type { Found, Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'
import { termUses } from '../term-uses.ts'
import type { TermUse } from '../term-uses.ts'
import { beginsSentence, isCapitalised, isDeterminer } from '../tokens.ts'
import { singular } from '../word-keys.ts'

const DEFINED = `Article 1 — Definitions
1.  For the purposes of this Agreement:
    (a) “authorised operator” means a trader that complies;
    (b) “Regional Trade Group” means the body established by {Article 2}; and
    (c) “Secretariat” means the CAREC Secretariat.

Article 2 — Work of the Regional Trade Group
1.  `

export const inconsistentTerms: Rule = {
  name: 'inconsistent-term',
  title: 'Inconsistent terms',
  faulty: [
    {
      text: `${DEFINED}The regional trade group shall meet.`,
      finds: ['regional trade group'],
      fixed: 'The Regional Trade Group shall meet.'
    },
    {
      text: `${DEFINED}Each Authorised Operator shall keep records.`,
      finds: ['Authorised Operator'],
      fixed: 'Each authorised operator shall keep records.'
    },
    {
      text: `${DEFINED}Each authorized operator shall keep records.`,
      finds: ['authorized operator'],
      fixed: 'Each authorised operator shall keep records.'
    },
    {
      text: `${DEFINED}Notices go to the secretariat.`,
      finds: ['secretariat'],
      fixed: 'Notices go to the Secretariat.'
    },
    {
      text: `${DEFINED}Notices go to the Regional Trading Group.`,
      finds: ['Regional Trading Group'],
      fixed: 'Notices go to the Regional Trade Group.'
    },
    {
      text: `${DEFINED}Notices go to the Regional Trade Groups.`,
      finds: ['Regional Trade Groups'],
      fixed: 'Notices go to the Regional Trade Group.'
    }
  ],
  clean: [
    { text: `${DEFINED}The Regional Trade Group informs authorised operators and the Secretariat.` },
    { text: `${DEFINED}Authorised operators shall keep records.` },
    {
      text: 'Article 1 — Definitions\n1.  \\[“Developed country Parties” means some of the Parties.\\]\n\nArticle 2 — B\n1.  Aid of the developed country Parties continues.'
    },
    { text: `${DEFINED}Notices go to the secretariat of the World Customs Organization.` },
    { text: `${DEFINED}The Authorised Operator Programme of Kazakhstan is recognised.` },
    { text: `${DEFINED}A group for trade meets.\n\nArticle 3 — Authorised Operators\n1.  Nothing.` }
  ],
  *find(text) {
    for (const use of termUses(text)) {
      if (use.isDefinition || !isRunning(use.provision) || isNeighbourOfName(use)) continue
      const found = checkUse(use)
      if (found) yield found
    }
    for (const run of capitalRuns(text)) {
      const meant = nearTerm(text, run)
      if (!meant) continue
      const { provision, from, to } = run
      const written = provision.words.slice(from, to)
      const message = `“${written}” is probably “${meant.term}”, as defined in ${placeOf(meant)}.`
      yield { severity: 'error', provision, from, to, message, fix: { from, to, text: meant.term } }
    }
  }
}

function checkUse(use: TermUse): Found | undefined {
  const { definition, provision, from, to } = use
  const written = provision.words.slice(from, to)
  const say = (severity: Found['severity'], why: string, isPlural = isPluralUse(use)): Found => ({
    severity,
    provision,
    from,
    to,
    message: `“${written}” is written “${definition.term}” where it is defined (${placeOf(definition)})${why}.`,
    fix: { from, to, text: asDefined(use, isPlural) }
  })
  if (isOtherwiseSpelt(use)) return say('warning', ', with another spelling')
  if (isOtherwiseCapital(use)) return say(use.tokens.length > 1 ? 'warning' : 'note', ', with other capitals')
  if (definition.isUnique && definition.isCapital && definition.tokens.length > 1 && isPluralUse(use))
    return say('note', ', in the singular: there is one', false)
  return hasOtherHyphens(use) ? say('note', ', with another hyphen or space') : undefined
}

function placeOf({ provision }: Definition): string {
  return provision.designation || 'the preamble'
}

/** As defined, in the number and with the first capital that the sentence asks for. */
function asDefined({ definition, tokens, provision, from, to }: TermUse, isPlural: boolean): string {
  const last = tokens.at(-1)!.word
  const meant = definition.tokens.at(-1)!
  const stem = definition.term.slice(0, definition.term.length - meant.length)
  const end = isPlural ? pluralLike(last, meant) : meant
  const plain = stem + end
  const isFirst = beginsSentence(provision.words, from) && isCapitalised(provision.words.slice(from, to))
  return isFirst ? plain[0]!.toUpperCase() + plain.slice(1) : plain
}

function isPluralUse({ definition, tokens }: TermUse): boolean {
  const last = tokens.at(-1)!.word.toLowerCase()
  return last !== singular(last) && definition.tokens.at(-1)!.toLowerCase() !== last
}

function pluralLike(written: string, meant: string): string {
  if (/ies$/i.test(written) && meant.endsWith('y')) return `${meant.slice(0, -1)}ies`
  return /(?:[sx]|ch|sh)es$/i.test(written) ? `${meant}es` : `${meant}s`
}

function isOtherwiseSpelt({ definition, tokens }: TermUse): boolean {
  return tokens.some(({ word }, index) => singular(word) !== singular(definition.tokens[index]!))
}

function isOtherwiseCapital({ definition, provision, tokens, first, from: begin, to }: TermUse): boolean {
  const { words } = provision
  const isSame = tokens.every(({ word, from }, index) => {
    const isFirst = index === 0 && (beginsSentence(words, from) || hasSentenceCapital(definition))
    return isFirst || isCapitalised(word) === isCapitalised(definition.tokens[index]!)
  })
  if (isSame) return false
  const before = provision.tokens[first - 1]?.word
  // A term defined in small letters is only itself in capitals behind other words of the sentence.
  if (tokens.length > 1) return definition.isCapital || (before !== undefined && !beginsSentence(words, begin))
  const isAnnounced = definition.isCapital ? /^(?:the|this|said)$/i.test(before ?? '') : isDeterminer(before)
  return isAnnounced && !/^ (?:of|for|on|to) /.test(words.slice(to)) && !/^[’'-]/.test(words.slice(to))
}

/** “Developed country Party” begins its provision: whether its first letter is meant cannot be told. */
function hasSentenceCapital({ provision, from, tokens }: Definition): boolean {
  return beginsSentence(provision.words, from) && tokens.length > 1 && !tokens.every(isCapitalised)
}

function hasOtherHyphens({ definition, provision, from, to }: TermUse): boolean {
  return gapsOf(provision.words.slice(from, to)) !== gapsOf(definition.term)
}

function gapsOf(words: string): string {
  return words.replace(/[^\s\u2011-]/g, '').replace(/\s/g, ' ')
}

/** "the Authorised Operator Programme": the words are part of a name that nobody defined. */
function isNeighbourOfName({ definition, provision, tokens, first }: TermUse): boolean {
  if (definition.isCapital || !tokens.every(({ word }) => isCapitalised(word))) return false
  const { words } = provision
  const [before, behind] = [provision.tokens[first - 1], provision.tokens[first + tokens.length]]
  const isJoined = (from: number, to: number) => /^(?: | (?:of|on|for|and)(?: the)? )$/.test(words.slice(from, to))
  const end = tokens.at(-1)!.to
  return (
    (behind !== undefined && isCapitalised(behind.word) && isJoined(end, behind.from)) ||
    (before !== undefined &&
      isCapitalised(before.word) &&
      !isDeterminer(before.word) &&
      words.slice(before.to, tokens[0]!.from) === ' ') ||
    /\p{Lu}\p{L}* (?:of|on|for)(?: the)? $/u.test(words.slice(0, tokens[0]!.from).slice(-40)) ||
    /^ (?:of|on|for)(?: the)? \p{Lu}/u.test(words.slice(end))
  )
}
