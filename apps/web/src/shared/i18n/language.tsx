/** Which language the interface speaks. The choice is remembered on this computer; the treaty text is never translated. */
import { createContext, use, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { en } from './en.ts'
import type { Dictionary } from './en.ts'
import { ru } from './ru.ts'

export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, ru }
const KEY = 'cartif-language'

interface LanguageContext {
  readonly language: Language
  readonly dictionary: Dictionary
  choose(language: Language): void
}

const Context = createContext<LanguageContext>({ language: 'en', dictionary: en, choose: () => {} })

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(rememberedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(KEY, language)
  }, [language])
  const value = useMemo(() => ({ language, dictionary: DICTIONARIES[language], choose }), [language])
  return <Context value={value}>{children}</Context>
}

export function useLanguage(): LanguageContext {
  return use(Context)
}

/** The words of the interface in the chosen language. */
export function useT(): Dictionary {
  return use(Context).dictionary
}

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(KEY)
  if (remembered === 'en' || remembered === 'ru') return remembered
  return navigator.language.startsWith('ru') ? 'ru' : 'en'
}
