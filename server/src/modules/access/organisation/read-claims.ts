/** What the claims of OpenID Connect say of a person. Pure. */
import { z } from 'zod'
import type { OrganisationAccount } from './organisation-account.ts'
import type { OidcSettings } from './settings.ts'

type Claims = Readonly<Record<string, unknown>>
type Told = Pick<OidcSettings, 'groupsClaim' | 'trustedSecondFactor'>

const Names = z.union([z.array(z.string()), z.string().transform((name) => [name])])

/** `claims` are those of the signed token, `more` those that the provider answered beside it. */
export function readClaims(
  { claims, more }: { claims: Claims & { sub: string }; more: Claims },
  { groupsClaim, trustedSecondFactor }: Told,
): OrganisationAccount {
  const all = { ...more, ...claims }
  // Only `true` is true: a text of a provider that says so may be anything.
  const isVerified = all.email_verified === true && typeof all.email === 'string'
  return {
    subject: claims.sub,
    verifiedEmail: isVerified ? String(all.email) : null,
    groups: Names.catch([]).parse(findClaim(all, groupsClaim)),
    isStrong: isStrong(claims, trustedSecondFactor),
  }
}

/** A name with dots may be one claim, or a way through objects. */
function findClaim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let found: unknown = claims
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined
    found = Object.entries(found).find(([key]) => key === part)?.[1]
  }
  return found
}

/** Of the signed token alone. */
function isStrong({ acr, amr }: Claims, trusted: Told['trustedSecondFactor']): boolean {
  if (!trusted) return false
  const methods = Names.catch([]).parse(amr)
  return (
    (typeof acr === 'string' && trusted.acr.includes(acr)) ||
    methods.some((method) => trusted.amr.includes(method))
  )
}
