/** Choosing by a number that was drawn before anybody knew how much there would be. */
export function pick<T>(values: readonly T[], number: number): T | undefined {
  return values.length === 0 ? undefined : values[number % values.length]
}
