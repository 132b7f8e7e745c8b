import { z } from 'zod'
import { Moment } from '../common.ts'

/** A key of a signed note in one line: `name+id+key`. */
const VerifierKey = z.string().trim().min(1).max(500)

export const BookWitness = z.object({
  id: z.uuid(),
  /** As its key says. */
  name: z.string(),
  url: z.string(),
  addedAt: Moment,
  /** The longest Book of ours that it has signed; 0: none yet. */
  seenSize: z.number(),
  signedAt: Moment.nullable(),
  /** Why it does not sign now; null: it does. */
  failure: z.string().nullable(),
  failingSince: Moment.nullable(),
})
export type BookWitness = z.infer<typeof BookWitness>

export const WatchedBook = z.object({
  id: z.uuid(),
  origin: z.string(),
  verifierKey: z.string(),
  addedAt: Moment,
  size: z.number().nullable(),
  seenAt: Moment.nullable(),
  /** `other_root`: it has signed two histories. `inconsistent`: it was not shown that it has only grown. */
  refusal: z.enum(['other_root', 'inconsistent']).nullable(),
  refusedAt: Moment.nullable(),
})
export type WatchedBook = z.infer<typeof WatchedBook>

export const BookResponse = z.object({
  /** Null while the Book has not begun. */
  checkpoint: z.object({ size: z.number(), at: Moment }).nullable(),
  origin: z.string(),
  /** From the first to the one that signs now. */
  keys: z.array(z.object({ verifierKey: z.string(), madeAt: Moment, retiredAt: Moment.nullable() })),
  /** Steps that are not in the Book yet, and those of which no entry could be made. */
  waiting: z.number(),
  refused: z.number(),
  /** Of the last night; null: not compared yet. */
  check: z
    .object({
      at: Moment,
      questions: z.number(),
      rumours: z.number(),
      differences: z.number(),
      /** Each is of a question or of a rumour. */
      examples: z.array(
        z.object({
          question: z.number().optional(),
          rumour: z.number().optional(),
          members: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  /** How the last day ended that has; null while none has. */
  lastDay: z.object({ day: z.string(), size: z.number(), root: z.string() }).nullable(),
  witnesses: z.array(BookWitness),
  watched: z.array(WatchedBook),
  /** What others need to have us as a witness. */
  self: z.object({ url: z.string(), verifierKey: z.string() }),
})
export type BookResponse = z.infer<typeof BookResponse>

export const AddWitnessRequest = z.object({
  verifierKey: VerifierKey,
  /** Where its `add-checkpoint` lies. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .transform((url) => url.replace(/\/+$/, '')),
})
export const WatchBookRequest = z.object({ verifierKey: VerifierKey })
/** The key that signs now: a repeated wish does not change it twice. */
export const RotateBookKeyRequest = z.object({ verifierKey: VerifierKey })
