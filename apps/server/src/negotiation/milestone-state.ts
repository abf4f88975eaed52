/** Met by a fact or a note; late where its day has passed and it is not. */
export const MILESTONE_STATES = ['met', 'late', 'planned'] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]
