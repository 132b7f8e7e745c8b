import { describe, expect, it } from 'vitest'
import { saysOnlyWhere } from './only-where.ts'

describe('saysOnlyWhere', () => {
  it.each([
    'Весь дом, второй подъезд',
    'Улица Мира 12, кв 5',
    'у нас на Советской 14, третий этаж',
    'возле школы, с левой стороны',
    'д. Ключи, крайний дом у моста',
    'лермонтова, 2',
  ])('takes «%s» for a place', (text) => expect(saysOnlyWhere(text)).toBe(true))

  it.each([
    'Мира 12 искрит',
    'второй подъезд, газом пахнет',
    'на Садовой 3 кричат',
    'дети на мосту',
    'спасибо',
    'да',
    '',
    `дом ${'второй подъезд '.repeat(20)}`,
  ])('does not take «%s» for one', (text) => expect(saysOnlyWhere(text)).toBe(false))
})
