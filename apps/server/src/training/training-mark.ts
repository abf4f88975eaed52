/** What every page, print and file of a training room says, and the group that its people are in there. No real group is called so. */
export const TRAINING_MARK = 'Training — not the negotiation'

export const TRAINING_GROUP = '/training'
