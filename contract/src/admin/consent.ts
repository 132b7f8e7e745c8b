/** What whoever asks on the page agrees to, and who has taken it back. */
import { z } from 'zod'
import { Moment } from '../common.ts'

const Address = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])
export const ConsentText = z.strictObject({
  operatorName: z.string().trim().min(3).max(300),
  operatorAddress: z.string().trim().min(3).max(300),
  /** Empty: no policy is published. */
  policyUrl: Address,
})
export type ConsentText = z.infer<typeof ConsentText>

export const ConsentResponse = z.object({
  /** Null: the page names the region alone. */
  text: ConsentText.extend({ no: z.number().int(), changedAt: Moment }).nullable(),
  /** The latest first, a hundred at most; those that are not erased yet stand before the others. */
  withdrawals: z.array(
    z.object({
      /** On the receipt of the resident. */
      requestNumber: z.number().int(),
      /** Of the work; null: it is none yet. */
      number: z.number().int().nullable(),
      at: Moment,
      isErased: z.boolean(),
    }),
  ),
})
export type ConsentResponse = z.infer<typeof ConsentResponse>
