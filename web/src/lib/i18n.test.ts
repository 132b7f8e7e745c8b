import i18next from 'i18next'
import { expect, it } from 'vitest'
import { SECTION_OF_REFUSAL } from '../locales/sections.ts'
import { needRefusal } from './i18n.ts'

it('brings the words of a refusal that belongs to another section than the open one', async () => {
  await i18next.init({ lng: 'ru', resources: { ru: { translation: { errors: { unknown: 'Ошибка' } } } } })
  for (const beginning of Object.keys(SECTION_OF_REFUSAL)) {
    expect(refusalsOf(beginning)).toEqual([])
    needRefusal(`${beginning}.something`)
    await expect.poll(() => refusalsOf(beginning).length).toBeGreaterThan(0)
  }
  expect(i18next.t('errors.unknown')).toBe('Ошибка')
})

function refusalsOf(beginning: string): string[] {
  const errors: object = i18next.getResource('ru', 'translation', 'errors')
  return Object.keys(errors).filter((code) => code.startsWith(`${beginning}_`))
}
