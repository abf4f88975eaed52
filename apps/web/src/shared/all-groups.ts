/** What a list that may be narrowed to one working group begins with: chosen, not left out. */
export const ALL_GROUPS = { value: '', label: 'All working groups' } as const
