/** Rows of numbers in few large pieces of memory: thousands of short ones of their own would cost more than what is in them. */

const PIECE = 1 << 16

export class Arena {
  private piece = new Int32Array(0)
  private used = 0

  /** Room for so many numbers, all 0. It is never given to anybody else. */
  take(length: number): Int32Array {
    if (this.used + length > this.piece.length) {
      this.piece = new Int32Array(Math.max(PIECE, length))
      this.used = 0
    }
    this.used += length
    return this.piece.subarray(this.used - length, this.used)
  }

  /** Gives back what was taken last and is not needed, from a place in it on. */
  keep(taken: Int32Array, length: number): Int32Array {
    this.used -= taken.length - length
    return taken.subarray(0, length)
  }
}
