import { describe, expect, it } from 'vitest'
import { compareGrants, type GroupRule, mapGroups } from './map-groups.ts'

const REGION = { kind: 'region' } as const
const rule = (group: string, role: GroupRule['role'], scope: string): GroupRule => ({ group, role, scope })

describe('a group', () => {
  const mayGive = ['moderator', 'executor'] as const
  const roles = [
    rule('veche-moderators', 'moderator', 'region'),
    rule('veche-executor-*', 'executor', 'agency:*'),
    rule('CN=veche-*,OU=Groups,DC=region,DC=test', 'executor', 'agency:*'),
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
