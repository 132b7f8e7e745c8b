/** The words by which topics and places are recognised in texts, as they come with the product. */
import { z } from 'zod'
import municipalities from './municipalities.json' with { type: 'json' }
import settlements from './settlements.json' with { type: 'json' }
import topics from './topics.json' with { type: 'json' }

const ShippedWords = z.object({
  topics: z.array(
    z.object({
      code: z.string(),
      groupCode: z.string(),
      isUrgent: z.boolean(),
      keywords: z.record(z.string(), z.number()),
    }),
  ),
  municipalities: z.array(z.object({ code: z.string(), aliases: z.array(z.string()) })),
  settlements: z.array(
    z.object({
      name: z.string(),
      municipalityCode: z.string(),
      population: z.number().nullable(),
      isCommonWord: z.boolean(),
    }),
  ),
})
export type ShippedWords = z.infer<typeof ShippedWords>

export const SHIPPED_WORDS: ShippedWords = ShippedWords.parse({
  topics: topics.topics,
  municipalities,
  settlements,
})
