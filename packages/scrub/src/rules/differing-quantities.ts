/**
 * A period, an amount or a date that is one thing in one article and another elsewhere, for the same subject: "within 30 days of
 * the request", "within 60 days of the request". Rationale: such pairs are left over when one place is renegotiated. The subject
 * is the noun phrase that the period runs from; where the acts it is set for differ too, both may be meant: that is a note.
 * Inside one article different limits are taken as meant.
 */
import { AMOUNT, QUANTITY, isTime, quantityKey } from '../quantities.ts'
import type { Found, Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'
import { singular } from '../word-keys.ts'

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
        'It shall reply within 30 days of the request.',
        'The Party shall reply within thirty (30) days of the request.'
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
    const groups = new Map<string, Place[]>()
    for (const place of text.provisions.filter(isRunning).flatMap((one) => [...placesIn(text, one)])) {
      const group = groups.get(place.subject)
      if (group) group.push(place)
      else groups.set(place.subject, [place])
    }
    for (const group of groups.values()) yield* differences(group)
  }
}

interface Place {
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
  readonly value: string
  readonly subject: string
  /** The words in front that say what is to happen. */
  readonly act: ReadonlySet<string>
  /** Whether it runs from what everything runs from, such as the entry into force. */
  readonly isCommon: boolean
  /** Whether the subject alone says that it is the same. */
  readonly isNamed: boolean
}

const PERIOD = new RegExp(
  String.raw`\b(${QUANTITY}) (of|after|from|following|before|prior to) ((?:[\p{L}\uFFFC'’-]+ ?){1,7})`,
  'giu'
)
const SUM = new RegExp(String.raw`(?<![\p{L}\d])(${AMOUNT})`, 'giu')
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATE = new RegExp(
  String.raw`((?:\p{Lu}[\p{L}-]+ ){1,6})(?:of|done on|signed on|dated|adopted on),? (\d{1,2} (?:${MONTH}) \d{4})`,
  'gu'
)
const COMMON =
  /^(?:its |the |their )?(?:date of )?(?:the )?(?:entry into force|date|signature|deposit|day|expiry|end)\b/

function* placesIn(text: ScrubText, provision: ScrubProvision): Iterable<Place> {
  for (const match of text.matches(provision, PERIOD)) {
    const [, quantity = '', way = '', anchor = ''] = match
    const subject = nounPhrase(anchor)
    if (subject === '' || !isTime(quantity)) continue
    const act = actBefore(provision, match.index)
    yield {
      provision,
      from: match.index,
      to: match.index + quantity.length,
      value: quantityKey(quantity),
      subject: `${/before|prior/i.test(way) ? 'before' : 'after'} ${subject}`,
      act,
      isCommon: COMMON.test(anchor),
      isNamed: false
    }
  }
  for (const { 1: amount = '', index } of text.matches(provision, SUM)) {
    const act = actBefore(provision, index)
    const behind = nounPhrase(provision.words.slice(index + amount.length).trimStart())
    const front = [...act].slice(0, 3).join(' ')
    if (act.size + (behind === '' ? 0 : 1) > 1)
      yield {
        provision,
        from: index,
        to: index + amount.length,
        value: quantityKey(amount),
        subject: `${front} · ${behind}`,
        act,
        isCommon: false,
        isNamed: true
      }
  }
  for (const { 0: whole, 1: name = '', 2: date = '', index } of text.matches(provision, DATE)) {
    const from = index + whole.length - date.length
    yield {
      provision,
      from,
      to: from + date.length,
      value: date,
      subject: `date ${name.replace(/^(?:The|This) /, '')}`,
      act: new Set(),
      isCommon: false,
      isNamed: true
    }
  }
}

const SMALL = new Set(
  'the a an of its their his such that this any each to by for in on and or with from at be been is are shall may should not'.split(
    ' '
  )
)
const ENDS = /\b(?:and|or|which|that|who|by|unless|if|when|where|in|for|to|with|shall|may|is|are|has|have|per)\b.*$/i

/** "the receipt of the request" is "receipt request". */
function nounPhrase(words: string): string {
  return contentOf(
    /^[\p{L}\uFFFC'’ -]*/u
      .exec(words)![0]
      .replace(/^(?:that|per) /, '')
      .replace(ENDS, '')
  )
    .slice(0, 5)
    .join(' ')
}

function contentOf(words: string): readonly string[] {
  return (words.toLowerCase().match(/[\p{L}\uFFFC-]+/gu) ?? []).filter((word) => !SMALL.has(word)).map(singular)
}

const FRAMES = new Set(
  'within later than no more less least most exceed period term up provided maximum minimum party'.split(' ')
)

/** The last few words that say something before a number, the nearest first. */
function actBefore({ words }: ScrubProvision, at: number): ReadonlySet<string> {
  const sentence = /[^.;:]*$/.exec(words.slice(Math.max(0, at - 120), at))![0]
  return new Set(
    contentOf(sentence)
      .filter((word) => !FRAMES.has(word))
      .toReversed()
      .slice(0, 6)
  )
}

/** Against the first place of another article that says otherwise. */
function* differences(group: readonly Place[]): Iterable<Found> {
  const first = group[0]!
  for (const place of group) {
    const { provision, from, to, value, isCommon } = place
    if (value === first.value || provision.article.id === first.provision.article.id) continue
    const isSameAct = place.isNamed || shares(place.act, first.act)
    if (isCommon && !isSameAct) continue
    const there = first.provision.words.slice(first.from, first.to)
    const here = provision.words.slice(from, to)
    const message = `${here} here, ${there} in ${first.provision.designation || 'the preamble'}, for ${isSameAct ? 'the same' : 'what may be the same'}.`
    yield { severity: isSameAct ? 'warning' : 'note', provision, from, to, message }
  }
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length
  return common > 0 && common >= Math.min(2, a.size, b.size)
}
