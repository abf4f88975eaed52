/** Watching a shared map: told the key of every entry that was set, deleted or changed at any depth. */
import type * as Y from 'yjs'

export function observeEntries<T>(map: Y.Map<T>, mark: (key: string) => void): void {
  map.observeDeep((events) => {
    for (const event of events) {
      if (event.path.length > 0) mark(String(event.path[0]))
      else for (const key of event.changes.keys.keys()) mark(key)
    }
  })
}
