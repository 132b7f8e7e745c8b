import { z } from 'zod'
import { Code, Moment, shownName } from '../common.ts'
import { Day } from '../figures.ts'
import { LANGUAGES } from '../values/notifications.ts'
import {
  CADENCES,
  DELIVERY_STATES,
  MOST_RECIPIENTS,
  RUN_STATES,
  SCHEDULE_FORMATS,
  SCHEDULED_KINDS,
} from '../values/reports.ts'

const Hour = z.int().min(0).max(23)
/** Monday is 1. */
const Weekday = z.int().min(1).max(7)
/** Where a month is shorter, its last day. */
const MonthDay = z.int().min(1).max(31)

export const ScheduleTimes = z.object({
  cadence: z.enum(CADENCES),
  /** Of a weekly schedule. */
  weekday: Weekday.nullable().default(null),
  /** Of a monthly schedule. */
  monthDay: MonthDay.nullable().default(null),
  /** In the zone of the region. */
  hour: Hour,
})
export type ScheduleTimes = z.infer<typeof ScheduleTimes>

/** Somebody of the product, or a mailbox that an administrator allowed. */
const Recipient = z.union([
  z.strictObject({ userId: z.string().max(100) }),
  z.strictObject({ address: z.string().trim().max(254) }),
])
export type Recipient = z.infer<typeof Recipient>

export const ReportScheduleRequest = ScheduleTimes.extend({
  title: shownName(1, 200),
  kind: z.enum(SCHEDULED_KINDS).exclude(['head_letter']),
  municipalityCode: Code.nullable().default(null),
  agencyCode: Code.nullable().default(null),
  /** Of `figures`: what they are narrowed to. */
  network: Code.nullable().default(null),
  groupCode: Code.nullable().default(null),
  topicCode: Code.nullable().default(null),
  /** Of `desk_view`. */
  viewId: z.uuid().nullable().default(null),
  format: z.enum(SCHEDULE_FORMATS),
  language: z.enum(LANGUAGES).default('ru'),
  recipients: z.array(Recipient).min(1).max(MOST_RECIPIENTS),
})
export type ReportScheduleRequest = z.infer<typeof ReportScheduleRequest>
/** `expectedVersion`: which one was changed; another is refused. */
export const UpdateReportScheduleRequest = ReportScheduleRequest.extend({ expectedVersion: z.int() })
export type UpdateReportScheduleRequest = z.infer<typeof UpdateReportScheduleRequest>

export const ReportSchedule = z.object({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  kind: z.enum(SCHEDULED_KINDS),
  municipalityCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  network: z.string().nullable(),
  groupCode: z.string().nullable(),
  topicCode: z.string().nullable(),
  viewId: z.string().nullable(),
  format: z.enum(SCHEDULE_FORMATS).nullable(),
  language: z.enum(LANGUAGES),
  ...ScheduleTimes.shape,
  recipients: z.array(
    z.object({ userId: z.string().nullable(), address: z.string().nullable(), name: z.string() }),
  ),
  ownerName: z.string(),
  isOwn: z.boolean(),
  isPaused: z.boolean(),
  /** Null while it is paused. */
  nextRunAt: Moment.nullable(),
})
export type ReportSchedule = z.infer<typeof ReportSchedule>
export const ReportSchedulesResponse = z.object({
  schedules: z.array(ReportSchedule),
  /** Mailboxes that may be written to. */
  addresses: z.array(z.string()),
  isMailSetUp: z.boolean(),
  /** The caller may allow mailboxes. */
  mayAllow: z.boolean(),
})
export type ReportSchedulesResponse = z.infer<typeof ReportSchedulesResponse>
/** Whom it may be sent to, by a part of the name. */
export const ReportPeopleQuery = z.object({
  search: z.string().trim().max(200).optional(),
  kind: z.enum(SCHEDULED_KINDS).default('summary'),
  municipalityCode: Code.optional(),
  agencyCode: Code.optional(),
})
export const ReportPeopleResponse = z.object({
  people: z.array(z.object({ userId: z.string(), name: z.string() })),
})
export const PauseScheduleRequest = z.strictObject({ isPaused: z.boolean() })

export const AllowAddressRequest = z.strictObject({
  address: z.string().trim().toLowerCase().pipe(z.email().max(254)),
})
export const ReportAddressesResponse = z.object({ addresses: z.array(z.string()) })

export const ReportRun = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(SCHEDULED_KINDS),
  format: z.enum(SCHEDULE_FORMATS).nullable(),
  period: z.object({ from: Day, to: Day }),
  dueAt: Moment,
  isByHand: z.boolean(),
  state: z.enum(RUN_STATES),
  errorCode: z.string().nullable(),
  /** Null while nothing is written. */
  file: z.object({ name: z.string(), bytes: z.int() }).nullable(),
  deliveries: z.array(
    z.object({
      to: z.string(),
      state: z.enum(DELIVERY_STATES),
      attempts: z.int(),
      errorCode: z.string().nullable(),
      sentAt: Moment.nullable(),
    }),
  ),
  /** Something failed and may be tried again. */
  mayRetry: z.boolean(),
})
export type ReportRun = z.infer<typeof ReportRun>
export const ReportRunsResponse = z.object({ runs: z.array(ReportRun), nextCursor: z.string().nullable() })
export type ReportRunsResponse = z.infer<typeof ReportRunsResponse>

/** The weekly letter of whoever leads. */
export const OwnLetterResponse = z.object({
  isOn: z.boolean(),
  weekday: Weekday,
  hour: Hour,
  nextRunAt: Moment.nullable(),
  isMailSetUp: z.boolean(),
})
export type OwnLetterResponse = z.infer<typeof OwnLetterResponse>
export const OwnLetterRequest = z.strictObject({ isOn: z.boolean(), weekday: Weekday, hour: Hour })
