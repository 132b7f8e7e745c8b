import { LANGUAGES } from '@veche/contract/values/notifications.ts'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { placeNetworkWords, placeWords, SECTION_OF_REFUSAL, type Section } from '../locales/sections.ts'
import { readStored, writeStored } from './browser/storage.ts'

export type Language = (typeof LANGUAGES)[number]

type SectionFiles = Record<string, () => Promise<Record<string, unknown>>>
const load: Record<Language, () => Promise<{ texts: object; sections: SectionFiles }>> = {
  ru: () => import('../locales/ru.ts'),
  en: () => import('../locales/en.ts'),
}
/** Each network has a file of its own, and all of a language come as one. */
const networkFiles = {
  ru: () => import('../locales/networks-ru.ts'),
  en: () => import('../locales/networks-en.ts'),
}
const SECTIONS_WITH_NETWORKS: readonly Section[] = ['channels', 'networks']
const needed = new Set<Section>()

function storedLanguage(): Language {
  return LANGUAGES.find((language) => language === readStored('language')) ?? 'ru'
}

async function addTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return
  const { texts } = await load[language]()
  i18next.addResourceBundle(language, 'translation', texts)
}

async function addSection(language: Language, section: Section): Promise<void> {
  if (i18next.getResource(language, 'translation', section)) return
  // Those of one kind of pages may stand in a folder of their own.
  const { sections } = await load[language]()
  const file = Object.keys(sections).find((name) => name.endsWith(`/${section}.json`))
  const words = file && (await sections[file]?.())
  if (!words) return
  const ofNetworks = SECTIONS_WITH_NETWORKS.includes(section) ? (await networkFiles[language]()).files : {}
  i18next.addResourceBundle(language, 'translation', placeNetworkWords(section, ofNetworks), true)
  i18next.addResourceBundle(language, 'translation', placeWords(section, words), true)
}

/**
 * Where the words of a refusal stand; null while they are not there. Those of another section than the open one are
 * asked for, and whoever reads them is told as soon as they have come.
 */
export function refusalKey(code: string, kind = ''): string | null {
  const key = `errors.${code.replaceAll('.', '_')}${kind}`
  if (i18next.exists(key)) return key
  const section = SECTION_OF_REFUSAL[code.split('.')[0] ?? '']
  if (section) void needSections([section]).catch(() => undefined)
  return null
}

/** The words that a page speaks beside those of the frame. */
export async function needSections(sections: readonly Section[]): Promise<void> {
  const language = LANGUAGES.find((known) => known === i18next.language) ?? 'ru'
  for (const section of sections) needed.add(section)
  await Promise.all(sections.map((section) => addSection(language, section)))
}

export async function startI18n(): Promise<void> {
  const language = storedLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { bindI18nStore: 'added' },
  })
  await addTexts(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** Keeps the choice before its words have come: whoever opens another page meanwhile reads it there. */
export async function setLanguage(language: Language): Promise<void> {
  const before = storedLanguage()
  writeStored('language', language)
  try {
    await addTexts(language)
    await Promise.all([...needed].map((section) => addSection(language, section)))
  } catch (error) {
    writeStored('language', before)
    throw error
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  // Notices of this device are said in it when no page is open.
  navigator.serviceWorker?.controller?.postMessage({ language })
}
