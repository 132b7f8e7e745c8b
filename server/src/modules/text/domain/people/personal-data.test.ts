import { describe, expect, it } from 'vitest'
import { findPersonalData, maskPersonalData } from './personal-data.ts'

describe('personal data', () => {
  it.each([
    ['Звоните +7 (900) 000-00-00', 'phone'],
    ['Пишите на zhitel@example.org', 'email'],
    ['паспорт 49 00 000000', 'passport'],
    ['СНИЛС 000-000-000 00', 'insurance'],
    ['карта 0000 0000 0000 0000', 'card'],
    ['живу в кв. 12', 'flat'],
  ])('«%s» holds a %s, and none when it is masked', (text, kind) => {
    expect(findPersonalData(text)).toEqual([kind])
    expect(findPersonalData(maskPersonalData(text))).toEqual([])
  })

  it('sees none in a house, a date and a sum', () => {
    const text = 'Улица Садовая, дом 12, корпус 3: с 24.11.2026 темно, заплатили 1 200 300 рублей'
    expect(findPersonalData(text)).toEqual([])
    expect(maskPersonalData(text)).toBe(text)
  })
})
