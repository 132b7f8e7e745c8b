/** Clocks of a card: each step has its rule, all of them together have one more. They run day and night. */
import type { FakeStep, TimedFakeStep } from '@veche/contract/fakes.ts'
import { TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'
import { computeDueAt } from '../../../platform/working-time/index.ts'
import type { DeadlineKey } from '../../incidents/index.ts'
import type { FakeDeps } from '../card/index.ts'

const KEY_OF: Record<TimedFakeStep, DeadlineKey> = {
  signal: 'fake_card',
  triage: 'fake_triage',
  facts: 'fake_facts',
  verdict: 'fake_verdict',
  text: 'fake_text',
  approval: 'fake_approval',
  publication: 'fake_publication',
}

export type ClockOf = { isDanger: boolean; topicCode: string | null; agencyCode: string | null }
export type StartedClock = { dueAt: Date; ruleId: string; ruleVersion: number }

export function isTimed(step: FakeStep): step is TimedFakeStep {
  return TIMED_FAKE_STEPS.some((timed) => timed === step)
}

export function startStepClock(
  step: TimedFakeStep,
  of: ClockOf,
  { at, ...deps }: Pick<FakeDeps, 'book' | 'directory'> & { at: Date },
): StartedClock {
  return startClock(KEY_OF[step], of, { at, ...deps })
}

/** `at`: when the signal came. */
export function startTotalClock(
  of: ClockOf,
  { at, ...deps }: Pick<FakeDeps, 'book' | 'directory'> & { at: Date },
): StartedClock {
  return startClock('fake_total', of, { at, ...deps })
}

function startClock(
  key: DeadlineKey,
  { isDanger, topicCode, agencyCode }: ClockOf,
  { at, book, directory }: Pick<FakeDeps, 'book' | 'directory'> & { at: Date },
): StartedClock {
  const urgency = isDanger ? ('danger' as const) : ('normal' as const)
  const groupCode = directory.topics.find(({ code }) => code === topicCode)?.groupCode ?? null
  const rule = book.ruleFor({ key, urgency, topicCode, groupCode, surface: null, network: null }, at)
  const dueAt = computeDueAt(rule.limit, at, book.contextOf(book.scheduleFor(key, agencyCode)))
  return { dueAt, ruleId: rule.id, ruleVersion: rule.version }
}
