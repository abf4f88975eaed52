/** How the gate stops reading: whatever refuses throws this, and the gate makes a value of it. */
export class Malformed extends Error {}

export function refuse(reason: string): never {
  throw new Malformed(reason)
}
