/** Watching a shared map: told the key of every entry that was set, deleted or changed at any depth, and how. */
import type * as Y from 'yjs'

/** An event of anything below a map; its path begins with the key. */
export type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>

export function observeEntries<T>(map: Y.Map<T>, mark: (key: string, event: DeepEvent) => void): void {
  map.observeDeep((events) => {
    for (const event of events as readonly DeepEvent[]) {
      if (event.path.length > 0) mark(String(event.path[0]), event)
      else for (const key of event.changes.keys.keys()) mark(key, event)
    }
  })
}
