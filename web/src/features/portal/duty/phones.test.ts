import { expect, it } from 'vitest'
import { phonesOf } from './phones.ts'

it('calls each of several numbers, an extension after a pause, and says which is which', () => {
  expect(phonesOf('8 (8162) 99-00-12, 112; 8 (8162) 99-00-13 доб. 4, +7 911 000-00-01')).toEqual([
    { shown: '8 (8162) 99-00-12', href: 'tel:88162990012', kind: 'landline' },
    { shown: '112', href: 'tel:112', kind: 'short' },
    { shown: '8 (8162) 99-00-13 доб. 4', href: 'tel:88162990013,4', kind: 'landline' },
    { shown: '+7 911 000-00-01', href: 'tel:+79110000001', kind: 'mobile' },
  ])
})

it('leaves a number alone that stands alone or whose own words say which it is', () => {
  expect(phonesOf('8 911 000-00-01')).toMatchObject([{ kind: null }])
  expect(phonesOf('8 911 000-00-01 дежурный, 99-00-12')).toMatchObject([{ kind: null }, { kind: 'landline' }])
})

it('shows what has no number, and nothing where there is nothing', () => {
  expect(phonesOf('доб. 4')).toEqual([{ shown: 'доб. 4', href: null, kind: null }])
  expect(phonesOf('  ')).toEqual([])
})
