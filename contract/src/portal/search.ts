import { z } from 'zod'
import { FOUND_KINDS, SEARCH_SHORTEST } from '../values/portal/search.ts'

export const SearchQuery = z.object({ words: z.string().trim().min(SEARCH_SHORTEST).max(200) })

export const SearchResponse = z.object({
  found: z.array(
    z.object({
      kind: z.enum(FOUND_KINDS),
      id: z.uuid(),
      title: z.string(),
      /** Of a practice or a page: whose it is. */
      municipalityCode: z.string().nullable(),
    }),
  ),
})
export type SearchResponse = z.infer<typeof SearchResponse>
