import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { drawPhoto } from './photo.ts'

it('is a PNG of the place before and after, another one for another place', () => {
  const before = drawPhoto('before', 1)
  expect(before.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([before.readUInt32BE(16), before.readUInt32BE(20)]).toEqual([640, 480])
  const length = before.readUInt32BE(33)
  expect(inflateSync(before.subarray(41, 41 + length))).toHaveLength(480 * (1 + 640 * 3))
  expect(drawPhoto('after', 1)).not.toEqual(before)
  expect(drawPhoto('before', 2)).not.toEqual(before)
  expect(drawPhoto('before', 1)).toEqual(before)
})
