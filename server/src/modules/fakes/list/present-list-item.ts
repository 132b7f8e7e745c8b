import type { FakeListItem } from '@veche/contract/fakes.ts'
import { NO_SPREAD, type Spread } from '../places/index.ts'
import type { ListedFake } from './list.repository.ts'

export function presentListItem(fake: ListedFake, spread: Spread = NO_SPREAD): FakeListItem {
  const { id, number, step, claim, signal, isDanger, harm, verdict, dropReason, version } = fake
  const { municipalityCode, topicCode, agencyCode, responsibleName, isCorrected } = fake
  return {
    ...{ id, number, step, claim, signal, isDanger, harm, verdict, dropReason, version },
    ...{ municipalityCode, topicCode, agencyCode, responsibleName, isCorrected, spread },
    firstSeenAt: fake.firstSeenAt.toISOString(),
    signalledAt: fake.signalledAt.toISOString(),
    stepDueAt: fake.stepDueAt?.toISOString() ?? null,
    totalDueAt: fake.totalDueAt.toISOString(),
    publishedAt: fake.publishedAt?.toISOString() ?? null,
    watchUntil: fake.watchUntil?.toISOString() ?? null,
  }
}

/** Clocks of cards run day and night. */
export function minutesBetween(from: Date, until: Date): number {
  return Math.round((until.getTime() - from.getTime()) / 60_000)
}
