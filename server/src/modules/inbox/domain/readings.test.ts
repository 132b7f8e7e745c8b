import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingsOf } from './readings.ts'

const WORDS = 'Яма на Садовой, 5, звоните'
const holds = (body: string) => readingsOf(Buffer.from(body)).some((reading) => reading.includes(WORDS))
const hex = (mark: string) => (text: string) =>
  [...Buffer.from(text)].map((byte) => `${mark}${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

describe('bytes that no connector could read', () => {
  it.each([
    ['as they are', `{"text":"${WORDS}"`],
    [
      'with signs of JSON',
      `{"text":"${[...WORDS].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
    ],
    ['as a letter with quoted signs', `Subject: x\r\n\r\n${hex('=')(WORDS).replace(/(.{60})/u, '$1=\r\n')}`],
    ['as a letter in base64', `X-Y: z\r\n\r\n${Buffer.from(WORDS).toString('base64')}\r\n--b`],
    ['as a form', `text=${hex('%')(WORDS)}&x=1`],
  ])('are read %s', (_, body) => {
    expect(holds(body)).toBe(true)
    expect(holds(body.slice(0, 12))).toBe(false)
  })

  it('never fail, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readingsOf(bytes).length).toBeGreaterThan(0)
      }),
    )
  })
})
