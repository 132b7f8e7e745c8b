import { expect, it } from 'vitest'
import { fakeStorageForEach } from '../../lib/browser/test-storage.ts'
import { keepTour, readTour } from './tour-memory.ts'

fakeStorageForEach()

it('goes on with its question after a reload, for this person alone', () => {
  keepTour('anna', { seen: ['first', 'second'], answeredId: 'second' })
  expect(readTour('anna')).toEqual({ seen: ['first', 'second'], answeredId: 'second' })
  expect(readTour('boris')).toEqual({ seen: [], answeredId: null })
})

it('begins anew where what is kept cannot be read', () => {
  localStorage.setItem('veche.tour.anna', '{"seen":"first"')
  expect(readTour('anna')).toEqual({ seen: [], answeredId: null })
  localStorage.setItem('veche.tour.anna', '{"seen":[7,"second"]}')
  expect(readTour('anna')).toEqual({ seen: ['second'], answeredId: null })
})
