import type { DeadlineRuleRow } from '../directory.queries.ts'

export type Clock = DeadlineRuleRow['limit']['clock']
export type Match = DeadlineRuleRow['match']
export const CLOCKS = [
  'working_hours',
  'calendar_hours',
  'working_days',
  'time_of_working_day',
] as const satisfies Clock[]

/** What is typed; numbers stay text until the form is whole. */
export type RuleForm = {
  key: string
  name: string
  clock: Clock
  unit: 'hours' | 'minutes'
  amount: string
  time: string
  match: Match
  /** Empty: from now on. */
  from: string
}

export type Limit = DeadlineRuleRow['limit']

export function toForm(rule: DeadlineRuleRow | null, keys: readonly string[]): RuleForm {
  const limit = rule?.limit ?? { clock: 'working_hours' as const, minutes: 540 }
  return {
    ...{ key: rule?.key ?? keys[0] ?? '', name: rule?.name ?? '', match: rule?.match ?? {}, from: '' },
    ...limitToForm(limit),
  }
}

export function limitToForm(limit: Limit): Pick<RuleForm, 'clock' | 'unit' | 'amount' | 'time'> {
  if (limit.clock === 'working_days')
    return { clock: limit.clock, unit: 'hours', amount: String(limit.days), time: '18:00' }
  if (limit.clock === 'time_of_working_day')
    return { clock: limit.clock, unit: 'hours', amount: String(limit.days), time: limit.time }
  const isHours = limit.minutes % 60 === 0
  return {
    ...{ clock: limit.clock, time: '18:00', unit: isHours ? 'hours' : 'minutes' },
    amount: String(isHours ? limit.minutes / 60 : limit.minutes),
  }
}

export function isLimit(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'clock' in value
}

export function isMatch(value: unknown): value is Match {
  return typeof value === 'object' && value !== null
}

/** Null while what is typed is no limit. */
export function toLimit({ clock, unit, amount, time }: RuleForm): DeadlineRuleRow['limit'] | null {
  const number = Number(amount.replace(',', '.'))
  if (amount.trim() === '' || !Number.isFinite(number) || number < 0) return null
  if (clock === 'time_of_working_day')
    return Number.isInteger(number) && time !== '' ? { clock, days: number, time } : null
  if (clock === 'working_days') return Number.isInteger(number) && number > 0 ? { clock, days: number } : null
  const minutes = Math.round(number * (unit === 'hours' ? 60 : 1))
  return minutes > 0 ? { clock, minutes } : null
}

/** An empty choice is no condition at all. */
export function withMatch(match: Match, part: Partial<Record<keyof Match, unknown>>): Match {
  const merged = { ...match, ...part }
  const entries = Object.entries(merged).filter(([, value]) => value !== '' && value != null)
  return Object.fromEntries(entries)
}
