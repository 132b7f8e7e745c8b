import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from './parse-json.ts'
import { vkRandomId } from './vk/sending/vk-random-id.ts'

it('keeps integers above 2^53 as text and leaves the rest as numbers', () => {
  const text =
    '{"id":116000000000000687,"minus":-98211023614189660,"date":1785571200,"share":0.1234567890123456}'

  expect(parseJson(text)).toEqual({
    id: '116000000000000687',
    minus: '-98211023614189660',
    date: 1785571200,
    share: 0.1234567890123456,
  })
})

it('has no zero bytes in its text: no database keeps them, and the words around them count', () => {
  expect(parseJson('{"text":"нет\\u0000света","kept":"\\\\u0000"}')).toEqual({
    text: 'нет\ufffdсвета',
    kept: '\\u0000',
  })
  expect(parseJson('{"id":116000000000000687,"text":"\\u0000"}')).toEqual({
    id: '116000000000000687',
    text: '\ufffd',
  })
})

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => !/\d{16}|\\u0000/.test(text)),
      (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text))
      },
    ),
  )
})

it('gives a random id that is stable, never 0 and fits int32', () => {
  fc.assert(
    fc.property(fc.uuid(), (key) => {
      const id = vkRandomId(key)
      expect(id).toBe(vkRandomId(key))
      expect(id).not.toBe(0)
      expect(id | 0).toBe(id)
    }),
  )
  // The value is a promise: a key sent by one version is repeated by the next.
  expect(vkRandomId('0190a5c2-7d1e-7000-8000-000000000001')).toBe(74561732)
})
