/**
 * When administrators are told that a channel is in trouble. Pure.
 *
 *   well ──trouble──▶ seen ──ten minutes──▶ told ──1, 6, 18 hours, then each day──▶ told again
 *     ▲                 │                     │
 *     └── over, nobody was told ──┘           └── over ──▶ «works again»
 *
 * The pauses follow what networks forgive: VK gives up after 1.7 hours, MAX and Odnoklassniki unsubscribe after 8,
 * Telegram forgets after 24.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { Health } from './health.ts'

/** Two checks must agree, because a single failed call says little. */
const TELL_AFTER_MS = [10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 18 * HOUR_MS]

export type Alarm = 'broken' | 'silent'
export type AlarmState = { alarm: Alarm | null; since: Date | null; told: number }
export type AlarmStep = { next: AlarmState; tell: Alarm | 'works' | null }

export function alarmOf({ health, isSilent }: { health: Health; isSilent: boolean }): Alarm | null {
  if (health === 'red') return 'broken'
  return isSilent ? 'silent' : null
}

export function stepAlarm(state: AlarmState, alarm: Alarm | null, now: Date): AlarmStep {
  if (alarm === null)
    return { next: { alarm: null, since: null, told: 0 }, tell: state.told > 0 ? 'works' : null }
  // Another trouble is news of its own.
  const known =
    state.alarm === alarm && state.since ? { ...state, since: state.since } : { since: now, told: 0 }
  const isTime = now.getTime() - known.since.getTime() >= tellAfterMs(known.told)
  return {
    next: { alarm, since: known.since, told: known.told + (isTime ? 1 : 0) },
    tell: isTime ? alarm : null,
  }
}

function tellAfterMs(told: number): number {
  const last = TELL_AFTER_MS.length - 1
  return TELL_AFTER_MS[told] ?? (TELL_AFTER_MS[last] ?? 0) + (told - last) * DAY_MS
}
