/** Tokens [fromA, toA) of the line before became tokens [fromB, toB) of the line after; `same` where they read the same. */
export interface Edit {
  readonly same: boolean
  readonly followed?: true
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}
