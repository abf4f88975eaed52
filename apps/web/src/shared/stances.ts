/** A sign for each position beside its colour: some see no colours, and some print in none. */
export const STANCE_SIGNS: Readonly<Record<string, string>> = {
  sponsor: '●',
  support: '✓',
  'can-accept': '∼',
  'no-objection': '○',
  'follow-consensus': '≈',
  considering: '…',
  'seeking-instructions': '?',
  reserve: '◌',
  'reserve-pending': '◔',
  scrutiny: '¿',
  oppose: '✕',
  'no-position': '–',
  absent: '∅'
}

/** Who sponsors does so with others. */
export function stanceWords(stance: string): string {
  return stance === 'sponsor' ? 'co-sponsor' : stance.replaceAll('-', ' ')
}
