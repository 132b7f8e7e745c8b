import { z } from 'zod'
import { PROMISE_STATES } from '../../incidents/index.ts'
import { SPANS } from './domain/spans.ts'

const Day = z.iso.date()

/** What a reader may ask of the open pages; what cannot be read is as if it were not there. */
export const OpenQuery = z.object({
  span: z.enum(SPANS).catch('month').default('month'),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  place: z.string().max(100).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
  state: z.enum(PROMISE_STATES).nullable().catch(null).default(null),
  q: z.string().max(200).catch('').default(''),
  before: z.iso.datetime().optional().catch(undefined),
})
export type OpenQuery = z.infer<typeof OpenQuery>

export const CodeParams = z.object({ code: z.string().max(100) })
