/** Questions written down by hand that touch a network: a letter in answer to a call, words found under an address. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY } from '../../../test/desk.ts'
import { buildActor, saveChannel, saveSettings, saveUser } from '../../../test/factories.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { createEmailConnector } from '../../connectors/email/email-connector.ts'
import { createFormConnector } from '../../connectors/form/form-connector.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'
import type { Actor } from '../../modules/access/index.ts'
import { sendDue } from '../../modules/answers/index.ts'
import { createChannel, openGapSinceCovered, readCursor, saveCursor } from '../../modules/channels/index.ts'
import { processBatch, startLongPolls } from '../../modules/inbox/index.ts'
import { newId } from '../../platform/ids.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { createPipelineDeps } from '../workers.ts'

const OURS = 'priem@borovichi.example'
const ANNA = { id: 5, firstName: 'Анна', lastName: 'Петрова', address: 'anna@pochta.example' }
const TEXT = 'Здравствуйте! Воду дадут сегодня к 18:00. Отвечает администрация, телефон 8 (8162) 77-77-77.'

let post: Emulator
let vk: Emulator
let test: TestApp
let vkChannelId: string
const agency = { kind: 'agency', code: DESK_AGENCY } as const
const people: Record<'dispatcher' | 'executor' | 'moderator', Actor> = {
  dispatcher: buildActor({ role: 'dispatcher', name: 'Куратор Анна' }),
  executor: buildActor({ role: 'executor', scope: agency }),
  moderator: buildActor({ role: 'moderator' }),
}

beforeAll(async () => {
  ;[post, vk] = await Promise.all([startEmulator('email', null), startEmulator('vk', null)])
  await post.act('reset', { seed: 7 })
  await post.act('createMailbox', { address: OURS, name: 'Администрация' })
  await post.act('createResident', ANNA)
  await vk.act('createCommunity', { id: 456, name: 'Город Боровичи' })
  await vk.act('createCommunity', { id: 999, name: 'Подслушано' })
  await vk.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
  await vk.act('issueToken', { kind: 'group', groupId: 456, value: 'community-key' })
  await vk.act('issueToken', { kind: 'service', value: 'service-key' })
  test = await startTestApp({
    now: new Date(),
    connectors: new Map([
      ['email' as const, createEmailConnector({ waitMs: 30, timeouts: { answerMs: 2000 } })],
      ['vk' as const, createVkConnector({ apiUrl: vk.url, limiter: createInstantLimiter() })],
      [
        'form' as const,
        createFormConnector({
          ...{ publicUrl: 'http://localhost:8080', officialName: 'Новгородская область' },
          findFile: async () => null,
        }),
      ],
    ]),
  })
  await saveSettings(test.db, { asksAuthor: false })
  for (const actor of Object.values(people)) await saveUser(test.db, actor)
  const credentials = test.context.vault.seal({
    ...{ tokens: { community: 'community-key', service: 'service-key' }, webhookSecret: 'secret' },
  })
  vkChannelId = (
    await saveChannel(test.context, { externalId: '456', municipalityCode: 'borovichi', credentials })
  ).id
  test.product.channels.forget()
})
afterAll(async () => {
  await test.close()
  await Promise.all([post.close(), vk.close()])
})

async function work(): Promise<void> {
  while ((await processBatch(createPipelineDeps(test.product))) > 0);
}

const as = (person: keyof typeof people) => test.as(people[person])
const NOWHERE = { settlement: null, street: null, house: null, object: null }
async function record(changes: object, id = newId()) {
  let isAnswered = false
  const asked = as('dispatcher')
    .put(`/by-hand/${id}`, {
      ...{ way: 'phone', saidAt: test.clock.now.toISOString(), text: 'Второй день нет холодной воды' },
      ...{ name: 'Анна Петрова', phone: null, email: null, municipalityCode: 'borovichi' },
      ...{ topicCode: 'housing.no-water', urgency: 'normal', address: NOWHERE, point: null, photos: [] },
      ...{ link: null, isReadFromLink: false, joinId: null, ...changes },
    })
    .finally(() => {
      isAnswered = true
    })
  while (!isAnswered) {
    await work()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return asked
}
const card = async (id: string) => (await as('moderator').get(`/incidents/${id}`)).json()

async function answer(id: string): Promise<void> {
  const run = async (person: keyof typeof people, command: object) =>
    as(person).post(`/incidents/${id}/commands`, { ...command, expectedVersion: (await card(id)).version })
  if ((await card(id)).agencyCode !== DESK_AGENCY) {
    await run('moderator', { type: 'assign', agencyCode: DESK_AGENCY })
  }
  expect((await run('executor', { type: 'take' })).statusCode).toBe(200)
  const submitted = await as('executor').post(`/incidents/${id}/answer/submit`, {
    ...{ kind: 'final', text: TEXT, privateText: '', outcome: 'solved', overrideReason: 'проверено' },
    expectedVersion: (await card(id)).version,
  })
  expect([submitted.statusCode, submitted.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const decision = { versionNo: 1, expectedVersion: (await card(id)).version }
  expect((await as('moderator').post(`/incidents/${id}/answer/approve`, decision)).statusCode).toBe(200)
  while ((await sendDue(answersContextOf(test.product))) > 0);
}

async function connectMailbox(): Promise<void> {
  const { imap, smtp } = await post.act('ports')
  const { connectors, channels: book } = test.product
  await createChannel(
    test.context,
    { connectors, publicUrl: 'http://localhost:8080', book },
    {
      actor: null,
      request: {
        ...{ network: 'email', externalId: null, secret: null, municipalityCode: 'borovichi' },
        transport: 'long_poll',
        credentials: {
          ...{ address: OURS, password: 'password', imapHost: '127.0.0.1', smtpHost: '127.0.0.1' },
          ...{ imapPort: String(imap), smtpPort: String(smtp), plusAddress: 'да' },
        },
      },
    },
  )
}

async function poll(): Promise<void> {
  const { db, vault, clock, log } = test.context
  const { connectors, channels } = test.product
  let turns = 0
  const loop = startLongPolls({
    ...{ db, vault, log, clock, connectors, listAccounts: () => channels.list('long_poll') },
    readCursor: (id) => readCursor(db, id),
    async saveCursor(tx, id, cursor) {
      await saveCursor(tx, id, cursor)
      turns += 1
    },
    openGap: (tx, id, reason) => openGapSinceCovered(tx, { channelId: id, reason, now: clock() }),
  })
  await expect.poll(() => turns, { timeout: 10_000, interval: 10 }).toBeGreaterThan(1)
  await loop.stop()
  await work()
}

it('answers a call by letter where an address was left, and a reply to it joins the question', async () => {
  await connectMailbox()
  await poll()
  const slip = (await record({ email: ANNA.address })).json()
  expect(slip).toMatchObject({ isByLetter: true, isAccepted: true })
  const { id } = slip.incident
  await answer(id)
  expect((await card(id)).step).toBe('awaiting_author')
  const row = await test.db
    .selectFrom('outbox')
    .innerJoin('channel', 'channel.id', 'outbox.channelId')
    .select(['network', 'state', 'message', 'outbox.externalId'])
    .where('incidentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ network: 'email', state: 'sent' })
  expect(row.message).toMatchObject({ container: `email:${ANNA.address}` })
  // The receipt shows the letter too.
  const code = slip.receipt.code
  const page = await test.app.inject({
    ...{
      method: 'POST',
      url: '/ask/check',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    payload: new URLSearchParams({ number: String(slip.receipt.number), code }).toString(),
  })
  const shown = await test.app.inject({ method: 'GET', url: String(page.headers.location) })
  expect(shown.body).toContain('Воду дадут сегодня')

  const state: { letters: { id: number; owner: string; folder: string }[] } = await (
    await fetch(`${post.url}/_ctl/dump`)
  ).json()
  const letter = state.letters.find(({ owner, folder }) => owner === ANNA.address && folder === 'INBOX')
  const reply = { residentId: ANNA.id, letterId: letter?.id, text: 'Воды всё ещё нет' }
  await post.act('answerLetter', reply)
  const before = await countIncidents()
  await poll()
  const after = await card(id)
  expect(after.thread.map(({ text }: { text: string }) => text)).toContainEqual(
    expect.stringContaining('Воды всё ещё нет'),
  )
  expect(await countIncidents()).toBe(before)
})

async function countIncidents(): Promise<number> {
  const { rows } = await test.db
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return rows
}

async function foreignComment() {
  const said = await vk.act('publishPost', { groupId: 999, residentId: null, text: 'Как вам новая дорога?' })
  const place = { residentId: 5, groupId: 999, objectId: Number(said.id) }
  const first = await vk.act('addComment', { ...place, text: 'Асфальта нет' })
  const text = 'На Мира, 7 второй день нет холодной воды'
  const second = await vk.act('addComment', { ...place, text, replyToId: Number(first.id) })
  return { postId: place.objectId, id: Number(second.id), threadId: Number(first.id) }
}

it('reads a comment under an address with its thread, and says where it is already', async () => {
  const { postId, id, threadId } = await foreignComment()
  const link = `https://m.vk.com/wall-999_${postId}?reply=${id}&thread=${threadId}`
  const read = async (address: string) =>
    (await as('dispatcher').post('/by-hand/links', { link: address })).json()
  const found = await read(link)
  expect(found).toMatchObject({
    ...{ kind: 'found', network: 'vk', isOwnPlace: false, text: 'На Мира, 7 второй день нет холодной воды' },
  })
  expect(found.around.map(({ text }: { text: string }) => text)).toEqual([
    'Как вам новая дорога?',
    'Асфальта нет',
  ])

  // The address may leave the thread out.
  expect(await read(`https://vk.com/wall-999_${postId}?reply=${id}`)).toEqual(found)

  const key = newId()
  const asked = { way: 'link', link, isReadFromLink: true, text: found.text, name: null }
  const slip = (await record(asked, key)).json()
  expect(slip).toMatchObject({ receipt: null, isAccepted: true })
  const incident = await card(slip.incident.id)
  expect(incident).toMatchObject({ network: 'vk', surface: 'comment' })
  expect(incident.thread[0]).toMatchObject({ text: found.text })
  expect(incident.thread).toHaveLength(1)
  // Sent again it is the same; somebody else is shown the question.
  expect((await record(asked, key)).json().incident.id).toBe(slip.incident.id)
  expect(await read(link)).toMatchObject({ kind: 'known', incident: { id: slip.incident.id } })
  expect((await record(asked)).json().code).toBe('hand.known')

  // Their wall does not let our page speak: a person passes the answer on.
  await answer(slip.incident.id)
  const rows = await test.db
    .selectFrom('outbox')
    .select(['state', 'channelId'])
    .where('incidentId', '=', slip.incident.id)
    .execute()
  expect(rows).toEqual([{ state: 'failed', channelId: vkChannelId }])
})

it('tells what cannot be read, and asks nobody but the network', async () => {
  const read = async (link: string) => (await as('dispatcher').post('/by-hand/links', { link })).json()
  const kept = (reason: string, network: string | null) => ({ kind: 'kept', reason, network })
  expect(await read('https://vk.com/wall-999_4040')).toEqual(kept('not_found', 'vk'))
  expect(await read('https://vk.com/feed')).toEqual(kept('no_message', 'vk'))
  expect(await read('https://vk.com/video-456_7')).toEqual(kept('cannot_read', 'vk'))
  expect(await read('https://vk.com.evil.example/wall-1_1')).toEqual(kept('unknown_site', null))
  expect(await read('https://t.me/s/news/12')).toEqual(kept('unknown_site', null))
})
