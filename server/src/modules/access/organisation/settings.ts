/** What the owner of the machine says about sign-in by accounts of an organisation. */
import { ProviderId } from '@veche/contract/admin/sign-in.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { z } from 'zod'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname)
}

const Name = z.string().trim().min(1).max(60)
const AbsoluteFile = z.string().regex(/^\//, 'must be a path from the root')

/** As in commands: `agency:health`, or `agency:*` where the part of the group's name is the code. */
const ScopeWords = z
  .string()
  .regex(/^(region|(agency|unit|municipality):(\*|[^\s*]+))$/, 'must be region, or agency:CODE')

const Rule = z
  .strictObject({
    group: z.string().min(1).max(500),
    role: z.enum(ROLES),
    scope: ScopeWords,
  })
  .refine(({ group, scope }) => count(group, '*') === count(scope, '*'), 'must have one * in both or in none')
  .refine(({ role, scope }) => role !== 'administrator' || scope === 'region', 'an administrator is regional')

const Common = {
  id: ProviderId,
  name: Name,
  /** Whoever is not linked yet is found by the e-mail of the account here. */
  linkByEmail: z.boolean().default(false),
  /** Hours after which one signs in anew. */
  sessionHours: z.number().min(0.25).max(12).default(12),
  /** The ceiling of the rules: what no group gives, whatever stands below. */
  mayGive: z.array(z.enum(ROLES)).default(ROLES.filter((role) => role !== 'administrator')),
  roles: z.array(Rule).max(2000).default([]),
}

const TrustedSecondFactor = z
  .strictObject({ acr: z.array(z.string().min(1)).default([]), amr: z.array(z.string().min(1)).default([]) })
  .refine(({ acr, amr }) => acr.length + amr.length > 0, 'must name a value of acr or amr')

const Oidc = z.strictObject({
  ...Common,
  kind: z.literal('oidc'),
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https://') || isLoopback(url), 'must be https'),
  clientId: z.string().min(1).max(200),
  clientSecretFile: AbsoluteFile.optional(),
  /** A private key in PEM (PKCS #8) instead of a secret: the product signs who it is. */
  clientKeyFile: AbsoluteFile.optional(),
  clientKeyId: z.string().min(1).optional(),
  scope: z.string().default('openid email profile'),
  /** Where names of groups stand, with dots: `realm_access.roles`. */
  groupsClaim: z.string().min(1).default('groups'),
  asksUserInfo: z.boolean().default(false),
  /** Other origins on which the provider keeps its addresses. */
  origins: z.array(z.url({ protocol: /^https?$/ })).default([]),
  trustedSecondFactor: TrustedSecondFactor.optional(),
  endsSession: z.boolean().default(false),
})
export type OidcSettings = z.infer<typeof Oidc> & { clientSecret: string | null; clientKey: string | null }

const Ldap = z.strictObject({
  ...Common,
  kind: z.literal('ldap'),
  url: z.url({ protocol: /^ldaps?$/ }),
  startTls: z.boolean().default(false),
  /** Certificates of the organisation's own authority, in PEM. */
  caFile: AbsoluteFile.optional(),
  bindDn: z.string().min(1),
  bindPasswordFile: AbsoluteFile,
  base: z.string().min(1),
  /** `{login}` is what was typed, with every special character escaped. */
  filter: z.string().includes('{login}'),
  /** An attribute that never changes and is never given to another person. */
  subject: z.string().default('entryUUID'),
  email: z.string().default('mail'),
  groupBase: z.string().min(1),
  /** `{dn}` is the person. Groups are compared by their whole names. */
  groupFilter: z.string().includes('{dn}').default('(member={dn})'),
})
export type LdapSettings = z.infer<typeof Ldap> & { bindPassword: string; ca: string | null }

export const SettingsFile = z
  .strictObject({
    passwords: z.enum(['everyone', 'administrators']).default('everyone'),
    providers: z.array(z.discriminatedUnion('kind', [Oidc, Ldap])).max(20),
  })
  .superRefine(({ providers }, context) => {
    const ids = new Set<string>()
    for (const [index, provider] of providers.entries()) {
      const problem = ids.has(provider.id) ? 'is there twice' : problemOf(provider)
      ids.add(provider.id)
      if (problem !== null) context.addIssue({ code: 'custom', path: ['providers', index], message: problem })
    }
  })

export type ProviderSettings = OidcSettings | LdapSettings
export type SignInSettings = {
  passwords: z.infer<typeof SettingsFile>['passwords']
  providers: readonly ProviderSettings[]
}

export const NO_PROVIDERS: SignInSettings = { passwords: 'everyone', providers: [] }

function problemOf(provider: z.infer<typeof Oidc> | z.infer<typeof Ldap>): string | null {
  const above = provider.roles.find(({ role }) => !provider.mayGive.includes(role))
  if (above) return `group ${above.group} gives ${above.role}, which mayGive does not name`
  if (provider.kind === 'ldap') {
    const isSealed = provider.url.startsWith('ldaps:') || provider.startTls || isLoopback(provider.url)
    return isSealed ? null : 'must be ldaps, or startTls: passwords do not travel in the open'
  }
  const proofs = [provider.clientSecretFile, provider.clientKeyFile].filter((file) => file !== undefined)
  return proofs.length === 1 ? null : 'must have either clientSecretFile or clientKeyFile'
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
