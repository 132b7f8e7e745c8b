import { expect, it } from 'vitest'
import { createHolds, nameKey, readContact } from './contact.ts'

it.each([
  ['+7 (911) 000-00-12', { kind: 'phone', digits: '9110000012' }],
  ['89110000012', { kind: 'phone', digits: '9110000012' }],
  ['9110000012', { kind: 'phone', digits: '9110000012' }],
  [' Vera@Example.ORG ', { kind: 'email', address: 'vera@example.org' }],
  ['Вера Кузина', null],
  ['12345', null],
  ['квартира 9110000012', null],
])('«%s» is %j', (text, contact) => {
  expect(readContact(text)).toEqual(contact)
})

it.each([
  ['+7 911 000-00-12', 'Звоните: 8(911)000 00 12, Вера', true],
  ['+7 911 000-00-12', 'тел. +7–911–000–00–12', true],
  ['+7 911 000-00-12', 'счёт 4089110000012', false],
  ['+7 911 000-00-12', 'Звоните 89110000013', false],
  ['vera.k@example.org', 'Пишите на VERA.K@example.org.', true],
  ['vera.k@example.org', 'Пишите на olgavera.k@example.org', false],
  ['vera.k@example.org', 'Пишите на veraXk@example.org', false],
])('%s in «%s»: %s', (contact, text, isThere) => {
  const read = readContact(contact)
  expect(read && createHolds(read)(text)).toBe(isThere)
})

it('knows a name in another order and no part of it', () => {
  expect(nameKey('Кузина Алёна')).toBe(nameKey('алена  кузина'))
  expect(nameKey('Алёна')).not.toBe(nameKey('Алёна Кузина'))
})
