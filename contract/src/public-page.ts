import { z } from 'zod'
import { Moment } from './common.ts'

/** In it the page says the secret of the channel to the connector. */
export const FORM_SECRET_HEADER = 'x-veche-form-secret'

/** What the public page hands to the connector of forms: the raw inbox keeps these bytes. */
export const FormDelivery = z.object({
  /** Of the message. The first message of a request has the number of its thread. */
  id: z.uuid(),
  threadId: z.uuid(),
  /** What the resident knows the request by. */
  number: z.number().int().positive(),
  at: Moment,
  /** What was written, up to 4000, and what was chosen beside it. */
  text: z.string().max(5000),
  name: z.string().max(200).nullable(),
  place: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      title: z.string().nullable(),
    })
    .nullable(),
  /** Cleaned pictures by their hash in the file store. */
  photos: z.array(z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), contentType: z.string() })),
  /** Addresses a programme gave: never opened while the request is taken in. */
  mediaUrls: z.array(z.url()),
})
export type FormDelivery = z.infer<typeof FormDelivery>

/** A key by which a programme reports through Open311. */
export const FormKeyResponse = z.object({
  id: z.uuid(),
  channelId: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
})
export type FormKeyResponse = z.infer<typeof FormKeyResponse>
export const FormKeyListResponse = z.object({ keys: z.array(FormKeyResponse) })
export const CreateFormKeyRequest = z.strictObject({ name: z.string().trim().min(1).max(100) })
/** The key itself is in this answer and nowhere else. */
export const CreatedFormKeyResponse = FormKeyResponse.extend({ key: z.string() })

/** How to reach the resident who asked by the form. */
export const FormContactResponse = z.object({ contact: z.string().nullable() })
