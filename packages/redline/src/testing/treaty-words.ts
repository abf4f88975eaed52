/** Provisions that read like a treaty's, from a seed: the phrases drafters use, put together so that few are the same. */
import type { Random } from '@cartif/treaty-text/testing'

const SUBJECTS = [
  'Each Party',
  'The Parties',
  'A Party that is a member of the World Trade Organization',
  'The customs administration of a Party',
  'Each competent authority',
  'A Party in transition',
  'The Regional Trade Group',
  'The national committee of each Party',
  'An importing Party',
  'The Secretariat'
]
const DUTIES = [
  'shall',
  'should',
  'may',
  'shall, to the extent practicable,',
  'shall endeavour to',
  'shall not',
  'is encouraged to'
]
const ACTS = [
  'publish',
  'maintain',
  'notify',
  'review',
  'simplify',
  'make available through the internet',
  'accept copies of',
  'issue',
  'recognise',
  'establish or maintain',
  'exchange',
  'reduce',
  'apply',
  'provide for electronic payment of'
]
const OBJECTS = [
  'the procedures for importation, exportation and transit',
  'advance rulings on the classification and origin of goods',
  'fees and charges imposed on or in connection with importation',
  'phytosanitary certificates in electronic form',
  'conformity assessment results',
  'documentary requirements for perishable goods',
  'the average time required to release goods',
  'authorised operator programmes',
  'measures of general application affecting investors',
  'information on tariff quotas and their administration',
  'the results of its risk analysis',
  'trade-related data held by border agencies',
  'the conditions under which electronic signatures are admitted',
  'contact points and enquiry points'
]
const MANNERS = [
  'promptly',
  'in an easily accessible manner',
  'without unjustified discrimination',
  'on the basis of relevant international standards',
  'in accordance with its domestic law',
  'in a transparent and predictable manner',
  'through a single window',
  'free of charge'
]
const TIMES = [
  'within {n} days of the date of receipt of a request',
  'no later than {n} months after the entry into force of this Agreement',
  'at intervals of no more than {n} months',
  'within a reasonable period, which shall not exceed {n} working days',
  'before the end of each period of {n} years'
]
const CONDITIONS = [
  'provided that confidential information is protected',
  'except in duly substantiated circumstances of urgency',
  'taking into account the particular needs of landlocked developing countries',
  'subject to the availability of technical assistance under Article {n}',
  'where this does not prejudice legitimate policy objectives',
  'unless the Parties concerned agree otherwise',
  'having regard to the size and nature of consignments',
  'with a view to facilitating trade among the Parties',
  'as set out in its schedule of commitments',
  'in consultation with traders and other interested persons'
]
const NOUNS = [
  'Transit',
  'Publication',
  'Release',
  'Inspection',
  'Appeal',
  'Cooperation',
  'Transparency',
  'Fees',
  'Review'
]
const FIELDS = ['Goods', 'Measures', 'Procedures', 'Data', 'Certificates', 'Investors', 'Border Agencies', 'Standards']

/** A sentence of 20 to 45 words. */
export function randomSentence(random: Random): string {
  const number = () => String(1 + random.int(180))
  const parts = [
    `${random.pick(SUBJECTS)} ${random.pick(DUTIES)} ${random.pick(ACTS)} ${random.pick(OBJECTS)}`,
    random.pick(MANNERS),
    random.pick(TIMES).replace('{n}', number()),
    `${random.pick(CONDITIONS).replace('{n}', number())}`
  ]
  if (random.chance(0.5)) parts.push(`including ${random.pick(OBJECTS)} and ${random.pick(OBJECTS)}`)
  return `${parts[0]} ${parts[1]} ${parts.slice(2).join(', ')}`
}

/** One to three sentences. */
export function randomProvision(random: Random): string {
  return `${Array.from({ length: 1 + random.int(3) }, () => randomSentence(random)).join('. ')}.`
}

export function randomTitle(random: Random): string {
  return `${random.pick(NOUNS)} of ${random.pick(FIELDS)} and ${random.pick(NOUNS)}`
}

/** A word or phrase that can be put in anywhere. */
export function randomPhrase(random: Random): string {
  return random.pick([...MANNERS, ...CONDITIONS.slice(1, 3), 'relevant', 'competent', 'other interested', 'regional'])
}
