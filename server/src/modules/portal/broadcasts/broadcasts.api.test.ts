/** One text to many pages and chats: approved by another person, once in each place through kills, corrected and withdrawn everywhere. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { BroadcastPlaceRow, BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { broadcastsContextOf } from '../../../main/wiring/broadcasts-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import { buildJpeg, jpegSegment } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { broadcastJobs } from './pictures.ts'
import { sweepBroadcasts } from './sweep-broadcasts.ts'

let desk: Desk
const chats: TestChat[] = []
const CHATS = ['Центр', 'Заречье', 'Мясной Бор']
const TEXT = 'Завтра с 9 до 15 не будет воды на улице Мира.\n\nПодвоз воды у дома 5.'
beforeAll(async () => {
  desk = await openDesk()
  for (const title of CHATS) chats.push(await saveChat(desk, { title }))
  const elsewhere = await saveChannel(desk.test.context, { municipalityCode: 'pestovo', name: 'Пестово' })
  await saveChat(desk, { title: 'Пестово. Чат', channelId: elsewhere.id, municipalityCode: 'pestovo' })
  desk.test.product.channels.forget()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  const { posts, ends, readBack, published, window, calls } = desk.network
  posts.places = [{ container: 'wall', threadExternalId: 'post', name: 'Стена' }]
  for (const list of [posts.takenDown, posts.takeDownEnds, ends, published, calls]) list.length = 0
  readBack.answer = 'look'
  window.ms = 0
  await desk.test.owner.deleteFrom('broadcastPicture').execute()
  await desk.test.owner.deleteFrom('broadcastPost').execute()
  await desk.test.owner.deleteFrom('broadcastPlace').execute()
  await desk.test.owner.deleteFrom('broadcastVersion').execute()
  await desk.test.owner.deleteFrom('broadcast').execute()
})

type Answer = BroadcastResponse & { status: number; code?: string }
const answerOf = (response: { statusCode: number; json: () => object }): Answer =>
  ({ status: response.statusCode, ...response.json() }) as Answer
const as = (actor: Actor) => desk.test.as(actor)
const offered = async (actor: Actor = desk.people.coordinator) =>
  (await as(actor).get('/broadcasts/places')).json()
const write = async (changes: object = {}, actor: Actor = desk.people.coordinator) => {
  const { places } = await offered(actor)
  const keys = places.map(
    ({ channelId, container }: BroadcastPlaceRow & { channelId: string; container: string }) => ({
      ...{ channelId, container },
    }),
  )
  return answerOf(
    await as(actor).post('/broadcasts', { text: TEXT, places: keys, isSubmitted: true, ...changes }),
  )
}
const run = async (id: string, command: object, actor: Actor = desk.people.head) =>
  answerOf(await as(actor).post(`/broadcasts/${id}/commands`, command))
const show = async (id: string, actor: Actor = desk.people.coordinator) =>
  answerOf(await as(actor).get(`/broadcasts/${id}`))
const change = async (broadcast: Answer, changes: object, actor: Actor = desk.people.coordinator) =>
  answerOf(
    await as(actor).put(`/broadcasts/${broadcast.id}`, {
      ...{ ...broadcast.content, ...changes, before: broadcast.content, isSubmitted: true },
    }),
  )
const approve = (id: string, expectedVersion = 1) => run(id, { type: 'approve', expectedVersion })
const sweep = () => sweepBroadcasts(broadcastsContextOf(desk.test.product))
const sendAll = async () => {
  while ((await desk.send()) > 0);
}
const settle = async () => {
  for (let times = 0; times < 3; times += 1) {
    await sendAll()
    await sweep()
  }
}
const texts = () => desk.network.published.map(({ text }) => text)
const states = ({ places }: Answer) => places.map(({ state }) => state)
async function published(changes: object = {}): Promise<Answer> {
  const { id } = await write(changes)
  await approve(id)
  await settle()
  return show(id)
}
const told = async (userId: string) =>
  (
    await desk.test.db
      .selectFrom('notification')
      .select('details')
      .where('userId', '=', userId)
      .where('kind', '=', 'broadcast')
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
  ).map(({ details }) => details as { broadcastId: string; news: string })
const newsOf = async (actor: Actor, id: string) =>
  (await told(actor.id)).flatMap(({ broadcastId, news }) => (broadcastId === id ? [news] : []))

/** Unread ones that ask for a word. */
const countCalls = async (id: string) =>
  (
    await desk.test.db
      .selectFrom('notification')
      .select('details')
      .where('kind', '=', 'broadcast')
      .where('readAt', 'is', null)
      .execute()
  ).filter(({ details }) => {
    const { broadcastId, news } = details as { broadcastId: string; news: string }
    return broadcastId === id && news === 'waiting'
  }).length

it('offers a person the chats and pages of their own municipality alone, with what each network takes', async () => {
  const { places, mayBeUrgent } = await offered()
  expect(places.map(({ name }: BroadcastPlaceRow) => name)).toEqual([
    'Стена',
    'Заречье',
    'Мясной Бор',
    'Центр',
  ])
  expect(places[0]).toMatchObject({ surface: 'post', textLimit: 4096, isTakenDown: true })
  expect(places[1]).toMatchObject({ surface: 'chat', isTakenDown: false })
  expect(mayBeUrgent).toBe(true)
  // Who will say the word, before anything is written; never the writer.
  const { moderator, head } = desk.people
  const asWriter = await offered()
  expect(asWriter).toMatchObject({ colleagues: [], approvedIn: [] })
  expect(asWriter.approvers).toEqual(
    expect.arrayContaining([
      { name: moderator.name, municipalityCodes: null },
      { name: head.name, municipalityCodes: ['borovichi'] },
    ]),
  )
  const asHead = await offered(head)
  expect(asHead.approvedIn).toEqual(['borovichi'])
  expect(asHead.approvers.map(({ name }: { name: string }) => name)).not.toContain(head.name)
  expect(asHead.colleagues.map(({ name }: { name: string }) => name)).toContain(desk.people.coordinator.name)
  const everywhere = await offered(desk.people.dispatcher)
  expect(everywhere.places).toHaveLength(6)
  const all = everywhere.places.map(({ channelId, container }: { channelId: string; container: string }) => ({
    ...{ channelId, container },
  }))
  expect(await write({ places: all })).toMatchObject({ status: 400, code: 'broadcast.place_gone' })
})

it('calls a page away only where «Каналы» shows that it does not work', async () => {
  desk.network.posts.places = new ConnectorError('token_revoked', 'vk.needs_user_token')
  const pages = []
  for (const health of ['green', 'red'] as const)
    pages.push(await saveChannel(desk.test.context, { municipalityCode: 'pestovo', name: health, health }))
  desk.test.product.channels.forget()
  const { away } = await offered(desk.people.dispatcher)
  const refused = { network: 'vk', errorCode: 'vk.needs_user_token' }
  expect(away).toHaveLength(2)
  expect(away).toContainEqual({ ...refused, name: 'green', isWorking: true })
  expect(away).toContainEqual({ ...refused, name: 'red', isWorking: false })
  const ids = pages.map(({ id }) => id)
  await desk.test.owner.deleteFrom('channel').where('id', 'in', ids).execute()
  desk.test.product.channels.forget()
})

it('keeps which pages of its places could not be published on, and shows them with the reason when it is out', async () => {
  // What the network said of its pages is remembered for minutes.
  desk.test.clock.now = new Date(DESK_NOON.getTime() + HOUR_MS)
  desk.network.posts.places = new ConnectorError('token_revoked', 'vk.needs_user_token')
  const chosen = await write({}, desk.people.coordinator)
  desk.network.posts.places = [{ container: 'wall', threadExternalId: 'post', name: 'Стена' }]
  await approve(chosen.id)
  await settle()
  // By now the page could be published on, and still the text never went there.
  const { leftOut, counts } = await show(chosen.id)
  expect(leftOut).toMatchObject([
    { network: 'vk', municipalityCode: 'borovichi', errorCode: 'vk.needs_user_token', isWorking: true },
  ])
  expect(counts).toMatchObject({ places: 3, out: 3, leftOut: 1 })
  const table = (await as(desk.people.coordinator).get(`/broadcasts/${chosen.id}/places.csv`)).body
  expect(table).toMatch(/публиковать нельзя.*vk\.needs_user_token/)
  const whole = await published()
  expect(whole).toMatchObject({ leftOut: [], counts: { places: 4, leftOut: 0 } })
  await desk.test.owner.updateTable('broadcast').set({ leftOut: null }).where('id', '=', whole.id).execute()
  expect(await show(whole.id)).toMatchObject({ leftOut: null, counts: { leftOut: 0 } })
})

it('leaves only when another person has approved exactly these words', async () => {
  const written = await write({})
  expect(written).toMatchObject({
    status: 200,
    state: 'waiting',
    mayApprove: false,
    counts: { places: 4, out: 0 },
  })
  await settle()
  expect(texts()).toEqual([])
  expect(await newsOf(desk.people.head, written.id)).toEqual(['waiting'])
  expect(await newsOf(desk.people.coordinator, written.id)).toEqual([])

  const again = await change(written, { text: `${TEXT}\n\nТелефон 112.` })
  expect(again).toMatchObject({ state: 'waiting', versionNo: 2 })
  expect(await approve(written.id, 1)).toMatchObject({ status: 409, code: 'broadcast.changed_meanwhile' })
  expect(
    await run(written.id, { type: 'approve', expectedVersion: 2 }, desk.people.coordinator),
  ).toMatchObject({
    ...{ status: 403, code: 'broadcast.not_approver' },
  })
  expect(await countCalls(written.id)).toBe(2)
  expect(await approve(written.id, 2)).toMatchObject({ status: 200, state: 'out' })
  expect(await countCalls(written.id)).toBe(0)
  expect(await approve(written.id, 2)).toMatchObject({ status: 409, code: 'broadcast.not_open' })
  await settle()
  expect(texts()).toEqual(Array.from({ length: 4 }, () => `${TEXT}\n\nТелефон 112.`))
  const out = await show(written.id)
  expect(states(out)).toEqual(['sent', 'sent', 'sent', 'sent'])
  expect(out).toMatchObject({ counts: { out: 4 }, approved: { name: 'Глава Дарья' }, isCorrected: false })
  expect(out.places[0]?.permalink).toContain('https://example.org/')
})

it('is approved by nobody who wrote the version, though they approve others', async () => {
  const written = await write({}, desk.people.head)
  expect(written).toMatchObject({ state: 'waiting', mayApprove: false })
  expect(await approve(written.id)).toMatchObject({ status: 403, code: 'broadcast.own_version' })
  expect(
    await run(written.id, { type: 'send_back', reason: 'Нет телефона' }, desk.people.moderator),
  ).toMatchObject({
    ...{ state: 'draft', sentBackReason: 'Нет телефона' },
  })
  expect(await newsOf(desk.people.head, written.id)).toEqual(['sent_back'])
})

it('refuses words that a chosen network cannot take, and takes other words for that network', async () => {
  const long = 'а'.repeat(4097)
  expect(await write({ text: long })).toMatchObject({
    ...{
      status: 400,
      code: 'broadcast.text_too_long',
      details: { network: 'vk', limit: 4096, length: 4097 },
    },
  })
  const { id } = await write({ text: long, variants: { vk: 'Короче' } })
  await approve(id)
  await settle()
  expect(new Set(texts())).toEqual(new Set(['Короче']))
})

it('stands once in each place, whatever dies on the way, and says where it failed', async () => {
  const { id } = await write()
  await approve(id)
  desk.network.ends.push(
    ...[
      new ConnectorError('refused', 'fake.closed'),
      'lost' as const,
      new ConnectorError('needs_person', 'fake.captcha'),
    ],
  )
  await Promise.all([desk.send(), desk.send(), sweep(), sweep()])
  await settle()
  const troubled = await show(id)
  expect(states(troubled).toSorted()).toEqual(['failed', 'failed', 'sent', 'unknown'])
  expect(
    troubled.places
      .filter(({ state }) => state === 'failed')
      .map(({ errorCode }) => errorCode)
      .toSorted(),
  ).toEqual([...['fake.captcha', 'fake.closed']])
  expect(texts()).toHaveLength(2)

  desk.passMs(2 * MINUTE_MS)
  await run(id, { type: 'retry' }, desk.people.coordinator)
  await settle()
  const mended = await show(id)
  expect(states(mended)).toEqual(['sent', 'sent', 'sent', 'sent'])
  expect(new Set(desk.network.published.map(({ key }) => key)).size).toBe(4)
  expect(texts()).toHaveLength(4)
  expect(await newsOf(desk.people.coordinator, id)).toContain('approved')
})

it('tells its writer that it is not everywhere, once', async () => {
  const { id } = await write()
  desk.network.ends.push(new ConnectorError('refused', 'fake.closed'))
  await approve(id)
  await settle()
  await settle()
  expect(await newsOf(desk.people.coordinator, id)).toEqual(['approved', 'failed'])
})

it('stands once when the sender died between the network and the database', async () => {
  const { id } = await write()
  await approve(id)
  const [row] = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'queued')
    .limit(1)
    .execute()
  await desk.test.db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: 1, firstAttemptAt: desk.test.clock.now })
    .set({ leaseUntil: desk.test.clock.now, leaseToken: row!.id })
    .where('id', '=', row!.id)
    .execute()
  desk.network.published.push({ key: row!.id, externalId: `out-${row!.id}`, text: TEXT })
  desk.passMs(MINUTE_MS)
  await settle()
  expect(states(await show(id)).filter((state) => state === 'unknown')).toHaveLength(1)
  desk.passMs(MINUTE_MS)
  await desk.runJob('answers.reconcile')
  await settle()
  expect(states(await show(id))).toEqual(['sent', 'sent', 'sent', 'sent'])
  expect(texts()).toHaveLength(4)
})

it('leaves at its moment and not before, unless it was called off or rewritten', async () => {
  const publishAt = new Date(DESK_NOON.getTime() + 2 * HOUR_MS).toISOString()
  const planned = await write({ publishAt })
  expect(await approve(planned.id)).toMatchObject({ state: 'planned' })
  const cancelled = await write({ publishAt })
  await approve(cancelled.id)
  const asked = (actor: Actor, publishAt: string | null) =>
    as(actor)
      .post('/broadcasts/collisions', {
        places: planned.content.places,
        ...{ publishAt, except: null },
      })
      .then((response) => response.json().collisions)
  expect(await asked(desk.people.coordinator, planned.publishAt)).toContainEqual(
    expect.objectContaining({ broadcastId: planned.id, places: 4 }),
  )
  expect(await asked(desk.people.coordinator, '2027-01-10T09:00:00Z')).toEqual([])
  expect((await show(cancelled.id)).collisions).toMatchObject([{ broadcastId: planned.id, places: 4 }])
  expect(await run(cancelled.id, { type: 'cancel' }, desk.people.coordinator)).toMatchObject({
    state: 'cancelled',
  })
  expect((await show(planned.id)).collisions).toEqual([])
  const rewritten = await write({ publishAt })
  await approve(rewritten.id)
  expect(await change(rewritten, { text: 'Иначе' })).toMatchObject({ state: 'waiting' })
  desk.passMs(2 * HOUR_MS - 1)
  await settle()
  expect(texts()).toEqual([])
  desk.passMs(1)
  await Promise.all([sweep(), sweep()])
  await settle()
  expect(texts()).toEqual(Array.from({ length: 4 }, () => TEXT))
  const week = (await as(desk.people.coordinator).get('/broadcasts?from=2026-11-23&to=2026-11-29')).json()
  expect(week.open.map(({ id }: Answer) => id)).toEqual([rewritten.id])
  expect(new Set(week.days.map(({ id }: Answer) => id))).toEqual(new Set([planned.id, cancelled.id]))
  expect(await write({ publishAt })).toMatchObject({ status: 400, code: 'broadcast.moment_passed' })
})

it('corrects beside the earlier words where they stand, and goes alone where they never came', async () => {
  desk.network.ends.push(new ConnectorError('refused', 'fake.closed'))
  const out = await published()
  expect(await change(out, { text: 'До 17 часов.' })).toMatchObject({ state: 'out', isCorrecting: true })
  await settle()
  expect(texts()).toHaveLength(3)
  await approve(out.id, 2)
  await settle()
  await settle()
  expect(texts().slice(3).toSorted()).toEqual(
    ['До 17 часов.', ...Array.from({ length: 3 }, () => 'Уточнение.\n\nДо 17 часов.')].toSorted(),
  )
  const corrected = await show(out.id)
  expect(corrected).toMatchObject({ isCorrected: true, isCorrecting: false, counts: { out: 4, failed: 0 } })
  expect(desk.network.posts.takenDown).toEqual([])
  expect(corrected.versions.map(({ versionNo, text }) => [versionNo, text])).toEqual([
    ...[
      [2, 'До 17 часов.'],
      [1, TEXT],
    ],
  ])
  const [place] = corrected.content.places
  expect(await change(corrected, { places: [place] })).toMatchObject({
    status: 409,
    code: 'broadcast.places_stay',
  })
})

it('lists texts and corrections that wait for one person, and none of their own', async () => {
  const listed = async (actor: Actor) =>
    (await as(actor).get('/broadcasts/to-approve'))
      .json()
      .broadcasts.map(({ id, isCorrection }: { id: string; isCorrection: boolean }) => [id, isCorrection])
  const waiting = await write()
  const out = await published()
  await change(out, { text: 'До 17 часов.' })
  const { head, moderator, coordinator } = desk.people
  const own = await write({}, head)
  expect(await listed(head)).toEqual(
    expect.arrayContaining([
      [waiting.id, false],
      [out.id, true],
    ]),
  )
  expect((await listed(head)).map(([id]: [string]) => id)).not.toContain(own.id)
  expect(await listed(moderator)).toEqual(expect.arrayContaining([[own.id, false]]))
  expect(await listed(coordinator)).toEqual([])
  await approve(out.id, 2)
  expect((await listed(head)).map(([id]: [string]) => id)).not.toContain(out.id)
  await settle()
})

it('lets no text wait for nobody, and shows what is out apart from what was only written', async () => {
  const out = await published()
  const setOthers = (isActive: boolean) =>
    desk.test.owner
      .updateTable('appUser')
      .set({ isActive })
      .where('id', '=', desk.people.moderator.id)
      .execute()
  await setOthers(false)
  const refused = await change(out, { text: 'До 17 часов.' }, desk.people.head)
  expect(refused).toMatchObject({ status: 409, code: 'broadcast.nobody_approves' })
  const seen = await show(out.id, desk.people.head)
  expect(seen).toMatchObject({ isCorrecting: false, forReader: { approvers: 0 } })
  expect(seen.forReader.colleagues[0]).toBe(desk.people.coordinator.name)
  await setOthers(true)
  const drafted = await change(out, { text: 'До 17 часов.' })
  expect(drafted).toMatchObject({
    ...{ text: TEXT, out: { text: TEXT }, content: { text: 'До 17 часов.' }, isWaiting: true },
    approved: { name: desk.people.head.name },
  })
  await run(out.id, { type: 'withdraw', reason: 'Ошиблись днём' })
  await settle()
  expect(await show(out.id)).toMatchObject({ text: TEXT, out: { text: TEXT }, isWaiting: false })
  // Its correction went with it: nobody is offered to approve it.
  expect(await show(out.id, desk.people.head)).toMatchObject({ mayApprove: false })
  expect(texts().slice(4)[0]).toContain('«Завтра с 9 до 15')
})

it('takes down what a correction stands instead of, and only when the new words stand', async () => {
  const out = await published()
  await change(out, { text: 'До 17 часов.', way: 'instead' })
  await approve(out.id, 2)
  await sweep()
  expect(desk.network.posts.takenDown).toEqual([])
  await settle()
  expect(desk.network.posts.takenDown).toHaveLength(1)
  const replaced = await show(out.id)
  expect(states(replaced)).toEqual(['sent', 'sent', 'sent', 'sent'])
  expect(replaced.places.filter(({ isReplacement }) => isReplacement)).toHaveLength(1)
  // What stands alone says that it is newer, what stands beside the earlier words that it corrects them.
  expect(texts().slice(4).toSorted()).toEqual([
    'Обновлено.\n\nДо 17 часов.',
    ...Array.from({ length: 3 }, () => 'Уточнение.\n\nДо 17 часов.'),
  ])
})

it('corrects beside what the network has once refused to delete', async () => {
  const out = await published()
  desk.network.posts.takeDownEnds.push(new ConnectorError('refused', 'fake.too_old'))
  for (const [text, version] of [
    ['До 17 часов.', 2],
    ['До 18 часов.', 3],
  ] as const) {
    await change(await show(out.id), { text, way: 'instead' })
    await approve(out.id, version)
    await settle()
    await settle()
  }
  expect((await show(out.id)).places.map(({ isTakenDown }) => isTakenDown)).toEqual(
    Array.from({ length: 4 }, () => false),
  )
  expect(texts().slice(8)).toEqual(Array.from({ length: 4 }, () => 'Уточнение.\n\nДо 18 часов.'))
})

it('is withdrawn everywhere: deleted where the network lets us, elsewhere by a post, once through kills', async () => {
  const out = await published()
  const withdrawn = await run(out.id, { type: 'withdraw', reason: 'Ошиблись днём' }, desk.people.coordinator)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Ошиблись днём' } })
  desk.network.posts.takeDownEnds.push(new ConnectorError('try_later', 'fake.busy'))
  await sweep()
  expect(desk.network.posts.takenDown).toEqual([])
  desk.passMs(2 * MINUTE_MS)
  await Promise.all([sweep(), sweep(), desk.send()])
  await settle()
  const gone = await show(out.id)
  expect(states(gone)).toEqual(['taken_down', 'recalled', 'recalled', 'recalled'])
  // In three the text is still to be read.
  expect(gone.counts).toMatchObject({ out: 0, down: 4, recalled: 3, never: 0 })
  expect(new Set(desk.network.posts.takenDown.map(({ externalId }) => externalId)).size).toBe(1)
  const recalls = texts().slice(4)
  expect(recalls).toHaveLength(3)
  expect(recalls[0]).toBe(
    'Наше сообщение «Завтра с 9 до 15 не будет воды на улице Мира.» отозвано: просим им не руководствоваться.',
  )
  await settle()
  expect(texts()).toHaveLength(7)
})

it('says by a post what the network does not let us delete', async () => {
  const out = await published()
  desk.network.posts.takeDownEnds.push(new ConnectorError('refused', 'fake.too_old'))
  await run(out.id, { type: 'withdraw', reason: 'Ошиблись днём' })
  await settle()
  expect(states(await show(out.id))).toEqual(['recalled', 'recalled', 'recalled', 'recalled'])
})

it('lets nothing leave after it was withdrawn, and goes after what left in that moment', async () => {
  const { id } = await write()
  await approve(id)
  let release: (end: 'ok') => void = () => undefined
  desk.network.ends.push(new Promise<'ok'>((resolve) => (release = resolve)))
  const [first] = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'queued')
    .orderBy('seq')
    .execute()
  await desk.test.db
    .updateTable('outbox')
    .set({ nextAttemptAt: new Date(DESK_NOON.getTime() + HOUR_MS) })
    .where('state', '=', 'queued')
    .where('id', '<>', first!.id)
    .execute()
  const sending = desk.send()
  while (desk.network.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await run(id, { type: 'withdraw', reason: 'Ошиблись днём' })
  await sweep()
  release('ok')
  await sending
  await settle()
  const gone = await show(id)
  expect(texts().filter((text) => text === TEXT)).toHaveLength(1)
  expect(states(gone).filter((state) => state === 'cancelled')).toHaveLength(3)
  expect(states(gone).some((state) => state === 'taken_down' || state === 'recalled')).toBe(true)
})

it('is seen by those of its municipality and of the region, and by no other', async () => {
  const { id } = await write()
  const stranger = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'pestovo' } })
  await saveUser(desk.test.db, stranger)
  expect(await show(id, stranger)).toMatchObject({ status: 404 })
  expect(await run(id, { type: 'cancel' }, stranger)).toMatchObject({ status: 404 })
  expect(await show(id, desk.people.dispatcher)).toMatchObject({ status: 200 })
  expect((await as(desk.people.administrator).get('/broadcasts/places')).statusCode).toBe(403)
  const list = async (actor: Actor) =>
    (await as(actor).get('/broadcasts?from=2026-11-23&to=2026-11-29')).json().open.length
  expect([await list(stranger), await list(desk.people.coordinator)]).toEqual([0, 1])
})

it('becomes no question when a chat brings it back, and what is asked under it is ordinary talk', async () => {
  await published()
  const chat = chats[0]!
  const sent = await desk.test.db
    .selectFrom('broadcastPost')
    .select('externalId')
    .where('container', '=', chat.container)
    .executeTakeFirstOrThrow()
  const ours = sent.externalId!
  await chat.say({ id: ours, text: TEXT, authorKind: 'self' })
  await chat.say({ id: 'asked', text: 'Когда включат воду на Мира, 5?', author: 'anna', parent: ours })
  expect(await chat.question(ours)).toBeUndefined()
  expect(await chat.question('asked')).toMatchObject({ state: 'open' })
  expect(texts().filter((text) => text === TEXT)).toHaveLength(4)
})

it('is found by its words of any week, with a slip too, and only by whoever may see it', async () => {
  const { id } = await published()
  const week = 'from=2020-01-06&to=2020-01-12'
  const found = async (words: string, actor: Actor = desk.people.coordinator) => {
    const list = (await as(actor).get(`/broadcasts?${week}&search=${encodeURIComponent(words)}`)).json()
    const all = (await as(actor).get(`/found?words=${encodeURIComponent(words)}`)).json().found
    const ofKind = all.filter(({ kind }: { kind: string }) => kind === 'broadcast')
    const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)
    return [list.open, idsOf(list.days ?? []), idsOf(ofKind)]
  }
  expect(await found('подвоз воды')).toEqual([[], [id], [id]])
  expect(await found('подовз')).toEqual([[], [id], [id]])
  expect(await found('снегопад')).toEqual([[], [], []])
  const scope = { kind: 'municipality', code: 'pestovo' } as const
  const elsewhere = await saveUser(desk.test.db, buildActor({ role: 'coordinator', scope }))
  expect(await found('подвоз', elsewhere)).toEqual([[], [], []])
})

it('goes out as a table of who has published it, to whoever sees the text alone', async () => {
  const { id } = await published()
  const sheet = await as(desk.people.coordinator).get(`/broadcasts/${id}/places.csv`)
  expect(sheet.statusCode).toBe(200)
  const rows = sheet.body.trim().split(/\r?\n/)
  expect(rows[0]).toContain('Муниципалитет')
  expect(rows.slice(1).filter((row) => row.includes('вышло')).length).toBe((await show(id)).places.length)
  expect(sheet.body).toContain('Мясной Бор')
  const scope = { kind: 'municipality', code: 'pestovo' } as const
  const elsewhere = await saveUser(desk.test.db, buildActor({ role: 'coordinator', scope }))
  expect((await as(elsewhere).get(`/broadcasts/${id}/places.csv`)).statusCode).toBe(404)
})

it('goes out as a table of the days and as Markdown, to whoever sees the text alone', async () => {
  const { id } = await published({ text: '=Воды не будет\n\nПодвоз у дома 5.' })
  const week = '/broadcasts.csv?from=2026-11-23&to=2026-11-29'
  const table = (await as(desk.people.coordinator).get(week)).body
  expect(table).toContain(`\r\n"'=Воды не будет\n\nПодвоз у дома 5.";вышло;;;;24.11.2026 12:00;`)
  expect(table).toContain(`;${desk.people.head.name};24.11.2026 12:00;4;4;0;0;0;`)
  const { body } = await as(desk.people.coordinator).get(`/broadcasts/${id}/file`)
  expect(body).toMatch(/^---\nid: .*\nstate: вышло\n/)
  expect(body).toContain(`approved_by: ${desk.people.head.name}\n`)
  expect(body).toContain('=Воды не будет\n\nПодвоз у дома 5.')
  expect(body).toMatch(/- Боровичский округ, .*: Мясной Бор — вышло, 24\.11\.2026 12:00/)

  const scope = { kind: 'municipality', code: 'pestovo' } as const
  const elsewhere = await saveUser(desk.test.db, buildActor({ role: 'coordinator', scope }))
  expect((await as(elsewhere).get(week)).body).not.toContain('Воды не будет')
  expect((await as(elsewhere).get(`/broadcasts/${id}/file`)).statusCode).toBe(404)
})

it('writes into the journal who approved, repeated and withdrew', async () => {
  const out = await published()
  await run(out.id, { type: 'retry' })
  await run(out.id, { type: 'withdraw', reason: 'Ошиблись днём' })
  const rows = await desk.test.db
    .selectFrom('journal')
    .select(['action', 'actorName'])
    .where('objectId', '=', out.id)
    .orderBy('id')
    .execute()
  expect(rows.map(({ action }) => action)).toEqual([
    ...['broadcast.approved', 'broadcast.retried', 'broadcast.withdrawn'],
  ])
})

const CAMERA = Buffer.from('Exif\0\0 GPS 58.5213 31.2710')
const PHOTO = buildJpeg({ extra: [jpegSegment(0xe1, CAMERA)] })
async function bring(payload: Buffer = PHOTO) {
  const answer = await desk.test.app.inject({
    ...{ method: 'POST', url: '/api/broadcasts/pictures', query: { id: newId(), name: 'Вода.jpg' } },
    headers: {
      authorization: `Bearer ${await desk.test.tokenOf(desk.people.coordinator)}`,
      'content-type': 'image/jpeg',
    },
    payload,
  })
  return { status: answer.statusCode, ...answer.json() }
}

it('takes a picture along where the network takes one, cleaned, and says it alone elsewhere', async () => {
  expect(await bring(Buffer.from('no picture'))).toMatchObject({
    status: 400,
    code: 'broadcast.picture_unreadable',
  })
  const brought = await bring()
  expect(brought).toMatchObject({ status: 200, name: 'Вода.jpg' })
  desk.network.attach.photos.push('chat')
  const places = (await offered()).places.map(
    ({ captionLimit }: { captionLimit: number | null }) => captionLimit,
  )
  expect(places).toEqual([null, 4096, 4096, 4096])
  const stranger = await write({ pictureId: brought.id }, desk.people.head)
  expect(stranger).toMatchObject({ status: 400, code: 'broadcast.picture_gone' })
  const { id } = await write({ pictureId: brought.id })
  expect((await as(desk.people.head).get(`/broadcasts/pictures/${brought.id}`)).statusCode).toBe(200)
  await approve(id)
  const uploads = desk.network.uploads.length
  await settle()
  expect(desk.network.uploads.length - uploads).toBe(3)
  const withPicture = desk.network.calls.filter(({ message }) => message.attachmentRefs.length > 0)
  expect(withPicture.map(({ message }) => message.surface)).toEqual(['chat', 'chat', 'chat'])
  expect(desk.network.uploads.some(({ bytes }) => Buffer.from(bytes).includes(CAMERA))).toBe(false)
  expect(texts()).toHaveLength(4)
  desk.network.attach.photos.pop()
})

it('lets a picture that no text uses go after a day', async () => {
  const { id } = await bring()
  desk.passMs(25 * HOUR_MS)
  await broadcastJobs(broadcastsContextOf(desk.test.product))[0]!.handle([])
  expect((await as(desk.people.coordinator).get(`/broadcasts/pictures/${id}`)).statusCode).toBe(404)
})

it('hands a draft over to a colleague of its places, who is told, and whose words it stays nobody approves', async () => {
  const { coordinator, executor, head, administrator, moderator } = desk.people
  const stranger = buildActor({
    role: 'coordinator',
    scope: { kind: 'agency', code: 'administration-pestovo' },
  })
  await saveUser(desk.test.db, stranger)
  const draft = await write({ isSubmitted: false })
  const takers = (actor: Actor) => as(actor).get(`/broadcasts/${draft.id}/takers`)
  const { people } = (await takers(coordinator)).json() as { people: { id: string }[] }
  const ids = people.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([executor.id, head.id, moderator.id]))
  for (const actor of [coordinator, administrator, stranger]) expect(ids).not.toContain(actor.id)
  expect((await takers(stranger)).statusCode).toBe(404)

  const handOver = (userId: string, actor: Actor) => run(draft.id, { type: 'hand_over', userId }, actor)
  expect(await handOver(executor.id, stranger)).toMatchObject({ status: 404 })
  expect(await handOver(stranger.id, coordinator)).toMatchObject({
    ...{ status: 400, code: 'broadcast.cannot_take', details: { field: 'userId' } },
  })
  expect(await handOver(head.id, coordinator)).toMatchObject({ status: 200, state: 'draft' })
  expect(await newsOf(head, draft.id)).toEqual(['handed_over'])
  expect(await newsOf(coordinator, draft.id)).toEqual([])
  // To and fro is news each time.
  desk.passMs(MINUTE_MS)
  await handOver(coordinator.id, head)
  desk.passMs(MINUTE_MS)
  await handOver(head.id, coordinator)
  expect(await newsOf(head, draft.id)).toEqual(['handed_over', 'handed_over'])

  // What waits for a word is nobody's to give; the words are still of whoever wrote them.
  expect(await run(draft.id, { type: 'submit' }, head)).toMatchObject({ status: 200, state: 'waiting' })
  expect(await handOver(executor.id, head)).toMatchObject({ status: 409, code: 'broadcast.not_open' })
  expect(await show(draft.id, coordinator)).toMatchObject({ mayApprove: false, mayHandOver: false })
  const noted = await desk.test.db
    .selectFrom('journal')
    .select('details')
    .where('action', '=', 'broadcast.handed_over')
    .execute()
  expect(noted).toHaveLength(3)
})
