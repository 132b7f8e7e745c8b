/** What the address asks for; a broken part of it is dropped. */
import { REPORT_KINDS } from '@veche/contract/values/reports.ts'
import type { Report } from '../reports.queries.ts'
import type { ReportsSearch } from '../reports-search.ts'

export const PERIODS = ['day', 'week', 'month', 'any'] as const
export type ReportPeriod = (typeof PERIODS)[number]

export type Asked = {
  kind: Report['kind']
  /** The last seven days where nothing is said. */
  period: ReportPeriod
  from: string | undefined
  to: string | undefined
  municipalityCode: string | undefined
  agencyCode: string | undefined
}

export function readAsked({ kind, period, from, to, municipalityCode, agencyCode }: ReportsSearch): Asked {
  return {
    kind: REPORT_KINDS.find((known) => known === kind) ?? 'summary',
    period: PERIODS.find((known) => known === period) ?? 'week',
    ...{ from: readDay(from), to: readDay(to) },
    ...{ municipalityCode: readCode(municipalityCode), agencyCode: readCode(agencyCode) },
  }
}

function readCode(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.-]{1,100}$/.test(value) ? value : undefined
}

function readDay(value: string | undefined): string | undefined {
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(value)
  // The 31st of February is read as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : undefined
}
