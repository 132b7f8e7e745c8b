import type { MeResponse } from '@veche/contract/access.ts'
import { describe, expect, it } from 'vitest'
import { firstQueue, firstSection, tabsFor } from './first-section.ts'
import { isWithin, placesFor } from './sections.ts'

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
  seeFigures: false,
  judgeQuality: false,
  scheduleReports: false,
  exportIncidents: false,
  importIncidents: false,
  manageTemplates: false,
  seeChats: false,
  manageChats: false,
  seeLivestreams: false,
  workLivestreams: false,
  seeFakes: false,
  signalFakes: false,
  seeOutages: false,
  enterOutages: false,
  recordByHand: false,
  seeKnowledge: false,
  seeToday: false,
  seeOrders: false,
  seeCourses: false,
  seeFeedback: false,
  seeModeration: false,
  moderate: false,
  countModeration: false,
  manageWebhooks: false,
  seePassports: false,
  seeExercises: false,
  seePractices: false,
  seeRules: false,
  workAnswers: false,
  workChats: false,
  workFakes: false,
  workIncidents: false,
  seeOwnWork: false,
  writeBroadcasts: false,
  seeDuty: false,
}
const grant = (role: Role, scope: Grant['scope']): Grant => ({
  id: 'd5a1b1d0-0000-4000-8000-000000000001',
  role,
  scope,
  scopeName: null,
  isByGroup: false,
})
const who = (grants: Grant[], abilities: Partial<MeResponse['abilities']> = {}): MeResponse => ({
  id: 'one',
  name: 'Анна Орлова',
  email: 'anna@veche.example',
  twoFactorEnabled: false,
  twoFactorRequired: false,
  restingRights: [],
  passwordChangeRequired: false,
  grants,
  abilities: { ...NOTHING, ...abilities },
  isPersonActive: true,
  isNew: false,
})
const REGION = { kind: 'region' } as const
const BODY = { kind: 'agency', code: 'administration-volot' } as const

describe('firstSection', () => {
  const work = { seeDesk: true, seeTasks: true, seeBoard: true }

  it('brings a head to the figures at any width, and to the board where there are none', () => {
    const head = who([grant('head', BODY)], { ...work, seeFigures: true })
    expect(firstSection(head, { isPhone: false })).toBe('/figures')
    expect(firstSection(head, { isPhone: true })).toBe('/figures')
    expect(firstSection(who([grant('head', BODY)], work), { isPhone: true })).toBe('/board')
  })

  it('brings whoever answers to their day, and a dispatcher to the desk, at any width', () => {
    const executor = who([grant('executor', BODY)], { seeTasks: true, seeToday: true })
    expect(firstSection(executor, { isPhone: true })).toBe('/today')
    expect(firstSection(executor, { isPhone: false })).toBe('/today')
    const dispatcher = who([grant('dispatcher', REGION)], { seeDesk: true, seeToday: true })
    expect(firstSection(dispatcher, { isPhone: true })).toBe('/desk')
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
    seeFigures: true,
  }
  const keys = (role: Role) => {
    const { shown, rest } = tabsFor(who([grant(role, BODY)], all))
    return [shown.map(({ key }) => key), rest.map(({ key }) => key)]
  }
  expect(keys('head')).toEqual([
    ['oversight', 'desk', 'tasks', 'chats'],
    ['livestreams', 'fakes'],
  ])
  expect(keys('executor')).toEqual([
    ['desk', 'tasks', 'chats', 'livestreams'],
    ['fakes', 'oversight'],
  ])
  const { shown } = tabsFor(who([grant('executor', BODY)], { ...all, seeToday: true }))
  expect(shown.map(({ key }) => key)).toEqual(['today', 'desk', 'tasks', 'chats'])
})

it('begins with what is assigned where new questions are never the reader’s', () => {
  expect(firstQueue(who([grant('coordinator', BODY)]))).toBe('assigned')
  expect(firstQueue(who([grant('head', REGION)]))).toBe('assigned')
  expect(firstQueue(who([grant('dispatcher', REGION)]))).toBe('new')
  expect(firstQueue(who([grant('coordinator', BODY), grant('moderator', REGION)]))).toBe('new')
})

it('shows sections that stand together as one place, and one of them alone by its own name', () => {
  const places = (abilities: Partial<MeResponse['abilities']>) =>
    placesFor(who([grant('head', REGION)], abilities)).map(({ key, href }) => [key, href])
  expect(places({ seeFigures: true, seeBoard: true })).toEqual([['oversight', '/figures']])
  expect(places({ seeBoard: true })).toEqual([['board', '/board']])
  expect(places({ seeFigures: true, scheduleReports: true })).toEqual([['oversight', '/figures']])
  // Whoever keeps schedules in order alone has them last.
  expect(places({ manageChannels: true, scheduleReports: true })).toEqual([
    ['channels', '/channels'],
    ['reports', '/reports'],
  ])
  const [place] = placesFor(who([grant('head', REGION)], { seeFigures: true, seeBoard: true }))
  const isHere = (pathname: string) => place !== undefined && isWithin(place, pathname)
  expect(['/board', '/figures/on_time', '/boards'].map(isHere)).toEqual([true, true, false])
})
