/** A recorded promise as a sentence that terms are read from. Pure. */
const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** `until`: its day, as 2026-12-15. */
export function promiseWords({ who, what, until }: { who: string; what: string; until: string }): string {
  const [year, month, day] = until.split('-').map(Number)
  const words = what.trim().replace(/[.!]+$/u, '')
  return `${who.trim()}: ${words} до ${day} ${MONTHS[(month ?? 1) - 1]} ${year} года.`
}
