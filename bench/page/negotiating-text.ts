/**
 * The text everybody is measured on: articles of ten provisions, twenty words a provision, one open proposal on each
 * (an insertion, a replacement and a strike in turn) by eleven delegations; and letters typed into it from elsewhere.
 */
import { LayerWriter, LiveInstrument, createAnchor, createDocument, findChangeText, writeArticles } from '@cartif/live'
import type { LiveDocuments } from '@cartif/live'
import type { Article, Piece } from '@cartif/treaty-text'
import * as Y from 'yjs'

const PER_ARTICLE = 10
const HOLDERS = ['afg', 'aze', 'chn', 'geo', 'kaz', 'kgz', 'mng', 'pak', 'tjk', 'tkm', 'uzb'] as const
const WORDS =
  'Each Party shall publish promptly and in an easily accessible manner the procedures and fees that apply to importation exportation and transit'
const PUBLISH = 24

/** A place in the words of an inserted phrase: all editors get the letter at the same unit of the document. */
export interface Place {
  readonly article: number
  readonly provision: number
  /** Units of the provision before the phrase. */
  readonly before: number
  /** Units of the phrase before the letter. */
  readonly within: number
  readonly letter: string
}

/** Where the measured person types: in a phrase that their delegation has inserted, which all editors show. */
export function caretPlace(provisions: number): Place {
  return phraseIn(middleArticle(provisions), [4, 5, 6])
}

/** The delegation of whoever types in the measured editor. */
function ownHolder(provisions: number): string {
  const { article, provision } = caretPlace(provisions)
  return HOLDERS[(article * PER_ARTICLE + provision) % HOLDERS.length]!
}

/** A phrase in the article of the caret, so that the letter is on the screen. */
export function seenPlace(provisions: number): Place {
  return phraseIn(middleArticle(provisions), [7, 8, 9])
}

/** One in three provisions has one. */
function phraseIn(article: number, among: readonly number[]): Place {
  const provision = among.find((one) => kindOf(article, one) === 'insertion')!
  return { article, provision, before: PUBLISH, within: 3, letter: 'x' }
}

/** Phrases all over the text. */
export function spreadPlaces(provisions: number, count: number): readonly Place[] {
  const articles = provisions / PER_ARTICLE
  return Array.from({ length: count }, (_, index) => {
    const article = Math.floor((index * articles) / count)
    return phraseIn(
      article,
      [1, 2, 3].map((one) => one + (index % 2) * 3)
    )
  })
}

/** Phrases of one delegation, so that letters in them can come in one transaction; as many as there are, in turn. */
export function placesOfOne(provisions: number, count: number): readonly Place[] {
  const own: Place[] = []
  for (let index = 0; index < provisions; index++) {
    const [article, provision] = [Math.floor(index / PER_ARTICLE), index % PER_ARTICLE]
    const isOne = index % HOLDERS.length === 0 && provision > 0 && kindOf(article, provision) === 'insertion'
    if (isOne) own.push({ article, provision, before: PUBLISH, within: 3, letter: 'x' })
  }
  return Array.from({ length: count }, (_, index) => own[Math.floor((index * own.length) / count)]!)
}

function middleArticle(provisions: number): number {
  return Math.floor(provisions / PER_ARTICLE / 2)
}

function kindOf(article: number, provision: number): 'insertion' | 'replacement' | 'strike' {
  return (['insertion', 'replacement', 'strike'] as const)[(article * PER_ARTICLE + provision) % 3]!
}

/** What the other delegations' computers hold. */
export class Peer {
  readonly documents: LiveDocuments
  /** The delegation of whoever types in the measured editor. */
  readonly own: string
  private readonly live: LiveInstrument
  private readonly changes = new Map<string, { holder: string; text: Y.Text; change: string }>()

  constructor(provisions: number) {
    this.own = ownHolder(provisions)
    this.documents = {
      text: new Y.Doc(),
      record: new Y.Doc(),
      layers: new Map(HOLDERS.map((holder) => [holder, new Y.Doc()]))
    }
    for (const doc of this.all()) createDocument(doc, {})
    writeArticles(this.documents.text, createArticles(provisions))
    this.live = new LiveInstrument(this.documents, { schedule: () => undefined })
    this.propose(provisions)
    this.live.flush()
  }

  all(): readonly Y.Doc[] {
    return [this.documents.text, this.documents.record, ...this.documents.layers.values()]
  }

  /** Types a letter at each place, each by a person of its own from `writer` on; returns what is sent, by document. */
  type(places: readonly Place[], writer: number): readonly Letter[] {
    const byHolder = new Map<string, Place[]>()
    for (const place of places) {
      const { holder } = this.mustFind(place)
      byHolder.set(holder, [...(byHolder.get(holder) ?? []), place])
    }
    return [...byHolder].map(([holder, own]) => this.typeInto(holder, own, writer))
  }

  private typeInto(holder: string, places: readonly Place[], writer: number): Letter {
    const doc = this.documents.layers.get(holder)!
    const before = Y.encodeStateVector(doc)
    places.forEach((place, index) => {
      // Many people of one delegation, one copy of its document: only the client id tells them apart.
      doc.clientID = writer + index
      this.mustFind(place).text.insert(place.within, place.letter)
    })
    const last = places.at(-1)!
    const { text, change } = this.mustFind(last)
    return {
      document: 2 + HOLDERS.indexOf(holder as (typeof HOLDERS)[number]),
      update: Y.encodeStateAsUpdate(doc, before),
      caret: { article: `a${last.article}`, text: change, anchor: [...createAnchor(text, last.within + 1, -1)] },
      holder
    }
  }

  private mustFind({ article, provision }: Place) {
    const found = this.changes.get(`${article} ${provision}`)
    if (!found) throw new Error(`nothing is inserted in provision ${provision} of article ${article}`)
    return found
  }

  private propose(provisions: number): void {
    let suffix = 0
    for (let index = 0; index < provisions; index++) {
      const article = Math.floor(index / PER_ARTICLE)
      const provision = index % PER_ARTICLE
      const holder = HOLDERS[index % HOLDERS.length]!
      const author = { holder, by: holder, newSuffix: () => `s${++suffix}`, now: () => '2026-01-01T00:00:00Z' }
      const proposal = new LayerWriter(this.live, author).propose([changeAt(article, provision)])
      if (kindOf(article, provision) !== 'insertion') continue
      const change = `${holder}-s${suffix}`
      const text = findChangeText(this.documents, proposal, change) as Y.Text
      this.changes.set(`${article} ${provision}`, { holder, text, change })
    }
  }
}

/** One message as it comes from the server: an update of one document, and the caret that goes with it. */
export interface Letter {
  /** Index in `Peer.all()`. */
  readonly document: number
  readonly update: Uint8Array
  readonly caret: { readonly article: string; readonly text: string; readonly anchor: readonly number[] }
  readonly holder: string
}

function createArticles(provisions: number): readonly Article[] {
  return Array.from({ length: provisions / PER_ARTICLE }, (_, index) => {
    const line: Piece[] = [
      { type: 'mark', id: `h${index}`, kind: 'heading', numbering: 'auto' },
      { type: 'text', text: 'Title of an article' }
    ]
    for (let number = 1; number < PER_ARTICLE; number++) {
      line.push(
        { type: 'mark', id: `p${index}-${number}`, kind: 'paragraph', numbering: 'auto' },
        { type: 'text', text: WORDS }
      )
    }
    return { id: `a${index}`, kind: 'article', order: `a${String(index).padStart(5, '0')}`, line }
  })
}

function changeAt(article: number, provision: number) {
  const begin = provision === 0 ? 1 : 1 + 'Title of an article'.length + (provision - 1) * (1 + WORDS.length) + 1
  const kind = kindOf(article, provision)
  const from = begin + (provision === 0 ? 5 : PUBLISH)
  const to = kind === 'insertion' ? from : from + (provision === 0 ? 3 : ' promptly'.length)
  const line: Piece[] = kind === 'strike' ? [] : [{ type: 'text', text: kind === 'insertion' ? ' in full' : ' soon' }]
  return { kind: 'splice', in: `a${article}`, from, to, at: to, place: 'a0', line } as const
}
