import { Step } from '@veche/contract/incidents.ts'
import { LiveEvent } from '@veche/contract/live.ts'
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
    administrationCodes: z.array(z.string()).default([]),
  }),
  z.object({ kind: z.literal('user'), userId: z.string() }),
])
export type Audience = z.infer<typeof Audience>

/** Null for what no policy knows. */
export const parseAudience = readOnce(
  (audience): Audience | null => Audience.safeParse(audience).data ?? null,
)

/** Null for events that are not for browsers. */
export const parseLiveEvent = readOnce(
  (payload): LiveEvent | null => LiveEvent.safeParse(payload).data ?? null,
)

/** Every open stream asks of the same event: each object is parsed once. */
function readOnce<Value>(parse: (text: unknown) => Value): (text: unknown) => Value {
  const known = new WeakMap<object, { value: Value }>()
  return (text) => {
    if (typeof text !== 'object' || text === null) return parse(text)
    const found = known.get(text) ?? { value: parse(text) }
    known.set(text, found)
    return found.value
  }
}
