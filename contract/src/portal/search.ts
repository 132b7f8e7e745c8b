import { z } from 'zod'
import { FOUND_KINDS, SEARCH_SHORTEST } from '../values/portal/search.ts'

export const SearchQuery = z.object({ words: z.string().trim().min(SEARCH_SHORTEST).max(200) })

export const SearchResponse = z.object({
  found: z.array(
    z.object({
      kind: z.enum(FOUND_KINDS),
      /** Of an answer that of its question; of an exercise its code. */
      id: z.string().min(1),
      /** Of an answer, a note, an outage and a rumour the words around those that were sought. */
      title: z.string(),
      /** What tells two of a kind apart: the question or the number it belongs to. */
      about: z.string().nullable(),
      /** Whose or where it is. */
      municipalityCode: z.string().nullable(),
      /** Of a person: the body in whose contacts they stand; `about` is their telephone. */
      agencyCode: z.string().nullable(),
      /** Of a note; of a sub-task, where the reader sees its question. */
      incidentId: z.uuid().nullable(),
      /** The room has nothing with these words: the title is spelt nearly so. */
      isNearly: z.boolean(),
    }),
  ),
})
export type SearchResponse = z.infer<typeof SearchResponse>
