/**
 * The words of the demo's people. They stand in `simulator/data`, so that the past speaks as the living region does; what only
 * the past needs stands beside this folder.
 */
import { readFileSync } from 'node:fs'
import { EVIDENCE_KINDS } from '@veche/contract/values/fakes.ts'
import { z } from 'zod'

const Text = z.string().min(1)
const Texts = z.array(Text).min(1)

const Place = z.object({
  code: z.string(),
  inTown: Text,
  fromTown: Text,
  houses: z.number().int().positive(),
  buses: Texts,
  streets: Texts,
  villages: z.array(z.tuple([z.enum(['деревня', 'посёлок', 'село', 'микрорайон']), Text])).min(1),
})
export type PlaceWords = z.infer<typeof Place>

const TopicTexts = z.object({
  topic: z.string(),
  weight: z.number().positive(),
  season: z.enum(['winter', 'summer']).optional(),
  only: z.array(z.string()).optional(),
  intent: z.string().optional(),
  texts: Texts,
})
/** What people write of one trouble, and the answers that fit. */
export type TopicTexts = z.infer<typeof TopicTexts>

const Talk = z.object({
  thanks: Texts,
  chatter: Texts,
  spam: Texts,
  abuse: Texts,
  followUps: Texts,
  satisfied: Texts,
  dissatisfied: Texts,
  neutral: Texts,
  solved: Texts,
  partly: Texts,
  unsolved: Texts,
  formal: Texts,
  again: Texts,
})
const Style = z.object({ openings: Texts, endings: Texts, marks: Texts, howLong: Texts, times: Texts })
const Answers = z.object({
  greetings: Texts,
  namelessGreetings: Texts,
  weak: Texts,
  sendBack: z.object({ no_date: Texts, no_action: Texts, tone: Texts, no_answer_to_question: Texts }),
  overrides: Texts,
})
const Chats = z.object({
  topics: z.array(
    z.object({
      topic: z.string(),
      season: z.enum(['winter', 'summer']).optional(),
      by: z.string(),
      complaints: Texts,
      questions: Texts,
      answers: Texts,
    }),
  ),
  afterAnswer: Texts,
})
const Evidence = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  ...{ title: Text, detail: Text, source: Text },
})
const Verdict = z.enum(['fake', 'distortion', 'true', 'unconfirmed'])
export const Rumours = z.object({
  rumours: z.array(
    z.object({
      ...{ key: z.string(), isLocal: z.boolean(), topic: z.string(), isDanger: z.boolean() },
      ...{ harm: z.number().int(), agency: z.string(), claim: Text, claims: Texts, details: Texts },
      facts: z.object({
        truth: z.string(),
        ...{ evidence: z.array(Evidence).min(1), verdict: Verdict, reason: Text },
      }),
      refutation: z.object({ reply: Text, post: Text }),
    }),
  ),
  ...{ begins: Texts, reach: Texts },
})
const Replies = z.object({
  troubles: z.record(z.string(), z.object({ by: Texts, done: Texts, plan: Texts })),
  asks: z.record(z.string(), z.object({ by: Texts, says: Texts })),
  contacts: z.record(z.string(), Text),
  refusals: z.array(z.object({ topics: Texts, from: Text, to: Text, texts: Texts })),
  misrouted: Texts,
  unknown: Texts,
})

function readShared<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const file = new URL(`../../../../../../simulator/data/${name}.json`, import.meta.url)
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function readWords() {
  return {
    places: readShared('places', z.array(Place)),
    complaints: readShared('complaints', z.array(TopicTexts)),
    questions: readShared('questions', z.array(TopicTexts)),
    dangers: readShared('dangers', z.array(TopicTexts)),
    posts: readShared('posts', Texts),
    talk: readShared('talk', Talk),
    style: readShared('style', Style),
    answers: readShared('answers', Answers),
    replies: readShared('replies', Replies),
    chats: readShared('chats', Chats),
    rumours: readShared('rumours', Rumours),
  }
}
export type Words = ReturnType<typeof readWords>
