import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor, saveChannel } from '../../../../test/factories.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const plan = {
  ...{ title: 'Прямая линия', municipalityCode: 'borovichi', plannedAt: '2026-11-25T15:00:00Z' },
  speakers: [{ name: 'Глава', position: '' }],
}
const editor = (code: string) =>
  buildActor({ role: 'stream_editor', scope: { kind: 'municipality', code }, name: `Редактор ${code}` })
const period = '/livestreams?from=2026-11-01&to=2026-11-30'

it('is planned, changed and listed by whoever works with streams of the territory', async () => {
  const own = desk.test.as(editor('borovichi'))
  const created = await own.post('/livestreams', plan)
  expect(created.json()).toMatchObject({
    ...{ title: 'Прямая линия', step: 'planned', plannedMinutes: 60, version: 1, sources: [] },
    abilities: { edit: true, announce: true, begin: false, end: false, close: false, cancel: true },
    balance: { asked: 0, authors: 0 },
  })
  const { id, number } = created.json()
  const changes = { recordingUrl: 'https://vk.com/video-1_2', viewers: 412, expectedVersion: 1 }
  expect((await own.patch(`/livestreams/${id}`, changes)).json()).toMatchObject({
    ...{ recordingUrl: 'https://vk.com/video-1_2', viewers: 412, version: 2, title: 'Прямая линия' },
  })
  expect((await own.patch(`/livestreams/${id}`, changes)).json()).toMatchObject({ code: 'livestream.stale' })

  const numbers = (await own.get(period))
    .json()
    .livestreams.map((stream: { number: number }) => stream.number)
  expect(numbers).toContain(number)
  const none = await own.get(`${period}&municipalityCode=novgorod-city`)
  expect(none.json()).toEqual({ livestreams: [] })
  expect((await own.get('/livestreams?from=2026-11-30&to=2026-11-01')).json()).toMatchObject({
    ...{ code: 'livestream.bad_period', details: { field: 'to' } },
  })
})

it('is not planned for a day that is over, nor moved there before it began', async () => {
  const own = desk.test.as(editor('borovichi'))
  const yesterday = new Date(desk.test.clock.now.getTime() - 86_400_000).toISOString()
  const refused = { code: 'livestream.planned_in_past', details: { field: 'plannedAt' } }
  expect((await own.post('/livestreams', { ...plan, plannedAt: yesterday })).json()).toMatchObject(refused)
  const { id } = (await own.post('/livestreams', plan)).json()
  const moved = await own.patch(`/livestreams/${id}`, { plannedAt: yesterday, expectedVersion: 1 })
  expect(moved.json()).toMatchObject(refused)
})

it('does not exist outside its territory, and only shows itself to those who read', async () => {
  const { id } = await saveStream(desk)
  const stranger = desk.test.as(editor('novgorod-city'))
  expect((await stranger.get(`/livestreams/${id}`)).statusCode).toBe(404)
  expect((await stranger.get(`/livestreams/${id}/questions`)).statusCode).toBe(404)
  const move = { move: 'announce', expectedVersion: 1 }
  expect((await stranger.post(`/livestreams/${id}/move`, move)).statusCode).toBe(404)
  expect((await stranger.get(period)).json().livestreams).toEqual([])
  expect((await stranger.post('/livestreams', plan)).json()).toMatchObject({ code: 'livestream.forbidden' })

  // An agency of the municipality has charge of it too; one of another has not.
  const coordinator = desk.test.as(desk.people.coordinator)
  expect((await coordinator.get(`/livestreams/${id}`)).json().abilities).toMatchObject({ edit: true })
  expect((await coordinator.get(period)).json().livestreams).toContainEqual(expect.objectContaining({ id }))
  const scope = { kind: 'agency', code: 'administration-novgorod' } as const
  const elsewhere = desk.test.as(buildActor({ role: 'coordinator', scope }))
  expect((await elsewhere.get(`/livestreams/${id}`)).statusCode).toBe(404)

  const head = desk.test.as(desk.people.head)
  expect((await head.get(`/livestreams/${id}`)).json().abilities).toMatchObject({ edit: false })
  expect((await head.post(`/livestreams/${id}/move`, move)).statusCode).toBe(403)
})

it('lets nobody work where they only read, whatever they may elsewhere', async () => {
  const { id } = await saveStream(desk)
  const grants = [
    { role: 'stream_editor', scope: { kind: 'municipality', code: 'novgorod-city' } },
    { role: 'head', scope: { kind: 'municipality', code: 'borovichi' } },
  ] as const
  const client = desk.test.as(buildActor({ grants }))
  expect((await client.get(`/livestreams/${id}`)).json().abilities).toMatchObject({ edit: false })
  const refused = await client.post(`/livestreams/${id}/move`, { move: 'announce', expectedVersion: 1 })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'livestream.forbidden'])
})

it('is seen and worked on by its editor from elsewhere, who must be one', async () => {
  const far = editor('novgorod-city')
  const client = desk.test.as(far)
  expect((await client.get(period)).statusCode).toBe(200)
  const moderator = desk.test.as(desk.people.moderator)
  const { id } = (await moderator.post('/livestreams', { ...plan, editorId: far.id })).json()
  const move = { move: 'announce', expectedVersion: 1 }
  expect((await client.post(`/livestreams/${id}/move`, move)).json()).toMatchObject({
    ...{ step: 'announced', editorName: far.name },
  })
  for (const editorId of ['nobody', desk.people.head.id])
    expect((await moderator.post('/livestreams', { ...plan, editorId })).json()).toMatchObject({
      ...{ code: 'livestream.unknown_editor', details: { field: 'editorId' } },
    })
  expect((await moderator.post('/livestreams', { ...plan, municipalityCode: 'x' })).json()).toMatchObject({
    ...{ code: 'directory.unknown_code', details: { field: 'municipalityCode' } },
  })
})

it('takes its steps in order and refuses others', async () => {
  const stream = await saveStream(desk)
  const moderator = desk.test.as(desk.people.moderator)
  const refused = await moderator.post(`${stream.url}/move`, { move: 'begin', expectedVersion: 1 })
  expect(refused.json()).toMatchObject({ code: 'livestream.move_not_allowed', details: { step: 'planned' } })
  await stream.move('announce', 'collect', 'begin')
  const startedAt = desk.test.clock.now.toISOString()
  expect(await stream.read()).toMatchObject({ step: 'on_air', startedAt, endedAt: null })
  await stream.move('end', 'close')
  expect(await stream.read()).toMatchObject({ step: 'closed', closedAt: desk.test.clock.now.toISOString() })
  await stream.move('reopen')
  expect(await stream.read()).toMatchObject({ step: 'follow_up', closedAt: null })
})

it('collects under posts of its own pages only, each under one stream', async () => {
  const [stream, other] = [await saveStream(desk), await saveStream(desk)]
  const client = desk.test.as(desk.people.moderator)
  const permalink = (await stream.read()).sources[0]!.permalink!
  const add = (permalink: string, channelId = desk.channel.id) =>
    client.post(`${other.url}/sources`, { kind: 'broadcast', channelId, permalink })
  expect((await add(permalink)).json()).toMatchObject({ code: 'livestream.source_taken' })
  expect((await add('https://vk.com/wall-1_1')).json()).toMatchObject({ code: 'livestream.source_of_others' })
  expect((await add('https://example.org/x')).json()).toMatchObject({
    ...{ code: 'livestream.unknown_source', details: { field: 'permalink' } },
  })
  const foreign = await saveChannel(desk.test.context, { municipalityCode: 'novgorod-city' })
  const own = desk.test.as(editor('borovichi'))
  const source = { kind: 'broadcast', channelId: foreign.id, permalink }
  expect((await own.post(`${other.url}/sources`, source)).json()).toMatchObject({
    ...{ code: 'livestream.unknown_channel', details: { field: 'channelId' } },
  })

  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ op: 'created', id: 'post-1', surface: 'post', authorKind: 'self', text: 'Анонс', at })
  await desk.deliver({ id: 'v1', surface: 'video_comment', container: 'vk:video:-1_5', text: 'Когда?', at })
  await desk.work()
  const { candidates } = (await client.get(`${other.url}/source-candidates`)).json()
  expect(candidates).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'post', permalink: 'https://example.org/post-1', text: 'Анонс' }),
      expect.objectContaining({ kind: 'video', permalink: 'https://example.org/v1', text: null }),
    ]),
  )
  const added = (await add('https://example.org/post-1')).json()
  expect(added.sources).toHaveLength(2)
  const { id } = added.sources.find(({ kind }: { kind: string }) => kind === 'broadcast')
  expect((await client.delete(`${other.url}/sources/${id}`)).json().sources).toHaveLength(1)
  expect((await client.delete(`${other.url}/sources/${id}`)).json()).toMatchObject({
    code: 'livestream.no_source',
  })
})
