/** The catalogue that ships with the product: what articles can be mapped to. It is read only; mappings are in mapping.ts. */
import { provisionId } from './agreements/agreement.ts'
import type { Agreement } from './agreements/agreement.ts'
import { BEYOND_WTO } from './agreements/beyond-wto.ts'
import { GATT, SPS, TBT, TRIMS } from './agreements/goods.ts'
import { DSU, GATS } from './agreements/services-and-disputes.ts'
import { TFA } from './agreements/tfa.ts'

export const AGREEMENTS: readonly Agreement[] = [TFA, SPS, TBT, GATT, TRIMS, GATS, DSU, ...BEYOND_WTO]

/** Stands for a provision where a reviewer has found that there is none: the article goes beyond all that is in the catalogue. */
export const NO_COUNTERPART = 'no-counterpart'

const PROVISIONS: ReadonlyMap<string, string> = new Map(
  AGREEMENTS.flatMap((agreement) =>
    agreement.provisions.map(([number]) => [provisionId(agreement, number), `${agreement.short}, ${number}`] as const)
  )
)

/** "TFA, Article 7.4"; undefined for what is not in the catalogue. */
export function nameOfProvision(id: string): string | undefined {
  return id === NO_COUNTERPART ? 'no counterpart' : PROVISIONS.get(id)
}
