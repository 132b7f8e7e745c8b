/** Updates of Telegram on their whole way into the product's database: whatever the order and the number, one end. */
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { createTelegramConnector } from '../../../server/src/connectors/telegram/telegram-connector.ts'
import { createPipelineDeps } from '../../../server/src/main/workers.ts'
import { listGaps, openGap } from '../../../server/src/modules/channels/index.ts'
import { processBatch } from '../../../server/src/modules/inbox/process-batch.ts'
import { readGapsBack } from '../../../server/src/modules/inbox/read-back/read-back.ts'
import { saveChannel } from '../../../server/test/factories.ts'
import { startTestApp, type TestApp } from '../../../server/test/test-app.ts'

const FIXTURES = '../../../server/src/connectors/telegram/fixtures/telegram.updates.json'
const fixtures: object[] = JSON.parse(readFileSync(new URL(FIXTURES, import.meta.url), 'utf8'))
const NOW = new Date('2026-08-01T12:00:00Z')
const SECRET = 'channel-secret'

let test: TestApp
let channel: Awaited<ReturnType<typeof saveChannel>>
beforeEach(async () => {
  const connector = createTelegramConnector({ apiUrl: 'http://127.0.0.1:1' })
  test = await startTestApp({ now: NOW, connectors: new Map([['telegram', connector]]) })
  onTestFinished(() => test.close())
  const credentials = test.context.vault.seal({ tokens: { bot: '99:token' }, webhookSecret: SECRET })
  channel = await saveChannel(test.context, { network: 'telegram', externalId: '99', credentials })
  test.product.channels.forget()
})

async function deliver(updates: readonly object[]): Promise<void> {
  for (const payload of updates) {
    const { statusCode } = await test.app.inject({
      method: 'POST',
      url: `/in/telegram/${channel.path}`,
      headers: { 'x-telegram-bot-api-secret-token': SECRET, 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    })
    expect(statusCode).toBe(200)
  }
}

async function work(): Promise<void> {
  const pipeline = createPipelineDeps(test.product)
  while ((await processBatch(pipeline)) > 0);
}

const messages = () =>
  test.db
    .selectFrom('message')
    .leftJoin('incident', 'incident.id', 'message.incidentId')
    .select([
      'message.container',
      'message.externalId',
      'message.threadExternalId',
      'message.surface',
      'message.text',
    ])
    .select(['message.direction', 'message.sourceState', 'message.occurredAt', 'incident.step'])
    .orderBy('message.container')
    .orderBy('message.externalId')
    .execute()

it('comes to one end: as it came, twice, reversed, and taken in again after a lost acknowledgement', async () => {
  await deliver(fixtures)
  await work()
  const once = await messages()
  expect(once.map(({ surface, direction, step }) => [surface, direction, step])).toEqual([
    ['post', 'out', null],
    ['comment', 'in', 'new'],
    ['private', 'in', 'new'],
    ['private', 'in', 'new'],
  ])
  expect(once[1]).toMatchObject({ text: 'Яма у дома 5, ул. Ленина', sourceState: 'edited' })

  await deliver([...fixtures, ...fixtures])
  await work()
  expect(await messages()).toEqual(once)
})

it('comes to the same end when everything arrives the other way round', async () => {
  await deliver(fixtures.toReversed())
  await work()
  await deliver(fixtures)
  await work()
  const texts = (await messages()).map(({ surface, text, sourceState }) => ({ surface, text, sourceState }))
  expect(texts).toMatchObject([
    { surface: 'post' },
    { surface: 'comment', text: 'Яма у дома 5, ул. Ленина', sourceState: 'edited' },
    { surface: 'private' },
    { surface: 'private' },
  ])
})

const group = { id: -1003, type: 'supergroup', title: 'Двор' }
const vera = { id: 5, is_bot: false, first_name: 'Вера' }
let number = 0
const update = (type: 'message' | 'edited_message', fields: object) => {
  number += 1
  return { update_id: number, [type]: { date: 1785571200, chat: group, from: vera, ...fields } }
}

it('lets no older edit take the place of a newer one, and keeps its words', async () => {
  const edit = (edit_date: number, text: string) =>
    update('edited_message', { message_id: 7, edit_date, text })
  await deliver([update('message', { message_id: 7, text: 'яма' }), edit(1785571300, 'яма у дома 5')])
  await work()
  await deliver([edit(1785571250, 'яма у дома')])
  await work()
  expect(await messages()).toMatchObject([{ text: 'яма у дома 5' }])
  const versions = await test.db.selectFrom('messageVersion').select('text').execute()
  expect(versions.map(({ text }) => text).sort()).toEqual(['яма', 'яма у дома'])
})

it('makes one question of an album, and of the answers to it', async () => {
  const picture = (message_id: number, caption?: string) =>
    update('message', {
      message_id,
      media_group_id: '13',
      photo: [{ file_id: `f${message_id}`, width: 9 }],
      caption,
    })
  await deliver([picture(7, 'Двор завален снегом'), picture(8), picture(9)])
  await work()
  await deliver([
    update('message', {
      message_id: 20,
      message_thread_id: 8,
      text: 'И сегодня тоже',
      reply_to_message: { message_id: 8 },
    }),
  ])
  await work()
  expect(await messages()).toHaveLength(4)
  const { incidents } = await test.db
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<number>().as('incidents'))
    .executeTakeFirstOrThrow()
  expect(incidents).toBe(1)
})

it('is set aside and holds up nobody when it cannot be read', async () => {
  await deliver([{ update_id: 1, message: 'сломано' }, ...fixtures.slice(0, 1)])
  await work()
  expect(await messages()).toHaveLength(1)
})

it.each([
  ['closed', 23, []],
  ['lost', 25, ['chat', 'comment', 'post', 'private']],
] as const)('a gap is %s after %i hours', async (state, hours, lostSurfaces) => {
  const from = new Date(NOW.getTime() - hours * 3_600_000)
  await openGap(test.db, { channelId: channel.id, reason: 'away', from, to: NOW })
  const { context, product } = test
  const deps = { ...context, connectors: product.connectors, listAccounts: () => product.channels.listAll() }
  await readGapsBack(deps, new AbortController().signal)
  const [gap] = await listGaps(test.db, channel.id)
  expect(gap).toMatchObject({ state, fromAt: from, toAt: NOW })
  expect(gap?.lostSurfaces.toSorted()).toEqual(lostSurfaces)
})
