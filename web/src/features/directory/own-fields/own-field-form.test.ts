import { expect, it } from 'vitest'
import { formOf, optionsOf } from './own-field-form.ts'

const option = (code: string, name: string, isRetired = false) => ({ code, name, nameEn: null, isRetired })
const KNOWN = { options: [option('zhek', 'ЖЭК'), option('uyut', 'Уют'), option('old', 'Старая', true)] }

it('keeps the code of a line by its name, whatever its place', () => {
  expect(optionsOf('уют\nЖЭК', KNOWN, {})).toEqual([option('uyut', 'уют'), option('zhek', 'ЖЭК')])
})

it('retires a line that was chosen, forgets one that nobody chose, and brings back one that is written again', () => {
  expect(optionsOf('Новая', KNOWN, { zhek: 2 })).toEqual([
    option('novaya', 'Новая'),
    option('zhek', 'ЖЭК', true),
  ])
  expect(optionsOf('Старая', KNOWN, {})).toEqual([option('old', 'Старая')])
})

it('gives two lines two codes, also where letters say nothing', () => {
  expect(optionsOf('Ы\nЙ\n№ 1\n1', null, {}).map(({ code }) => code)).toEqual([
    'o-y',
    'o-y-2',
    'o-1',
    'o-1-2',
  ])
})

it('shows only the lines that are offered', () => {
  const field = { ...formless, options: KNOWN.options }
  expect(formOf(field).options).toBe('ЖЭК\nУют')
})

const formless = {
  ...{ code: 'company', name: 'Компания', nameEn: null, hint: null, kind: 'choice' as const },
  ...{ topicCodes: [], groupCodes: [], need: 'never' as const, asksResident: false },
  ...{ maxLength: null, min: null, max: null, isRetired: false },
}
