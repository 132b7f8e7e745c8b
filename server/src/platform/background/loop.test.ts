import { expect, it, vi } from 'vitest'
import type { Log } from '../log.ts'
import { startLoop } from './loop.ts'

it('tells a failure once, another one anew, and its end', async () => {
  const told: string[] = []
  const write = (fields: { code?: string; loop?: string }, message: string) => {
    told.push(`${message} ${fields.code ?? ''}`.trim())
  }
  const log = { warn: write, info: write, error: write, debug: write } as unknown as Log
  const turns = ['away', 'away', 'away', 'refused', 'refused', null, null, 'away', null]
  let turn = 0
  const loop = startLoop({
    name: 'reading',
    log,
    failurePauseMs: 0,
    explain: (error) => ({ code: error instanceof Error ? error.message : '' }),
    turn: async () => {
      const failure = turns[turn]
      turn += 1
      if (failure) throw new Error(failure)
      return { nextInMs: turn < turns.length ? 0 : 60_000 }
    },
  })
  await vi.waitFor(() => expect(turn).toBe(turns.length))
  await vi.waitFor(() => expect(told).toHaveLength(5))
  await loop.stop()
  expect(told).toEqual([
    'turn failed away',
    'turn failed refused',
    'turns go well again',
    'turn failed away',
    'turns go well again',
  ])
})
