import { z } from 'zod'
import { FOUND_KINDS, SEARCH_SHORTEST } from '../values/portal/search.ts'

export const SearchQuery = z.object({ words: z.string().trim().min(SEARCH_SHORTEST).max(200) })

export const SearchResponse = z.object({
  found: z.array(
    z.object({
      kind: z.enum(FOUND_KINDS),
      id: z.uuid(),
      /** Of an answer the words around those that were sought; its id is that of the question. */
      title: z.string(),
      /** Of an answer: the question it belongs to. */
      about: z.string().nullable(),
      /** Of a practice or a page: whose it is. */
      municipalityCode: z.string().nullable(),
      /** Of a person: the body in whose contacts they stand; `about` is their telephone. */
      agencyCode: z.string().nullable(),
    }),
  ),
})
export type SearchResponse = z.infer<typeof SearchResponse>
