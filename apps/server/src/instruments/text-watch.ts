/**
 * Watching the text. Whatever changes it is put into the register as an edit that can be carried out again, so that the
 * register alone gives the text. Whoever holds the pen writes the text itself, so every stretch of its writing is put into the register,
 * word for word, when it is quiet or somebody acts. What is agreed is locked for the pen too: an edit that touches it all
 * the same is undone as one act in the commit that brought it, and reported.
 *
 * Where nothing is agreed, and at a distance from what others propose, what the pen writes concerns nothing but the log: the
 * article is read when somebody wants to know what it says (`postpone`, `catchUp`).
 */
import { articlesOf, findArticleText, readLine, spliceText, writeArticle } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Stretch } from '@cartif/negotiation'
import { editBetween, lineWords, sliceLine, spliceBetween } from '@cartif/treaty-text'
import type { Article, TextEdit } from '@cartif/treaty-text'
import * as Y from 'yjs'
import { areSameArticles, breaksLock, holdsAgreed } from './locks.ts'
import { observeEntries } from './observe-entries.ts'
import type { DeepEvent } from './observe-entries.ts'
import { stepsOf, withStep } from './pen-stretches.ts'
import { settlePenWords } from './pen-words.ts'
import { ProposalPlaces } from './proposal-places.ts'
import { replayRegister } from './replay.ts'
import type { Room } from './room.ts'

interface PenEdit {
  /** The article before the first letter of the stretch; undefined where the pen brought it. */
  readonly before: Article | undefined
  readonly users: Set<string>
}

/** What was done to an article in one commit: by whom, and which of its units are new. */
interface Touch {
  readonly users: Set<string>
  written: readonly Stretch[]
}

export class TextWatch {
  private readonly room: Room
  private readonly live: LiveInstrument
  /** The articles as the last commit left them. */
  private readonly last = new Map<string, Article>()
  /** Whether nothing comes but text, so that it is known what is proposed. */
  private isAlone = false
  private touched = new Map<string, Touch>()
  private readonly edits = new Map<string, PenEdit>()
  private readonly places: ProposalPlaces
  /** What the text says and the register does not: a server that was killed before it was quiet has left it behind. */
  private unregistered: readonly TextEdit[]

  constructor(room: Room, live: LiveInstrument) {
    this.room = room
    this.live = live
    for (const article of live.negotiation.articles) this.last.set(article.id, article)
    this.unregistered = this.findUnregistered()
    this.places = new ProposalPlaces(live)
    observeEntries(articlesOf(live.documents.text), (id, event) => {
      const touch = this.touched.get(id) ?? { users: new Set(), written: [] }
      this.touched.set(id, touch)
      touch.users.add(room.documents.writer)
      const mayConcern = !this.isAlone || live.proposalsOn(id).size > 0
      if (room.documents.isTaking && mayConcern) this.follow(id, event, touch)
    })
  }

  /** Whether clients have written anything that `check` would look at. */
  get isTouched(): boolean {
    return this.touched.size > 0
  }

  /** The articles of which `noteEdits` has something to write. */
  get waiting(): readonly string[] {
    return [...this.edits.keys()]
  }

  /** Whether `noteEdits` has something to write. */
  get isBehind(): boolean {
    return this.edits.size + this.unregistered.length > 0
  }

  /** Before a commit of clients' updates: what is proposed or agreed there must find what the pen wrote before. */
  prepare(isAlone: boolean): void {
    this.isAlone = isAlone
    if (!isAlone) this.catchUp()
  }

  /**
   * Puts off reading what clients have written where nothing asks for it. Whatever else is written, decided or agreed has to catch up
   * first: what has come since would be taken for what comes then.
   */
  postpone(): void {
    for (const [id, { users }] of this.touched) {
      if (!this.mayWait(id)) continue
      this.noteEdit(id, users)
      this.live.postpone(id)
      this.touched.delete(id)
    }
  }

  /** Reads what was put off, of some articles or of all. */
  catchUp(articles?: readonly string[]): void {
    for (const id of this.live.catchUp(articles)) this.keep(id)
  }

  /** Looks at what clients have written into the text; inside their commit. */
  check(): void {
    const touched = this.touched
    this.touched = new Map()
    for (const [id, touch] of touched) this.checkOne(id, touch)
    this.live.flush()
    this.touched.clear()
  }

  /** The server's own writes are decisions: nothing to look at. */
  accept(): void {
    this.live.flush()
    const edits = [...this.touched.keys()].flatMap(
      (id) => editBetween(this.last.get(id), this.live.findArticle(id)) ?? []
    )
    for (const id of this.touched.keys()) this.keep(id)
    this.touched.clear()
    if (edits.length > 0) this.room.note('text-changed', undefined, { edits })
  }

  /** Writes down what the pen wrote, in some articles or in all; inside a commit. `names`: what they are called, if not as now. */
  noteEdits(articles = this.waiting, names?: ReadonlyMap<string, string>): void {
    if (this.unregistered.length > 0) this.room.note('text-found', undefined, { edits: this.unregistered })
    this.unregistered = []
    for (const article of articles) {
      const noted = this.edits.get(article)
      if (!noted) continue
      this.edits.delete(article)
      const { before, users } = noted
      const after = this.live.findArticle(article)
      const edit = editBetween(before, after)
      if (!edit) continue
      const splice = spliceBetween(before?.line ?? [], after?.line ?? [])
      const removed = before && splice ? lineWords(sliceLine(before.line, splice.from, splice.to)) : ''
      const [user = 'server'] = users
      const body = {
        article,
        name: names ? (names.get(article) ?? '') : this.nameOf(article),
        users: [...users].map((one) => this.room.nameOf(one) ?? one),
        at: splice?.from ?? 0,
        removed,
        inserted: splice ? lineWords(splice.line) : '',
        edits: [edit]
      }
      this.room.note('text-edited', { user }, body)
    }
  }

  private findUnregistered(): readonly TextEdit[] {
    const replayed = replayRegister(this.room)
    if (!replayed) {
      this.room.onReport('the register cannot be carried out again; what the text says beside it is not known', {})
      return []
    }
    const known = new Map(replayed.map((article) => [article.id, article]))
    const ids = new Set([...known.keys(), ...this.last.keys()])
    return [...ids].flatMap((id) => editBetween(known.get(id), this.last.get(id)) ?? [])
  }

  private follow(id: string, event: DeepEvent, touch: Touch): void {
    const steps = stepsOf(event)
    this.places.follow(id, event, steps)
    for (const step of steps ?? []) touch.written = withStep(touch.written, step)
  }

  private checkOne(id: string, { users, written }: Touch): void {
    const before = this.last.get(id)
    const now = this.live.findArticle(id)
    if (before && breaksLock(this.live, before, now)) return this.revert(before, now, users)
    if (!areSameArticles(before, now)) {
      if (before && now) settlePenWords(this.room, this.live, id, written)
      this.noteEdit(id, users)
    }
    this.keep(id)
  }

  private mayWait(id: string): boolean {
    const article = this.last.get(id)
    if (article === undefined || holdsAgreed(this.live, article)) return false
    return this.live.proposalsOn(id).size === 0 || this.places.isClear(id)
  }

  private noteEdit(id: string, users: ReadonlySet<string>): void {
    const edit = this.edits.get(id) ?? { before: this.last.get(id), users: new Set<string>() }
    for (const user of users) edit.users.add(user)
    this.edits.set(id, edit)
  }

  private revert(before: Article, now: Article | undefined, users: Set<string>): void {
    const { text } = this.live.documents
    text.transact(() => restoreArticle(text, before), 'lock')
    const [user = 'server'] = users
    const attempted = now ? lineWords(now.line) : null
    const body = { article: before.id, name: this.nameOf(before.id), attempted }
    this.room.note('pen-reverted', { user }, body)
    this.room.onReport('an agreed provision was touched with the pen; it stands as agreed', {
      article: before.id,
      users: [...users]
    })
  }

  private keep(id: string): void {
    const article = this.live.findArticle(id)
    if (article) this.last.set(id, article)
    else this.last.delete(id)
  }

  private nameOf(article: string): string {
    return this.live.designations.get(article) ?? ''
  }
}

/** Writes as little as will do, so that positions in what was not touched live. */
function restoreArticle(text: Y.Doc, article: Article): void {
  const map = articlesOf(text).get(article.id)
  const words = findArticleText(text, article.id)
  if (!(map instanceof Y.Map) || !words) return writeArticle(text, article)
  if (map.get('removed') !== undefined) map.delete('removed')
  for (const key of ['kind', 'order'] as const) if (map.get(key) !== article[key]) map.set(key, article[key])
  const splice = spliceBetween(readLine(words).line, article.line)
  if (splice) spliceText(words, splice)
}
