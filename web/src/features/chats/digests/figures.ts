import type { ChatFiguresResponse } from '@veche/contract/chats.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { dayKey, type Locale } from '../../../lib/words/format.ts'
import type { StateName } from '../../../ui/State.tsx'

const GOOD = 0.95
const FAIR = 0.85

/** The last seven days of the region with today. */
export function lastWeek(now: number, locale: Locale): { from: string; to: string } {
  const to = dayKey(now, locale)
  return { from: new Date(Date.parse(`${to}T00:00:00Z`) - 6 * DAY_MS).toISOString().slice(0, 10), to }
}

type Answered = Pick<ChatFiguresResponse, 'questionCount' | 'answeredCount'>

/**
 * The share of questions an official answered; null where nobody asked. Questions whose time is not over may still
 * be answered, so they spoil no colour.
 */
export function answeredShare(
  { questionCount, answeredCount }: Answered,
  inTimeCount: number,
): { share: number; state: StateName | null } | null {
  if (questionCount === 0) return null
  const share = answeredCount / questionCount
  const atBest = (answeredCount + inTimeCount) / questionCount
  if (share >= GOOD) return { share, state: 'done' }
  if (atBest >= GOOD) return { share, state: null }
  return { share, state: atBest >= FAIR ? 'attention' : 'late' }
}
