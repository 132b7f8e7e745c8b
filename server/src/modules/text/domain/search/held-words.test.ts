import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holderOf, nearlyMeant, roomQuery } from './held-words.ts'

const holdsWords = (title: string, words: string) => holderOf(words, false)(title)
const nearlyHoldsWords = (title: string, words: string) => holderOf(words, true)(title)

it('looks for words by their beginnings, in either layout and from Latin letters', () => {
  expect(roomQuery('Уборка сн')).toBe('(уборка:*) & (сн:*)')
  expect(roomQuery('ghbrfp')).toBe('(ghbrfp:* | приказ:* | гхбрфп:*)')
  expect(holdsWords('Приказ об уборке снега', 'ghbrfp сне')).toBe(true)
  expect(holdsWords('Приказ об уборке снега', 'prikaz')).toBe(true)
  expect(holdsWords('Приказ об уборке снега', 'борке')).toBe(false)
  expect(holdsWords('Ёлка у дома', 'елк')).toBe(true)
  // A letter that another layout leaves beside a sign begins no word of its own: «ухтомская».
  expect(roomQuery('e[njvcrfz')).toBe('(njvcrfz:* | ухтомская:* | нйвцрфз:*)')
})

it.each(['прказ', 'прикааз', 'приакз', 'прикас', 'рпиказ', 'ghbrfpp', 'прик'])(
  'takes «%s» for «приказ»',
  (typed) => {
    expect(nearlyHoldsWords('Об уборке: приказ', typed)).toBe(true)
  },
)

it('takes no word for another one, nor a short one for anything', () => {
  expect(nearlyHoldsWords('Приказ об уборке', 'прокат')).toBe(false)
  expect(nearlyHoldsWords('Приказ об уборке', 'прекас')).toBe(false)
  expect(nearlyHoldsWords('Приказ об уборке', 'пра')).toBe(false)
  expect(nearlyHoldsWords('Приказ об уборке', 'прказ снега')).toBe(false)
})

it('asks for nothing where there is no word', () => {
  expect([roomQuery(' '), roomQuery('—!'), roomQuery('')]).toEqual([null, null, null])
  expect(holdsWords('Приказ', '…')).toBe(false)
})

it('leaves no sign that the database would read as its own', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (words) => {
      expect(roomQuery(words) ?? '').toMatch(/^[\p{L}\p{N}:*|&() ]*$/u)
      for (const pattern of nearlyMeant(words)) expect(pattern).toMatch(/^[\p{L}\p{N}.?|]+$/u)
    }),
  )
})
