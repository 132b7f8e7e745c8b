/** What the pages of figures are asked for, as it stands in the address. */
import type { FigureFilter } from '@veche/contract/figures.ts'

const PERIODS = { today: true, week: true, month: true, quarter: true, year: true, any: true }
export type PeriodKind = keyof typeof PERIODS

export type FiguresSearch = {
  /** A week where nothing is said. */
  period?: PeriodKind | undefined
  /** The first day, of any period only. */
  from?: string | undefined
  /** The last day; today where nothing is said. */
  to?: string | undefined
  /** Whose definition is open. */
  figure?: string | undefined
} & { [Key in keyof FigureFilter]?: string | undefined }

export const FILTER_KEYS = [
  ...(['municipalityCode', 'agencyCode', 'network', 'groupCode', 'topicCode'] as const),
] satisfies (keyof FigureFilter)[]

/** A broken part is dropped. Each key is said, also when it names nothing: what the address says would stand in otherwise. */
export function readFiguresSearch(source: Record<string, unknown>): FiguresSearch {
  return {
    period: isPeriod(source.period) ? source.period : undefined,
    from: readDay(source.from),
    to: readDay(source.to),
    figure: readCode(source.figure),
    municipalityCode: readCode(source.municipalityCode),
    agencyCode: readCode(source.agencyCode),
    network: readCode(source.network),
    groupCode: readCode(source.groupCode),
    topicCode: readCode(source.topicCode),
  }
}

export function filterOf(search: FiguresSearch): FigureFilter {
  const said = FILTER_KEYS.flatMap((key) => (search[key] ? [[key, search[key]] as const] : []))
  return Object.fromEntries(said)
}

function isPeriod(value: unknown): value is PeriodKind {
  return typeof value === 'string' && Object.hasOwn(PERIODS, value)
}

function readCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : undefined
}

function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(value)
  // The 31st of February is read as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : undefined
}
