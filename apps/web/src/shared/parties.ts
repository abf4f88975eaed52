/** The parties in alphabetical order of their codes, with their names as CAREC lists them. */
import type { Language } from './i18n/language.tsx'

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  afg: { en: 'Afghanistan', ru: 'Афганистан' },
  aze: { en: 'Azerbaijan', ru: 'Азербайджан' },
  chn: { en: 'People’s Republic of China', ru: 'Китайская Народная Республика' },
  geo: { en: 'Georgia', ru: 'Грузия' },
  kaz: { en: 'Kazakhstan', ru: 'Казахстан' },
  kgz: { en: 'Kyrgyz Republic', ru: 'Кыргызская Республика' },
  mng: { en: 'Mongolia', ru: 'Монголия' },
  pak: { en: 'Pakistan', ru: 'Пакистан' },
  tjk: { en: 'Tajikistan', ru: 'Таджикистан' },
  tkm: { en: 'Turkmenistan', ru: 'Туркменистан' },
  uzb: { en: 'Uzbekistan', ru: 'Узбекистан' },
  chair: { en: 'Chair', ru: 'Председатель' },
  secretariat: { en: 'Secretariat', ru: 'Секретариат' },
  legal: { en: 'Legal reviewer', ru: 'Юрист' },
  observer: { en: 'Observer', ru: 'Наблюдатель' },
  record: { en: 'Imported text', ru: 'Импортированный текст' }
}

export function isParty(holder: string): boolean {
  return holder.length === 3
}

/** The full name of a party or office; the code itself where it is not known. */
export function holderName(holder: string, language: Language): string {
  return NAMES[holder.toLowerCase()]?.[language] ?? holder.toUpperCase()
}

/** What stands on labels: the code of a party, the name of an office. */
export function holderLabel(holder: string, language: Language): string {
  return isParty(holder) ? holder.toUpperCase() : holderName(holder, language)
}

/** At most four letters, for the small round badge. */
export function holderInitials(holder: string, language: Language): string {
  return isParty(holder) ? holder.toUpperCase() : holderName(holder, language).slice(0, 2)
}
