/** Days, moments and codes as a person reads them in a table. Pure. */
import { dateInZone, timeInZone } from '../working-time/index.ts'

type Named = { code: string; name: string }

/** `2026-12-01` → `01.12.2026`. */
export function dayCell(date: string | null): string {
  return date === null ? '' : date.split('-').reverse().join('.')
}

export function dateCell(zone: string, moment: Date | string | null): string {
  return moment === null ? '' : dayCell(dateInZone(zone, new Date(moment)))
}

export function momentCell(zone: string, moment: Date | string | null): string {
  if (moment === null) return ''
  const at = new Date(moment)
  return `${dayCell(dateInZone(zone, at))} ${timeInZone(zone, at)}`
}

/** The names of codes; a code that is known no more stays itself. */
export function namesCell(named: readonly Named[], codes: readonly string[]): string {
  return codes.map((one) => named.find(({ code }) => code === one)?.name ?? one).join(', ')
}

export function yesCell(isSo: boolean): string {
  return isSo ? 'да' : ''
}
