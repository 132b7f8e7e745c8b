import { expect, it } from 'vitest'
import { typedNumber } from './typed-number.ts'

it.each(['47100', '№ 47100', '№47\u00a0100', '47,100', '#47100', 'No. 47,100', 'no 47100', '№ 47\u202f100.'])(
  '%s is the number 47100, whatever separates its digits',
  (typed) => {
    expect(typedNumber(typed)).toBe(47_100)
  },
)

it.each(['', '№', '0', 'north 5', '12а', '2147483648', '-5', '12.30', '18:00'])(
  '«%s» is no number',
  (typed) => {
    expect(typedNumber(typed)).toBeNull()
  },
)
