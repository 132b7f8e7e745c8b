import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlace } from './place.ts'

const find = (text: string) => findPlace(text, null)

describe('findPlace', () => {
  it.each([
    ['Яма, ул. Ленина, 5', 'Ленина ул.', '5'],
    ['Ломоносова 12 к1 не работает лифт', 'Ломоносова ул.', '12 к1'],
    ['Темно на Поперечной 8-14 третью неделю', 'Поперечная ул.', '8-14'],
    ['По улице Большой Московской дом 3 нет тротуара', 'Большая Московская ул.', '3'],
    ['На Советской улице, 7а прорвало трубу', 'Советская ул.', '7а'],
    ['пр. Мира, д. 20 холодно', 'Мира пр.', '20'],
    ['Садовый переулок 4', 'Садовый пер.', '4'],
    ['снег на ул Гагарина', 'Гагарина ул.', null],
    ['На Минеральной 5 в Старой Руссе яма', 'Минеральная ул.', '5'],
    ['ул. Ленина 12 а, кв. 3 течёт', 'Ленина ул.', '12а'],
    ['ул. Ленина 12 А кв 3 течёт', 'Ленина ул.', '12а'],
    ['улица мира 15/2 воды нет', 'Мира ул.', '15/2'],
    ['набережная Александра Невского, 22', 'Александра Невского наб.', '22'],
  ])('reads «%s»', (text, street, house) => {
    expect(find(text)).toMatchObject({ street, house })
  })

  it('reads a house without a street', () => {
    expect(find('У дома 12 провод оборван')).toMatchObject({ street: null, house: '12' })
  })

  it.each([
    ['Автобус 106 не пришёл в 7:40'],
    ['Второй месяц ждём, 5 раз писали'],
    ['Какой 2024 год, а дороги нет'],
    ['Уважаемой администрации 100 лет'],
    ['Улица не освещается'],
    ['По улице стоят лужи'],
    ['Детскую площадку бывшего завода закрыли'],
    ['Нет проездного льготного'],
  ])('sees no street in «%s»', (text) => {
    expect(find(text).street).toBeNull()
  })

  it.each([
    ['стая собак у школы № 5', 'школа № 5'],
    ['холодно в детском саду 12', 'детский сад № 12'],
    ['свет на остановке «Рынок» не горит', 'остановка «Рынок»'],
    ['закрыли ФАП', 'ФАП'],
  ])('reads the object in «%s»', (text, object) => {
    expect(find(text).object).toBe(object)
  })

  it('quotes pieces of the text and nothing else', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 3 }), fc.integer({ min: 1, max: 99 }), (words, house) => {
        const text = `${words} ул. Садовая, ${house} и школа № 2`
        for (const fragment of find(text).fragments) expect(text).toContain(fragment)
      }),
    )
  })
})
