import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { drawPhoto } from './photo.ts'
import type { Scene } from './scenes.ts'

const SCENES: readonly Scene[] = ['road', 'lamp', 'water', 'waste', 'snow', 'house', 'yard', 'act']

it.each(SCENES)('%s is a PNG, another one for another place', (scene) => {
  const before = drawPhoto(scene, 'before', 1)
  expect(before.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([before.readUInt32BE(16), before.readUInt32BE(20)]).toEqual([640, 480])
  const length = before.readUInt32BE(33)
  expect(inflateSync(before.subarray(41, 41 + length))).toHaveLength(480 * (1 + 640 * 3))
  expect(drawPhoto(scene, 'before', 2)).not.toEqual(before)
  expect(drawPhoto(scene, 'before', 1)).toEqual(before)
})

it('shows another picture for each place, and a mended one unlike the broken', () => {
  const pictures = SCENES.map((scene) => drawPhoto(scene, 'before', 1).toString('base64'))
  expect(new Set(pictures).size).toBe(SCENES.length)
  for (const scene of SCENES.filter((one) => one !== 'act'))
    expect(drawPhoto(scene, 'after', 1)).not.toEqual(drawPhoto(scene, 'before', 1))
})
