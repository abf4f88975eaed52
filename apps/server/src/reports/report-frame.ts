/** What stands around a report in its language: at the top of each page what it is, and whom it binds. */
import { EXPLORATORY } from '../meetings/zero-round.ts'
import { KIND_NAMES } from './kinds.ts'
import type { Language, ReportKind } from './kinds.ts'

interface Frame {
  /** A report binds nobody. */
  readonly mark: string
  /** Where a working group is in a zero round. */
  readonly exploratory: string
  kind(kind: ReportKind): string
  draft(number: number): string
}

export const MINISTERIAL_IN_RUSSIAN = 'Доклад для Министерской конференции'

export const FRAMES: Readonly<Record<Language, Frame>> = {
  en: {
    mark: 'Without prejudice',
    exploratory: EXPLORATORY,
    kind: (kind) => KIND_NAMES[kind],
    draft: (number) => `Draft ${number}, not issued`
  },
  ru: {
    mark: 'Без ущерба для позиций',
    exploratory: 'Без ущерба для позиций — предварительное обсуждение',
    kind: () => MINISTERIAL_IN_RUSSIAN,
    draft: (number) => `Проект ${number}, не издан`
  }
}
