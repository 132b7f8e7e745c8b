import { describe, expect, it } from 'vitest'
import { SettingsFile } from './settings.ts'

describe('the file of settings', () => {
  const oidc = {
    ...{ id: 'region', kind: 'oidc', name: 'Регион', issuer: 'https://sso.example.org' },
    ...{ clientId: 'veche', clientSecretFile: '/etc/veche/sso' },
  }
  const ldap = {
    ...{ id: 'domain', kind: 'ldap', name: 'Домен', url: 'ldaps://dc.example.org', bindDn: 'cn=veche' },
    ...{
      bindPasswordFile: '/etc/veche/ldap',
      base: 'dc=region',
      groupBase: 'dc=region',
      filter: '(uid={login})',
    },
  }
  const problemOf = (provider: object) =>
    SettingsFile.safeParse({ providers: [provider] }).error?.issues.map(({ message }) => message) ?? []

  it('is taken when it is whole', () => {
    expect([problemOf(oidc), problemOf(ldap)]).toEqual([[], []])
  })

  it('is refused when a group gives more than the ceiling', () => {
    const roles = [{ group: 'root', role: 'administrator', scope: 'region' }]
    expect(problemOf({ ...oidc, roles })).toEqual([
      'group root gives administrator, which mayGive does not name',
    ])
    expect(problemOf({ ...oidc, roles, mayGive: ['administrator'] })).toEqual([])
  })

  it.each([
    ['an issuer without encryption', { ...oidc, issuer: 'http://sso.example.org' }],
    ['a directory without encryption', { ...ldap, url: 'ldap://dc.example.org' }],
    ['two proofs of who we are', { ...oidc, clientKeyFile: '/etc/veche/key.pem' }],
    ['a filter without the login', { ...ldap, filter: '(uid=admin)' }],
    ['a star in one place of two', { ...oidc, roles: [{ group: 'a-*', role: 'head', scope: 'region' }] }],
    ['a field that nobody knows', { ...oidc, trustEmail: true }],
  ])('is refused with %s', (_what, provider) => {
    expect(problemOf(provider)).not.toEqual([])
  })
})
