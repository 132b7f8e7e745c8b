import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import { timeInZone } from '../../platform/working-time/zone-clock.ts'
import { listChatPeople, prepareChats } from './prepare-chats.ts'
import type { DemoChat } from './simulator-process.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
  await saveChannel(test.context, { externalId: '210', municipalityCode: 'staraya-russa' })
})
afterAll(() => test.close())

const russa: DemoChat = {
  network: 'vk',
  channelExternalId: '210',
  container: 'vk:peer:2000000001',
  title: 'Старорусский округ: чат с администрацией',
  municipalityCode: 'staraya-russa',
  officials: [
    { externalId: '185000000', name: 'Мария Ильина', role: 'head' },
    { externalId: '185000001', name: 'Вера Липина', role: 'deputy' },
    { externalId: '185000002', name: 'Елена Волкова', role: 'department' },
    { externalId: '185000003', name: 'Олег Горин', role: 'utility' },
    { externalId: '185000004', name: 'Нина Зимина', role: 'moderator' },
  ],
}
const unconnected: DemoChat = { ...russa, channelExternalId: '404', container: 'vk:peer:2000000009' }

function readMembers() {
  return test.db
    .selectFrom('chatMember')
    .innerJoin('chat', 'chat.id', 'chatMember.chatId')
    .innerJoin('appUser', 'appUser.id', 'chatMember.userId')
    .innerJoin('officialAccount', 'officialAccount.userId', 'appUser.id')
    .innerJoin('author', 'author.id', 'officialAccount.authorId')
    .select(['chat.container', 'chatMember.role', 'appUser.name', 'appUser.email', 'appUser.id'])
    .select('author.externalId')
    .orderBy('author.externalId')
    .execute()
}

it('adds a chat once, with members whose accounts are linked', async () => {
  await prepareChats(test.context, [russa, unconnected])
  const members = await readMembers()
  expect(members.map(({ name, role, externalId }) => ({ name, role, externalId }))).toEqual(russa.officials)
  expect(new Set(members.map(({ container }) => container))).toEqual(new Set([russa.container]))

  await prepareChats(test.context, [russa, unconnected])
  expect(await readMembers()).toEqual(members)
  expect(await test.db.selectFrom('chat').select('title').execute()).toEqual([{ title: russa.title }])
})

it('takes the accounts that the demo has; nobody signs in as the others', async () => {
  const members = await readMembers()
  const emailOf = (role: string) => members.find((member) => member.role === role)?.email
  expect([emailOf('head'), emailOf('department')]).toEqual([
    'head@veche.example',
    'coordinator@veche.example',
  ])
  const invented = members.filter(({ role }) => ['deputy', 'utility', 'moderator'].includes(role))
  expect(invented).toHaveLength(3)
  const ways = await test.db
    .selectFrom('account')
    .select('userId')
    .where(
      'userId',
      'in',
      members.map(({ id }) => id),
    )
    .execute()
  const doors = ways.map(({ userId }) => userId)
  expect(doors).toHaveLength(2)
  for (const { id } of invented) expect(doors).not.toContain(id)
})

it('lets each member see the chat by a right of their own municipality', async () => {
  const grants = await test.db
    .selectFrom('roleGrant')
    .innerJoin('chatMember', 'chatMember.userId', 'roleGrant.userId')
    .select(['chatMember.role as inChat', 'roleGrant.role', 'roleGrant.scopeKind', 'roleGrant.scopeCode'])
    .where('chatMember.role', 'in', ['deputy', 'utility', 'moderator'])
    .orderBy('chatMember.role')
    .execute()
  expect(grants).toEqual([
    { inChat: 'deputy', role: 'head', scopeKind: 'agency', scopeCode: 'administration-staraya-russa' },
    { inChat: 'moderator', role: 'chat_moderator', scopeKind: 'municipality', scopeCode: 'staraya-russa' },
    { inChat: 'utility', role: 'executor', scopeKind: 'agency', scopeCode: 'water-polist' },
  ])
})

it('names people of every administration to the region', async () => {
  const { agencies, municipalities } = await getDirectory(test.db)
  const people = listChatPeople(agencies)
  expect(new Set(people.map(({ municipalityCode }) => municipalityCode)).size).toBe(municipalities.length)
  expect(people).toContainEqual(
    expect.objectContaining({ municipalityCode: 'staraya-russa', role: 'head', name: 'Мария Ильина' }),
  )
})

it('changes shifts at 08:00 and 20:00 by the clocks of the region, one after another', async () => {
  await prepareChats(test.context, [russa])
  const shifts = await test.db.selectFrom('chatDuty').selectAll().orderBy('startsAt').execute()
  const zone = test.context.region.timeZone
  expect(shifts).toHaveLength(28)
  expect(new Set(shifts.map(({ startsAt }) => timeInZone(zone, startsAt)))).toEqual(
    new Set(['08:00', '20:00']),
  )
  const now = test.clock.now
  expect([shifts[0]!.startsAt <= now, shifts[0]!.endsAt > now]).toEqual([true, true])
  for (const [index, shift] of shifts.slice(1).entries())
    expect(shift.startsAt).toEqual(shifts[index]?.endsAt)
})
