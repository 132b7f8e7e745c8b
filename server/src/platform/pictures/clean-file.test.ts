import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFile } from './clean-file.ts'
import { buildJpeg, buildPng, buildWebp, exifOf, jpegSegment, pngChunk, riffChunk } from './testing.ts'

const SECRET = 'GPS 58.5213 31.2710 Ivanov'
const secret = Buffer.from(SECRET)
const hidden = (bytes: Buffer | null) => expect(bytes?.includes(secret)).toBe(false)

describe('a picture that leaves', () => {
  it('tells neither place nor camera, whatever else it carries (JPEG)', () => {
    const app = fc.constantFrom(0xe1, 0xe2, 0xe3, 0xe4, 0xed, 0xef, 0xfe)
    fc.assert(
      fc.property(fc.array(app, { maxLength: 5 }), fc.uint8Array({ maxLength: 60 }), (markers, coded) => {
        const extra = markers.map((marker) => jpegSegment(marker, secret))
        const clean = cleanFile('image/jpeg', buildJpeg({ extra, coded, tail: secret }))
        hidden(clean)
        expect(clean).toEqual(buildJpeg({ coded }))
        expect(cleanFile('image/jpeg', clean!)).toEqual(clean)
      }),
    )
  })

  it.each(['II', 'MM'] as const)('stays turned the right way (%s)', (order) => {
    const exif = jpegSegment(0xe1, exifOf({ order, orientation: 6, secret }))
    const clean = cleanFile('image/jpeg', buildJpeg({ extra: [exif] }))!

    hidden(clean)
    expect(clean.includes(exifOf({ order: 'MM', orientation: 6 }))).toBe(true)
    expect(cleanFile('image/jpeg', clean)).toEqual(clean)
  })

  it('keeps its colours (ICC and Adobe)', () => {
    const kept = [
      jpegSegment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01p')),
      jpegSegment(0xee, Buffer.from('Adobe')),
    ]
    const picture = buildJpeg({ extra: kept })

    expect(cleanFile('image/jpeg', picture)).toEqual(picture)
  })

  it('tells nothing in PNG', () => {
    const type = fc.constantFrom('tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt')
    fc.assert(
      fc.property(fc.array(type, { maxLength: 5 }), fc.uint8Array({ maxLength: 60 }), (types, pixels) => {
        const extra = types.map((name) => pngChunk(name, secret))
        const clean = cleanFile('image/png', buildPng({ extra, pixels, tail: secret }))
        hidden(clean)
        expect(clean).toEqual(buildPng({ pixels }))
      }),
    )
  })

  it('tells nothing in WebP', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('EXIF', 'XMP ', 'junk'), { maxLength: 4 }), (types) => {
        const extra = types.map((name) => riffChunk(name, secret))
        const clean = cleanFile('image/webp', buildWebp({ extra, flags: 0b0001_1100, tail: secret }))
        hidden(clean)
        expect(clean).toEqual(buildWebp({ flags: 0b0001_0000 }))
      }),
    )
  })

  it('is refused when its bytes are of another kind, cut or made up', () => {
    const whole = {
      'image/jpeg': buildJpeg({}),
      'image/png': buildPng({}),
      'image/webp': buildWebp({}),
    } as const
    for (const [type, bytes] of Object.entries(whole) as [keyof typeof whole, Buffer][]) {
      expect(cleanFile(type, bytes)).not.toBeNull()
      for (const other of Object.keys(whole) as (keyof typeof whole)[])
        if (other !== type) expect(cleanFile(other, bytes)).toBeNull()
      for (let length = 0; length < bytes.length; length += 1)
        expect(cleanFile(type, bytes.subarray(0, length))).toBeNull()
    }
    expect(cleanFile('application/pdf', Buffer.from('<html>'))).toBeNull()
    expect(cleanFile('application/pdf', Buffer.from('%PDF-1.7'))).not.toBeNull()
  })

  it('never breaks on any bytes', () => {
    const type = fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'application/pdf')
    const start = fc.constantFrom([0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [])
    fc.assert(
      fc.property(type, start, fc.uint8Array({ maxLength: 200 }), (kind, head, rest) => {
        expect(() => cleanFile(kind, Buffer.from([...head, ...rest]))).not.toThrow()
      }),
    )
  })
})
