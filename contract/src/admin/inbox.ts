import { z } from 'zod'
import { Moment } from '../common.ts'

export const QuarantinedItem = z.object({
  id: z.string(),
  channelId: z.uuid(),
  channelName: z.string(),
  receivedAt: Moment,
  attempts: z.number().int(),
  errorCode: z.string(),
  sizeBytes: z.number().int(),
})
export const QuarantineResponse = z.object({ items: z.array(QuarantinedItem) })
export const QuarantineDecisionRequest = z.strictObject({ decision: z.enum(['retry', 'discard']) })
