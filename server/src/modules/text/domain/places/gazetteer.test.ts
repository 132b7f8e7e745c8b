import { expect, it } from 'vitest'
import { compileGazetteer, placeByGazetteer } from './gazetteer.ts'

const row = (settlement: string, street: string, house: string, latitude: number | null = null) => ({
  ...{ municipality: 'Старорусский', settlement, street, house },
  ...{ latitude, longitude: latitude === null ? null : 31 },
})
const gazetteer = compileGazetteer([
  row('Старая Русса', 'ул. Минеральная', '21', 57.98),
  row('Старая Русса', 'ул. Минеральная', '21 к. 2', 57.99),
  row('Старая Русса', 'Мира ул', '5', 57.97),
  row('Залучье', 'Мира ул.', '5', 57.5),
  row('Залучье', '', '7', 57.6),
])
const place = (street: string | null, house: string | null = null, settlement: string | null = null) => ({
  ...{ street, house, settlement, municipality: null, start: 0, end: 9, confidence: 0.7 },
})

it('spells a street as the list does, and tells whose it is and where its house stands', () => {
  expect(placeByGazetteer(gazetteer, place('Минеральная', '21к2'))).toMatchObject({
    ...{ street: 'Минеральная', house: '21к2', settlement: 'Старая Русса', municipality: 'Старорусский' },
    ...{ latitude: 57.99, longitude: 31, confidence: 0.95 },
  })
  // A letter wrong; a house that the list does not have.
  expect(placeByGazetteer(gazetteer, place('Менеральная', '4'))).toMatchObject({
    ...{ street: 'Минеральная', settlement: 'Старая Русса', latitude: null },
  })
})

it('chooses none of two streets of one name without their settlement', () => {
  expect(placeByGazetteer(gazetteer, place('Мира', '5'))).toMatchObject({
    ...{ street: 'Мира', settlement: null, latitude: null, confidence: 0.7 },
  })
  expect(placeByGazetteer(gazetteer, place('Мира', '5', 'Залучье'))).toMatchObject({ latitude: 57.5 })
  expect(placeByGazetteer(gazetteer, place('Мира', '5', 'Холм'))).toMatchObject({ latitude: null })
})

it('leaves what the list does not know as it was read', () => {
  for (const one of [place('Садовая', '1'), place(null, '7', 'Залучье')])
    expect(placeByGazetteer(gazetteer, one)).toEqual({ ...one, latitude: null, longitude: null })
})
