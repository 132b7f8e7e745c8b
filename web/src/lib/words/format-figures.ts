/** Figures and their days as a reader sees them; pages without figures do without. */
import { dateFormat, type Locale, NBSP, numberFormat } from './format.ts'

/** At most so many digits behind the comma: «91,4», «95». */
export function formatDecimal(value: number, digits: number, locale: Locale): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

/** «91,4 %», “91.4%”: of a number that is written already. */
export function withPercent(number: string, { language }: Pick<Locale, 'language'>): string {
  return language === 'ru' ? `${number}${NBSP}%` : `${number}%`
}

/** Civil days, both inside: «16–22 ноября 2026», «28 октября – 3 ноября 2026». */
export function formatDays(from: string, to: string, { language }: Pick<Locale, 'language'>): string {
  const format = dateFormat({ language, timeZone: 'UTC' }, { day: 'numeric', month: 'long', year: 'numeric' })
  const text =
    from === to ? format.format(Date.parse(from)) : format.formatRange(Date.parse(from), Date.parse(to))
  return text
    .replaceAll(/\sг\./g, '')
    .replaceAll(/[\u2009\u202f]/g, ' ')
    .replace(/^(\d+) – (?=\d+ \p{L}+ \d+$)/u, '$1–')
    .replaceAll(/(?<=\d) (?=\p{L})|(?<=\p{L}) (?=\d)/gu, NBSP)
}
