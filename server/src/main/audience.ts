import { Step } from '@veche/contract/incidents.ts'
import { z } from 'zod'

/** Who may hear an event, as it is kept with the event. */
export const Audience = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('incident'),
    scopes: z.array(
      z.object({
        step: Step,
        municipalityCode: z.string().nullable(),
        agencyCode: z.string().nullable(),
        unitCode: z.string().nullable(),
        assigneeId: z.string().nullable(),
      }),
    ),
  }),
  z.object({ kind: z.literal('permission'), permission: z.string() }),
  z.object({
    kind: z.literal('chat'),
    municipalityCode: z.string(),
    agencyCodes: z.array(z.string()),
    memberIds: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('livestream'),
    municipalityCode: z.string().nullable(),
    agencyCode: z.string().nullable(),
    agencyCodes: z.array(z.string()),
    editorId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('fake'),
    municipalityCode: z.string().nullable(),
    agencyCode: z.string().nullable(),
  }),
  z.object({ kind: z.literal('user'), userId: z.string() }),
])
