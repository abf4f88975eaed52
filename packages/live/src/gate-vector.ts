/**
 * The gate for questions: a strict reading of one state vector, in which a client says what it has and so what it lacks. It
 * can name more clients than anybody has ever met, or promise entries that do not come; answering is only begun when all of
 * it has been read.
 */

/** Clients that a vector may name. A document of years has thousands. */
const MAX_ENTRIES = 20_000

/** Why a state vector is refused; undefined where it is well-formed. Never throws. */
export function whyNoVector(vector: Uint8Array): string | undefined {
  const numbers = readNumbers(vector, MAX_ENTRIES * 2 + 1)
  if (typeof numbers === 'string') return numbers
  const [count = -1] = numbers
  return numbers.length === count * 2 + 1 ? undefined : 'it does not name as many clients as it says'
}

function readNumbers(bytes: Uint8Array, most: number): readonly number[] | string {
  const numbers: number[] = []
  let [value, unit] = [0, 1]
  for (const byte of bytes) {
    value += (byte & 127) * unit
    unit *= 128
    if (value > Number.MAX_SAFE_INTEGER) return 'a number is out of bounds'
    if (byte >= 128) continue
    if (numbers.push(value) > most) return 'it names more clients than there are'
    value = 0
    unit = 1
  }
  return unit === 1 ? numbers : 'it ends too early'
}
