import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { newId } from '../../../platform/ids.ts'
import { queuePost } from '../index.ts'

const TELLS = { payload: { type: 'inbox' }, audience: { kind: 'permission', permission: 'inbox.manage' } }

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.network.published.length = 0
  desk.network.ends.length = 0
  desk.network.window.ms = 0
  desk.network.readBack.answer = 'look'
})

async function say(text: string, id = newId()): Promise<string> {
  const { db, product, clock } = desk.test
  await db.transaction().execute((tx) =>
    queuePost(
      tx,
      {
        ...{ id, text, channelId: desk.channel.id, purpose: 'chat_reply', writtenBy: null, tells: TELLS },
        place: {
          ...{ surface: 'chat', container: 'fake:chat:1', threadExternalId: '7', replyToExternalId: '7' },
        },
      },
      { connectors: product.connectors, now: clock.now },
    ),
  )
  return id
}

const rowOf = (id: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const countTold = async () => {
  const { count } = await desk.test.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

it('says it in its conversation, keeps it as our own message of no incident and tells of it', async () => {
  const id = await say('Выехали, будем через час')
  const told = await countTold()
  await desk.send()

  const row = await rowOf(id)
  expect(row).toMatchObject({ state: 'sent', incidentId: null, confirmedBy: 'response' })
  expect(desk.network.published.map(({ text }) => text)).toEqual(['Выехали, будем через час'])
  expect(
    await desk.test.db
      .selectFrom('message')
      .select(['direction', 'parentExternalId', 'text', 'incidentId'])
      .where('externalId', '=', row.externalId)
      .where('container', '=', 'fake:chat:1')
      .executeTakeFirstOrThrow(),
  ).toEqual({
    direction: 'out',
    parentExternalId: '7',
    text: 'Выехали, будем через час',
    incidentId: null,
  })
  expect(await countTold()).toBe(told + 1)
})

it('is one post however often the same one is queued', async () => {
  const id = await say('Один раз')
  await say('Один раз', id)
  await desk.send()
  await desk.send()
  expect(desk.network.published.map(({ text }) => text)).toEqual(['Один раз'])
})

it('is never said again after an answer was lost: the conversation is looked into', async () => {
  desk.network.ends.push('lost')
  const id = await say('Дошло ли?')
  await desk.send()
  expect((await rowOf(id)).state).toBe('unknown')
  desk.passMs(61_000)
  await desk.runJob('answers.reconcile')
  expect(await rowOf(id)).toMatchObject({ state: 'sent', confirmedBy: 'read_back' })
  expect(desk.network.published.map(({ text }) => text)).toEqual(['Дошло ли?'])
})

it('is sent once more where the conversation surely does not hold it', async () => {
  desk.network.ends.push(new ConnectorError('uncertain', 'fake.timeout'))
  const id = await say('Пропало по дороге')
  await desk.send()
  expect((await rowOf(id)).state).toBe('unknown')
  desk.passMs(61_000)
  await desk.runJob('answers.reconcile')
  await desk.send()
  expect((await rowOf(id)).state).toBe('sent')
  expect(desk.network.published).toHaveLength(1)
})

it('ends as failed, and says so, when the network refuses', async () => {
  desk.network.ends.push(new ConnectorError('refused', 'fake.forbidden'))
  const id = await say('Не пустили')
  const told = await countTold()
  await desk.send()
  expect(await rowOf(id)).toMatchObject({ state: 'failed', errorCode: 'fake.forbidden' })
  expect(await countTold()).toBe(told + 1)
})

it('is confirmed by its echo', async () => {
  desk.network.ends.push('lost')
  const id = await say('Эхо придёт')
  await desk.send()
  const [published] = desk.network.published
  const { echoKey } = await rowOf(id)
  await desk.deliver({
    ...{ op: 'echo', id: published!.externalId, thread: '7', parent: '7', text: 'Эхо придёт' },
    ...{ container: 'fake:chat:1', surface: 'chat', authorKind: 'self', echoKey },
  })
  await desk.work()
  expect(await rowOf(id)).toMatchObject({ state: 'sent', confirmedBy: 'echo' })
  const stored = await desk.test.db
    .selectFrom('message')
    .select('id')
    .where('text', '=', 'Эхо придёт')
    .execute()
  expect(stored).toHaveLength(1)
})
