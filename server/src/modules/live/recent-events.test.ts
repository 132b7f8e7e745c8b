import { expect, it } from 'vitest'
import { createRecentEvents } from './recent-events.ts'

const event = (cursor: string) => ({ cursor, payload: {}, audience: {} })
const after = (recent: ReturnType<typeof createRecentEvents>, place: string) =>
  recent.listAfter(place)?.map(({ cursor }) => cursor) ?? null

it('tells what came after a place, also after the one from which it began', () => {
  const recent = createRecentEvents('9-1')
  expect(after(recent, '9-1')).toEqual([])
  recent.add([event('10-1'), event('10-2')])
  recent.add([event('100-1')])

  expect(after(recent, '9-1')).toEqual(['10-1', '10-2', '100-1'])
  expect(after(recent, '10-1')).toEqual(['10-2', '100-1'])
  expect(after(recent, '50-7')).toEqual(['100-1'])
  expect(after(recent, '100-1')).toEqual([])
})

it('knows nothing of what came before it, of what it has let go, and of what is ahead', () => {
  const recent = createRecentEvents('9-1', 2)
  recent.add([event('10-1'), event('11-1'), event('12-1')])

  expect(after(recent, '8-1')).toBeNull()
  expect(after(recent, '9-1')).toBeNull()
  expect(after(recent, '10-1')).toEqual(['11-1', '12-1'])
  expect(after(recent, '13-1')).toBeNull()
  expect(after(recent, 'nonsense')).toBeNull()
  expect(after(recent, '9999999999999999999-9')).toBeNull()
})
