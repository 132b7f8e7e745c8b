/** A correction of our own mistake, and places that never had it. */

import type { FakeCommand, FakeResponse } from '@veche/contract/fakes.ts'
import { APOLOGY } from '@veche/contract/rules/correction-words.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  CLAIM,
  dropAllFakes,
  judgeAnew,
  type Refuted,
  RUMOUR,
  saveRefuted,
  saveText,
} from '../../../../test/factories/fake-factory.ts'
import { ConnectorError } from '../../../connectors/connector.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.network.calls.length = 0
  await dropAllFakes(desk)
})

const NEW = 'Роддом закрывают на плановую мойку.'
const WRONG = 'Роддом в Боровичах работает.'

const say = async (id: string, more: object = {}) => {
  desk.passMs(1000)
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id, text: CLAIM, author: `author-${id}`, at, ...more })
  await desk.work()
}
const read = async ({ fakeId, writer }: Refuted): Promise<FakeResponse> =>
  (await desk.test.as(writer).get(`/fakes/${fakeId}`)).json()

async function run(refuted: Refuted, command: FakeCommand) {
  const { version } = await read(refuted)
  const { fakeId, writer } = refuted
  desk.passMs(1000)
  return desk.test.as(writer).post(`/fakes/${fakeId}/commands`, { command, expectedVersion: version })
}
const placeOf = async (refuted: Refuted, id: string) => {
  const place = (await read(refuted)).carriers.find(({ permalink }) => permalink?.endsWith(`/${id}`))
  if (!place) throw new Error(`No place ${id}`)
  return place
}
async function publish(refuted: Refuted, { to = [] as string[], chats = [] as string[] } = {}) {
  const places = await Promise.all(to.map((id) => placeOf(refuted, id)))
  return run(refuted, { type: 'publish', carrierIds: places.map(({ id }) => id), chatIds: chats })
}
async function becomeWrong(
  refuted: Refuted,
  { post = NEW, verdict = 'distortion' as 'distortion' | 'opinion' } = {},
) {
  expect((await run(refuted, { type: 'correct', reason: 'Закрывают на мойку' })).statusCode).toBe(200)
  await judgeAnew(desk, refuted, verdict)
  const toPublish = desk.test.db.updateTable('fake').set({ step: 'publication' })
  await toPublish.where('id', '=', refuted.fakeId).execute()
  await saveText(desk, refuted, { no: 2, post })
}
const sendAll = async () => {
  while ((await desk.send()) > 0);
}
/** What left, place by place; of the first text nothing. */
const corrected = () =>
  desk.network.calls
    .filter(({ message: { text } }) => !text.endsWith(WRONG))
    .map(({ message }) => `${message.surface} ${message.replyToExternalId}: ${message.text}`)
    .sort()

it('says that we were wrong only where the earlier text stands, in threads and chats alike', async () => {
  const refuted = await saveRefuted(desk)
  const [told, quiet] = [await saveChat(desk), await saveChat(desk)]
  for (const id of ['a1', 'a2']) await say(id)
  await told.say({ id: 'q1', text: RUMOUR, author: 'anna' })
  await quiet.say({ id: 'q2', text: RUMOUR, author: 'boris' })
  await publish(refuted, { to: ['a1', 'q1'] })
  await sendAll()
  await becomeWrong(refuted)
  await say('a3')
  expect(
    (await read(refuted)).chats.map(({ id, toldTextNo }) => [id === told.id, toldTextNo]).sort(),
  ).toEqual([
    [false, null],
    [true, 1],
  ])

  // A client that marks everything: each place gets the words that are meant for it.
  const all = { to: ['a1', 'a2', 'a3', 'q1', 'q2'], chats: [quiet.id] }
  expect((await publish(refuted, all)).json()).toMatchObject({ step: 'watch' })
  await sendAll()
  expect(corrected()).toEqual([
    `chat : ${NEW}`,
    `chat q1: ${APOLOGY} Это неправда. ${NEW}`,
    `chat q2: Это неправда. ${NEW}`,
    `comment a1: ${APOLOGY} Это неправда. ${NEW}`,
    `comment a2: Это неправда. ${NEW}`,
    `comment a3: Это неправда. ${NEW}`,
  ])
  const { publications, carriers } = await read(refuted)
  const kinds = publications.filter(({ textNo }) => textNo === 2).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['chat_post', 'correction', 'correction', 'reply', 'reply', 'reply'])
  expect(carriers.map(({ toldTextNo }) => toldTextNo)).toEqual([2, 2, 2, 2, 2])
})

it('says it once more to those alone who have read the mistake: late places, and what has to be tried anew', async () => {
  const refuted = await saveRefuted(desk)
  for (const id of ['b1', 'b2', 'b3']) await say(id)
  desk.network.ends.push('ok', new ConnectorError('refused', 'fake.forbidden'))
  await publish(refuted, { to: ['b1', 'b2'] })
  await sendAll()
  await publish(refuted, { to: ['b3'] })
  await becomeWrong(refuted)
  // To the first it was told; the second was refused, the third was taken back before it left.
  const known = await Promise.all(['b1', 'b2', 'b3'].map((id) => placeOf(refuted, id)))
  expect(known.map(({ toldTextNo }) => toldTextNo)).toEqual([1, null, null])

  desk.network.ends.push(new ConnectorError('refused', 'fake.forbidden'))
  await publish(refuted, { to: ['b1'] })
  await sendAll()
  expect(await read(refuted)).toMatchObject({ step: 'watch' })
  expect((await placeOf(refuted, 'b1')).toldTextNo).toBe(1)
  desk.network.calls.length = 0
  await say('b4')
  await say('b5', { parent: 'b1', thread: 'b1' })
  await publish(refuted, { to: ['b1', 'b2', 'b3', 'b4', 'b5'] })
  await sendAll()
  expect(corrected()).toEqual([
    `comment b1: ${APOLOGY} Это неправда. ${NEW}`,
    ...['b2', 'b3', 'b4'].map((id) => `comment ${id}: Это неправда. ${NEW}`),
  ])
})

it('corrects a chat by whatever message or post: its readers have the mistake', async () => {
  const refuted = await saveRefuted(desk)
  const chat = await saveChat(desk)
  await chat.say({ id: 'd1', text: RUMOUR, author: 'anna' })
  await chat.say({ id: 'd2', text: `${RUMOUR} Кто знает?`, author: 'boris' })
  await publish(refuted, { to: ['d1'] })
  await sendAll()
  await becomeWrong(refuted)
  await publish(refuted, { chats: [chat.id] })
  await sendAll()
  expect(corrected()).toEqual([`chat : ${APOLOGY} ${NEW}`])
  await publish(refuted, { to: ['d2'] })
  await sendAll()
  expect(corrected().at(-1)).toBe(`chat d2: Это неправда. ${NEW}`)
})

it('refuses a text that speaks of the mistake itself, and lets none out to who has not read it', async () => {
  const refuted = await saveRefuted(desk)
  for (const id of ['e1', 'e2']) await say(id)
  await publish(refuted, { to: ['e1'] })
  await sendAll()
  const own = `Мы ошиблись: ${NEW}`
  // Approved before this was looked at.
  await becomeWrong(refuted, { post: own })
  expect((await publish(refuted, { to: ['e1', 'e2'] })).json()).toMatchObject({
    code: 'fake.mistake_to_new_places',
  })
  await publish(refuted, { to: ['e1'] })
  await sendAll()
  expect(corrected()).toEqual([`comment e1: Это неправда. ${own}`])
})

it('tells nobody anew of what is an opinion', async () => {
  const refuted = await saveRefuted(desk)
  for (const id of ['f1', 'f2']) await say(id)
  await publish(refuted, { to: ['f1'] })
  await sendAll()
  await becomeWrong(refuted, { verdict: 'opinion' })
  expect((await publish(refuted, { to: ['f1', 'f2'] })).json()).toMatchObject({
    code: 'fake.opinion_to_new_places',
  })
  expect((await publish(refuted, { to: ['f1'] })).json()).toMatchObject({ step: 'watch' })
})

it('remembers for everybody what a person has sent without, and forgets it when they look again', async () => {
  const refuted = await saveRefuted(desk)
  for (const id of ['g1', 'g2']) await say(id)
  const passed = async () =>
    (await read(refuted)).carriers.map(({ permalink, isPassedOver }) => [permalink?.slice(-2), isPassedOver])
  expect(await passed()).toEqual([
    ['g1', false],
    ['g2', false],
  ])
  desk.passMs(1000)
  await publish(refuted, { to: ['g1'] })
  await say('g3')
  expect(await passed()).toEqual([
    ['g1', false],
    ['g2', true],
    ['g3', false],
  ])
  desk.passMs(1000)
  const { id } = await placeOf(refuted, 'g2')
  const body = { carriers: [{ id, state: 'confirmed' }] }
  await desk.test.as(refuted.writer).patch(`/fakes/${refuted.fakeId}/carriers`, body)
  expect((await placeOf(refuted, 'g2')).isPassedOver).toBe(false)
})
