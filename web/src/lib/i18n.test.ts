import i18next from 'i18next'
import { expect, it, vi } from 'vitest'
import { REFUSALS_OF, SECTIONS } from '../locales/sections.ts'
import { fakeStorageForEach } from './browser/test-storage.ts'
import { needSections, refusalKey, setLanguage } from './i18n.ts'

it.each(SECTIONS)('brings the words of %s when its page asks for them', async (section) => {
  await i18next.init({ lng: 'ru', resources: {} })
  await needSections([section])
  const words: object = i18next.getResourceBundle('ru', 'translation') ?? {}
  expect(Object.keys(words)).not.toEqual([])
})

it('brings the words of a refusal that belongs to another section than the open one', async () => {
  await i18next.init({ lng: 'ru', resources: { ru: { translation: { errors: { unknown: 'Ошибка' } } } } })
  const firstOfSection = new Map(
    Object.entries(REFUSALS_OF).map(([section, codes]) => [section, codes.split(' ')[0] ?? '']),
  )
  for (const beginning of firstOfSection.values()) {
    expect(refusalsOf(beginning)).toEqual([])
    expect(refusalKey(`${beginning}.something`)).toBeNull()
    await expect.poll(() => refusalsOf(beginning).length).toBeGreaterThan(0)
  }
  for (const beginning of Object.values(REFUSALS_OF).flatMap((codes) => codes.split(' '))) {
    const [code = ''] = refusalsOf(beginning)
    expect(refusalKey(code.replace('_', '.'))).toBe(`errors.${code}`)
  }
  expect(i18next.t('errors.unknown')).toBe('Ошибка')
})

fakeStorageForEach()

it('keeps the language that is chosen before its words have come', async () => {
  await i18next.init({ lng: 'ru', resources: {} })
  vi.stubGlobal('document', { documentElement: {} })
  const chosen = setLanguage('en')
  expect(localStorage.getItem('veche.language')).toBe('en')
  await chosen
  expect(i18next.language).toBe('en')
  vi.unstubAllGlobals()
})

function refusalsOf(beginning: string): string[] {
  const errors: object = i18next.getResource('ru', 'translation', 'errors')
  return Object.keys(errors).filter((code) => code.startsWith(`${beginning}_`))
}
