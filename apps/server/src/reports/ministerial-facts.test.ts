import { expect, test } from 'vitest'
import type { ReportMaterial } from './material.ts'
import { pressingRisks } from './ministerial-facts.ts'

const materialWith = (...titles: readonly string[]) =>
  ({ around: { risks: titles.map((title) => ({ title, mitigation: '', owner: '' })) } }) as unknown as ReportMaterial

test.each(["People's Republic of China", 'People’s Republic of China', 'Kazakhstan', 'KAZ'])(
  'a risk that names %s is not in a report that names no delegation',
  (name) => {
    const material = materialWith(`Of ${name} much is asked`, 'Time is short')
    expect(pressingRisks(material, 'anonymous').map(({ title }) => title)).toEqual(['Time is short'])
    expect(pressingRisks(material, 'attributed')).toHaveLength(2)
  }
)
