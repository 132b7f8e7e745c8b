/** Sign-in by an organisation's own accounts, and by passkeys. */
import { z } from 'zod'

/** A name in addresses: of a provider of sign-in. */
export const ProviderId = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/)

/** What the sign-in page shows of a provider. */
export const SignInProvider = z.object({
  id: ProviderId,
  name: z.string(),
  /** `page`: the provider has a page of its own. `password`: name and password are typed here. */
  kind: z.enum(['page', 'password']),
})
export type SignInProvider = z.infer<typeof SignInProvider>

export const StartSignInRequest = z.strictObject({
  provider: ProviderId,
  /** A path of the product that opens afterwards; another address is dropped. */
  next: z.string().max(2000).optional(),
})
export const SignInAddressResponse = z.object({ url: z.string() })

export const DirectorySignInRequest = z.strictObject({
  provider: ProviderId,
  login: z.string().trim().min(1).max(200),
  /** Never empty: a directory takes an empty one for a visitor without a name and says yes. */
  password: z.string().min(1).max(1000),
})
export const DirectorySignInResponse = z.object({
  /** A code of the product's own second factor is still to come. */
  twoFactorRedirect: z.boolean(),
})
export const OrganisationSignOutResponse = z.object({
  /** Where the session of the provider ends too; null: there is no such place. */
  url: z.string().nullable(),
})

/** One's own account at a provider. */
export const OwnIdentitiesResponse = z.object({
  identities: z.array(SignInProvider.extend({ isLinked: z.boolean() })),
})
export type OwnIdentitiesResponse = z.infer<typeof OwnIdentitiesResponse>
export const LinkIdentityRequest = z.strictObject({
  provider: ProviderId,
  /** Of the caller, once more: an unlocked screen must not open a second door. */
  password: z.string().min(1).max(200),
})

/** Why a sign-in by an organisation came to nothing; stands in the address of the sign-in page. */
export const SIGN_IN_PROBLEMS = [
  'unknown_person',
  'inactive',
  'linked_to_another',
  'denied',
  'stale',
  'unreachable',
  'failed',
] as const
export const SignInProblem = z.enum(SIGN_IN_PROBLEMS)
export type SignInProblem = z.infer<typeof SignInProblem>
