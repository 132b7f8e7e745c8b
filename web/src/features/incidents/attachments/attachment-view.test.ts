import { expect, it } from 'vitest'
import { type Attachment, type Copy, lookOf, sizeIn } from './attachment-view.ts'

const COPY: Copy = {
  no: 0,
  state: 'stored',
  reason: null,
  contentType: 'image/jpeg',
  family: 'picture',
  size: 1000,
  width: 640,
  height: 480,
  hasThumbnail: true,
  isScanned: false,
  canRetry: false,
}
const withCopy = (copy: Partial<Copy> | null): Attachment => ({
  kind: 'photo',
  url: null,
  title: null,
  copy: copy && { ...COPY, ...copy },
})

it.each([
  [null, 'link'],
  [{ state: 'unavailable', reason: 'no_file' }, 'link'],
  [{ state: 'waiting' }, 'pending'],
  [{ state: 'waiting', reason: 'network_away' }, 'pending'],
  [{ state: 'unavailable', reason: 'gone' }, 'missing'],
  [{ state: 'refused', reason: 'too_big' }, 'missing'],
  [{ family: null, contentType: 'application/pdf', hasThumbnail: false }, 'file'],
  [{ family: 'video', contentType: 'video/mp4', hasThumbnail: false }, 'shown'],
  [{}, 'shown'],
] as const)('shows a copy %j as %s', (copy, look) => expect(lookOf(withCopy(copy)).look).toBe(look))

it.each([
  [1, 'kilobytes', 1],
  [600_000, 'kilobytes', 586],
  [1_300_000, 'megabytes', 1.2],
  [52_428_800, 'megabytes', 50],
] as const)('says %d bytes in %s', (bytes, unit, value) => expect(sizeIn(bytes)).toEqual({ unit, value }))
