import i18next from 'i18next'
import { expect, it } from 'vitest'
import { SECTION_OF_REFUSAL } from '../locales/sections.ts'
import { refusalKey } from './i18n.ts'

it('brings the words of a refusal that belongs to another section than the open one', async () => {
  await i18next.init({ lng: 'ru', resources: { ru: { translation: { errors: { unknown: 'Ошибка' } } } } })
  const firstOfSection = new Map(Object.entries(SECTION_OF_REFUSAL).map(([code, section]) => [section, code]))
  for (const beginning of firstOfSection.values()) {
    expect(refusalsOf(beginning)).toEqual([])
    expect(refusalKey(`${beginning}.something`)).toBeNull()
    await expect.poll(() => refusalsOf(beginning).length).toBeGreaterThan(0)
  }
  for (const beginning of Object.keys(SECTION_OF_REFUSAL)) {
    const [code = ''] = refusalsOf(beginning)
    expect(refusalKey(code.replace('_', '.'))).toBe(`errors.${code}`)
  }
  expect(i18next.t('errors.unknown')).toBe('Ошибка')
})

function refusalsOf(beginning: string): string[] {
  const errors: object = i18next.getResource('ru', 'translation', 'errors')
  return Object.keys(errors).filter((code) => code.startsWith(`${beginning}_`))
}
