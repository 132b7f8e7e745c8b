import type { ChatFiguresResponse } from '@veche/contract/chats.ts'
import { dayKey, type Locale } from '../../lib/format.ts'
import type { StateName } from '../../ui/State.tsx'

const DAY_MS = 86_400_000
const GOOD = 0.95
const FAIR = 0.85

/** The last seven days of the region with today. */
export function lastWeek(now: number, locale: Locale): { from: string; to: string } {
  const to = dayKey(now, locale)
  return { from: new Date(Date.parse(`${to}T00:00:00Z`) - 6 * DAY_MS).toISOString().slice(0, 10), to }
}

/** The share of questions an official answered; null where nobody asked. */
export function answeredShare({
  questionCount,
  answeredCount,
}: Pick<ChatFiguresResponse, 'questionCount' | 'answeredCount'>): { share: number; state: StateName } | null {
  if (questionCount === 0) return null
  const share = answeredCount / questionCount
  return { share, state: share >= GOOD ? 'done' : share >= FAIR ? 'attention' : 'late' }
}
