/**
 * Cross-references of a text, live ones and ones typed as plain words ("Article 44(2)", "paragraphs 1 and 3", "Chapters I, VIII
 * and IX"), by what they name in full. Words that go on to name another instrument ("Article XX of the General Agreement",
 * "Annex 1A to the WTO Agreement") are no references of this text.
 */
import { subParagraphsIn } from './sub-paragraphs.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'

export interface FoundReference {
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
  /** "Article 44(2)", in full; of a live one the name it shows. */
  readonly designation: string
  /** Of what it names; undefined where there is no such thing. */
  readonly target: string | undefined
  readonly isLive: boolean
}

const ORDINAL = '(?: (?:bis|ter|quater|quinquies|sexies))?'
const STEPS = String.raw`(?: ?\((?:[0-9]{1,3}|[a-zA-Z]{1,4})${ORDINAL}\))*`
const NUMBERS: Readonly<Record<string, string>> = {
  article: String.raw`\d{1,3}${ORDINAL}${STEPS}`,
  chapter: String.raw`(?:[IVXLC]+|\d{1,2})${ORDINAL}`,
  part: String.raw`(?:[IVXLC]+|\d{1,2})${ORDINAL}`,
  annex: String.raw`(?:[IVX]{2,5}|[A-Z]|\d{1,2}[A-Z]?)${ORDINAL}${STEPS}`,
  paragraph: String.raw`\d{1,3}${ORDINAL}${STEPS}`
}
const NAMES = {
  article: ['Article', 's'],
  chapter: ['Chapter', 's'],
  part: ['Part', 's'],
  annex: ['Annex', 'es'],
  paragraph: ['paragraph', 's']
} as const
const BETWEEN = String.raw`(?:,? (?:and|or|to) |, |[–-])`
const PATTERNS = Object.entries(NAMES).map(([kind, [name, ending]]) => {
  const list = `${NUMBERS[kind]}(?![\\p{L}\\d])(?:${BETWEEN}${NUMBERS[kind]}(?![\\p{L}\\d]))*`
  return { kind, name, pattern: new RegExp(`(?<![\\p{L}\\d-])(${name}(?:${ending})?)[ \\u00A0](${list})`, 'gu') }
})
const ELSEWHERE =
  /^(?:,? (?:paragraph|sub-?paragraph)s? [\w(), ]{1,20})?,?(?: \([^)]{1,40}\))? (?:of|to|in|under)(?: the)? (?!(?:this|the present) |\uFFFC|Article \d|paragraph \d|entry|extent|Part(?:y|ies)\b)(?=the |that |those |its |such |an? |any |each |\p{Lu})/u
const ELSEWHERE_THE =
  /^,? (?:of|to) (?:the (?!present )(?:\p{Lu}|[a-z]+ (?:agreement|convention|protocol))|that (?!Part)|those |its |\p{Lu}(?!rticle \d))/u

export function referencesOf(text: ScrubText): readonly FoundReference[] {
  return text.once((all) => {
    const ids = idsByDesignation(all)
    return all.provisions.flatMap((provision) => [
      ...liveIn(provision),
      ...plainIn(all, provision, ids),
      ...subParagraphsIn(all, provision, ids)
    ])
  })
}

function liveIn(provision: ScrubProvision): readonly FoundReference[] {
  return provision.references
    .filter(({ isFootnote }) => !isFootnote)
    .map(({ at, target, name, isGone }) => ({
      provision,
      from: at,
      to: at + 1,
      designation: name,
      target: isGone ? undefined : target,
      isLive: true
    }))
}

/** "Article 5", "Article 5(1)(a)": the first that is called so. */
function idsByDesignation(text: ScrubText): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const put = (name: string, id: string) => name !== '' && !ids.has(name) && ids.set(name, id)
  for (const { id, number } of text.articles) put(number, id)
  for (const { id, number, designation } of text.provisions) if (number !== '') put(designation, id)
  return ids
}

function* plainIn(
  text: ScrubText,
  provision: ScrubProvision,
  ids: ReadonlyMap<string, string>
): Iterable<FoundReference> {
  for (const { kind, name, pattern } of PATTERNS) {
    for (const match of text.matches(provision, pattern, name)) {
      const end = match.index + match[0].length
      if (isOfAnother(provision, match.index, end)) continue
      const scope = kind === 'paragraph' ? scopeOf(provision, match.index, end) : ''
      if (scope === undefined) continue
      for (const place of placesIn(match, kind)) {
        const designation = kind === 'paragraph' ? inScope(scope, place.number) : `${nameOf(kind)} ${place.number}`
        const { from, to } = place
        yield { provision, from, to, designation, target: ids.get(designation), isLive: false }
      }
    }
  }
}

/** The numbers of a list one by one; the word before them belongs to the first. */
function placesIn({ 0: whole, 1: name = '', 2: list = '', index }: RegExpExecArray, kind: string) {
  const begin = index + whole.length - list.length
  return [...list.matchAll(new RegExp(NUMBERS[kind]!, 'g'))].map(({ 0: number, index: at }) => ({
    number: number.replaceAll(' (', '('),
    from: at === 0 ? begin - name.length - 1 : begin + at,
    to: begin + at + number.length
  }))
}

function nameOf(kind: string): string {
  return (kind[0] ?? '').toUpperCase() + kind.slice(1)
}

/** Whether the words around say that another instrument is meant. */
function isOfAnother({ words }: ScrubProvision, from: number, to: number): boolean {
  const after = words.slice(to, to + 80)
  const before = words.slice(Math.max(0, from - 24), from)
  return (
    ELSEWHERE_THE.test(after) ||
    ELSEWHERE.test(after) ||
    /(?:\p{Lu}{3,}|\d{4}|Agreement|Convention|Charter)(?:['’]s)? $/u.test(before)
  )
}

/** The article whose paragraphs are meant; undefined where nobody can tell. */
function scopeOf({ words, article, references }: ScrubProvision, from: number, to: number): string | undefined {
  const behind = /^ of (?:(Article \d+)|(\uFFFC))/.exec(words.slice(to, to + 20))
  if (behind?.[1]) return behind[1]
  if (behind) return references.find(({ at }) => at === to + ' of '.length)?.name
  const before = /(?:(Articles? \d+)|(\uFFFC)),? (?:\w+ )?$/.exec(words.slice(Math.max(0, from - 24), from))
  if (before?.[1]) return before[1].replace('Articles', 'Article')
  if (before) return undefined
  return article.number === '' || article.kind === 'preamble' ? undefined : article.number
}

function inScope(scope: string, paragraph: string): string {
  const [, number = '', rest = ''] = /^(\d+(?: [a-z]+)?)(.*)$/.exec(paragraph) ?? []
  return `${scope}(${number})${rest}`
}
