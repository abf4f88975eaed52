/** What threads can work out. Every task is a function of plain data alone: it gives the same in a thread and in the loop. */
import { compareSides, printComparison } from '../instruments/compare-task.ts'
import { comparisonDocx } from '../instruments/compare-docx.ts'
import { readBroughtFile } from '../instruments/compare-files.ts'
import { compareThreeSides } from '../instruments/compare-three.ts'
import { scrubArticles } from '../instruments/scrub-task.ts'
import { printView, textToDocx, viewToHtml, viewToJson } from '../instruments/text-task.ts'
import { articleHistory } from '../instruments/travaux-task.ts'
import { reportToDocx } from '../reports/report-docx.ts'

export const TASKS = {
  'article-history': articleHistory,
  compare: compareSides,
  'compare-three': compareThreeSides,
  'print-comparison': printComparison,
  'print-view': printView,
  'comparison-docx': comparisonDocx,
  'read-file': readBroughtFile,
  'report-docx': reportToDocx,
  scrub: scrubArticles,
  'text-docx': textToDocx,
  'view-html': viewToHtml,
  'view-json': viewToJson
} as const

export type TaskKind = keyof typeof TASKS
export type TaskInput<Kind extends TaskKind> = Parameters<(typeof TASKS)[Kind]>[0]
export type TaskResult<Kind extends TaskKind> = Awaited<ReturnType<(typeof TASKS)[Kind]>>

export function runTask<Kind extends TaskKind>(kind: Kind, input: TaskInput<Kind>): Promise<TaskResult<Kind>> {
  const task = TASKS[kind] as (one: TaskInput<Kind>) => TaskResult<Kind> | Promise<TaskResult<Kind>>
  return Promise.resolve(task(input))
}
