/** Figures, days and times as a reader sees them. */
import type { Figure, FigureValue } from '@veche/book/figures/figure.ts'
import type { Language } from '../../domain/words.ts'

export type Show = {
  count: (value: number) => string
  share: (value: number) => string
  value: (figure: Pick<Figure, 'unit'>, value: number | null) => string
  day: (day: string | Date) => string
  moment: (at: Date) => string
  period: (period: { from: string; to: string }) => string
}

const NONE = '—'

export function createShow(language: Language, timeZone: string): Show {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' })
  const ofDays = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' })
  const moment = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  const minutes = createMinutes(language)
  const atNoon = (text: string) => new Date(`${text}T12:00:00Z`)
  return {
    count: (value) => number.format(value),
    share: (value) => percent.format(value),
    value({ unit }, value) {
      if (value === null) return NONE
      if (unit === 'share') return percent.format(value)
      return unit === 'minutes' ? minutes(value) : number.format(value)
    },
    day: (at) => (typeof at === 'string' ? ofDays.format(atNoon(at)) : day.format(at)),
    moment: (at) => moment.format(at),
    period: ({ from, to }) => ofDays.formatRange(atNoon(from), atNoon(to)),
  }
}

function createMinutes(language: Language): (minutes: number) => string {
  const [hour, minute] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min']
  return (value) => {
    const whole = Math.round(value)
    const [hours, rest] = [Math.floor(whole / 60), whole % 60]
    return hours === 0 ? `${rest}\u00A0${minute}` : `${hours}\u00A0${hour} ${rest}\u00A0${minute}`
  }
}

/** Good, in need of attention or bad by the bounds of the figure; null where it has none. */
export function judge(
  { bounds, better }: Pick<Figure, 'bounds' | 'better'>,
  { value }: Pick<FigureValue, 'value'>,
): 'good' | 'attention' | 'bad' | null {
  if (!bounds || value === null) return null
  const isAtLeast = (bound: number) => (better === 'less' ? value <= bound : value >= bound)
  if (isAtLeast(bounds.good)) return 'good'
  return isAtLeast(bounds.attention) ? 'attention' : 'bad'
}
