import { DAY_MS } from '@veche/contract/durations.ts'

/** End of the civil day in the region's zone: what is due until then is today's work. */
export function endOfDay(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(now)
    .split(':')
  const minutes = Number(parts[0]) * 60 + Number(parts[1])
  return new Date(Math.floor((now.getTime() + DAY_MS - minutes * 60_000) / 60_000) * 60_000)
}
