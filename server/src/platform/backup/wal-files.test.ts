import { expect, it } from 'vitest'
import { chooseTimeline, isBefore, isWalFile, listGaps, segmentAfter, segmentOf } from './wal-files.ts'

const MB = 1024 ** 2
const segments = (...ends: string[]) => ends.map((end) => `0000000100000000000000${end}`)

it('names the segment of a position as PostgreSQL does', () => {
  const at = (position: string, segmentBytes = 16 * MB) => segmentOf({ position, timeline: 2, segmentBytes })
  expect(at('0/3000028')).toBe('000000020000000000000003')
  expect(at('A/FF000000')).toBe('000000020000000A000000FF')
  expect(at('1/0', 64 * MB)).toBe('000000020000000100000000')
})

it('counts on past the end of a log, whatever the size of a segment', () => {
  expect(segmentAfter('0000000100000000000000FF', 16 * MB)).toBe('000000010000000100000000')
  expect(segmentAfter('00000001000000000000003F', 64 * MB)).toBe('000000010000000100000000')
  expect(segmentAfter('000000010000000000000003', 16 * MB)).toBe('000000010000000000000004')
})

it('finds a piece that is missing, but not the end of the log nor what nobody needs', () => {
  const gaps = (names: string[]) => listGaps(names, '000000010000000000000003', 16 * MB)
  expect(gaps(segments('03', '04', '05'))).toEqual([])
  expect(gaps(segments('01', '03', '04'))).toEqual([])
  expect(gaps(segments('03', '05', '06'))).toEqual(['000000010000000000000004'])
  expect(gaps([])).toEqual([])
  // Another branch goes on where the first one ended.
  expect(gaps([...segments('03', '04'), '000000020000000000000004', '000000020000000000000005'])).toEqual([])
})

it('follows the newest branch that goes on from the copy, and no other', () => {
  const base = { timeline: 1, firstSegment: '000000010000000000000005', segmentBytes: 16 * MB }
  const choose = (...histories: [number, string][]) =>
    chooseTimeline(
      base,
      histories.map(([timeline, text]) => ({ timeline, text })),
    )
  expect(choose()).toBe(1)
  expect(choose([2, '1\t0/7000028\tbefore 2026-11-27\n'])).toBe(2)
  expect(choose([2, '1\t0/7000028\tx\n'], [3, '1\t0/7000028\tx\n2\t0/8000000\tx\n'])).toBe(3)
  // It had left before the copy was begun, and the first life went on.
  expect(choose([2, '1\t0/4000028\tx\n'])).toBe(1)
  expect(choose([2, '1\t0/4000028\tx\n'], [3, '1\t0/9000028\tx\n'])).toBe(3)
  expect(choose([5, '4\t0/9000028\tx\n'])).toBe(1)
})

it('keeps what is needed and knows no other files', () => {
  expect(isBefore('000000010000000000000002', '000000020000000000000003')).toBe(true)
  expect(isBefore('000000010000000000000002.00000028.backup', '000000010000000000000003')).toBe(true)
  expect(isBefore('000000010000000000000003', '000000020000000000000003')).toBe(false)
  expect(isBefore('00000002.history', '000000020000000000000003')).toBe(false)
  expect(['00000002.history', '000000010000000000000002', '../key.json', 'x'].map(isWalFile)).toEqual([
    ...[true, true, false, false],
  ])
})
