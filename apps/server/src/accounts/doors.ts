/**
 * Who has been shown out. A session that has ended, or a membership that was taken away, is known here in the same turn in
 * which the database learns of it: nothing that arrives afterwards is taken, and whoever holds connections open is told to
 * look who may stay. It forgets nothing while the server runs; after that the database knows.
 */
export class Doors {
  private readonly ended = new Set<string>()
  private readonly listeners = new Set<() => void>()
  private isTold = false

  /** Another number after every session that has ended. */
  get version(): number {
    return this.ended.size
  }

  /** False from the moment the session is gone. */
  isOpen(session: string): boolean {
    return !this.ended.has(session)
  }

  end(session: string): void {
    this.ended.add(session)
    this.changed()
  }

  /** Somebody’s standing is another one; listeners hear of it when this turn's work is done. */
  changed(): void {
    if (this.isTold) return
    this.isTold = true
    queueMicrotask(() => {
      this.isTold = false
      for (const listener of this.listeners) listener()
    })
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener)
  }
}
