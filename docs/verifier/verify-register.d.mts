/** What checks of ours need to know of the verifier; the verifier itself needs nothing of ours. */
export interface Head {
  readonly seq: number
  readonly hash: string
  readonly at?: string
  readonly key?: string
  readonly signature?: string
}

export interface Verified {
  readonly rows: number
  readonly scope: 'whole' | 'part'
  readonly head: Head
  /** How many of the given heads could be compared. */
  readonly heads: number
  readonly isKeyKnown: boolean
}

/** Throws an Error that says where the file is not what was signed. */
export function verifyRegister(bytes: Buffer, trusted?: { keys?: string; heads?: readonly Head[] }): Verified
