/** What somebody wants to follow, as a form, an address or a dialog says it. */
import { z } from 'zod'

export const FollowedQuery = z.object({
  place: z.string().trim().max(100).catch('').default(''),
  group: z.string().trim().max(100).catch('').default(''),
  street: z.string().trim().max(160).catch('').default(''),
  house: z.string().trim().max(20).catch('').default(''),
})
export type FollowedQuery = z.infer<typeof FollowedQuery>

/** In the place of a place: the end of each day of the Book. */
export const BOOK_DAYS = 'book-days'
