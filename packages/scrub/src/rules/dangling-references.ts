/**
 * A cross-reference to what is not in the text: a live one whose target is gone, or words such as "Article 44(2)" that name
 * nothing. Rationale: after renumbering and deletions these are what courts and implementing ministries stumble over first.
 * Words count only where the text numbers such things at all, and where they do not go on to name another instrument.
 */
import type { Rule } from '../rule.ts'
import { referencesOf } from '../references.ts'
import type { FoundReference } from '../references.ts'
import type { ScrubText } from '../scrub-text.ts'

const TWO_ARTICLES = `Article 1 — Scope
1.  This Agreement applies to trade in goods.

Article 2 — Publication
1.  Each Party shall publish its laws.
2.  Each Party shall answer questions:
    (a) in writing; and
    (b) in time.
`

export const danglingReferences: Rule = {
  name: 'dangling-reference',
  title: 'Dangling cross-references',
  faulty: [
    { text: `${TWO_ARTICLES}3.  Answers under sub-paragraphs (b) and (d) of paragraph 2 are free.`, finds: ['(d)'] },
    { text: `${TWO_ARTICLES}3.  A Party may derogate from Article 44(2).`, finds: ['Article 44(2)'] },
    { text: `${TWO_ARTICLES}3.  A Party may derogate from {Article 7, deleted}.`, finds: ['Article 7'] },
    { text: `${TWO_ARTICLES}3.  The laws referred to in paragraph 5 are public.`, finds: ['paragraph 5'] },
    { text: `${TWO_ARTICLES}3.  Nothing in Articles 1, 2 and 9 applies.`, finds: ['9'] },
    { text: `${TWO_ARTICLES}3.  Questions under Article 2(2)(c) are free.`, finds: ['Article 2(2)(c)'] },
    {
      text: `Chapter I — General\n\n${TWO_ARTICLES}3.  No reservation may be made to Chapters I and IV.`,
      finds: ['IV']
    },
    { text: `${TWO_ARTICLES}3.  The time limit is that of paragraph 3 of Article 1.`, finds: ['paragraph 3'] },
    { text: `${TWO_ARTICLES}3.  See Annex II.`, finds: ['Annex II'] },
    { text: `${TWO_ARTICLES}\nAnnex A — Schedules\n1.  See Annex C.`, finds: ['Annex C'] }
  ],
  clean: [
    {
      text: `${TWO_ARTICLES}3.  Answers under sub-paragraph (b) of paragraph 2, and those under subparagraph (k) of another list, are free.`
    },
    {
      text: `${TWO_ARTICLES}3.  The duty of subparagraph (c) of that Article, or sub-paragraph (d) of the Annex, remains.`
    },
    { text: `${TWO_ARTICLES}3.  A Party may derogate from {Article 1} and from Article 2(2)(b).` },
    { text: `${TWO_ARTICLES}3.  Article XX of the General Agreement on Tariffs and Trade 1994 applies.` },
    { text: `${TWO_ARTICLES}3.  Registration follows Article 102 of the Charter of the United Nations.` },
    { text: `${TWO_ARTICLES}3.  A term of an agreement listed in Annex 1A to the WTO Agreement keeps its meaning.` },
    { text: `${TWO_ARTICLES}3.  The answers under paragraph 2(a) and paragraph 1 of this Article are public.` },
    { text: `${TWO_ARTICLES}3.  Fees follow GATT Article 8 and Article 9 of that Agreement.` },
    { text: 'Preamble\n\nRecalling Article 5 and paragraph 12,' },
    { text: `${TWO_ARTICLES}3.  Paragraph 2 of Article 2 and paragraph 1 apply to Articles 1 and 2.` }
  ],
  *find(text) {
    const numbered = kindsIn(text)
    for (const reference of referencesOf(text)) {
      if (reference.target !== undefined) continue
      const isSure = reference.isLive || isNumbered(reference, numbered)
      if (!isSure && !isOfNoOther(reference, numbered)) continue
      const { provision, from, to } = reference
      yield { severity: isSure ? 'error' : 'warning', provision, from, to, message: messageOf(reference) }
    }
  }
}

/** "Annex II" in a text of articles that has no annex at all. */
function isOfNoOther({ designation, provision }: FoundReference, kinds: ReadonlySet<string>): boolean {
  return /^(?:Annex|Chapter) /.test(designation) && kinds.has('Article') && provision.article.kind === 'article'
}

function messageOf({ designation, isLive }: FoundReference): string {
  if (isLive) return `This refers to ${designation || 'a provision'}, which is no longer in the text.`
  return `There is no ${designation} in this text.`
}

/** What the text numbers: "Article", "Chapter", and for paragraphs the articles that have numbered ones. */
function kindsIn(text: ScrubText): ReadonlySet<string> {
  const kinds = new Set(text.articles.map(({ number }) => number.split(' ')[0] ?? ''))
  for (const { kind, number, article } of text.provisions)
    if (kind === 'paragraph' && number !== '') kinds.add(`${article.number}()`)
  return kinds
}

/** In a text without chapters "Chapter IV" is somebody else's. */
function isNumbered({ designation, provision, from }: FoundReference, kinds: ReadonlySet<string>): boolean {
  const kind = designation.split(' ')[0]!
  const isParagraph = /^(?:sub-?)?paragraph|^\(/i.test(provision.words.slice(from)) || !kinds.has(kind)
  if (!kinds.has(kind)) return false
  return (
    !isParagraph || kinds.has(`${designation.replace(/\(.*/, '')}()`) || !kinds.has(designation.replace(/\(.*/, ''))
  )
}
