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
  /** Of figures alone: of the other kinds a filter would be half true. */
  network: string | undefined
  groupCode: string | undefined
  topicCode: string | undefined
}

export function readAsked({
  period,
  from,
  to,
  municipalityCode,
  agencyCode,
  ...search
}: ReportsSearch): Asked {
  const kind = REPORT_KINDS.find((known) => known === search.kind) ?? 'summary'
  const narrowed = kind === 'figures' ? search : {}
  return {
    kind,
    period: PERIODS.find((known) => known === period) ?? 'week',
    ...{ from: readDay(from), to: readDay(to) },
    ...{ municipalityCode: readCode(municipalityCode), agencyCode: readCode(agencyCode) },
    network: readCode(narrowed.network),
    groupCode: readCode(narrowed.groupCode),
    topicCode: readCode(narrowed.topicCode),
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
