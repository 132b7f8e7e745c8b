import { z } from 'zod'
import { Before, Code, Moment } from '../common.ts'
import { MOST_TOPIC_WORDS, TOPIC_WORDS_PROBLEMS } from '../values/admin/topic-words.ts'

const Words = z.array(z.string())
/** How long a row may be is told row by row; this only bounds what is read at all. */
const Typed = z.array(z.string().trim().min(1).max(200))

const Said = z.strictObject({
  /** The region's own words and short phrases, each once. */
  own: Typed.max(MOST_TOPIC_WORDS),
  /** Of the starter's words, those that shall not speak here. */
  putAside: Typed.max(500),
})

export const TopicWordsResponse = z.object({
  code: Code,
  name: z.string(),
  /** What came with the product; a word that is against the topic is weighed the other way. */
  starter: z.array(z.object({ word: z.string(), isAgainst: z.boolean() })),
  own: Words,
  putAside: Words,
  /** Newest first, the one in use among them. */
  versions: z.array(
    z.object({
      number: z.number().int(),
      own: Words,
      putAside: Words,
      changedAt: Moment,
      changedByName: z.string().nullable(),
    }),
  ),
})
export type TopicWordsResponse = z.infer<typeof TopicWordsResponse>

export const PreviewTopicWordsRequest = Said
export const UpdateTopicWordsRequest = Said.partial().extend({ before: Before })
export type UpdateTopicWordsRequest = z.infer<typeof UpdateTopicWordsRequest>

/** `details` of `directory.topic_words_refused`: at most one a row. */
export const TopicWordsRefused = z.object({
  problems: z.array(z.object({ at: z.number().int(), problem: z.enum(TOPIC_WORDS_PROBLEMS) })),
})

export const TopicWordsPreview = z.object({
  /** Newest questions that were read both ways; fewer than there are when the time was over. */
  looked: z.number().int(),
  changed: z.number().int(),
  /** Of the changed ones, those whose topic a person has decided, and how many of these were and would be right. */
  decided: z.number().int(),
  rightBefore: z.number().int(),
  rightAfter: z.number().int(),
  /** The most frequent first; null: no topic. */
  moves: z.array(z.object({ from: Code.nullable(), to: Code.nullable(), count: z.number().int() })),
  /** Only questions that the reader sees. */
  examples: z.array(
    z.object({
      incidentId: z.uuid(),
      title: z.string(),
      from: Code.nullable(),
      to: Code.nullable(),
      /** What a person has decided. */
      decided: Code.nullable(),
    }),
  ),
})
export type TopicWordsPreview = z.infer<typeof TopicWordsPreview>
