/**
 * An agreement, convention or standard that articles are mapped to: its provisions by number and title, and the document in which
 * they are found. Numbers and titles are facts; the words of a provision are read in the document itself.
 */

export interface Agreement {
  /** Begins the ids of its provisions: "tfa". */
  readonly id: string
  readonly name: string
  /** As people say it: "TFA". */
  readonly short: string
  /** Whose it is. Agreements of the WTO bind its Members alone. */
  readonly body: 'WTO' | 'WCO' | 'IPPC' | 'Codex' | 'WOAH' | 'UN'
  /** The official document, with its symbol or citation and its date. */
  readonly source: string
  /** "Article 7.4", its title. */
  readonly provisions: readonly (readonly [number: string, title: string])[]
}

/** When the entries were written down (ISO 8601). */
export const RECORDED_ON = '2026-11-28'

/** "tfa-7.4", "sps-annex-c", "gatt-viii" */
export function provisionId({ id }: Pick<Agreement, 'id'>, number: string): string {
  const place = number.replace(/^(Article|Chapter) /, '').toLowerCase()
  return `${id}-${place.replaceAll(/[^a-z0-9.]+/g, '-')}`
}
