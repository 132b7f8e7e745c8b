import { Address } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import type { BulkSubject } from '../domain/bulk-action.ts'

const StoredSubject = z.object({
  topicCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  unitCode: z.string().nullable(),
  assigneeId: z.string().nullable(),
  urgency: z.enum(['normal', 'urgent']),
  address: Address,
  tags: z.array(z.string()),
})

/** Makes the subject of a row of incidents, or of what an item kept. */
export function toSubject(row: unknown): BulkSubject {
  return StoredSubject.parse(row)
}
