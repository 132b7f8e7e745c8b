import { z } from 'zod'
import { Moment, shownName } from '../common.ts'

/** What the browser is asked to make or to use, and what it answers: both as WebAuthn writes them in JSON. */
const BrowserOptions = z.object({ options: z.record(z.string(), z.unknown()) })
const Bytes = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)

export const PasskeyResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
  /** Copies of it are on other devices of the person. */
  isSynced: z.boolean(),
})
export type PasskeyResponse = z.infer<typeof PasskeyResponse>
export const PasskeysResponse = z.object({
  passkeys: z.array(PasskeyResponse),
  /** The password is asked for before a key is added: this sign-in is no longer fresh, or was by that alone. */
  asksPassword: z.boolean(),
})
export const BeginPasskeyRequest = z.strictObject({ password: z.string().min(1).max(200).optional() })
export const PasskeyOptionsResponse = BrowserOptions

const Credential = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}
export const AddPasskeyRequest = z.strictObject({
  name: shownName(1, 80),
  credential: z.object({
    ...Credential,
    response: z.object({
      clientDataJSON: Bytes,
      attestationObject: Bytes,
      transports: z.array(z.string().max(20)).max(10).default([]),
    }),
  }),
})
export type AddPasskeyRequest = z.infer<typeof AddPasskeyRequest>
export const PasskeySignInRequest = z.strictObject({
  credential: z.object({
    ...Credential,
    response: z.object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Bytes.nullish(),
    }),
  }),
})
export type PasskeySignInRequest = z.infer<typeof PasskeySignInRequest>
