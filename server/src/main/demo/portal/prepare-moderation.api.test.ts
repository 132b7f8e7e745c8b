import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { postInChat } from '../../../../test/chats/state-talk.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { prepareModeration } from './prepare-moderation.ts'

let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
  chat = await saveChat(desk)
})
afterAll(() => desk.close())

it('waits for something to moderate, and leaves a ban to a second person, once', async () => {
  expect(await prepareModeration(desk.test.product)).toBe(false)
  for (const author of ['seller-1', 'seller-2', 'seller-3'])
    await postInChat(desk, chat, { author, text: 'Продам диван, недорого', class: 'spam' })
  expect(await prepareModeration(desk.test.product)).toBe(true)
  expect(await prepareModeration(desk.test.product)).toBe(true)
  const { acts } = (await desk.test.as(desk.people.moderator).get('/network-acts')).json()
  expect(
    acts.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).toSorted(),
  ).toEqual(['ban waiting', 'delete queued', 'mute queued'])
  for (const { words } of acts) expect(findPersonalData(words)).toEqual([])
  const today = (await desk.test.as(desk.people.moderator).get('/today')).json().items
  expect(today.filter(({ kind }: { kind: string }) => kind === 'moderation')).toHaveLength(1)
})
