/**
 * The numbers by which documents of an instrument go on connections about many. They follow from what documents there are,
 * never from who has asked for which: a number says nothing of what others do. A document that comes to be later has the next.
 */
export class DocumentNumbers {
  private readonly numbers = new Map<string, number>()

  /** Takes note of documents; those it knows keep their numbers. Whether there was a new one. */
  add(names: readonly string[]): boolean {
    const before = this.numbers.size
    for (const name of names) if (!this.numbers.has(name)) this.numbers.set(name, this.numbers.size + 1)
    return this.numbers.size > before
  }

  /** Throws an Error for a document that there is not. */
  of(name: string): number {
    const number = this.numbers.get(name)
    if (number === undefined) throw new Error(`there is no document ${name}`)
    return number
  }
}

/** Every document of an instrument with these holders. */
export function namesOf(holders: readonly string[]): readonly string[] {
  return ['text', 'record', ...holders.map((one) => `layer/${one}`), ...holders.map((one) => `draft/${one}`)]
}
