/** Watching a shared map: told the key of every entry that was set, deleted or changed at any depth, and how. */
import type * as Y from 'yjs'

type Mark = (key: string, event: Y.YEvent<Y.AbstractType<unknown>>) => void

export function observeEntries<T>(map: Y.Map<T>, mark: Mark): void {
  map.observeDeep((events) => {
    for (const event of events as readonly Y.YEvent<Y.AbstractType<unknown>>[]) {
      if (event.path.length > 0) mark(String(event.path[0]), event)
      else for (const key of event.changes.keys.keys()) mark(key, event)
    }
  })
}
