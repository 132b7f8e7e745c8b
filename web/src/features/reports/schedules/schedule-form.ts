/** What stands in the form of a schedule, and the request it becomes. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { REPORT_FORMATS } from '@veche/contract/values/reports.ts'
import { readAsked } from '../preview/index.ts'
import type { Schedule, ScheduleBody } from '../reports.queries.ts'
import type { ReportsSearch } from '../reports-search.ts'

export type FormKind = ScheduleBody['kind']
export type FormRecipient = { userId: string; name: string } | { address: string; name: string }
export type ScheduleForm = {
  title: string
  kind: FormKind
  place: { municipalityCode?: string | undefined; agencyCode?: string | undefined }
  /** Of figures. */
  narrowed: { network?: string | undefined; groupCode?: string | undefined; topicCode?: string | undefined }
  viewId: string
  format: ScheduleBody['format']
  cadence: ScheduleBody['cadence']
  weekday: number
  monthDay: number
  hour: number
  recipients: readonly FormRecipient[]
}

export const EMPTY_SCHEDULE: ScheduleForm = {
  ...{ title: '', kind: 'summary', place: {}, narrowed: {}, viewId: '', format: 'docx', cadence: 'weekly' },
  ...{ weekday: 1, monthDay: 1, hour: 8, recipients: [] },
}

/** A new schedule of what one was looking at: the same report of the same place, as often as its days are long. */
export function formLookedAt(search: ReportsSearch): ScheduleForm {
  const { kind, municipalityCode, agencyCode, network, groupCode, topicCode, ...period } = readAsked(search)
  return {
    ...EMPTY_SCHEDULE,
    ...{ kind, place: { municipalityCode, agencyCode }, cadence: cadenceOf(period) },
    narrowed: { network, groupCode, topicCode },
    format:
      REPORT_FORMATS.find((format) => format === search.format) ??
      (kind === 'figures' ? 'xlsx' : EMPTY_SCHEDULE.format),
  }
}

const SHORTEST_MONTH_DAYS = 28

function cadenceOf({
  period,
  from = '',
  to = '',
}: Pick<ReturnType<typeof readAsked>, 'period' | 'from' | 'to'>): ScheduleForm['cadence'] {
  if (period !== 'any') return ({ day: 'daily', week: 'weekly', month: 'monthly' } as const)[period]
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days === 1) return 'daily'
  return days >= SHORTEST_MONTH_DAYS ? 'monthly' : 'weekly'
}

export function formOf(schedule: Schedule): ScheduleForm {
  const { title, kind, municipalityCode, agencyCode, viewId, format, cadence, weekday, monthDay, hour } =
    schedule
  return {
    ...{ title, cadence, hour, kind: kind === 'head_letter' ? 'summary' : kind },
    place: {
      ...(municipalityCode !== null && { municipalityCode }),
      ...(agencyCode !== null && { agencyCode }),
    },
    narrowed: {
      network: schedule.network ?? undefined,
      groupCode: schedule.groupCode ?? undefined,
      topicCode: schedule.topicCode ?? undefined,
    },
    ...{ viewId: viewId ?? '', format: format ?? 'docx', weekday: weekday ?? 1, monthDay: monthDay ?? 1 },
    recipients: schedule.recipients.flatMap(({ userId, address, name }): FormRecipient[] => {
      if (userId !== null) return [{ userId, name }]
      return address === null ? [] : [{ address, name }]
    }),
  }
}

export function bodyOf(form: ScheduleForm, language: 'ru' | 'en'): ScheduleBody {
  const { title, kind, place, narrowed, viewId, format, cadence, weekday, monthDay, hour, recipients } = form
  const isView = kind === 'desk_view'
  return {
    ...{ title: title.trim(), kind, format, language, cadence, hour },
    municipalityCode: isView ? null : (place.municipalityCode ?? null),
    agencyCode: isView ? null : (place.agencyCode ?? null),
    network: narrowed.network ?? null,
    groupCode: narrowed.groupCode ?? null,
    topicCode: narrowed.topicCode ?? null,
    viewId: isView && viewId !== '' ? viewId : null,
    weekday: cadence === 'weekly' ? weekday : null,
    monthDay: cadence === 'monthly' ? monthDay : null,
    recipients: recipients.map((one) =>
      'userId' in one ? { userId: one.userId } : { address: one.address },
    ),
  }
}

/** What the kind of report may be written as; the chosen one stays where it may. */
export function formatsOf(kind: FormKind): readonly ScheduleBody['format'][] {
  return kind === 'desk_view' ? ['xlsx', 'csv'] : REPORT_FORMATS
}

export function withKind(form: ScheduleForm, kind: FormKind): ScheduleForm {
  const formats = formatsOf(kind)
  const format = formats.includes(form.format) ? form.format : (formats[0] ?? form.format)
  return { ...form, kind, format, narrowed: kind === 'figures' ? form.narrowed : {} }
}
