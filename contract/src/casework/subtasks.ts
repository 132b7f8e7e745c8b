/** Sub-tasks: what, who of the body, by which day. Who has one sees it and nothing else of the question. */
import { z } from 'zod'
import { Code, keyed, Moment } from '../common.ts'
import { Address } from '../incidents.ts'
import {
  SUBTASK_ACTS,
  SUBTASK_STATES,
  SUBTASK_WHAT_LIMIT,
  SUBTASK_WORDS_LIMIT,
} from '../values/casework/subtasks.ts'

const Act = z.enum(SUBTASK_ACTS)

export const SubtaskResponse = z.object({
  id: z.uuid(),
  /** Null: the reader does not see the question itself. */
  incident: z.object({ id: z.uuid(), number: z.number().int() }).nullable(),
  /** Empty: erased on the demand of the author. */
  what: z.string(),
  agencyCode: z.string(),
  /** Where it is, and of what topic: a resident is named nowhere. */
  topicCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  address: Address,
  ownerName: z.string().nullable(),
  unitCode: z.string().nullable(),
  /** The reader has it, alone or with their unit. */
  isMine: z.boolean(),
  dueAt: Moment,
  isLate: z.boolean(),
  createdByName: z.string(),
  createdAt: Moment,
  state: z.enum(SUBTASK_STATES),
  /** It is open, and was closed with the answer: nobody is called to it until that is taken back. */
  isClosed: z.boolean(),
  revision: z.number().int(),
  doneByName: z.string().nullable(),
  doneWords: z.string().nullable(),
  endedAt: Moment.nullable(),
  hasPhoto: z.boolean(),
  acts: z.array(Act),
})
export type SubtaskResponse = z.infer<typeof SubtaskResponse>

export const IncidentSubtasksResponse = z.object({
  /** The open ones first, by their days. */
  subtasks: z.array(SubtaskResponse),
  mayAdd: z.boolean(),
  /** Who may be given one: people and units of the body. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The answer itself is due then. */
  answerDueAt: Moment.nullable(),
})
export type IncidentSubtasksResponse = z.infer<typeof IncidentSubtasksResponse>

export const OwnSubtasksResponse = z.object({ subtasks: z.array(SubtaskResponse) })
export type OwnSubtasksResponse = z.infer<typeof OwnSubtasksResponse>

export const AddSubtaskRequest = z
  .strictObject({
    /** Made by the caller, so that adding twice adds once. */
    id: z.uuid(),
    what: z.string().trim().min(3).max(SUBTASK_WHAT_LIMIT),
    ownerId: z.string().nullable(),
    unitCode: Code.nullable(),
    /** To the end of that day in the region. */
    dueOn: z.iso.date(),
    /** Said aloud: it ends after the answer is due. */
    isConfirmed: z.boolean().default(false),
  })
  .refine(({ ownerId, unitCode }) => (ownerId === null) !== (unitCode === null), { path: ['ownerId'] })
export type AddSubtaskRequest = z.infer<typeof AddSubtaskRequest>

export const SubtaskCommand = z.strictObject({
  type: Act,
  words: z.string().trim().max(SUBTASK_WORDS_LIMIT).default(''),
  expectedRevision: z.number().int(),
  ...keyed,
})
export type SubtaskCommand = z.infer<typeof SubtaskCommand>
