import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readStored, writeStored } from './storage.ts'

export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const load: Record<Language, () => Promise<{ texts: object }>> = {
  ru: () => import('../locales/ru.ts'),
  en: () => import('../locales/en.ts'),
}

function storedLanguage(): Language {
  return LANGUAGES.find((language) => language === readStored('language')) ?? 'ru'
}

async function addTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return
  const { texts } = await load[language]()
  i18next.addResourceBundle(language, 'translation', texts)
}

export async function startI18n(): Promise<void> {
  const language = storedLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await addTexts(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export async function setLanguage(language: Language): Promise<void> {
  await addTexts(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  writeStored('language', language)
}
