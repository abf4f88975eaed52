/**
 * Straight quotation marks or apostrophes in a text that otherwise has curly ones, or the other way round. Rationale: small, but
 * a defined term in other marks is not found when it is looked for. What there is more of is taken as the text's manner.
 */
import type { Found, Rule } from '../rule.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'

export const mixedQuotes: Rule = {
  name: 'mixed-quotes',
  title: 'Quotation marks',
  faulty: [
    {
      text: 'Article 1 — A\n1.  “Goods” and “parts” are "free".',
      finds: ['"', '"'],
      fixed: '“Goods” and “parts” are “free".'
    },
    {
      text: "Article 1 — A\n1.  A carrier’s goods and an operator’s, but not an importer's.",
      finds: ["'"],
      fixed: 'A carrier’s goods and an operator’s, but not an importer’s.'
    },
    {
      text: 'Article 1 — A\n1.  "Goods", "parts" and “fees”.',
      finds: ['“', '”'],
      fixed: '"Goods", "parts" and "fees”.'
    }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  “Goods” and a carrier’s “parts”.' },
    { text: 'Article 1 — A\n1.  "Goods" and a carrier\'s "parts".' },
    { text: "Article 1 — A\n1.  “Goods” and a carrier's «parts»." }
  ],
  *find(text) {
    yield* checkPair(text, {
      straight: /"/g,
      curly: /[“”]/g,
      what: 'quotation marks',
      toCurly: curlyQuote,
      toStraight: '"'
    })
    yield* checkPair(text, {
      straight: /(?<=\p{L})'(?=\p{L}|\s|[,.;])/gu,
      curly: /(?<=\p{L})’(?=\p{L}|\s|[,.;])/gu,
      what: 'apostrophes',
      toCurly: () => '’',
      toStraight: "'"
    })
  }
}

interface Pair {
  readonly straight: RegExp
  readonly curly: RegExp
  readonly what: string
  readonly toStraight: string
  toCurly(provision: ScrubProvision, at: number): string
}

function* checkPair(text: ScrubText, { straight, curly, what, toCurly, toStraight }: Pair): Iterable<Found> {
  const [plain, round] = [placesOf(text, straight), placesOf(text, curly)]
  if (plain.length === 0 || round.length === 0) return
  const isCurly = round.length >= plain.length
  for (const { provision, from } of isCurly ? plain : round) {
    const message = `The text has ${isCurly ? 'curly' : 'straight'} ${what}, this one is ${isCurly ? 'straight' : 'curly'}.`
    const fix = { from, to: from + 1, text: isCurly ? toCurly(provision, from) : toStraight }
    yield { severity: 'note', provision, from, to: from + 1, message, fix }
  }
}

function placesOf(text: ScrubText, pattern: RegExp): readonly { provision: ScrubProvision; from: number }[] {
  return text.provisions.flatMap((provision) =>
    [...text.matches(provision, pattern)].map(({ index }) => ({ provision, from: index }))
  )
}

/** An opening mark behind a space or an opening bracket. */
function curlyQuote({ words }: ScrubProvision, at: number): string {
  return at === 0 || /[\s([—–]/.test(words[at - 1]!) ? '“' : '”'
}
