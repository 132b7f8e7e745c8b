import { describe, expect, it } from 'vitest'
import { readPromise } from './read-promise.ts'

const TODAY = '2026-11-27'
const read = (text: string) => readPromise(text, TODAY)

describe('readPromise', () => {
  it.each([
    [
      'Здравствуйте! Ремонт сделаем до 4 декабря, отдел дорог.',
      { what: 'Ремонт сделаем', who: 'отдел дорог', day: '2026-12-04' },
    ],
    [
      'Сегодня осмотрели. К 15 января отделом дорог будет заменён столб на ул. Мира.',
      { what: 'Будет заменён столб на ул. Мира', who: 'отдел дорог', day: '2027-01-15' },
    ],
    [
      'Вывезем не позднее 04.12.2026. За уборку отвечает комитет жилищного хозяйства, телефон 5-17-04.',
      { what: 'Вывезем', who: 'комитет жилищного хозяйства', day: '2026-12-04' },
    ],
    ['Заменим два столба до 4 декабря.', { what: 'Заменим два столба', who: '', day: '2026-12-04' }],
  ])('reads %s', (text, promise) => {
    expect(read(text)).toEqual(promise)
  })

  it.each([
    'Здравствуйте! Лампы заменили 24 ноября.',
    'Лампы заменили 24 ноября, работы закончены.',
    'Сделаем в ближайшее время.',
    'Сделаем до 31 ноября.',
    '',
  ])('reads nothing where nothing is promised by a day: %s', (text) => {
    expect(read(text)).toBeNull()
  })
})
