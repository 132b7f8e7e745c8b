/** The providers of sign-in of this installation, as its settings say. */
import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { LdapProvider } from './ldap.ts'
import type { OidcProvider } from './oidc.ts'
import type { LdapSettings, OidcSettings, ProviderSettings, SignInSettings } from './settings.ts'

type Page = { kind: 'page'; settings: OidcSettings; page: OidcProvider }
type Directory = { kind: 'password'; settings: LdapSettings; directory: LdapProvider }

export type Organisation = {
  shown: SignInProvider[]
  find: (id: string) => ProviderSettings | null
  /** Throw `access.provider_not_found`. */
  getPage: (id: string) => Page
  getDirectory: (id: string) => Directory
}

export async function createOrganisation({
  providers,
}: Pick<SignInSettings, 'providers'>): Promise<Organisation> {
  const connected = await Promise.all(providers.map(connect))
  const all = new Map(connected.map((one) => [one.settings.id, one]))
  return {
    shown: [...all.values()].map(({ kind, settings: { id, name } }) => ({ id, name, kind })),
    find: (id) => all.get(id)?.settings ?? null,
    getPage(id) {
      const found = all.get(id)
      if (found?.kind !== 'page') throw new NotFoundError('access.provider_not_found')
      return found
    },
    getDirectory(id) {
      const found = all.get(id)
      if (found?.kind !== 'password') throw new NotFoundError('access.provider_not_found')
      return found
    },
  }
}

/** The libraries are loaded where a provider needs them: most installations have none. */
async function connect(settings: ProviderSettings): Promise<Page | Directory> {
  if (settings.kind === 'oidc') {
    const { createOidcProvider } = await import('./oidc.ts')
    return { kind: 'page', settings, page: createOidcProvider(settings) }
  }
  const { createLdapProvider } = await import('./ldap.ts')
  return { kind: 'password', settings, directory: createLdapProvider(settings) }
}
