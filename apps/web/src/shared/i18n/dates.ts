import { useMemo } from 'react'
import { useLanguage } from './language.tsx'

/** Dates and times as the chosen language writes them, in the computer's time zone. */
export function useDates() {
  const { language } = useLanguage()
  return useMemo(() => {
    const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
    const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
    const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
    return {
      date: (at: string) => date.format(new Date(at)),
      moment: (at: string) => moment.format(new Date(at)),
      time: (at: string) => time.format(new Date(at))
    }
  }, [language])
}
