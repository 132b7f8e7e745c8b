import { z } from 'zod'
import { Code, Moment, Network, PageQuery, Surface, Tag } from '../common.ts'
import { DismissReason, Queue, Step } from '../incidents.ts'
import { readOwnConditions } from '../rules/own-fields/own-field-filter.ts'
import { FLAGS, KINDS, MOVING_PERIODS, OUTCOMES, SATISFACTIONS } from '../values/incidents.ts'

/** One spelling for a query string, a saved view and a bulk action: values of a field stand behind commas. */
function anyOf<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .max(4000)
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))].filter(Boolean))
    .pipe(z.array(item).min(1).max(100))
    .optional()
}

function atLeastTwo() {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().int().min(2))
    .optional()
}

/** In lists of codes and people: nothing is set. */
export const NONE = 'none'
/** In a list of people: the reader, so that a shared view is personal for everybody. */
export const ME = 'me'

export const Flag = z.enum(FLAGS)
export type Flag = z.infer<typeof Flag>

// Written as text, like every field of a filter.
const Moving = z.string().max(20).pipe(z.enum(MOVING_PERIODS))

const FIELDS = {
  queue: Queue.optional(),
  /** Exactly these: what the system found to belong together. */
  id: anyOf(z.uuid()),
  step: anyOf(Step),
  network: anyOf(Network),
  surface: anyOf(Surface),
  channelId: anyOf(z.uuid()),
  municipalityCode: anyOf(Code),
  topicCode: anyOf(Code),
  groupCode: anyOf(Code),
  agencyCode: anyOf(Code),
  unitCode: anyOf(Code),
  assigneeId: anyOf(Code),
  urgent: z.stringbool().optional(),
  severity: anyOf(z.enum(['1', '2', '3', '4', '5'])),
  kind: anyOf(z.enum(KINDS)),
  outcome: anyOf(z.enum(OUTCOMES)),
  satisfaction: anyOf(z.enum(SATISFACTIONS)),
  closingReason: anyOf(Code),
  dismissReason: anyOf(DismissReason),
  /** All of them. */
  flag: anyOf(Flag),
  late: z.stringbool().optional(),
  tag: anyOf(Tag),
  /** Of the day on which it is asked: a saved view moves with it. */
  foundIn: Moving.optional(),
  registeredIn: Moving.optional(),
  answeredIn: Moving.optional(),
  closedIn: Moving.optional(),
  foundFrom: Moment.optional(),
  foundTo: Moment.optional(),
  registeredFrom: Moment.optional(),
  registeredTo: Moment.optional(),
  answeredFrom: Moment.optional(),
  answeredTo: Moment.optional(),
  closedFrom: Moment.optional(),
  closedTo: Moment.optional(),
  dueFrom: Moment.optional(),
  dueTo: Moment.optional(),
  /** In the region's own fields: `own-field-filter.ts` says how it is written. */
  ownFields: z
    .string()
    .max(4000)
    .refine((text) => readOwnConditions(text) !== null)
    .optional(),
  repeatFrom: atLeastTwo(),
  membersFrom: atLeastTwo(),
  /** Words of the residents' messages or the number. */
  search: z.string().trim().min(1).max(200).optional(),
}

export const IncidentFilter = z.strictObject(FIELDS)
export type IncidentFilter = z.infer<typeof IncidentFilter>
/** The filter as it is written down: text by field. */
export const IncidentFilterText = z.record(z.string(), z.string())
export type IncidentFilterText = z.infer<typeof IncidentFilterText>
/** Validated as a filter and saved as it was written. */
export const FilterInput = IncidentFilterText.superRefine((text, context) => {
  const parsed = IncidentFilter.safeParse(text)
  for (const issue of parsed.error?.issues ?? [])
    context.addIssue({ ...issue, code: 'custom', path: issue.path })
})

export const IncidentListQuery = PageQuery.extend(FIELDS)
export type IncidentListQuery = z.infer<typeof IncidentListQuery>

const MOST_LIKELY = 20
export const LikelyIncidentsQuery = z.strictObject({
  ...FIELDS,
  limit: z.coerce.number().int().min(1).max(MOST_LIKELY).default(MOST_LIKELY),
})

/** As many changed rows are asked for at once. */
export const CHANGED_LIMIT = 100
export const ChangedIncidentsQuery = z.object({
  ids: z
    .string()
    .max(4000)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.uuid()).min(1).max(CHANGED_LIMIT)),
  /** Id of the latest live event received: a response that was read after it may be shared with other readers. */
  after: z
    .string()
    .regex(/^\d{1,19}--?\d{1,19}$/)
    .optional(),
  ...FIELDS,
})
export type ChangedIncidentsQuery = z.infer<typeof ChangedIncidentsQuery>
