import { describe, expect, it } from 'vitest'
import { compareGrants, mapGroups } from './map-groups.ts'
import { type GroupRule, SettingsFile } from './settings.ts'

const REGION = { kind: 'region' } as const
const rule = (group: string, role: GroupRule['role'], scope: string): GroupRule => ({ group, role, scope })

describe('a group', () => {
  const mayGive = ['moderator', 'executor'] as const
  const roles = [
    rule('veche-moderators', 'moderator', 'region'),
    rule('veche-executor-*', 'executor', 'agency/*'),
    rule('CN=veche-*,OU=Groups,DC=region,DC=test', 'executor', 'agency/*'),
  ]
  const map = (...groups: string[]) => mapGroups({ roles, mayGive: [...mayGive] }, groups)

  it('gives the role that its rule names, whatever its capital letters', () => {
    expect(map('Veche-Moderators')).toEqual([{ role: 'moderator', scope: REGION }])
  })

  it('gives a role where the part of its name says', () => {
    expect(map('veche-executor-health')).toEqual([
      { role: 'executor', scope: { kind: 'agency', code: 'health' } },
    ])
    expect(map('cn=veche-health,ou=groups,dc=region,dc=test')).toHaveLength(1)
  })

  it('of another name gives nothing, also when it only begins or ends alike', () => {
    const strange = ['veche-moderators-x', 'x-veche-moderators', 'veche-executor-', 'veche-executor-a b', '']
    expect(map(...strange, 'CN=veche-health,OU=Evil,OU=Groups,DC=region,DC=test')).toEqual([])
  })

  it('gives the same role once', () => {
    expect(map('veche-moderators', 'VECHE-MODERATORS')).toHaveLength(1)
  })

  it('gives nothing above the ceiling, whatever a rule says', () => {
    const above = [rule('root', 'administrator', 'region')]
    expect(mapGroups({ roles: above, mayGive: [...mayGive] }, ['root'])).toEqual([])
  })
})

describe('a new sign-in', () => {
  const moderator = { role: 'moderator', scope: REGION } as const
  const analyst = { role: 'analyst', scope: REGION } as const

  it('takes what the groups no longer give and leaves what was given by hand', () => {
    expect(compareGrants([analyst], { own: [moderator], others: [analyst] })).toEqual({
      given: [],
      taken: [moderator],
    })
  })
})

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
