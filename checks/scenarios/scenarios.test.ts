import { describe, test } from 'vitest'
import { SECTIONS } from './index.ts'
import { runScenario } from './run.ts'

for (const { title, scenarios } of SECTIONS) {
  describe(title, () => {
    for (const scenario of scenarios)
      test(`scenario ${scenario.number}: ${scenario.title}`, () => runScenario(scenario))
  })
}
