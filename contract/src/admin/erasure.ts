import { z } from 'zod'
import { Moment } from '../common.ts'

/** By which number a question is found: of its work, or of its entry in the Book, which one of a chat or of a live stream has alone. */
export const ERASURE_KINDS = ['incident', 'book'] as const
const Kind = z.enum(ERASURE_KINDS)
export type ErasureKind = z.infer<typeof Kind>

/** Why a question cannot be erased now. */
export const ERASURE_OBSTACLES = ['open', 'sending', 'held', 'asked', 'done'] as const

/** What would go, told before anybody decides. It holds no words and no names. */
export const ErasurePreview = z.object({
  number: z.number().int(),
  /** `incident` also where an entry of the Book was asked about that has become work. */
  kind: Kind,
  foundAt: Moment,
  municipalityCode: z.string().nullable(),
  /** Parts of the same message: they are erased with it. */
  alsoNumbers: z.array(z.number().int()),
  messages: z.number().int(),
  files: z.number().int(),
  answers: z.number().int(),
  /** `open`: the work has not ended. `sending`: an answer is on its way. `held`: a court has asked for it. The demand waits for their end. */
  obstacle: z.enum(ERASURE_OBSTACLES).nullable(),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

export const ErasurePreviewQuery = z.object({
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  kind: Kind.default('incident'),
})

export const AskErasureRequest = z.strictObject({
  number: z.number().int().min(1).max(2_147_483_647),
  kind: Kind.default('incident'),
  /** Number and date of the written demand: «вх. 15 от 20.11.2026». */
  paper: z.string().trim().min(3).max(60),
})

export const DecideErasureRequest = z.strictObject({ decision: z.enum(['confirm', 'refuse']) })

export const ErasureResponse = z.object({
  id: z.uuid(),
  number: z.number().int(),
  kind: Kind,
  paper: z.string(),
  askedAt: Moment,
  askedByName: z.string(),
  state: z.enum(['waiting', 'refused', 'done']),
  decidedAt: Moment.nullable(),
  decidedByName: z.string().nullable(),
  /** The reader is another than who asked. */
  mayConfirm: z.boolean(),
  /** Why it cannot be confirmed yet: the demand was taken, the work goes on to its end. */
  waitsFor: z.enum(['open', 'sending', 'held']).nullable(),
})
export type ErasureResponse = z.infer<typeof ErasureResponse>

export const ErasuresResponse = z.object({ erasures: z.array(ErasureResponse) })
