/** Tables of other systems: which of their columns is which of ours, and what their words are called here. */
import { z } from 'zod'
import { Before, isSeen, Moment } from '../common.ts'
import { EXPORT_CADENCES, NEIGHBOUR_DATES, NEIGHBOUR_LIMITS } from '../values/admin/neighbours.ts'
import { SheetFormat } from './exchange.ts'

const Line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]+$/u)
const Heading = Line(NEIGHBOUR_LIMITS.heading)

export const NeighbourColumn = z.strictObject({
  /** As it is headed in their table. */
  from: Heading,
  /** A column of our spreadsheet, or an own field by its name. */
  to: Heading,
  /** Of a column of moments: how they write a day. */
  dates: z.enum(NEIGHBOUR_DATES).default('any'),
  /** Their words and ours; a word that is not named stays as it is. */
  words: z
    .array(z.strictObject({ from: Line(NEIGHBOUR_LIMITS.word), to: Line(NEIGHBOUR_LIMITS.word) }))
    .max(NEIGHBOUR_LIMITS.words)
    .default([]),
})
export type NeighbourColumn = z.infer<typeof NeighbourColumn>

export const NeighbourMapping = z.strictObject({
  name: Line(NEIGHBOUR_LIMITS.name).refine(isSeen, { error: 'missing' }),
  /** How their system is called: with their id it says which question is which, so that twice is once. */
  system: Line(NEIGHBOUR_LIMITS.name),
  columns: z.array(NeighbourColumn).min(1).max(NEIGHBOUR_LIMITS.columns),
})
export type NeighbourMapping = z.infer<typeof NeighbourMapping>

export const KeptMapping = NeighbourMapping.extend({
  id: z.uuid(),
  changedByName: z.string(),
  changedAt: z.iso.datetime({ offset: true }),
})
export type KeptMapping = z.infer<typeof KeptMapping>
export const MappingsResponse = z.object({ mappings: z.array(KeptMapping) })
export type MappingsResponse = z.infer<typeof MappingsResponse>
export const MappingNamesResponse = z.object({
  mappings: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export const SaveMappingRequest = NeighbourMapping.extend({ before: Before })

/** When a table goes out by itself, by the clock of the region. */
const ExportTimes = z.object({
  cadence: z.enum(EXPORT_CADENCES),
  /** Of a weekly one; Monday is 1. */
  weekday: z.int().min(1).max(7).nullable().default(null),
  hour: z.int().min(0).max(23),
})
export const NewExportSchedule = ExportTimes.extend({ mappingId: z.uuid(), format: SheetFormat })
  .strict()
  .refine(({ cadence, weekday }) => (cadence === 'weekly') === (weekday !== null), {
    path: ['weekday'],
    error: 'missing',
  })
export type NewExportSchedule = z.infer<typeof NewExportSchedule>
export const SwitchScheduleRequest = z.strictObject({ isOn: z.boolean() })

export const ExportSchedule = ExportTimes.extend({
  id: z.uuid(),
  mappingId: z.uuid(),
  mappingName: z.string(),
  format: SheetFormat,
  /** Null while it is off. */
  nextRunAt: Moment.nullable(),
  /** The last day of which a file was written. */
  writtenTo: z.string().nullable(),
  /** In a row, up to now. */
  failures: z.int(),
  isOffByFailures: z.boolean(),
  /** Who turned it off and when. Null while it is on, where failures did, and of what was turned off before that was kept. */
  off: z.object({ at: Moment, byName: z.string(), isYou: z.boolean() }).nullable(),
  /** False: of somebody else, shown to an administrator, who may turn it off. */
  isOwn: z.boolean(),
  ownerName: z.string(),
})
export type ExportSchedule = z.infer<typeof ExportSchedule>
export const ExportSchedulesResponse = z.object({ schedules: z.array(ExportSchedule) })
