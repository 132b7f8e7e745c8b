import type { DropReason, FakeStep, Verdict } from '@veche/contract/fakes.ts'
import type { FAKE_LISTS } from '@veche/contract/values/fakes.ts'
import type { StateName } from '../../ui/State.tsx'

export type FakeList = (typeof FAKE_LISTS)[number]

/** In the order the interface shows them. */
export const DROP_CODES = [
  'no_rumour',
  'not_checkable',
  'no_reach',
  'opinion',
  'duplicate',
] as const satisfies readonly DropReason[]

export const HARM_LEVELS = [1, 2, 3, 4, 5] as const

/** Limits of the contract, which would bring zod along. */
export const MISTAKE_LIMIT = 500

export const VERDICT_STATE: Record<Verdict, StateName> = {
  fake: 'late',
  distortion: 'attention',
  true: 'done',
  unconfirmed: 'waiting',
  opinion: 'rumour',
}

export const STEP_STATE: Record<FakeStep, StateName> = {
  signal: 'rumour',
  triage: 'ontime',
  facts: 'ontime',
  verdict: 'ontime',
  text: 'ontime',
  approval: 'ontime',
  publication: 'ontime',
  watch: 'waiting',
  closed: 'done',
  dropped: 'waiting',
}
