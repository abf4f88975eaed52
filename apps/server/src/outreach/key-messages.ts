/** What the public page always says, in both languages, and the words of the page itself. */
import type { Language, PublicationKind } from './publication.ts'

export interface PageWords {
  readonly title: string
  readonly lead: string
  readonly messages: readonly (readonly [title: string, text: string])[]
  readonly news: string
  readonly none: string
  /** Where something is asked for that is not published, or is no longer. */
  readonly missing: string
  readonly figures: string
  readonly asOf: string
  readonly feed: string
  readonly other: string
  readonly back: string
  readonly onlyIn: string
  readonly kinds: Readonly<Record<PublicationKind, string>>
  readonly foot: string
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'CARTIF: trade and investment made simpler in the CAREC region',
    lead: 'CAREC countries are negotiating a Trade and Investment Facilitation Partnership Agreement, CARTIF. This page tells in plain words how far they have come.',
    messages: [
      ['Voluntary and modular', 'Each country decides which parts to join, and when it is ready for them.'],
      [
        'Facilitation, not tariffs',
        'It makes procedures simpler, faster and more predictable. It sets no customs duties.'
      ],
      [
        'Consistent with the WTO',
        'It builds on the agreements of the World Trade Organization and contradicts none of them.'
      ],
      ['Driven by countries', 'Countries write the text and decide on it. The CAREC Secretariat supports them.']
    ],
    news: 'Milestones and summaries',
    none: 'Nothing has been published yet.',
    missing: 'There is no such publication, or it has been withdrawn. All that is published is below.',
    figures: 'In figures',
    asOf: 'as of',
    feed: 'Follow by feed',
    other: 'Русский',
    back: 'All milestones and summaries',
    onlyIn: '',
    kinds: { milestone: 'Milestone', summary: 'Summary', notice: 'Notice' },
    foot: 'Nothing is agreed until everything is agreed. Texts under negotiation and the positions of countries are confidential and are not published here.'
  },
  ru: {
    title: 'CARTIF: торговля и инвестиции в регионе ЦАРЭС становятся проще',
    lead: 'Страны ЦАРЭС ведут переговоры о партнёрстве по упрощению процедур торговли и содействию инвестициям, CARTIF. На этой странице простыми словами рассказано, как далеко они продвинулись.',
    messages: [
      ['Добровольно и по частям', 'Каждая страна сама решает, к каким частям присоединиться и когда она к ним готова.'],
      [
        'Упрощение, а не тарифы',
        'Процедуры становятся проще, быстрее и предсказуемее. Таможенные пошлины не устанавливаются.'
      ],
      [
        'В соответствии с ВТО',
        'Документы опираются на соглашения Всемирной торговой организации и не противоречят им.'
      ],
      ['Решают страны', 'Текст пишут и принимают сами страны. Секретариат ЦАРЭС им помогает.']
    ],
    news: 'Этапы и обзоры',
    none: 'Пока ничего не опубликовано.',
    missing: 'Такой публикации нет, или она отозвана. Всё опубликованное — ниже.',
    figures: 'В цифрах',
    asOf: 'по состоянию на',
    feed: 'Лента новостей',
    other: 'English',
    back: 'Все этапы и обзоры',
    onlyIn: 'Только на английском языке',
    kinds: { milestone: 'Этап', summary: 'Обзор', notice: 'Сообщение' },
    foot: 'Ничто не согласовано, пока не согласовано всё. Тексты, по которым идут переговоры, и позиции стран конфиденциальны и здесь не публикуются.'
  }
}

/** "18 September 2026" */
export function dayInWords(day: string, language: Language): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Date(`${day.slice(0, 10)}T00:00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : 'ru-RU', style)
}
