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

export const DEMONSTRATION_INSTRUMENTS: readonly DemonstrationInstrument[] = [
  FRAMEWORK_AGREEMENT,
  protocol('trade-facilitation', 'Trade Facilitation', 'TF'),
  protocol('sps', 'Sanitary and Phytosanitary Measures', 'SPS'),
  protocol('tbt', 'Technical Barriers to Trade', 'TBT'),
  protocol('digital-trade', 'Digital Trade', 'DT'),
  protocol('investment-facilitation', 'Investment Facilitation', 'IF')
]
