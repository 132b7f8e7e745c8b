/**
 * Reads what officials answer from `simulator/data/replies.json` and checks it once. An answer belongs to what was
 * asked: every text of a resident names its intent, and the answers of an intent are given to nothing else.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Text = z.string().min(1)
/** One answer again and again is seen at once, so there are several. */
const Variants = z.array(Text).min(2)
/** Kinds of agencies that do answer for it: «administration», «water», «ministry-health». */
const Agencies = z.array(Text).min(1)

/** Something is broken: it is seen to by a day, or it was mended. */
const Trouble = z.strictObject({ by: Agencies, done: Variants, plan: Variants })
/** Something is asked: the answer says it. */
const Ask = z.strictObject({ by: Agencies, says: Variants })
const Refusal = z.strictObject({
  topics: z.array(Text).min(1),
  from: Text,
  to: Text,
  texts: z.array(Text).min(1),
})

export const Replies = z.strictObject({
  troubles: z.record(z.string(), Trouble),
  asks: z.record(z.string(), Ask),
  /** Whom to turn to, by kind of agency, or by kind of agency and group of topics. */
  contacts: z.record(z.string(), Text),
  /** Whose it is instead, where two agencies share the work. */
  refusals: z.array(Refusal).min(1),
  misrouted: z.array(Text).min(1),
  /** Answers words that nobody here has foreseen. */
  unknown: Variants,
})
export type Replies = z.infer<typeof Replies>
export type Reply =
  | ({ type: 'trouble' } & z.infer<typeof Trouble>)
  | ({ type: 'ask' } & z.infer<typeof Ask>)
  | { type: 'unknown'; by: string[]; says: string[] }

export function readReplies(): Replies {
  const file = new URL('../../../data/replies.json', import.meta.url)
  return Replies.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function findIntent(replies: Replies, intent: string): Reply | null {
  const trouble = replies.troubles[intent]
  if (trouble) return { type: 'trouble', ...trouble }
  const ask = replies.asks[intent]
  return ask ? { type: 'ask', ...ask } : null
}
