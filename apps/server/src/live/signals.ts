/**
 * What happens in live documents, told to whoever counts it. Nobody is waited for, nothing of the text is in it, and where
 * nobody counts it costs nothing.
 */
import { channel } from 'node:diagnostics_channel'

export interface Signal<T> {
  tell(what: T): void
  /** Returns what ends the listening. */
  hear(listener: (what: T) => void): () => void
}

/** A commit of documents and register is on disk. */
export const committed = createSignal<{ readonly seconds: number; readonly updates: number }>('cartif.committed')
/** Updates were handed to so many clients. */
export const relayed = createSignal<{ readonly messages: number }>('cartif.relayed')
/** A client's message was not taken; the reason is one of the code's own. */
export const refused = createSignal<{ readonly reason: string }>('cartif.refused')

function createSignal<T>(name: string): Signal<T> {
  const signal = channel(name)
  return {
    tell: (what) => signal.publish(what),
    hear: (listener) => {
      const hear = (what: unknown) => listener(what as T)
      signal.subscribe(hear)
      return () => void signal.unsubscribe(hear)
    }
  }
}
