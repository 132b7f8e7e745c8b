import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillVariables, unknownVariables, VARIABLES, type VariableValues } from './variables.ts'

const plain = fc.string({ unit: fc.constantFrom(...'абвгд ,.!?:;(ЖL1'), maxLength: 20 })
const filled = plain.map((text) => `х${text}`)
const values = fc.record<VariableValues>({
  имя: filled,
  адрес: filled,
  номер: filled,
  тема: filled,
  муниципалитет: filled,
  орган: filled,
  телефон: filled,
  срок: filled,
  исполнитель: filled,
})
const place = fc.constantFrom(...VARIABLES).map((name) => `{${name}}`)
const template = fc.array(fc.oneof(plain, place), { maxLength: 12 }).map((parts) => parts.join(''))
const EMPTY: VariableValues = {
  имя: '',
  адрес: '',
  номер: '',
  тема: '',
  муниципалитет: '',
  орган: '',
  телефон: '',
  срок: '',
  исполнитель: '',
}

describe('variables of a template', () => {
  it('leave nothing open when all of them have values', () => {
    fc.assert(
      fc.property(template, values, (text, known) => {
        const result = fillVariables(text, known)
        expect(findPlaceholders(result)).toEqual([])
        expect(fillVariables(result, known)).toBe(result)
      }),
    )
  })

  it('put no second stop after a value that ends with one', () => {
    const known = { ...EMPTY, адрес: 'Минеральная ул.' }
    expect(fillVariables('{адрес}. Сделано: {адрес}, {что сделано}.', known)).toBe(
      'Минеральная ул. Сделано: Минеральная ул., {что сделано}.',
    )
  })

  it('stay in the text when they are empty, so that the answer waits for words', () => {
    fc.assert(
      fc.property(template, (text) => {
        expect(fillVariables(text, EMPTY)).toBe(text)
        expect(unknownVariables(text)).toEqual([])
      }),
    )
  })

  it('keep every other letter of the template', () => {
    fc.assert(
      fc.property(plain, values, (text, known) => {
        expect(fillVariables(text, known)).toBe(text)
      }),
    )
  })

  it('are read as people write them, and slips are named', () => {
    const known = { ...EMPTY, имя: 'Ольга', срок: '{имя}' }

    expect(fillVariables('{ Имя }, до {СРОК}. {имечко}', known)).toBe('Ольга, до {имя}. {имечко}')
    expect(unknownVariables('{имя} {имечко} {имечко}')).toEqual(['{имечко}'])
    expect(findPlaceholders('{имечко}, {адрес}')).toEqual(['{имечко}', '{адрес}'])
  })
})

describe('the blank for whoever does the work', () => {
  const known = { ...EMPTY, орган: 'Администрация округа' }

  it.each([
    'Отвечает {кто отвечает}.',
    'За уборку двора отвечает {кто делает}, телефон {телефон}.',
    'Этим занимается { Кто делает }.',
  ])('is filled with the body where the sentence is true of it: «%s»', (text) => {
    expect(fillVariables(text, known)).toBe(text.replace(/\{ ?кто [а-я]+ ?\}/i, known.орган))
    expect(fillVariables(text, EMPTY)).toBe(text)
  })

  it.each([
    'Бригада {кто делает} работает.',
    'Мусор возит {кто делает}.',
    'Заказчик – {кто делает}.',
    'Сети обслуживает {кто делает}.',
    'Протокол есть у {кто делает}.',
    'Двор убирала {кто делает}.',
    'Убирать должна {кто делает}.',
    'Сиденье {кто делает} поставит {дата}.',
    'Комитет {кто делает} решит.',
    'Принимает {специалист}.',
  ])('waits for its writer where it does not: «%s»', (text) => {
    expect(fillVariables(text, known)).toBe(text)
  })
})

describe('an address', () => {
  const values = { ...EMPTY, адрес: 'Крестецкая ул., 7' }

  it.each([
    ['Заявку по фонарю у {адрес} передали.', 'Заявку по фонарю по адресу Крестецкая ул., 7 передали.'],
    ['У {адрес} убрали снег.', 'По адресу Крестецкая ул., 7 убрали снег.'],
    ['Воду в доме {адрес} дали.', 'Воду в доме по адресу Крестецкая ул., 7 дали.'],
    ['Вызов к {адрес}, возле {адрес}', 'Вызов по адресу Крестецкая ул., 7, по адресу Крестецкая ул., 7'],
    ['Бригада выехала по адресу {адрес}.', 'Бригада выехала по адресу Крестецкая ул., 7.'],
    ['За адресом {адрес} есть школа.', 'За адресом Крестецкая ул., 7 есть школа.'],
    ['Осмотрели место: {адрес}.', 'Осмотрели место: Крестецкая ул., 7.'],
    ['Снег от {адрес} вывезут.', 'Снег от места по адресу Крестецкая ул., 7 вывезут.'],
    ['{адрес}. Сделано.', 'Крестецкая ул., 7. Сделано.'],
  ])('stands in «%s» as it is written', (template, filled) => {
    expect(fillVariables(template, values)).toBe(filled)
  })
})
