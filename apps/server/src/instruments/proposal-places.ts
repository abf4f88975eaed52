/**
 * Where in an article others propose something, followed while the pen writes elsewhere in it: a letter that touches none of these
 * places is of no concern to any proposal, so that the article need not be read for it.
 *
 * Only plain words and strikes are followed. Whatever else comes to an article, or a proposal that is found by the words it quotes
 * and not by what it holds on to, may move a place in ways that only a reading tells.
 */
import { saysOrigin } from '@cartif/live'
import type { LiveInstrument } from '@cartif/live'
import type { Stretch } from '@cartif/negotiation'
import type { DeepEvent } from './observe-entries.ts'
import type { Step } from './pen-stretches.ts'

/** The places of an article; undefined when one of them can be told by a reading alone. */
type Places = readonly Stretch[] | undefined

export class ProposalPlaces {
  private readonly live: LiveInstrument
  /** As the article stands, whether it was read since or not. */
  private readonly places = new Map<string, Places>()

  constructor(live: LiveInstrument) {
    this.live = live
    live.onChange(({ articles }) => {
      for (const id of articles) this.places.delete(id)
    })
  }

  /** Takes in what was written into an article. */
  follow(article: string, event: DeepEvent, steps: readonly Step[] | undefined): void {
    const isOrigin = event.path.length === 1 && [...event.changes.keys.keys()].every(saysOrigin)
    if (isOrigin) return
    const known = this.places.has(article) ? this.places.get(article) : this.live.placesOfProposals(article)
    this.places.set(article, known && steps && moved(known, steps))
  }

  /** Whether nothing that was written into an article since it was read touches a proposal. */
  isClear(article: string): boolean {
    return this.places.get(article) !== undefined
  }
}

function moved(places: readonly Stretch[], steps: readonly Step[]): Places {
  let now = places
  for (const { at, struck, come, isPlain } of steps) {
    if (!isPlain || now.some(([from, to]) => from <= at + struck && at <= to)) return undefined
    const shift = come - struck
    now = now.map(([from, to]) => (from > at ? [from + shift, to + shift] : [from, to]))
  }
  return now
}
