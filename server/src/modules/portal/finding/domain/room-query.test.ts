import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holdsWords, roomQuery } from './room-query.ts'

it('looks for words by their beginnings, in either layout and from Latin letters', () => {
  expect(roomQuery('Уборка сн')).toBe('(уборка:*) & (сн:*)')
  expect(roomQuery('ghbrfp')).toBe('(ghbrfp:* | приказ:* | гхбрфп:*)')
  expect(holdsWords('Приказ об уборке снега', 'ghbrfp сне')).toBe(true)
  expect(holdsWords('Приказ об уборке снега', 'prikaz')).toBe(true)
  expect(holdsWords('Приказ об уборке снега', 'борке')).toBe(false)
  expect(holdsWords('Ёлка у дома', 'елк')).toBe(true)
})

it('asks for nothing where there is no word', () => {
  expect([roomQuery(' '), roomQuery('—!'), roomQuery('')]).toEqual([null, null, null])
  expect(holdsWords('Приказ', '…')).toBe(false)
})

it('leaves no sign that the database would read as its own', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (words) => {
      expect(roomQuery(words) ?? '').toMatch(/^[\p{L}\p{N}:*|&() ]*$/u)
    }),
  )
})
