/** The days of several instruments as those of one negotiation: on each day the sum of what every one of them stood at by then. */
import type { DayFigures } from './figures-json.ts'

const NAMES = ['tabled', 'decided', 'withdrawn', 'open', 'agreed'] as const
const NOTHING = { tabled: 0, decided: 0, withdrawn: 0, open: 0, agreed: 0 }

export function sumDays(all: readonly (readonly DayFigures[])[]): readonly DayFigures[] {
  const days = [...new Set(all.flatMap((one) => one.map(({ day }) => day)))].toSorted()
  return days.map((day) => {
    const sum = { day, ...NOTHING }
    for (const one of all) {
      const then = one.findLast((figures) => figures.day <= day)
      for (const name of NAMES) sum[name] += then?.[name] ?? 0
    }
    return sum
  })
}
