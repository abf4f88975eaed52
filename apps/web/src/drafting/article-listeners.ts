/**
 * Who shows something of one article is told of that article alone. Whatever stands beside the text has an entry for each, and a
 * letter would else be told to all of them: here one listener finds those whose article it is.
 */
import type { LiveChange, LiveInstrument } from '@cartif/live'

type Listener = (change: LiveChange) => void
type Listeners = Map<string, Set<Listener>>

const listenersOf = new WeakMap<LiveInstrument, Listeners>()

/** Tells of each change of an article, or of its status; returns how to stop. */
export function onChangeOfArticle(live: LiveInstrument, article: string, listener: Listener): () => void {
  const listeners = listenersOf.get(live) ?? listenTo(live)
  const own = listeners.get(article) ?? new Set()
  listeners.set(article, own.add(listener))
  return () => {
    own.delete(listener)
    if (own.size === 0 && listeners.get(article) === own) listeners.delete(article)
  }
}

/** For as long as the instrument is read. */
function listenTo(live: LiveInstrument): Listeners {
  const listeners: Listeners = new Map()
  listenersOf.set(live, listeners)
  live.onChange((change) => {
    const articles = change.statuses.size === 0 ? change.articles : new Set([...change.articles, ...change.statuses])
    for (const article of articles) for (const listener of listeners.get(article) ?? []) listener(change)
  })
  return listeners
}
