import type { BroadcastCommand } from '@veche/contract/portal/broadcasts.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDue, isWaiting, mayBeChanged, mayRun, type Stand, stateOf } from './broadcast-state.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const NEW: Stand = {
  ...{
    newestNo: 1,
    submittedNo: null,
    approvedNo: null,
    startedAt: null,
    cancelledAt: null,
    withdrawnAt: null,
  },
}
type Step = BroadcastCommand['type'] | 'change' | 'leave'
/** What ends a text is rare, so that long lives are tried too. */
const STEPS: readonly Step[] = [
  ...Array<Step>(4).fill('submit'),
  ...Array<Step>(4).fill('approve'),
  ...Array<Step>(4).fill('change'),
  'submit',
  'approve',
  'send_back',
  'cancel',
  'withdraw',
  'change',
  'leave',
  'hand_over',
]

/** As the commands write it. */
function take(stand: Stand, step: Step): Stand {
  switch (step) {
    case 'submit':
      return { ...stand, submittedNo: stand.newestNo }
    case 'approve':
      return { ...stand, approvedNo: stand.newestNo, submittedNo: null }
    case 'send_back':
      return { ...stand, submittedNo: null }
    case 'cancel':
      return { ...stand, cancelledAt: NOW, submittedNo: null }
    case 'withdraw':
      return { ...stand, withdrawnAt: NOW, submittedNo: null }
    case 'change': {
      const newestNo = stand.newestNo + 1
      return { ...stand, newestNo, submittedNo: stand.submittedNo === null ? null : newestNo }
    }
    case 'leave':
      return { ...stand, startedAt: NOW }
    case 'retry':
    // It is another person's by then; where it stands stays.
    case 'hand_over':
      return stand
  }
}

function isAllowed(stand: Stand, step: Step): boolean {
  if (step === 'change') return mayBeChanged(stand)
  if (step === 'leave') return isDue({ ...stand, publishAt: null }, NOW)
  return mayRun(step, stand)
}

it('lets nothing leave that nobody has approved in these words, whatever people do', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
      let stand = NEW
      for (const step of steps) {
        if (!isAllowed(stand, step)) continue
        if (step === 'leave') expect(stand.approvedNo).toBe(stand.newestNo)
        if (step === 'approve') expect(isWaiting(stand)).toBe(true)
        const was = stateOf(stand)
        stand = take(stand, step)
        const now = stateOf(stand)
        // What went out is never a draft again, and what ended has ended.
        if (was === 'out') expect(['out', 'withdrawn']).toContain(now)
        if (was === 'withdrawn' || was === 'cancelled') expect(now).toBe(was)
      }
    }),
    { numRuns: 500 },
  )
})

it.each<[Partial<Stand>, string]>([
  [{}, 'draft'],
  [{ submittedNo: 1 }, 'waiting'],
  [{ approvedNo: 1 }, 'planned'],
  [{ approvedNo: 1, newestNo: 2 }, 'draft'],
  [{ approvedNo: 1, startedAt: NOW }, 'out'],
  [{ approvedNo: 1, newestNo: 2, submittedNo: 2, startedAt: NOW }, 'out'],
])('%o is %s', (stand, state) => {
  expect(stateOf({ ...NEW, ...stand })).toBe(state)
})
