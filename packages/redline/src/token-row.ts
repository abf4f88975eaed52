/** The tokens of a text in order, as numbers: what each reads, and where it ends. Each begins where the one before ends. */
import { grown } from './names.ts'

/** How a token was cut: by its next few letters alone, by the pattern, or as a further part of what the pattern found. */
export const PLAIN = 0
export const MATCHED = 1
export const FURTHER = 2

/** Names of what stands before and behind the tokens that are compared: on both sides the same, and no other token is. */
export const BEFORE = 0
export const BEHIND = 1

export class TokenRow {
  /** Equal for tokens that read the same: words and emphasis, not who brought them. */
  names = new Int32Array(256)
  /** In units of the line. */
  ends = new Int32Array(256)
  cuts = new Int32Array(256)
  length = 0

  clear(): void {
    this.length = 0
  }

  push(name: number, end: number, cut: number): void {
    if (this.length === this.names.length) this.grow()
    this.names[this.length] = name
    this.ends[this.length] = end
    this.cuts[this.length++] = cut
  }

  /** Where a token begins. */
  startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!
  }

  private grow(): void {
    this.names = grown(this.names)
    this.ends = grown(this.ends)
    this.cuts = grown(this.cuts)
  }
}
