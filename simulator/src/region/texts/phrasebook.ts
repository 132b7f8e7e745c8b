/** Reads the texts of the demo region from `simulator/data` and checks them once. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readReplies } from './replies.ts'

const Text = z.string().min(1)
const Texts = z.array(Text).min(1)

export const Place = z.strictObject({
  code: z.string(),
  inTown: Text,
  fromTown: Text,
  /** Houses are numbered up to this, which also says how large the place is. */
  houses: z.number().int().positive(),
  buses: Texts,
  streets: Texts,
  villages: z.array(z.tuple([z.enum(['деревня', 'посёлок', 'село', 'микрорайон']), Text])).min(1),
})
export type Place = z.infer<typeof Place>

export const TopicTexts = z.strictObject({
  topic: z.string(),
  weight: z.number().positive(),
  season: z.enum(['winter', 'summer']).optional(),
  /** Codes of the municipalities where this can happen at all. */
  only: z.array(z.string()).optional(),
  /** Whose answers fit these texts; without it those of the topic. */
  intent: z.string().optional(),
  texts: Texts,
})
export type TopicTexts = z.infer<typeof TopicTexts>

const Talk = z.strictObject({
  thanks: Texts,
  chatter: Texts,
  spam: Texts,
  abuse: Texts,
  followUps: Texts,
  agreements: Texts,
  satisfied: Texts,
  dissatisfied: Texts,
  neutral: Texts,
  /** Answers to «Решена ли проблема?» in people's words. */
  solved: Texts,
  partly: Texts,
  unsolved: Texts,
  formal: Texts,
  again: Texts,
  andAlso: Texts,
})
const Style = z.strictObject({
  openings: Texts,
  endings: Texts,
  marks: Texts,
  slang: z.array(z.tuple([Text, Text])),
  howLong: Texts,
  times: Texts,
})
const Answers = z.strictObject({
  greetings: Texts,
  namelessGreetings: Texts,
  weak: Texts,
  sendBack: z.strictObject({
    no_date: Texts,
    no_action: Texts,
    tone: Texts,
    no_answer_to_question: Texts,
  }),
  overrides: Texts,
})
const ChatTopic = z.strictObject({
  topic: z.string(),
  season: z.enum(['winter', 'summer']).optional(),
  /** Who of the officials knows of it. */
  by: z.enum(['department', 'utility']),
  complaints: Texts,
  questions: Texts,
  answers: Texts,
})
export type ChatTopic = z.infer<typeof ChatTopic>

const Chats = z.strictObject({
  topics: z.array(ChatTopic).min(1),
  dangerAnswers: Texts,
  receipts: Texts,
  asksBack: Texts,
  /** What the author adds when asked back. */
  details: Texts,
  joins: Texts,
  afterAnswer: Texts,
  thanks: Texts,
  /** Neighbours among themselves, line after line. */
  talk: z.array(Texts).min(1),
  spam: Texts,
  breaches: Texts,
  moderation: Texts,
  announcements: Texts,
})

/** What an agency finds out about a rumour, and what is answered then. */
const Facts = z.strictObject({
  /** What was right in it. */
  truth: z.string(),
  evidence: z
    .array(
      z.strictObject({
        kind: z.enum(['document', 'register', 'statement', 'link']),
        title: Text,
        detail: Text,
        source: Text,
      }),
    )
    .min(1),
  verdict: z.enum(['fake', 'distortion', 'true', 'unconfirmed']),
  reason: Text,
})
const Refutation = z.strictObject({ reply: Text, post: Text })

/** One rumour in several wordings, and what is true. */
const RumourText = z.strictObject({
  key: Text,
  /** Of one town, or of the whole region. */
  isLocal: z.boolean(),
  topic: Text,
  isDanger: z.boolean(),
  harm: z.number().int().min(1).max(5),
  /** Who knows what is true. */
  agency: Text,
  claim: Text,
  claims: Texts,
  /** What tellers add. */
  details: Texts,
  /** Of the same things, and no rumour. */
  nearMisses: Texts,
  /** In the words of an official in a chat. */
  denials: Texts,
  facts: Facts,
  refutation: Refutation,
})
export type RumourText = z.infer<typeof RumourText>

const Rumours = z.strictObject({
  rumours: z.array(RumourText).min(1),
  /** Of what nobody here has heard before. */
  unknown: z.strictObject({ facts: Facts, refutation: Refutation }),
  /** Plain words for whoever says it first. */
  begins: Texts,
  heard: Texts,
  tails: z.array(z.string()).min(1),
  talk: Texts,
  doubts: Texts,
  asks: Texts,
  /** After the refutation. */
  relieved: Texts,
  /** Passed on in spite of it. */
  again: Texts,
  /** How far it goes, in the words of who sorts. */
  reach: Texts,
})

/** When it is on air, counted from the first start of the region. */
const LivestreamText = z.strictObject({
  municipality: z.string(),
  when: z.enum(['soon', 'next_week', 'yesterday']),
  title: Text,
  position: Text,
  announcement: Text,
  /** What of the other texts is asked here too. */
  topics: Texts,
  questions: z.array(TopicTexts.omit({ weight: true, only: true })).min(1),
  /** Of a stream that is over: what was said on air to a question with these words; the first that fits. */
  answers: z.array(z.strictObject({ asks: Text, says: Text })).default([]),
})
export type LivestreamText = z.infer<typeof LivestreamText>

const Livestreams = z.strictObject({
  streams: z.array(LivestreamText).min(1),
  /** Before somebody else's question when it is asked again. */
  joins: Texts,
  greetings: Texts,
  thanks: Texts,
})

function read<S extends z.ZodType>(name: string, schema: S): z.output<S> {
  const file = new URL(`../../../data/${name}.json`, import.meta.url)
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function readPhrasebook() {
  return {
    places: read('places', z.array(Place).min(1)),
    complaints: read('complaints', z.array(TopicTexts).min(1)),
    questions: read('questions', z.array(TopicTexts).min(1)),
    dangers: read('dangers', z.array(TopicTexts).min(1)),
    talk: read('talk', Talk),
    posts: read('posts', Texts),
    style: read('style', Style),
    answers: read('answers', Answers),
    replies: readReplies(),
    chats: read('chats', Chats),
    livestreams: read('livestreams', Livestreams),
    rumours: read('rumours', Rumours),
  }
}

export type Phrasebook = ReturnType<typeof readPhrasebook>
