import { z } from 'zod'
import { Before, Code, Moment, shownName } from '../common.ts'
import { AGENCY_KINDS, CALENDAR_DAY_KINDS, PLACE_ROUTE_MATCHES, ROUTE_MATCHES } from '../values/directory.ts'
import { PlaceRoute } from './place-routes/place-routes.ts'

/** A code is forever: saved links, exports and other systems refer to it. */
export const NewCode = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,79}$/, 'not_code')
const Name = shownName(2, 300)
const ShortName = shownName(1, 120)
const Phone = z.string().trim().max(60)
export const CalendarDate = z.iso.date()

export const AgencyKind = z.enum(AGENCY_KINDS)

export const Municipality = z.strictObject({
  code: NewCode,
  name: Name,
  shortName: ShortName,
  centre: ShortName,
  population: z.number().int().min(0).max(50_000_000).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  isActive: z.boolean(),
})
export const Agency = z.strictObject({
  code: NewCode,
  name: Name,
  shortName: ShortName,
  kind: AgencyKind,
  municipalityCode: Code.nullable(),
  scheduleCode: Code,
  /** May publish without the centre's approval. */
  isTrusted: z.boolean(),
  /** An approver of the agency decides first. */
  needsInnerApproval: z.boolean().default(false),
  /** Used in its answers; empty if it has none. */
  phone: Phone.default(''),
  isActive: z.boolean(),
})
export const Unit = z.strictObject({ code: NewCode, agencyCode: Code, name: Name, isActive: z.boolean() })

const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not_time')
/** From and to; an end not later than the beginning is on the next day. */
const DaySpans = z.array(z.array(TimeOfDay).length(2)).max(6)
export const Week = z.strictObject({
  mon: DaySpans,
  tue: DaySpans,
  wed: DaySpans,
  thu: DaySpans,
  fri: DaySpans,
  sat: DaySpans,
  sun: DaySpans,
})
export type Week = z.infer<typeof Week>
export const Schedule = z.strictObject({
  code: NewCode,
  name: Name,
  kind: z.enum(['weekly', 'round_the_clock']),
  /** False for those who work through holidays. */
  followsCalendar: z.boolean(),
  week: Week,
  isActive: z.boolean(),
})
export type Schedule = z.infer<typeof Schedule>

export const TopicGroup = z.strictObject({
  code: NewCode,
  name: Name,
  position: z.number().int().min(0).max(1000),
})
export const Topic = z.strictObject({
  code: NewCode,
  groupCode: Code,
  name: Name,
  definition: z.string().trim().max(2000).nullable(),
  isUrgent: z.boolean(),
  /** A photo can prove the work. */
  isPhysical: z.boolean(),
  validFrom: CalendarDate,
  /** The first day on which it is not offered any more. */
  validUntil: CalendarDate.nullable(),
})
export const TopicMapping = z.strictObject({ oldCode: Code, newCode: Code })
export const Route = z.strictObject({
  topicCode: Code.nullable(),
  groupCode: Code.nullable(),
  municipalityCode: Code.nullable(),
  agencyCode: Code,
})
export const UpdateRouteRequest = Route.extend({ before: Before })
export const CalendarDay = z.strictObject({
  on: CalendarDate,
  isRegional: z.boolean(),
  kind: z.enum(CALENDAR_DAY_KINDS),
  name: shownName(1, 200).nullable(),
  movedFrom: CalendarDate.nullable(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

/** Everything an administrator keeps, what is switched off included. Days of the calendar are asked by the year. */
export const DirectoryBookResponse = z.object({
  municipalities: z.array(Municipality),
  agencies: z.array(Agency),
  units: z.array(Unit),
  schedules: z.array(Schedule),
  topicGroups: z.array(TopicGroup),
  topics: z.array(Topic.extend({ catalogueVersion: z.number().int() })),
  mappings: z.array(TopicMapping.extend({ catalogueVersion: z.number().int() })),
  catalogueVersions: z.array(z.object({ version: z.number().int(), createdAt: Moment, note: z.string() })),
  routes: z.array(Route.extend({ id: z.uuid() })),
})
export type DirectoryBookResponse = z.infer<typeof DirectoryBookResponse>

export const CreateMunicipalityRequest = Municipality.omit({ isActive: true })
export const UpdateMunicipalityRequest = Municipality.omit({ code: true })
  .partial()
  .extend({ before: Before })
export const CreateAgencyRequest = Agency.omit({ isActive: true })
/** Without the defaults of a new one: what is not named stays as it is. */
export const UpdateAgencyRequest = Agency.omit({ code: true })
  .extend({ needsInnerApproval: z.boolean(), phone: Phone })
  .partial()
  .extend({ before: Before })
export const CreateUnitRequest = Unit.omit({ isActive: true })
export const UpdateUnitRequest = Unit.pick({ name: true, isActive: true })
  .partial()
  .extend({ before: Before })
export const CreateScheduleRequest = Schedule.omit({ isActive: true })
export const UpdateScheduleRequest = Schedule.omit({ code: true }).partial().extend({ before: Before })
export const CreateTopicGroupRequest = TopicGroup
export const UpdateTopicGroupRequest = TopicGroup.omit({ code: true }).partial().extend({ before: Before })
export const CreateTopicRequest = Topic.omit({ validUntil: true })
export const UpdateTopicRequest = Topic.omit({ code: true, validFrom: true })
  .partial()
  .extend({ before: Before })

/** A new version of the catalogue: what closed topics become. `isMoved` takes open work along. */
export const MapTopicsRequest = z.strictObject({
  mappings: z.array(TopicMapping).min(1).max(1000),
  note: z.string().trim().min(3).max(300),
  isMoved: z.boolean(),
})
export const MapTopicsResponse = z.object({ catalogueVersion: z.number().int() })

export const RouteTestQuery = z.object({
  topicCode: Code,
  municipalityCode: Code.optional(),
  /** A street with or without a house, or an object. */
  spot: z.string().trim().max(200).optional(),
})
export const RouteTestResponse = z.object({
  /** Null if no row fits, so a dispatcher decides. */
  decided: Route.nullable(),
  match: z.enum(ROUTE_MATCHES).nullable(),
  /** Rows that fit too but less exactly, the closest first. */
  passedOver: z.array(Route),
  /** The line of a street, houses or an object that decided before any row; null: none speaks of the place. */
  line: PlaceRoute.nullable(),
  lineMatch: z.enum(PLACE_ROUTE_MATCHES).nullable(),
})
export const RouteTestTextRequest = z.strictObject({ text: z.string().trim().min(3).max(4000) })
export const RouteTestTextResponse = RouteTestResponse.extend({
  topicCode: z.string().nullable(),
  confidence: z.number().nullable(),
  municipalityCode: z.string().nullable(),
})

export const CalendarYearResponse = z.object({
  year: z.number().int(),
  /** False if the year is not published yet, so its days off follow from the law. */
  isPublished: z.boolean(),
  days: z.array(CalendarDay),
  calendarVersion: z.number().int(),
})
const DayKey = z.strictObject({ on: CalendarDate, isRegional: z.boolean() })
export const CalendarChange = z.strictObject({
  set: z.array(CalendarDay).max(400).default([]),
  remove: z.array(DayKey).max(400).default([]),
})
export type CalendarChange = z.infer<typeof CalendarChange>
/** `before`: by `dayKeyOf`, each day that is set or removed as it was seen; null where it was a plain one. */
export const ChangeCalendarRequest = CalendarChange.extend({
  note: z.string().trim().min(3).max(300),
  before: Before,
})
export const CalendarVersionResponse = z.object({
  version: z.number().int(),
  createdAt: Moment,
  note: z.string(),
  examinedCount: z.number().int(),
  movedCount: z.number().int(),
  /** Null while open deadlines are still being recomputed. */
  recomputedAt: Moment.nullable(),
})
export const CalendarVersionsResponse = z.object({ versions: z.array(CalendarVersionResponse) })
export const CalendarChangedResponse = z.object({ calendarVersion: z.number().int() })

/** What a calendar or a schedule would move, before it is saved. */
export const CalendarPreviewRequest = CalendarChange.extend({
  schedule: Schedule.pick({ code: true, kind: true, followsCalendar: true, week: true }).optional(),
})
export const DeadlineMoveResponse = z.object({
  incidentId: z.uuid(),
  number: z.number().int(),
  key: z.string(),
  before: Moment,
  after: Moment,
})
export const CalendarPreviewResponse = z.object({
  examinedCount: z.number().int(),
  movedCount: z.number().int(),
  /** There were more open deadlines than were checked: «не меньше». */
  isAtLeast: z.boolean(),
  examples: z.array(DeadlineMoveResponse),
})
export const DeadlineMovesResponse = z.object({
  moves: z.array(DeadlineMoveResponse),
  nextCursor: z.string().nullable(),
})

export const SHEET_KINDS = [
  ...(['municipalities', 'agencies', 'units', 'topics', 'routes', 'placeRoutes', 'calendar'] as const),
] as const
export const SheetKind = z.enum(SHEET_KINDS)
export type SheetKind = z.infer<typeof SheetKind>
export const SheetFormat = z.enum(['csv', 'xlsx'])
export const ImportQuery = z.object({
  /** The file is the whole directory: what is not in it is switched off or removed. */
  isComplete: z.enum(['true', 'false']).default('false'),
})
const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const ImportedRow = z.object({ key: z.string(), name: z.string() })
export const ImportProblem = z.object({
  /** Null: the file as a whole. */
  row: z.number().int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  value: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>
export const ImportPreviewResponse = z.object({
  /** Send it back to apply exactly this preview; refused if the directory or the file has changed. */
  basedOn: z.string(),
  problems: z.array(ImportProblem),
  problemCount: z.number().int(),
  added: z.array(ImportedRow),
  addedCount: z.number().int(),
  changed: z.array(
    ImportedRow.extend({ fields: z.array(z.object({ field: z.string(), before: Cell, after: Cell })) }),
  ),
  changedCount: z.number().int(),
  removed: z.array(ImportedRow),
  removedCount: z.number().int(),
  sameCount: z.number().int(),
})
export type ImportPreviewResponse = z.infer<typeof ImportPreviewResponse>
export const ApplyImportQuery = ImportQuery.extend({ basedOn: z.string().length(64) })
export const ImportAppliedResponse = z.object({
  addedCount: z.number().int(),
  changedCount: z.number().int(),
  removedCount: z.number().int(),
})
