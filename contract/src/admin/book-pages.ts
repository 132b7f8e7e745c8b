import { z } from 'zod'
import { Moment, Network } from '../common.ts'

/** `unknown`: it may stand there or not; `taken_down`: by us. */
const BookPostState = z.enum(['queued', 'sending', 'sent', 'unknown', 'failed', 'cancelled', 'taken_down'])

export const BookPage = z.object({
  channelId: z.uuid(),
  name: z.string(),
  network: Network,
  /** Null: the days are not posted here. */
  switchedOnAt: Moment.nullable(),
  /** Where on the page: one of its `places`. */
  container: z.string().nullable(),
  /** The newest day that was to be posted here. */
  last: z
    .object({
      id: z.uuid(),
      day: z.string(),
      state: BookPostState,
      /** Why it does not stand there. */
      errorCode: z.string().nullable(),
      permalink: z.string().nullable(),
      mayTakeDown: z.boolean(),
    })
    .nullable(),
})
export type BookPage = z.infer<typeof BookPage>
export const BookPagesResponse = z.object({ pages: z.array(BookPage) })

export const BookPagePlaces = z.object({
  /** As the last day would be posted; null while no day has ended. */
  text: z.string().nullable(),
  places: z.array(z.object({ container: z.string(), name: z.string().nullable() })),
  /** Why the network let us see none. */
  errorCode: z.string().nullable(),
})
export type BookPagePlaces = z.infer<typeof BookPagePlaces>

export const SwitchOnBookPageRequest = z.strictObject({ container: z.string().min(1).max(200) })
export const DecideBookPostRequest = z.strictObject({
  decision: z.enum(['check', 'retry', 'mark_sent', 'give_up']),
})
export type BookPostDecision = z.infer<typeof DecideBookPostRequest>['decision']
