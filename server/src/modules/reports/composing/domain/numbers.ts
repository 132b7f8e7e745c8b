/** Numbers of a report as people read them. What is said of a change is said of the shown numbers, never of hidden digits. */
import type { Figure } from '@veche/book/figures/figure.ts'
import type { Language } from './facts.ts'

type Unit = Figure['unit']

export const MINUS = '−'
const TAGS = { ru: 'ru-RU', en: 'en-GB' } as const
const HOUR_MIN = 60

/** As many digits as are shown: shares by a tenth of a per cent, means by a hundredth, the rest whole. */
export function roundShown(unit: Unit, value: number): number {
  switch (unit) {
    case 'share':
      return Math.round(value * 1000) / 10
    case 'times':
      return Math.round(value * 100) / 100
    case 'count':
    case 'minutes':
      return Math.round(value)
  }
}

/** Of a number that `roundShown` gave. */
export function formatShown(unit: Unit, shown: number, language: Language): string {
  switch (unit) {
    case 'share':
      return `${formatNumber(shown, language, 1)}${language === 'ru' ? ' ' : ''}%`
    case 'times':
      return formatNumber(shown, language, 2)
    case 'count':
      return formatNumber(shown, language)
    case 'minutes':
      return formatMinutes(shown, language)
  }
}

/** With its sign; percentage points of a share. Null where nothing is to be compared. */
export function formatChange(
  unit: Unit,
  { now, before }: { now: number | null; before: number | null },
  language: Language,
): { text: string; value: number } | null {
  if (now === null || before === null) return null
  const value = difference(unit, now, before)
  const size = Math.abs(value)
  const points = language === 'ru' ? ' п. п.' : ' pp'
  const shown =
    unit === 'share' ? `${formatNumber(size, language, 1)}${points}` : formatShown(unit, size, language)
  return { text: `${value > 0 ? '+' : value < 0 ? MINUS : ''}${shown}`, value }
}

/** Of two shown numbers, without the dust of binary fractions. */
export function difference(unit: Unit, now: number, before: number): number {
  const places = unit === 'share' ? 10 : unit === 'times' ? 100 : 1
  return Math.round((now - before) * places) / places + 0
}

export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(TAGS[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  }).format(value)
}

function formatMinutes(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / HOUR_MIN), minutes % HOUR_MIN]
  const [hourName, minuteName] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min']
  const parts = [...(hours > 0 ? [`${formatNumber(hours, language)} ${hourName}`] : [])]
  if (rest > 0 || hours === 0) parts.push(`${rest} ${minuteName}`)
  return parts.join(' ')
}

/** The form of a Russian word that agrees with a whole number. */
export function pluralRu(count: number, one: string, few: string, many: string): string {
  const form = RUSSIAN.select(count)
  return form === 'one' ? one : form === 'few' ? few : many
}
const RUSSIAN = new Intl.PluralRules('ru')
