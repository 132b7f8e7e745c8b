/** The providers of sign-in of this installation, as its settings say. */
import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { createLdapProvider, type LdapProvider } from './ldap.ts'
import { createOidcProvider, type OidcProvider } from './oidc.ts'
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

export function createOrganisation({ providers }: Pick<SignInSettings, 'providers'>): Organisation {
  const all = new Map(providers.map((settings) => [settings.id, connect(settings)]))
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

function connect(settings: ProviderSettings): Page | Directory {
  return settings.kind === 'oidc'
    ? { kind: 'page', settings, page: createOidcProvider(settings) }
    : { kind: 'password', settings, directory: createLdapProvider(settings) }
}
