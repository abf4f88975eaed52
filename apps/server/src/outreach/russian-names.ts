/** What texts are about, in Russian, for sentences to the public; a title that is not known stands as it is, in quotation marks. */

const NAMES: readonly (readonly [part: string, name: string])[] = [
  ['Framework Agreement', 'Рамочное соглашение'],
  ['Trade Facilitation', 'Протокол об упрощении процедур торговли'],
  ['Sanitary and Phytosanitary', 'Протокол о санитарных и фитосанитарных мерах'],
  ['Technical Barriers', 'Протокол о технических барьерах в торговле'],
  ['Digital Trade', 'Протокол о цифровой торговле'],
  ['Investment Facilitation', 'Протокол о содействии инвестициям'],
  ['Institutional', 'Протокол об институциональных положениях'],
  ['Dispute', 'Протокол об урегулировании споров']
]

export function russianName(title: string): string {
  return NAMES.find(([part]) => title.includes(part))?.[1] ?? `«${title}»`
}
