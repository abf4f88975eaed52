/**
 * A fix as a change that can be proposed: a quote that stands in its provision exactly once, and the words instead. The quote
 * begins as the words the fix is about and grows by a word on either side until there is no second place like it.
 *
 * Law (fix-change.test.ts): the provision with the quote replaced is the provision with the fix made.
 */
import type { Article } from '@cartif/treaty-text'
import type { Finding } from './finding.ts'
import { ScrubText, quoteOf } from './scrub-text.ts'
import type { ScrubProvision } from './scrub-text.ts'

/** As `POST /api/instruments/:id/proposals` takes it; `text` is in the bracketed notation. */
export interface FixChange {
  readonly provision: string
  readonly quote: string
  readonly text: string
}

/** By the id of the finding; a finding without a fix, or with one that cannot be quoted, has none. */
export function changeOfFix(
  articles: readonly Article[],
  findings: readonly Finding[]
): ReadonlyMap<string, FixChange> {
  const provisions = new Map(new ScrubText(articles).provisions.map((one) => [one.id, one]))
  return new Map(
    findings.flatMap((finding) => {
      const change = changeIn(provisions.get(finding.provision), finding)
      return change ? [[finding.id, change] as const] : []
    })
  )
}

function changeIn(provision: ScrubProvision | undefined, { fix }: Finding): FixChange | undefined {
  if (!provision || !fix) return undefined
  const whole = quoteOf(provision, 0, provision.words.length)
  for (let steps = 0; steps <= provision.tokens.length; steps++) {
    const [from, to] = widen(provision, fix.from, fix.to, steps)
    const quote = quoteOf(provision, from, to)
    if (quote !== '' && whole.indexOf(quote) === whole.lastIndexOf(quote))
      return change(provision, fix, from, to, quote)
  }
  return undefined
}

/** By whole words, as many as asked for; what is empty takes in one at once. */
function widen({ words }: ScrubProvision, from: number, to: number, steps: number): readonly [number, number] {
  let [begin, end] = [from, to]
  for (let step = 0; step < steps; step++) {
    begin -= /(?:\S+\s*|\s+)$/.exec(words.slice(0, begin))?.[0].length ?? 0
    end += /^(?:\s*\S+|\s+)/.exec(words.slice(end))?.[0].length ?? 0
  }
  return [begin, end]
}

function change(
  provision: ScrubProvision,
  fix: NonNullable<Finding['fix']>,
  from: number,
  to: number,
  quote: string
): FixChange {
  const before = asNotation(provision, from, fix.from)
  const text = before + escape(fix.text) + asNotation(provision, fix.to, to)
  return { provision: provision.id, quote, text }
}

/** Words around the fix keep their cross-references. */
function asNotation(provision: ScrubProvision, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const reference = provision.references.find((one) => one.at === at)
    text += reference ? (reference.isFootnote ? '' : `{${reference.name}}`) : escape(provision.words[at]!)
  }
  return text
}

function escape(words: string): string {
  return words.replace(/[[\]{}*_\\¶^]/g, (sign) => `\\${sign}`)
}
