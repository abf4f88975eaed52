/**
 * A time limit that does not say from when it runs: "shall reply within 30 days". Rationale: whoever is to keep it and whoever
 * waits count from different days. A limit counts as begun where the sentence says "of", "after", "from" or the like behind it,
 * or where it runs back from an event ("before"); where a condition stands in front ("Where a consignment is detained, …") the
 * start is only implied, and that is a note.
 */
import type { Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'
import type { ScrubProvision } from '../scrub-text.ts'
import { timesIn } from '../quantities.ts'

const LIMIT =
  /\b(?:within|not later than|no later than|in no more than)(?: a (?:period|term) of)?(?: at most| no more than| not more than)? \[?$/i
const STARTS =
  /^[^.;]{0,40}?\b(?:of (?:the|its|his|that|this|such|receipt|receiving|being|a|an|any|entry|each|their)\b|after|from|following|before|prior to|thereafter|thereof|since|upon|counting|as of|starting|ending|preceding|in advance|when|once|the date|\uFFFC)/i
const IMPLIED =
  /(?:^|[.;] )(?:Where|When|If|Upon|After|Once|In the (?:event|case)|On (?:the )?receipt|A Party (?:that|which|to)|The Party (?:that|which|to)|Any Party (?:that|which|to)|Following|Should)\b[^.;]*$/

export const timeLimits: Rule = {
  name: 'time-limit',
  title: 'Time limits without a start',
  faulty: [
    { text: 'Article 1 — A\n1.  Each Party shall reply within 30 days.', finds: ['within 30 days'] },
    {
      text: 'Article 1 — A\n1.  An expert shall give an opinion within a period of six months, in writing.',
      finds: ['within a period of six months']
    },
    {
      text: 'Article 1 — A\n1.  The panel shall report not later than 90 days and shall give reasons.',
      finds: ['not later than 90 days']
    },
    {
      text: 'Article 1 — A\n1.  Where goods are detained, the owner shall be told within three working days.',
      finds: ['within three working days']
    }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  Each Party shall reply within 30 days of the receipt of the request.' },
    { text: 'Article 1 — A\n1.  The report is due not later than 10 days before the meeting.' },
    { text: 'Article 1 — A\n1.  The report is due on the first day and a final report within 30 days thereafter.' },
    { text: 'Article 1 — A\n1.  Two months after the request, and within a further 20 days, the chair decides.' },
    { text: 'Article 1 — A\n1.  A ruling is binding for a period of one year.' },
    { text: 'Article 1 — A\n1.  From the date of the request the Party shall reply within 30 days.' }
  ],
  *find(text) {
    for (const provision of text.provisions.filter(isRunning)) {
      for (const quantity of timesIn(text, provision)) {
        const limit = LIMIT.exec(provision.words.slice(Math.max(0, quantity.from - 80), quantity.from))
        if (!limit) continue
        const [from, to] = [quantity.from - limit[0].length, quantity.to]
        if (hasStart(provision, from, to)) continue
        const found = provision.words.slice(from, to)
        const isImplied = IMPLIED.test(provision.words.slice(Math.max(0, from - 400), from))
        const message = isImplied
          ? `The limit “${found}” does not say from when it runs; the start is only implied.`
          : `The limit “${found}” does not say from when it runs.`
        yield { severity: isImplied ? 'note' : 'warning', provision, from, to, message }
      }
    }
  }
}

function hasStart({ words }: ScrubProvision, from: number, to: number): boolean {
  const sentence = /[^.;]*$/.exec(words.slice(Math.max(0, from - 300), from))?.[0] ?? ''
  return (
    STARTS.test(words.slice(to, to + 80)) ||
    /\b(?:from|after|following) the (?:date|day|receipt|expiry)\b/i.test(sentence)
  )
}
