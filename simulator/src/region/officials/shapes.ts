/** The few answers of the product's API that an official reads; all else is passed over. */
import { z } from 'zod'

export const Me = z.object({ id: z.string(), isPersonActive: z.boolean().default(false) })

const Queue = z.object({ total: z.number() })
export const Counters = z.object({
  queues: z.object({
    new: Queue.optional(),
    distribution: Queue.optional(),
    assigned: Queue.optional(),
    in_progress: Queue.optional(),
    approval: Queue.optional(),
    postponed: Queue.optional(),
    awaiting_author: Queue.optional(),
  }),
})
export type QueueName = keyof z.infer<typeof Counters>['queues']

export const Snoozes = z.object({ snoozes: z.array(z.object({ incidentId: z.string() })) })

const Address = z.object({
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  object: z.string().nullable(),
})

export const ListItem = z.object({
  id: z.string(),
  number: z.number(),
  step: z.string(),
  network: z.string().default(''),
  version: z.number(),
  topicCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  address: Address,
  foundAt: z.string(),
  title: z.string().default(''),
  promiseDueAt: z.string().nullable().default(null),
  assigneeName: z.string().nullable().default(null),
  repeatNo: z.number().nullable().default(null),
  eventId: z.string().nullable().default(null),
  deadline: z.object({ key: z.string(), dueAt: z.string() }).nullable().default(null),
  flags: z
    .object({ needsArbiter: z.boolean(), isFrozen: z.boolean(), hasUnknownDelivery: z.boolean() })
    .default({ needsArbiter: false, isFrozen: false, hasUnknownDelivery: false }),
})
export type ListItem = z.infer<typeof ListItem>
export const List = z.object({ incidents: z.array(ListItem) })

const Guess = z.object({ code: z.string(), confidence: z.number() })
export const Suggestion = z.object({
  topic: Guess.nullable(),
  alternatives: z.array(Guess),
  municipality: Guess.nullable(),
  agency: Guess.nullable(),
  address: Address.nullable(),
  kind: z.object({ code: z.string() }),
  isUrgent: z.boolean(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const ThreadMessage = z.object({
  direction: z.enum(['in', 'out']),
  authorName: z.string().nullable(),
  isSource: z.boolean(),
  text: z.string(),
  occurredAt: z.string(),
})
export type ThreadMessage = z.infer<typeof ThreadMessage>

export const Card = ListItem.extend({
  suggestion: Suggestion.nullable(),
  thread: z.array(ThreadMessage),
  abilities: z.record(z.string(), z.boolean()),
  proposedAgencyCode: z.string().nullable().default(null),
  /** On the receipt of whoever asked at the region's own page. */
  requestNumber: z.number().nullable().default(null),
  splitFrom: z.object({ id: z.string() }).nullable().default(null),
  repeat: z.object({ isConfirmed: z.boolean().nullable() }).nullable().default(null),
})
export type Card = z.infer<typeof Card>

export const AnswerFile = z.object({ id: z.string() })
export const Split = z.object({ incidents: z.array(z.object({ id: z.string() })) })
export const Duplicates = z.object({
  candidates: z.array(
    z.object({
      incident: ListItem,
      text: z.string(),
      reasons: z.array(z.string()),
      likeness: z.number(),
    }),
  ),
})
export type Duplicates = z.infer<typeof Duplicates>

const Publication = z.object({ id: z.string(), state: z.string() })
export const Answer = z.object({
  publications: z.array(Publication).default([]),
  drafts: z.array(z.object({ candidate: z.number(), revision: z.number(), text: z.string().default('') })),
  promiseLimit: z.object({ until: z.string().nullable() }).nullable(),
  versions: z.array(
    z.object({
      versionNo: z.number(),
      text: z.string(),
      decision: z.object({ outcome: z.string() }).nullable(),
    }),
  ),
})
export type Answer = z.infer<typeof Answer>

export const People = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string().default(''), role: z.string() })),
})
export const Directory = z.object({
  topics: z.array(z.object({ code: z.string(), groupCode: z.string() })),
  agencies: z.array(
    z.object({
      code: z.string(),
      name: z.string().optional(),
      municipalityCode: z.string().nullable(),
      kind: z.string(),
    }),
  ),
})
export type Directory = z.infer<typeof Directory>

export const Refusal = z.object({ code: z.string() })
