/** Practices: approved by another person, and proved by the ledger alone. */
import type { PracticeResponse, PracticeSummary } from '@veche/contract/portal/practices.ts'
import type { TodayResponse } from '@veche/contract/portal/today.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor, Grant } from '../../access/index.ts'
import { practicePictureJobs } from './pictures.ts'
import { findPractices } from './read-practices.ts'
import { recountPractices } from './recount-practices.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const START = '2026-09-29'
const DAY_MS = 86_400_000
const TOPIC = 'roads.lighting'

let test: TestApp
let writer: Actor
let neighbour: Actor
let centre: Actor
let executor: Actor
let channelId: string
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  writer = await saveActor('Ольга Координатор', 'coordinator', place('borovichi'))
  neighbour = await saveActor('Пётр Сосед', 'head', place('pestovo'))
  centre = await saveActor('Вера Центр', 'moderator', { kind: 'region' })
  executor = await saveActor('Андрей Исполнитель', 'executor', place('borovichi'))
  channelId = (await saveChannel(test.context, { municipalityCode: 'borovichi' })).id
  // Thirty questions in eight weeks before the day, fifteen after it; elsewhere as many as before.
  await ask('borovichi', { count: 30, from: -56 })
  await ask('borovichi', { count: 15, from: 0 })
  await ask('pestovo', { count: 60, from: -56 })
  await ask('pestovo', { count: 60, from: 0 })
})
afterAll(() => test.close())

const place = (code: string) => ({ kind: 'municipality', code }) as const
async function saveActor(name: string, role: Grant['role'], scope: Grant['scope']): Promise<Actor> {
  const actor = buildActor({ name, grants: [{ role, scope }] })
  await saveUser(test.db, actor)
  return actor
}

/** Spread over eight weeks that begin so many days from the start. */
async function ask(
  municipalityCode: string,
  { count, from }: { count: number; from: number },
): Promise<void> {
  const first = Date.parse(`${START}T08:00:00Z`) + from * DAY_MS
  const rows = Array.from({ length: count }, (_, index) => {
    const foundAt = new Date(first + Math.floor((index * 55) / count) * DAY_MS)
    return {
      channelId,
      municipalityCode,
      topicCode: TOPIC,
      groupCode: 'roads',
      foundAt,
      registeredAt: foundAt,
    }
  })
  await saveIncidents(test.db, rows)
}

type Reply = PracticeResponse & { status: number; code?: string }
const read = (response: { statusCode: number; json: () => object }): Reply =>
  ({ status: response.statusCode, ...response.json() }) as Reply
const CONTENT = {
  ...{ title: 'Обход фонарей по четвергам', municipalityCode: 'borovichi', startedOn: START, cost: 'Ничего' },
  ...{
    subject: { kind: 'topic', code: TOPIC },
    problem: 'Темно и жалуются',
    done: 'Смотрим сами, чиним до жалоб',
  },
}
const write = async (changes: object = {}, actor = writer) =>
  read(await test.as(actor).post('/practices', { ...CONTENT, isSubmitted: true, ...changes }))
const show = async (id: string, actor: Actor) => read(await test.as(actor).get(`/practices/${id}`))
const run = async (id: string, actor: Actor, command: object) =>
  read(await test.as(actor).post(`/practices/${id}/commands`, command))
const change = async (id: string, actor: Actor, changes: object, before: object = CONTENT) =>
  read(await test.as(actor).put(`/practices/${id}`, { ...CONTENT, isSubmitted: true, ...changes, before }))
const approve = (id: string, expectedVersion = 1, actor = centre) =>
  run(id, actor, { type: 'approve', expectedVersion })
const published = async (changes: object = {}) => {
  const { id } = await write(changes)
  await approve(id)
  return id
}
const list = async (actor: Actor, query = '') => (await test.as(actor).get(`/practices?${query}`)).json()
const verdictOf = ({ effect }: Pick<PracticeResponse, 'effect'>, code: string) =>
  effect.figures.find((one) => one.code === code)
const told = async ({ id }: Actor, practiceId: string) =>
  (
    await test.db
      .selectFrom('notification')
      .select('details')
      .where('userId', '=', id)
      .where('kind', '=', 'practice')
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
  )
    .map(({ details }) => details as { practiceId: string; news: string })
    .filter((one) => one.practiceId === practiceId)
    .map(({ news }) => news)

it('is published by another person alone, and nobody else sees it before', async () => {
  const { id, state } = await write()
  expect(state).toBe('waiting')
  expect((await show(id, neighbour)).status).toBe(404)
  expect(await told(centre, id)).toEqual(['waiting'])
  expect((await approve(id, 1, writer)).status).toBe(403)
  expect((await approve(id, 2)).code).toBe('practice.changed_meanwhile')
  expect(
    await run(id, centre, { type: 'send_back', expectedVersion: 1, reason: 'Сколько стоит?' }),
  ).toMatchObject({
    state: 'draft',
  })
  expect((await show(id, writer)).sentBackReason).toBe('Сколько стоит?')
  expect(await change(id, writer, { cost: 'Два вечера в неделю' })).toMatchObject({
    isWaiting: true,
    versionNo: 2,
  })
  expect(await approve(id, 2)).toMatchObject({ state: 'published', approvedByName: centre.name })
  expect(await told(writer, id)).toEqual(['sent_back', 'approved'])
  expect((await show(id, neighbour)).content.cost).toBe('Два вечера в неделю')
  // A newer version waits, and readers have the one that was approved.
  await change(id, writer, { title: 'Обход' }, { ...CONTENT, cost: 'Два вечера в неделю' })
  expect((await show(id, neighbour)).title).toBe(CONTENT.title)
  const blind = await change(id, writer, { title: 'Иначе' })
  expect(blind).toMatchObject({ status: 409, code: 'edit.fields_changed' })
})

it('is the centre’s own only by the word of another one of the centre', async () => {
  const { id } = await write({}, centre)
  expect(await approve(id)).toMatchObject({ status: 403, code: 'practice.own_version' })
})

it('reads before and after from the ledger, with the change of the region beside', async () => {
  const id = await published()
  const { effect } = await show(id, executor)
  expect(effect).toMatchObject({
    ...{ state: 'few', weeks: 8, questions: { before: 30, after: 15 } },
    ...{ before: { from: '2026-08-04', to: '2026-09-28' }, after: { from: START, to: '2026-11-23' } },
  })
  await ask('borovichi', { count: 6, from: 0 })
  await recountPractices(test.context)
  const more = await show(id, executor)
  expect(more.effect).toMatchObject({ state: 'counted', questions: { before: 30, after: 21 } })
  expect(verdictOf(more, 'questions')).toEqual({
    ...{ code: 'questions', before: 30 / 8, after: 21 / 8, regionBefore: 90 / 8, regionAfter: 81 / 8 },
    verdict: 'better',
  })
  // Nobody was answered or asked how it was: that is said, and is no zero.
  expect(verdictOf(more, 'satisfaction')).toMatchObject({ before: null, verdict: 'few' })
  const early = await published({ startedOn: '2026-11-10' })
  expect((await show(early, executor)).effect).toMatchObject({ state: 'early', weeks: 2 })
})

it('starts its own weeks where another municipality takes it over, once', async () => {
  const id = await published()
  const request = { id: newId(), municipalityCode: 'pestovo', startedOn: '2026-10-05', note: 'По вторникам' }
  const adopt = async (actor: Actor, changes: object = {}) =>
    read(await test.as(actor).post(`/practices/${id}/adoptions`, { ...request, ...changes }))
  expect((await show(id, neighbour)).mayAdoptIn).toEqual(['pestovo'])
  expect((await adopt(writer)).code).toBe('practice.out_of_scope')
  expect((await adopt(centre, { municipalityCode: 'borovichi' })).code).toBe('practice.own_place')
  expect((await adopt(neighbour, { startedOn: '2026-12-01' })).code).toBe('practice.day_ahead')
  const adopted = await adopt(neighbour)
  expect(adopted.adoptions).toMatchObject([
    {
      municipalityCode: 'pestovo',
      byName: neighbour.name,
      effect: { weeks: 7, state: 'counted' },
      mayRemove: true,
    },
  ])
  expect((await adopt(neighbour)).status).toBe(200)
  expect((await adopt(neighbour, { id: newId() })).code).toBe('practice.adopted_already')
  expect(await told(writer, id)).toEqual(['approved', 'adopted'])
  const remove = async (actor: Actor) =>
    (await test.as(actor).delete(`/practices/${id}/adoptions/${request.id}`)).statusCode
  expect([await remove(writer), await remove(neighbour)]).toEqual([403, 200])
  expect((await show(id, neighbour)).adoptions).toEqual([])
})

it('takes one vote and each word of a colleague, and none of the writer’s votes', async () => {
  const id = await published()
  const vote = async (actor: Actor, isFor = true) =>
    (await test.as(actor).put(`/practices/${id}/vote`, { isFor })).statusCode
  expect([await vote(executor), await vote(executor), await vote(neighbour), await vote(writer)]).toEqual([
    ...[200, 200, 200, 403],
  ])
  await vote(neighbour, false)
  const comment = { id: newId(), words: 'Сколько человек обходит?' }
  for (let times = 0; times < 2; times += 1)
    await test.as(executor).post(`/practices/${id}/comments`, comment)
  expect(await show(id, executor)).toMatchObject({
    ...{ votes: 1, hasVoted: true, comments: [{ words: comment.words, isMine: true }] },
  })
})

it('puts the best of the quarter first: proved, taken over, voted for', async () => {
  await recountPractices(test.context)
  const { best } = await list(executor)
  expect(best.length).toBeGreaterThan(0)
  expect(best.length).toBeLessThanOrEqual(3)
  expect(best.every(({ effect }: PracticeSummary) => effect?.state === 'counted')).toBe(true)
})

it('lists, searches and withdraws with a reason', async () => {
  expect((await list(writer)).mayWriteIn).toEqual(['borovichi'])
  expect((await list(executor)).mayWriteIn).toEqual([])
  expect((await list(centre)).mayWriteIn).toHaveLength(22)
  const id = await published({ title: 'Телефон дворника на подъезде' })
  const idsOf = async (query: string) =>
    (await list(executor, query)).practices.map((one: PracticeSummary) => one.id)
  expect(await idsOf('search=телефоны')).toEqual([id])
  expect(await findPractices(test, { words: 'дворники', isNearly: false, limit: 3 })).toMatchObject([{ id }])
  expect(await idsOf('municipalityCode=pestovo')).toEqual([])
  expect(await idsOf('groupCode=roads')).toContain(id)
  const first = await list(executor, 'limit=1')
  expect(first.nextCursor).not.toBeNull()
  expect(await idsOf(`limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).not.toContain(
    first.practices[0].id,
  )
  expect((await list(executor, 'list=waiting')).practices).toEqual([])
  const withdraw = (actor: Actor) => run(id, actor, { type: 'withdraw', reason: 'Больше не делаем' })
  expect((await withdraw(executor)).status).toBe(403)
  expect(await withdraw(writer)).toMatchObject({ state: 'withdrawn', mayVote: false, mayAdoptIn: [] })
  expect((await show(id, executor)).withdrawn?.reason).toBe('Больше не делаем')
  expect(await idsOf('search=телефоны')).toEqual([])
})

it('stands in the day of whoever says the word, and of nobody else, until it is said', async () => {
  const { id } = await write({ title: 'Ждёт слова' })
  const dayOf = async (actor: Actor) =>
    ((await test.as(actor).get('/today')).json() as TodayResponse).items.filter((item) => item.id === id)
  expect(await dayOf(centre)).toMatchObject([
    { kind: 'practice', act: 'decide', title: 'Ждёт слова', waiting: { name: writer.name } },
  ])
  expect([await dayOf(writer), await dayOf(neighbour)]).toEqual([[], []])
  await approve(id)
  expect(await dayOf(centre)).toEqual([])
})

/** As a phone writes it: lying on its side, with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Copyright: 'zqcamera' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
async function bring(bytes: Buffer, { actor = writer, id = newId(), type = 'image/jpeg' } = {}) {
  const answer = await test.app.inject({
    ...{ method: 'POST', url: '/api/practices/pictures', query: { id, name: 'Фонарь.jpg' }, payload: bytes },
    headers: { authorization: `Bearer ${await test.tokenOf(actor)}`, 'content-type': type },
  })
  return { status: answer.statusCode, ...answer.json() }
}
const look = (id: string, actor: Actor) => test.as(actor).get(`/practices/pictures/${id}`)
const seenBy = async (id: string, ...actors: Actor[]) =>
  Promise.all(actors.map(async (actor) => (await look(id, actor)).statusCode))
const withPictures = (...ids: string[]) => ({ pictures: ids.map((id) => ({ id, caption: 'После' })) })

it('shows photographs drawn anew, first to who writes and approves, then to all, and earlier ones no more', async () => {
  const bytes = await photo()
  expect(bytes.includes('zqcamera')).toBe(true)
  const [first, second] = [await bring(bytes), await bring(bytes)]
  expect(first).toMatchObject({ status: 200, name: 'Фонарь.jpg' })
  expect(await bring(bytes, { id: first.id })).toMatchObject({ status: 200, id: first.id })
  expect(await seenBy(first.id, writer, centre, neighbour)).toEqual([200, 404, 404])
  const { id, content } = await write(withPictures(first.id))
  expect(content.pictures).toEqual([{ id: first.id, caption: 'После' }])
  expect(await seenBy(first.id, writer, centre, neighbour)).toEqual([200, 200, 404])
  await approve(id)
  const shown = await look(first.id, neighbour)
  expect(shown.headers['content-type']).toBe('image/webp')
  expect(shown.rawPayload.includes('zqcamera')).toBe(false)
  const { exif, ...drawn } = await sharp(shown.rawPayload).metadata()
  expect([exif, drawn.width, drawn.height]).toEqual([undefined, 960, 1920])
  const file = await test.as(neighbour).get(`/practices/${id}/file`)
  expect(file.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(file.body).toContain('place: "Боровичский округ"')
  expect(file.body).toContain(`![После](/api/practices/pictures/${first.id})`)
  // Another one instead: readers have the first until a second person says yes.
  await change(id, writer, withPictures(second.id), { ...CONTENT, ...withPictures(first.id) })
  expect(await seenBy(second.id, centre, neighbour)).toEqual([200, 404])
  expect(await seenBy(first.id, neighbour)).toEqual([200])
  await approve(id, 2)
  expect(await seenBy(second.id, neighbour, executor)).toEqual([200, 200])
  expect(await seenBy(first.id, neighbour, writer)).toEqual([404, 200])
})

it('takes no photograph of others, none twice, no eleventh, and nothing that is no photograph', async () => {
  const bytes = await photo()
  expect(await bring(Buffer.from('no picture'))).toMatchObject({
    ...{ status: 400, code: 'practice.picture_unreadable', details: { field: 'pictures' } },
  })
  expect((await bring(Buffer.from('%PDF-1.7'), { type: 'application/pdf' })).code).toBe(
    'practice.picture_wrong_type',
  )
  expect((await bring(bytes, { actor: executor })).status).toBe(403)
  const { id } = await bring(bytes)
  expect((await bring(bytes, { actor: centre, id })).code).toBe('practice.picture_gone')
  expect(await write(withPictures(id), centre)).toMatchObject({ status: 400, code: 'practice.picture_gone' })
  expect((await write(withPictures(id, id))).code).toBe('practice.picture_twice')
  expect((await write(withPictures(...Array.from({ length: 11 }, newId)))).status).toBe(400)
  const used = await write(withPictures(id))
  expect(used.status).toBe(200)
  expect((await write(withPictures(id))).code).toBe('practice.picture_gone')
})

it('lets a photograph that no practice uses go after a day', async () => {
  const bytes = await photo()
  const [kept, unused] = [await bring(bytes), await bring(bytes)]
  await write(withPictures(kept.id))
  test.clock.now = new Date(NOW.getTime() + 25 * 3_600_000)
  const [job] = practicePictureJobs({ ...test.context, files: test.product.practiceFiles })
  await job?.handle([])
  // The bytes of the two are the same, and those of the one that is used stay.
  expect(await seenBy(unused.id, writer)).toEqual([404])
  expect(await seenBy(kept.id, writer)).toEqual([200])
  test.clock.now = NOW
})

type Loaded = { problems: object[]; added: string[]; changed: object[]; unchanged: string[] }
const load = async (files: Record<string, string>, { isPreview = false, actor = writer } = {}) => {
  const body = { files: Object.entries(files).map(([name, text]) => ({ name, text })) }
  const answer = await test.as(actor).post(`/practices/files?preview=${isPreview}`, body)
  return { status: answer.statusCode, ...(answer.json() as Loaded) }
}
const fileOf = async (id: string) => (await test.as(writer).get(`/practices/${id}/file`)).body
const countVersions = async () => {
  const { count } = await test.db
    .selectFrom('practiceVersion')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

it('goes out to a file and comes back equal, changed under its id and new without one', async () => {
  const picture = await bring(await photo())
  const { id } = await write({ title: 'В файл и обратно', ...withPictures(picture.id) })
  await approve(id)
  const file = await fileOf(id)
  expect(await load({ 'one.md': file })).toMatchObject({
    ...{ status: 200, problems: [], added: [], changed: [], unchanged: ['В файл и обратно'] },
  })
  const other = file.replace('Темно и жалуются', 'Темно')
  const bare = other
    .replace(/^id: .*\n/m, '')
    .replaceAll('В файл', 'Из файла')
    .replace(/## Фото[\s\S]*$/, '')
  const before = await countVersions()
  const changed = [{ title: 'В файл и обратно', fields: ['problem'] }]
  const told = { problems: [], changed, added: ['Из файла и обратно'] }
  const files = { 'one.md': other, 'two.md': bare }
  expect(await load(files, { isPreview: true })).toMatchObject(told)
  expect(await countVersions()).toBe(before)
  expect(await load(files)).toMatchObject(told)
  expect(await countVersions()).toBe(before + 2)
  // Readers have the approved one until another person says yes.
  const read = async (actor: Actor) => (await test.as(actor).get(`/practices/${id}`)).json()
  expect([(await read(neighbour)).content.problem, (await read(centre)).content.problem]).toEqual([
    'Темно и жалуются',
    'Темно',
  ])
  expect(await read(centre)).toMatchObject({ isWaiting: true, mayApprove: true })
  // Other words move no figure; another day is counted anew.
  const countedAt = async () =>
    (
      await test.db.selectFrom('practice').select('countedAt').where('id', '=', id).executeTakeFirstOrThrow()
    ).countedAt?.toISOString()
  const counted = await countedAt()
  test.clock.now = new Date(test.clock.now.getTime() + 60_000)
  await approve(id, 2)
  expect([(await read(neighbour)).content.problem, await countedAt()]).toEqual(['Темно', counted])
  await load({ 'one.md': other.replace(/^since: .*$/m, 'since: "2026-09-15"') })
  await approve(id, 3)
  expect(await countedAt()).toBe(test.clock.now.toISOString())
  test.clock.now = NOW
})

it('goes out as a list: a table in words, and one file that comes back equal', async () => {
  const id = await published({ title: '=Список практик', problem: 'Темно\n\n---\nid: не голова' })
  const query = `search=${encodeURIComponent('список практик')}`
  const table = (await test.as(neighbour).get(`/practices.csv?${query}`)).body
  expect(table).toContain("\r\n'=Список практик;Боровичский округ;")
  expect(table).toMatch(/;опубликована;29\.09\.2026;Ольга Координатор;/)
  expect(table).not.toContain(TOPIC)
  const draft = await write({ title: 'Список практик, черновик', isSubmitted: false })
  expect((await test.as(neighbour).get('/practices.csv?list=mine')).body).not.toContain('практик, черновик')
  expect((await test.as(writer).get('/practices.csv?list=mine')).body).toContain('Список практик, черновик')

  const file = (await test.as(writer).get(`/practices/files?list=mine&${query}`)).body
  expect(file).toContain(`id: "${id}"`)
  expect(file).toContain(`id: "${draft.id}"`)
  const told = await load({ 'all.md': file })
  expect(told).toMatchObject({ status: 200, added: [], changed: [], problems: [] })
  expect(told.unchanged).toEqual(expect.arrayContaining(['=Список практик', 'Список практик, черновик']))
  const head = file.slice(0, file.indexOf('---\n', 4) + 4)
  const line = head.split('\n').length + 1
  expect((await load({ 'all.md': `${file}\n${head}\n## Не то\n` })).problems).toContainEqual({
    ...{ file: 'all.md', field: 'heading', problem: 'unknown' },
    line: `${file}\n`.split('\n').length + line - 1,
  })
})

it('names each problem by file and field, and then writes nothing of any file', async () => {
  const { id } = await write({ title: 'Чужая практика' })
  const file = await fileOf(id)
  const before = await countVersions()
  const named = (title: string) => file.replace(/^id: .*\n/m, '').replaceAll('Чужая практика', title)
  const loaded = await load({
    'good.md': named('Хорошая'),
    'topic.md': named('Тема').replace(/topic_code: .*/, 'topic_code: "none"'),
    'place.md': named('Место').replace(/place_code: .*/, 'place_code: "pestovo"'),
    'day.md': named('День').replace(/since: .*/, 'since: "2099-01-01"'),
    'photo.md': `${named('Фото')}\n## Фотографии\n\n![а](/api/practices/pictures/${newId()})\n`,
    'head.md': 'Просто слова',
  })
  expect(loaded).toMatchObject({
    status: 200,
    problems: [
      { file: 'head.md', field: 'head', line: 1, problem: 'missing' },
      { file: 'topic.md', field: 'subject', problem: 'directory.unknown_code' },
      { file: 'place.md', field: 'municipalityCode', problem: 'practice.out_of_scope' },
      { file: 'day.md', field: 'startedOn', problem: 'practice.day_ahead' },
      { file: 'photo.md', field: 'pictures', problem: 'practice.picture_gone' },
    ],
  })
  expect(await countVersions()).toBe(before)
  // Of a draft that is not theirs a neighbour learns no more than that the id is taken.
  const theirs = file.replace('"borovichi"', '"pestovo"')
  expect((await load({ 'x.md': theirs }, { actor: neighbour })).problems).toEqual([
    { file: 'x.md', field: 'id', line: 2, problem: 'practice.forbidden' },
  ])
  expect((await load({ 'x.md': file }, { actor: executor })).status).toBe(403)
})

it('writes one of the same id once, and not over that of somebody else', async () => {
  const id = newId()
  const first = await write({ id })
  expect(first).toMatchObject({ status: 200, id })
  const again = await write({ id, title: 'Пришло ещё раз' })
  expect(again).toMatchObject({ status: 200, id, versionNo: 1, content: { title: CONTENT.title } })
  expect(await write({ id }, centre)).toMatchObject({ status: 409, code: 'practice.id_taken' })
})
