/** Moments by the clock of the region, and days, which have no zone. */
import type { Setting } from './facts.ts'

const TAGS = { ru: 'ru-RU', en: 'en-GB' } as const

export function createTimes({ language, zone }: Setting) {
  const moment = new Intl.DateTimeFormat(TAGS[language], {
    ...{
      timeZone: zone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
  })
  const day = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeZone: 'UTC' })
  return {
    moment: (at: Date) => moment.format(at),
    day: (on: string) => day.format(toDate(on)),
    /** «22–28 ноября 2026 г.»; one day is said once. */
    days: (from: string, to: string) =>
      from === to
        ? day.format(toDate(from))
        : day.formatRange(toDate(from), toDate(to)).replaceAll(/[\u2009\u202f]/g, ' '),
  }
}

const toDate = (on: string) => new Date(`${on}T00:00:00Z`)
