import type { MeResponse } from '@veche/contract/access.ts'
import { describe, expect, it } from 'vitest'
import { firstQueue, firstSection, tabsFor } from './first-section.ts'

type Grant = MeResponse['grants'][number]
type Role = Grant['role']

const NOTHING: MeResponse['abilities'] = {
  seeDesk: false,
  seeTasks: false,
  approve: false,
  seeChannels: false,
  manageChannels: false,
  manageUsers: false,
  seeJournal: false,
  seeQuarantine: false,
  manageDirectory: false,
  manageSettings: false,
  seeInstallation: false,
  seeBoard: false,
  exportIncidents: false,
  importIncidents: false,
  manageTemplates: false,
  seeChats: false,
  manageChats: false,
  seeLivestreams: false,
  workLivestreams: false,
  seeFakes: false,
  signalFakes: false,
}
const grant = (role: Role, scope: Grant['scope']): Grant => ({
  id: 'd5a1b1d0-0000-4000-8000-000000000001',
  role,
  scope,
  scopeName: null,
})
const who = (grants: Grant[], abilities: Partial<MeResponse['abilities']> = {}): MeResponse => ({
  id: 'one',
  name: 'Анна Орлова',
  email: 'anna@veche.example',
  twoFactorEnabled: false,
  twoFactorRequired: false,
  passwordChangeRequired: false,
  grants,
  abilities: { ...NOTHING, ...abilities },
  isPersonActive: true,
})
const REGION = { kind: 'region' } as const
const BODY = { kind: 'agency', code: 'administration-volot' } as const

describe('firstSection', () => {
  const work = { seeDesk: true, seeTasks: true, seeBoard: true }

  it('brings a head to the board at any width', () => {
    const head = who([grant('head', BODY)], work)
    expect(firstSection(head, { isPhone: false })).toBe('/board')
    expect(firstSection(head, { isPhone: true })).toBe('/board')
  })

  it('brings others on a phone to their tasks, and at a desk to the first section', () => {
    const coordinator = who([grant('coordinator', BODY)], work)
    expect(firstSection(coordinator, { isPhone: true })).toBe('/tasks')
    expect(firstSection(coordinator, { isPhone: false })).toBe('/desk')
  })

  it('leaves a person without any section at the profile', () => {
    expect(firstSection(who([]), { isPhone: true })).toBe('/profile')
  })
})

it('gives a phone a tab for where its reader begins, and leaves no section out', () => {
  const all = {
    seeDesk: true,
    seeTasks: true,
    seeChats: true,
    seeLivestreams: true,
    seeFakes: true,
    seeBoard: true,
  }
  const keys = (role: Role) => {
    const { shown, rest } = tabsFor(who([grant(role, BODY)], all))
    return [shown.map(({ key }) => key), rest.map(({ key }) => key)]
  }
  expect(keys('head')).toEqual([
    ['board', 'desk', 'tasks', 'chats'],
    ['livestreams', 'fakes'],
  ])
  expect(keys('executor')).toEqual([
    ['desk', 'tasks', 'chats', 'livestreams'],
    ['fakes', 'board'],
  ])
})

it('begins with what is assigned where new questions are never the reader’s', () => {
  expect(firstQueue(who([grant('coordinator', BODY)]))).toBe('assigned')
  expect(firstQueue(who([grant('head', REGION)]))).toBe('assigned')
  expect(firstQueue(who([grant('dispatcher', REGION)]))).toBe('new')
  expect(firstQueue(who([grant('coordinator', BODY), grant('moderator', REGION)]))).toBe('new')
})
