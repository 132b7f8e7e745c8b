import { MINUTE_MS } from '@veche/contract/durations.ts'
import { expect, it } from 'vitest'
import { readTimes } from './told-steps.ts'

const at = (minute: number, type: string, to: string | null = null) => ({
  ...{ at: new Date(minute * MINUTE_MS), type, to },
})

it('measures approval to the first word that stands', () => {
  const submitted = [at(0, 'assign'), at(1, 'submit')]
  expect(readTimes([...submitted, at(5, 'approve')]).approvalMs).toBe(4 * MINUTE_MS)
  expect(readTimes([...submitted, at(5, 'send_back'), at(9, 'approve')]).approvalMs).toBe(4 * MINUTE_MS)
})

it('counts no approval that was taken back within its hold', () => {
  const steps = [at(0, 'assign'), at(1, 'submit'), at(5, 'approve'), at(6, 'undo_approval')]
  expect(readTimes(steps).approvalMs).toBeNull()
  expect(readTimes([...steps, at(8, 'send_back')]).approvalMs).toBe(7 * MINUTE_MS)
})
