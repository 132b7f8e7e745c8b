import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { answersContextOf } from '../../../main/wiring/answers-context-of.ts'
import { buildJpeg, buildPng, jpegSegment } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { chatFileJobs } from '../index.ts'

let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  chat = await saveChat(desk)
  desk.network.uploads.length = 0
  desk.network.calls.length = 0
  desk.network.attach.photos = ['chat']
  desk.network.attach.documents = []
})

const SECRET = Buffer.from('Exif\0\0 GPS 58.5213 31.2710')
const PHOTO = buildJpeg({ extra: [jpegSegment(0xe1, SECRET)] })
const PDF = Buffer.from('%PDF-1.7 график вывоза снега')

type File = { bytes?: Buffer; type?: string; id?: string; name?: string; to?: TestChat; as?: Actor }
async function bring(file: File = {}) {
  const { bytes = PHOTO, type = 'image/jpeg', id = randomUUID(), name = 'Садовая.jpg' } = file
  const answer = await desk.test.app.inject({
    ...{ method: 'POST', url: `/api/chats/${(file.to ?? chat).id}/files`, query: { id, name } },
    headers: {
      authorization: `Bearer ${await desk.test.tokenOf(file.as ?? desk.people.executor)}`,
      'content-type': type,
    },
    payload: bytes,
  })
  return { status: answer.statusCode, ...answer.json() }
}
const bringMany = async (...files: File[]): Promise<string[]> => {
  const ids: string[] = []
  for (const file of files) ids.push((await bring(file)).id)
  return ids
}
const send = (body: object, person = desk.people.executor) =>
  desk.test.as(person).post(`/chats/${chat.id}/send`, {
    ...{ key: randomUUID(), text: 'Улицу почистили', replyToMessageId: null },
    ...body,
  })
const ask = async (path: string, person = desk.people.executor) =>
  (await desk.test.as(person).get(`/chats/${chat.id}/${path}`)).json()
const read = (fileId: string, person: Actor) => desk.test.as(person).get(`/chats/${chat.id}/files/${fileId}`)
const storedCount = async (id: string) =>
  (await desk.test.db.selectFrom('chatFile').select('id').where('id', '=', id).execute()).length

describe('files of words in a chat', () => {
  it('are called what they seem to be called', async () => {
    expect((await bring({ name: '../снег\u202Egpj.pdf' })).name).toBe('снег gpj.pdf')
    expect((await bring({ name: '..\u202E/' })).status).toBe(400)
  })

  it('go along in their order, once, and are shown in the talk without place and camera', async () => {
    const fileIds = await bringMany(
      { name: 'До.jpg' },
      { name: 'После.png', type: 'image/png', bytes: buildPng({}) },
    )
    const body = { key: randomUUID(), fileIds: fileIds.toReversed() }
    expect((await send(body)).statusCode).toBe(200)
    expect((await send(body)).statusCode).toBe(200)
    const shown = [{ name: 'После.png' }, { name: 'До.jpg' }]
    expect(await ask('posts')).toMatchObject({ posts: [{ id: body.key, files: shown }] })
    await desk.send()
    expect(desk.network.uploads.map(({ name }) => name)).toEqual(['После.png', 'До.jpg'])
    expect(desk.network.uploads.some(({ bytes }) => Buffer.from(bytes).includes(SECRET))).toBe(false)
    expect(desk.network.calls).toMatchObject([{ message: { attachmentRefs: ['photo-1_1', 'photo-1_2'] } }])
    const { messages } = await ask('messages')
    expect(messages).toMatchObject([{ text: 'Улицу почистили', files: shown }])
    const photo = await read(messages[0].files[1].id, desk.people.dispatcher)
    expect([photo.statusCode, photo.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(photo.rawPayload.includes(SECRET)).toBe(false)
  })

  it('are of the kinds that the chat takes, whatever it took when they were brought', async () => {
    expect(await ask('posts')).toMatchObject({ attach: { photos: true, documents: false, most: 3 } })
    const paper = { bytes: PDF, type: 'application/pdf', name: 'График.pdf' }
    expect(await bring(paper)).toMatchObject({
      ...{ status: 409, code: 'chat.file_not_taken' },
      details: { field: 'fileIds', name: 'График.pdf' },
    })
    desk.network.attach.documents = ['chat']
    const fileIds = await bringMany(paper)
    desk.network.attach.documents = []
    expect((await send({ fileIds })).json()).toMatchObject({ code: 'chat.file_not_taken' })
    expect(await ask('posts')).toMatchObject({ posts: [] })
  })

  it('are not left out when the chat has stopped taking them: the words fail and say why', async () => {
    desk.network.attach.documents = ['chat']
    const fileIds = await bringMany({ bytes: PDF, type: 'application/pdf' })
    await send({ fileIds })
    desk.network.attach.documents = []
    desk.network.uploadEnds.push(new ConnectorError('refused', 'vk.cannot_attach'))
    await desk.send()
    expect(await ask('posts')).toMatchObject({ posts: [{ state: 'failed', errorCode: 'vk.cannot_attach' }] })
    expect(desk.network.calls).toEqual([])
  })

  it('are no more than the network takes at once', async () => {
    const fileIds = await bringMany({}, {}, {}, {})
    expect((await send({ fileIds })).json()).toMatchObject({
      ...{ code: 'chat.too_many_files', details: { field: 'fileIds', limit: 3 } },
    })
    expect((await send({ fileIds: fileIds.slice(1) })).statusCode).toBe(200)
  })

  it('are what they say they are', async () => {
    expect(await bring({ bytes: Buffer.from('GIF89a') })).toMatchObject({
      ...{ status: 400, code: 'chat.file_unreadable' },
    })
    expect(await bring({ type: 'image/gif' })).toMatchObject({ status: 415 })
  })

  it('are said by who brought them, in the chat they were brought for, and once', async () => {
    const other = await saveChat(desk)
    const { coordinator } = desk.people
    const [own, elsewhere, ofAnother] = await bringMany({}, { to: other }, { as: coordinator })
    for (const id of [elsewhere, ofAnother, randomUUID()])
      expect((await send({ fileIds: [own, id] })).json()).toMatchObject({
        ...{ code: 'chat.no_file', details: { field: 'fileIds', id } },
      })
    expect((await send({ fileIds: [own] })).statusCode).toBe(200)
    expect((await send({ fileIds: [own] })).json()).toMatchObject({ code: 'chat.no_file' })
  })

  it('keep their number: brought twice it is one, of somebody else it is taken', async () => {
    const id = randomUUID()
    const both = await Promise.all([bring({ id }), bring({ id })])
    expect(both).toMatchObject([
      { status: 200, id },
      { status: 200, id },
    ])
    expect(await bring({ id, as: desk.people.coordinator })).toMatchObject({ code: 'chat.file_id_taken' })
  })

  it('are seen by those who see the chat, before they are said by nobody else', async () => {
    const [id = ''] = await bringMany({})
    const stranger = buildActor({
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } }],
    })
    const { executor, dispatcher } = desk.people
    expect((await read(id, executor)).statusCode).toBe(200)
    expect((await read(id, dispatcher)).statusCode).toBe(404)
    await send({ fileIds: [id] })
    expect((await read(id, dispatcher)).statusCode).toBe(200)
    expect((await read(id, stranger)).statusCode).toBe(404)
    expect(await bring({ as: stranger })).toMatchObject({ status: 404 })
    const analyst = buildActor({ grants: [{ role: 'analyst', scope: { kind: 'region' } }] })
    expect(await bring({ as: analyst })).toMatchObject({ status: 403 })
  })

  it('are gone after a day when nobody said them', async () => {
    const [said = '', unsaid = ''] = await bringMany({}, { bytes: buildJpeg({ coded: new Uint8Array([9]) }) })
    await send({ fileIds: [said] })
    const [job] = chatFileJobs(answersContextOf(desk.test.product))
    await job!.handle([])
    expect(await storedCount(unsaid)).toBe(1)
    desk.passMs(25 * 3_600_000)
    await job!.handle([])
    expect(await storedCount(unsaid)).toBe(0)
    expect((await read(said, desk.people.executor)).statusCode).toBe(200)
  })
})

describe('who of the staff wrote', () => {
  it('is told to those who see the chat, on its way and once it stands there, and to nobody in the network', async () => {
    await send({})
    expect(await ask('posts', desk.people.dispatcher)).toMatchObject({
      posts: [{ writtenByName: desk.people.executor.name }],
    })
    await desk.send()
    await chat.say({ id: 'thanks', text: 'Спасибо', author: 'anna' })
    expect((await ask('messages', desk.people.dispatcher)).messages).toMatchObject([
      { text: 'Спасибо', writtenByName: null },
      { text: 'Улицу почистили', writtenByName: desk.people.executor.name },
    ])
    expect(JSON.stringify(desk.network.calls)).not.toContain(desk.people.executor.name)
  })

  it('is not guessed of words typed in the network itself', async () => {
    await desk.deliver({
      ...{ id: 'by-hand', surface: 'chat', container: chat.container, thread: 'by-hand' },
      ...{ authorKind: 'self', text: 'Пишем прямо отсюда' },
    })
    await desk.work()
    expect((await ask('messages')).messages).toMatchObject([{ isOwn: true, writtenByName: null, files: [] }])
  })
})
