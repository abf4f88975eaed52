/** What is printed and shown says what is there, and nothing else. */
import type { Scenario } from './scenario.ts'

export const RENDERING: readonly Scenario[] = [
  {
    number: 103,
    title:
      'nine levels of brackets, each another delegation’s amendment of the one around it: printed, read back, decided from the middle',
    before: 'Parties [KAZ: a[PAK: b[UZB: c[TJK: d[KGZ: e[KAZ: f[PAK: g[UZB: h[TJK: i]h]g]f]e]d]c]b]a] cooperate.',
    acts: [
      ['Chair', 'rejects', '#7'],
      ['Chair', 'accepts', '#4']
    ],
    after: 'Parties [KAZ: a[PAK: b[UZB: cd[KGZ: e[KAZ: ff]e]dc]b]a] cooperate.',
    follows: ['#8 lapsed', '#9 lapsed', '#5 promoted']
  }
]
