import { expect, it } from 'vitest'
import { ApiError } from '../../../lib/api.ts'
import { undoWithinHold } from './undo-within-hold.ts'

const CUT = new ApiError('network.unreachable', 0)

/** The line comes back after so many tries; each try takes a second. */
function undo({
  cuts,
  error = CUT,
  endsAt = 15,
}: {
  cuts: number
  error?: ApiError
  endsAt?: number | null
}) {
  const did = { sent: 0, said: 0 }
  let second = 0
  const result = undoWithinHold({
    send: async () => {
      did.sent += 1
      if (did.sent <= cuts) throw error
    },
    endsAt,
    onCut: () => {
      did.said += 1
    },
    pause: async () => {
      second += 1
    },
    now: () => second,
  })
  return { did, result }
}

it('tries again while the line is cut, and says so', async () => {
  const { did, result } = undo({ cuts: 3 })
  expect(await result).toBe('undone')
  expect(did).toEqual({ sent: 4, said: 3 })
})

it('gives up when the hold is over', async () => {
  const { did, result } = undo({ cuts: 100 })
  expect(await result).toBe('too_late')
  expect(did.sent).toBe(16)
})

it('takes a refusal for an answer', async () => {
  await expect(undo({ cuts: 1, error: new ApiError('answer.hold_over', 409) }).result).rejects.toThrow()
})

it('does not try again where nobody knows how long the answer is held', async () => {
  await expect(undo({ cuts: 1, endsAt: null }).result).rejects.toThrow(CUT)
})
