/**
 * A period, an amount or a date that is one thing in one article and another elsewhere, for the same subject: "within 30 days of
 * the request", "within 60 days of the request". Rationale: such pairs are left over when one place is renegotiated. The subject
 * is the noun phrase that the period runs from; where the acts it is set for differ too, both may be meant: that is a note.
 * Inside one article different limits are taken as meant.
 */
import { quantityPlaces } from '../quantity-places.ts'
import type { QuantityPlace } from '../quantity-places.ts'
import type { Found, Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'

const two = (first: string, second: string) => `Article 1 — A\n1.  ${first}\n\nArticle 2 — B\n1.  ${second}`

export const differingQuantities: Rule = {
  name: 'differing-quantity',
  title: 'Differing numbers and dates',
  faulty: [
    {
      text: two(
        'It shall reply within 30 days of the request.',
        'The Party shall reply within 60 days of the request.'
      ),
      finds: ['60 days']
    },
    {
      text: two(
        'The fee shall not exceed USD 100 per consignment.',
        'Such a fee shall not exceed USD 150 per consignment.'
      ),
      finds: ['USD 150']
    },
    {
      text: two(
        'The Almaty Declaration of 20 November 2025 is recalled.',
        'The Almaty Declaration of 21 November 2025 applies.'
      ),
      finds: ['21 November 2025']
    },
    {
      text: two(
        'The panel reports within six months of its composition.',
        'The panel reports within 5 months of its composition.'
      ),
      finds: ['5 months']
    },
    {
      text: two(
        'Consultations begin within 30 days of the receipt of the request.',
        'A panel may be asked for within 60 days of the receipt of the request.'
      ),
      finds: ['60 days']
    }
  ],
  clean: [
    {
      text: two(
        'The authority shall decide on an application within 120 days of its receipt.',
        'The authority seised of an appeal shall decide within 60 days of its receipt.'
      )
    },
    {
      text: `${two('Questions are answered within 10 days of the receipt of the request.', 'Goods are inspected within 2 days of the receipt of the request.')}\n\nArticle 3 — C\n1.  A panel is set up within 60 days of the receipt of the request.\n\nArticle 4 — D\n1.  Costs are paid within 90 days of the receipt of the request.`
    },
    {
      text: `${two('It shall reply within 10 days of the request.', 'It shall consult within 30 days of the request.')}\n\nArticle 3 — C\n1.  It shall reply within 10 days of the request.`.replace(
        '\n\nArticle 2 — B\n1.',
        '\n2.'
      )
    },
    {
      text: two(
        'It shall reply within 30 days of the request.',
        'The Party shall reply within thirty (30) days of the request.'
      )
    },
    {
      text: two(
        'It shall reply within one hundred and twenty days of the request.',
        'The Party shall reply within [120] days of the request.'
      )
    },
    {
      text: two('It shall reply within 30 days of the request.', 'It shall reply within 60 days of the notification.')
    },
    {
      text: two(
        'A focal point is named within 30 days of the entry into force.',
        'Dates are notified within one year of the entry into force.'
      )
    },
    {
      text: 'Article 1 — A\n1.  It shall reply within 10 days of the request.\n2.  It shall consult within 30 days of the request.'
    },
    {
      text: two(
        'The Almaty Declaration of 20 November 2025 is recalled.',
        'The Baku Declaration of 21 November 2024 is recalled.'
      )
    }
  ],
  *find(text) {
    const groups = new Map<string, QuantityPlace[]>()
    for (const place of text.provisions.filter(isRunning).flatMap((one) => [...quantityPlaces(text, one)])) {
      const group = groups.get(place.subject)
      if (group) group.push(place)
      else groups.set(place.subject, [place])
    }
    for (const group of groups.values()) yield* differences(group)
  }
}

/** Of a subject that comes up everywhere only the first places are held against the others. */
const MOST = 12
/** Where many limits run from one event they are for different acts; a few in one unit may be one that was changed in places. */
const FEW = 3

/** Against a place before it in another article, the one for the same act where there is one. */
function* differences(group: readonly QuantityPlace[]): Iterable<Found> {
  for (const [index, place] of group.entries()) {
    const { provision, value, isCommon, isPronoun } = place
    const others = group
      .slice(0, Math.min(index, MOST))
      .filter((one) => one.provision.article.id !== provision.article.id)
    if (others.some((one) => one.value === value)) continue
    const same = others.find((one) => isSameAct(place, one))
    const other =
      same ??
      (isCommon || isPronoun || group.length > FEW ? undefined : others.find((one) => unitOf(one) === unitOf(place)))
    if (other) yield differenceOf(place, other, same !== undefined)
  }
}

function unitOf({ value }: QuantityPlace): string {
  return value.replace(/^\S+ /, '')
}

function differenceOf({ provision, from, to }: QuantityPlace, other: QuantityPlace, isSameAct: boolean): Found {
  const [here, there] = [provision.words.slice(from, to), other.provision.words.slice(other.from, other.to)]
  const where = other.provision.designation || 'the preamble'
  const message = `${here} here, ${there} in ${where}, for ${isSameAct ? 'the same' : 'what may be the same'}.`
  return { severity: isSameAct ? 'warning' : 'note', provision, from, to, message }
}

/** "its receipt" may be that of anything: there the acts must say the same altogether. */
function isSameAct({ act, isNamed, isPronoun }: QuantityPlace, other: QuantityPlace): boolean {
  if (isNamed) return true
  const common = [...act].filter((word) => other.act.has(word)).length
  const least = Math.min(act.size, other.act.size)
  return common > 0 && common >= (isPronoun || other.isPronoun ? least : Math.min(2, least))
}
