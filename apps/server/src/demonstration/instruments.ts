/**
 * What is negotiated in the demonstration: the framework agreement and the protocols, each in its working group. The zero draft of
 * an instrument and the steps of the negotiation on it are in demo/, under its name.
 */
import type { InstrumentInfo } from '../instruments/room.ts'

export interface DemonstrationInstrument extends InstrumentInfo {
  /** Of its files: `<name>.zero-draft.txt`, `<name>.negotiation.json`. */
  readonly name: string
}

export const FRAMEWORK_AGREEMENT: DemonstrationInstrument = {
  id: 'framework-agreement',
  name: 'framework-agreement',
  workingGroup: 'rtg',
  title: 'CARTIF Framework Agreement',
  symbol: 'CARTIF/FA',
  kind: 'agreement'
}

/** A protocol is called as the working group in which it is negotiated. */
const protocol = (name: string, title: string, symbol: string): DemonstrationInstrument => ({
  id: `${name}-protocol`,
  name,
  workingGroup: name,
  title: `Protocol on ${title}`,
  symbol: `CARTIF/${symbol}`,
  kind: 'protocol'
})

const terms = (workingGroup: string, subject: string, symbol: string): DemonstrationInstrument => ({
  id: `${workingGroup}-terms`,
  name: `${workingGroup}-terms`,
  workingGroup,
  title: `Terms of Reference of the Working Group on ${subject}`,
  symbol: `CARTIF/${symbol}/TOR`,
  kind: 'terms-of-reference'
})

/** In the order in which they came to the table. */
export const DEMONSTRATION_INSTRUMENTS: readonly DemonstrationInstrument[] = [
  FRAMEWORK_AGREEMENT,
  terms('trade-facilitation', 'Trade Facilitation', 'TF'),
  protocol('trade-facilitation', 'Trade Facilitation', 'TF'),
  protocol('sps', 'Sanitary and Phytosanitary Measures', 'SPS'),
  protocol('tbt', 'Technical Barriers to Trade', 'TBT'),
  protocol('digital-trade', 'Digital Trade', 'DT'),
  protocol('investment-facilitation', 'Investment Facilitation', 'IF'),
  terms('institutional', 'Institutional Provisions and Dispute Settlement', 'INS')
]

/** Those of the treaty, without what says how a working group works. */
export const DEMONSTRATION_TREATY = DEMONSTRATION_INSTRUMENTS.filter(({ kind }) => kind !== 'terms-of-reference')
