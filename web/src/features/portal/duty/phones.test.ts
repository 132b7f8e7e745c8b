import { expect, it } from 'vitest'
import { phonesOf } from './phones.ts'

it('calls each of several numbers, an extension after a pause', () => {
  expect(phonesOf('8 (8162) 99-00-12, 112; 8 (8162) 99-00-13 доб. 4')).toEqual([
    { shown: '8 (8162) 99-00-12', href: 'tel:88162990012' },
    { shown: '112', href: 'tel:112' },
    { shown: '8 (8162) 99-00-13 доб. 4', href: 'tel:88162990013,4' },
  ])
})

it('shows what has no number, and nothing where there is nothing', () => {
  expect(phonesOf('доб. 4')).toEqual([{ shown: 'доб. 4', href: null }])
  expect(phonesOf('  ')).toEqual([])
})
