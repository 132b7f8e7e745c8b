import { expect, it } from 'vitest'
import { readPoint } from './read-point.ts'

const POINT = { latitude: 58.3877, longitude: 33.9155 }

it.each([
  '58.3877, 33.9155',
  '58.3877 33.9155',
  'https://yandex.ru/maps/?ll=33.9155%2C58.3877&z=17',
  'https://yandex.ru/maps/?ll=1%2C2&pt=33.9155,58.3877',
  'https://2gis.ru/novgorod?m=33.9155%2C58.3877%2F17',
  'https://www.google.com/maps/@58.3877,33.9155,17z',
  'https://www.openstreetmap.org/#map=17/58.3877/33.9155',
])('reads a point of %s', (words) => {
  expect(readPoint(words)).toEqual(POINT)
})

it.each(['', 'у моста', '158.1, 33.9', 'https://example.org/', 'https://yandex.ru/maps/?ll=x%2Cy'])(
  'reads none of %j',
  (words) => {
    expect(readPoint(words)).toBeNull()
  },
)
