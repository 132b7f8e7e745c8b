/** One person over everything that is kept: found, shown in counts, given to them as a file, erased. */
import { z } from 'zod'
import { Moment, Network } from '../common.ts'
import { ERASURE_KINDS, ERASURE_OBSTACLES } from './erasure.ts'

/** The most rows of one kind that a demand may name, and the most questions that a page shows. */
const MOST_ROWS = 100
const Ids = z.array(z.uuid()).max(MOST_ROWS)

/** What is sought goes in a body and never in an address, because addresses are logged on the way. */
export const FindPersonRequest = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('account'),
    network: Network,
    /** Number of the account, or its short name as in the address of its page. */
    account: z.string().trim().min(1).max(200),
  }),
  /** A telephone in any spelling, or a letter box. */
  z.strictObject({ by: z.literal('contact'), contact: z.string().trim().min(1).max(100) }),
  /** As the network or the form has it; the order of its words does not matter. */
  z.strictObject({ by: z.literal('name'), name: z.string().trim().min(1).max(100) }),
])
export type FindPersonRequest = z.infer<typeof FindPersonRequest>

/** Which of the found rows are this person: a human decides, because people share names and telephones. */
export const PersonRows = z.strictObject({
  authorIds: Ids.default([]),
  requestIds: Ids.default([]),
  subscriptionIds: Ids.default([]),
  /** Of live streams: who rang in or stood in the hall. */
  askerIds: Ids.default([]),
})
export type PersonRows = z.infer<typeof PersonRows>

export const FoundPerson = z.object({
  accounts: z.array(
    z.object({
      authorId: z.uuid(),
      network: Network,
      externalId: z.string(),
      name: z.string().nullable(),
      /** An employee has proved this account: what they say in public is official. */
      isOfficial: z.boolean(),
    }),
  ),
  requests: z.array(z.object({ requestId: z.uuid(), number: z.number().int(), requestedAt: Moment })),
  subscriptions: z.array(z.object({ subscriptionId: z.uuid(), createdAt: Moment })),
  askers: z.array(z.object({ askerId: z.uuid(), name: z.string().nullable(), askedAt: Moment })),
  /** Questions of others that hold the sought contact: their words stay theirs, so a person looks at them. */
  mentions: z.array(z.number().int()),
  /** More was found than is shown. */
  isCut: z.boolean(),
})
export type FoundPerson = z.infer<typeof FoundPerson>

export const PersonQuestion = z.object({
  number: z.number().int(),
  kind: z.enum(ERASURE_KINDS),
  foundAt: Moment,
  /** Why it cannot be erased now; null: it can. */
  obstacle: z.enum(ERASURE_OBSTACLES).nullable(),
})
export type PersonQuestion = z.infer<typeof PersonQuestion>

export const PersonCounts = z.object({
  questions: z.number().int(),
  chatQuestions: z.number().int(),
  streamQuestions: z.number().int(),
  /** All that the person has said, also in talk that became no question. */
  messages: z.number().int(),
  privateMessages: z.number().int(),
  chatMessages: z.number().int(),
  /** Words outside of own questions: talk in chats, words under questions of others. */
  talk: z.number().int(),
  files: z.number().int(),
  contacts: z.number().int(),
  names: z.number().int(),
  subscriptions: z.number().int(),
  followedDialogs: z.number().int(),
})
export type PersonCounts = z.infer<typeof PersonCounts>

export const HeldResponse = z.object({
  counts: PersonCounts,
  questions: z.array(PersonQuestion),
  isCut: z.boolean(),
})
export type HeldResponse = z.infer<typeof HeldResponse>

/** Number and date of the written demand: «вх. 15 от 20.11.2026». */
const Paper = z.string().trim().min(3).max(60)

export const PersonExportRequest = z.strictObject({ rows: PersonRows, paper: Paper })
export const AskPersonErasureRequest = z.strictObject({ rows: PersonRows, paper: Paper })
export const DecidePersonErasureRequest = z.strictObject({ decision: z.enum(['confirm', 'refuse']) })

/** What went and what stayed: counts and numbers alone. */
export const PersonProtocol = z.object({
  erasedQuestions: z.array(z.number().int()),
  talk: z.number().int(),
  subscriptions: z.number().int(),
  followedDialogs: z.number().int(),
  deliveries: z.number().int(),
})
export type PersonProtocol = z.infer<typeof PersonProtocol>

export const PERSON_ERASURE_STATES = ['waiting', 'refused', 'running', 'done'] as const

export const PersonErasure = z.object({
  id: z.uuid(),
  paper: z.string(),
  state: z.enum(PERSON_ERASURE_STATES),
  askedAt: Moment,
  askedByName: z.string(),
  decidedAt: Moment.nullable(),
  decidedByName: z.string().nullable(),
  endedAt: Moment.nullable(),
  mayConfirm: z.boolean(),
  progress: z.object({ erased: z.number().int(), questions: z.number().int() }),
  /** Questions that cannot be erased yet, and why; the demand goes on by itself when that ends. */
  waitsFor: z.array(PersonQuestion),
  protocol: PersonProtocol.nullable(),
})
export type PersonErasure = z.infer<typeof PersonErasure>
export const PersonErasuresResponse = z.object({ erasures: z.array(PersonErasure) })
