import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { shotWords } from '@veche/contract/rules/shot-words.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'
import { buildJpeg, buildPng, buildWebp, jpegSegment } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import type { Incident } from '../../incidents/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.network.uploads.length = 0
  desk.network.ends.length = 0
})

const SECRET = Buffer.from('Exif\0\0 GPS 58.5213 31.2710')
const PHOTO = buildJpeg({ extra: [jpegSegment(0xe1, SECRET)] })
const PDF = Buffer.from('%PDF-1.7 акт выполненных работ')
const inWork = (changes: Partial<Incident> = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    topicCode: 'roads.potholes',
    groupCode: 'roads',
    text: 'Когда заделают яму на Мира, 5?',
    ...changes,
  })

type File = { bytes?: Buffer; type?: string; label?: string; name?: string; id?: string } & Partial<
  Record<'takenAt' | 'lat' | 'lon' | 'deviceKey' | 'signature', string>
>
async function bring(actor: Actor, id: string, { bytes = PHOTO, type = 'image/jpeg', ...query }: File = {}) {
  return desk.test.app.inject({
    method: 'POST',
    url: `/api/incidents/${id}/answer/files`,
    query: { label: 'after', ...query },
    headers: { authorization: `Bearer ${await desk.test.tokenOf(actor)}`, 'content-type': type },
    payload: bytes,
  })
}
const read = (actor: Actor, id: string, fileId: string) =>
  desk.test.as(actor).get(`/incidents/${id}/answer/files/${fileId}`)
async function approved(id: string, body: object) {
  const { executor, moderator } = desk.people
  const written = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'да', ...body }
  const submitted = await desk.test.as(executor).post(`/incidents/${id}/answer/submit`, written)
  expect(submitted.statusCode).toBe(200)
  const decision = { versionNo: 1, expectedVersion: 2 }
  expect((await desk.test.as(moderator).post(`/incidents/${id}/answer/approve`, decision)).statusCode).toBe(
    200,
  )
}
const outboxOf = (id: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('incidentId', '=', id).executeTakeFirstOrThrow()

it('takes a photograph that a phone brings twice once, and no number of somebody else’s', async () => {
  const [{ id }, other] = [await inWork(), await inWork()]
  const { executor, coordinator } = desk.people
  const fileId = randomUUID()
  const both = await Promise.all([1, 2].map(() => bring(executor, id, { id: fileId })))
  expect(both.map((reply) => [reply.statusCode, reply.json().id])).toEqual([
    [200, fileId],
    [200, fileId],
  ])
  expect((await bring(executor, id, { id: fileId })).json().id).toBe(fileId)
  const { files } = (await desk.test.as(executor).get(`/incidents/${id}/answer`)).json()
  expect(files).toHaveLength(1)
  for (const [actor, where] of [
    [executor, other.id],
    [coordinator, id],
  ] as const)
    expect((await bring(actor, where, { id: fileId })).json().code).toBe('answer.file_id_taken')
})

it('takes a picture without its place and camera, and gives it to those who see the question', async () => {
  const { id } = await inWork()
  const brought = await bring(desk.people.executor, id, { name: 'яма.jpg' })
  expect([brought.statusCode, brought.json()]).toMatchObject([200, { label: 'after', name: 'яма.jpg' }])
  const { id: fileId } = brought.json()

  const given = await read(desk.people.moderator, id, fileId)
  expect(given.rawPayload).toEqual(buildJpeg({}))
  expect(given.rawPayload.includes(SECRET)).toBe(false)
  expect(given.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': FILE_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  })
  const stranger = buildActor({
    role: 'executor',
    scope: { kind: 'agency', code: 'administration-novgorod-city' },
  })
  expect((await read(stranger, id, fileId)).statusCode).toBe(404)
  expect((await bring(stranger, id)).statusCode).toBe(404)
  expect((await read(desk.people.moderator, (await inWork()).id, fileId)).statusCode).toBe(404)
})

it('refuses what is not what it says, what is too big, and what nobody asked for', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const tries: [File, number, string][] = [
    [{ bytes: Buffer.from('<html>'), type: 'image/jpeg' }, 400, 'answer.file_unreadable'],
    [{ bytes: PHOTO, type: 'image/png' }, 400, 'answer.file_unreadable'],
    [{ bytes: Buffer.from('<svg/>'), type: 'image/svg+xml' }, 415, 'http.bad_media_type'],
    [{ bytes: Buffer.from('{}'), type: 'application/json' }, 400, 'answer.file_wrong_type'],
    [{ bytes: Buffer.alloc(10 * 1024 * 1024 + 1), type: 'image/jpeg' }, 413, 'http.body_too_large'],
    [{ label: 'weird' }, 400, 'http.invalid'],
  ]
  for (const [file, status, code] of tries) {
    const refused = await bring(executor, id, file)
    expect([refused.statusCode, refused.json().code]).toEqual([status, code])
  }
  const done = await inWork({ step: 'done' })
  expect((await bring(desk.people.administrator, id)).statusCode).toBe(403)
  expect((await bring(executor, done.id)).statusCode).toBe(200)
  expect((await bring(executor, id, { bytes: PDF, type: 'application/pdf' })).json()).toMatchObject({
    label: 'document',
  })
})

it('keeps files in drafts and versions, and lends none to another question', async () => {
  const { id } = await inWork()
  const other = await inWork()
  const { executor } = desk.people
  const fileId = (await bring(executor, id)).json().id
  const client = desk.test.as(executor)
  const draft = { kind: 'final', text: 'Готово', fileIds: [fileId], expectedRevision: 0 }

  expect((await client.put(`/incidents/${id}/answer/draft`, draft)).json()).toMatchObject({
    drafts: [{ fileIds: [fileId] }],
    files: [{ id: fileId }],
    attach: 'photos',
  })
  const stolen = await client.put(`/incidents/${other.id}/answer/draft`, draft)
  expect([stolen.statusCode, stolen.json().code]).toEqual([404, 'answer.file_not_found'])
  const many = { ...draft, fileIds: Array.from({ length: 11 }, () => fileId) }
  expect((await client.put(`/incidents/${id}/answer/draft`, many)).statusCode).toBe(400)
})

it('asks «решено» of something in the street for a photo after', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const check = async (body: object, asked = 'photo_given') => {
    const url = `/incidents/${id}/answer/check`
    const { checks } = (
      await desk.test.as(executor).post(url, { kind: 'final', text: GOOD_ANSWER, ...body })
    ).json()
    return checks.find(({ code }: { code: string }) => code === asked).state
  }
  const before = (await bring(executor, id, { label: 'before' })).json().id

  expect(await check({ outcome: 'explained' })).toBe('not_needed')
  expect(await check({ outcome: 'solved' })).toBe('attention')
  expect(await check({ outcome: 'solved', fileIds: [before] })).toBe('attention')
  await desk.test.as(executor).patch(`/incidents/${id}/answer/files/${before}`, { label: 'after' })
  expect(await check({ outcome: 'solved', fileIds: [before] })).toBe('pass')
  // One that the text speaks of has to be there, whatever it shows.
  const text = `${GOOD_ANSWER} Фото прикладываем.`
  expect(await check({ outcome: 'explained', text }, 'photo_added')).toBe('attention')
  expect(await check({ outcome: 'explained', text, fileIds: [before] }, 'photo_added')).toBe('pass')
})

it('brings each file into the network once, however often the answer is tried', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const before = (
    await bring(executor, id, { bytes: buildPng({}), type: 'image/png', label: 'before' })
  ).json().id
  const after = (await bring(executor, id, { bytes: buildWebp({}), type: 'image/webp' })).json().id
  await approved(id, { fileIds: [after, before] })
  desk.network.window.ms = 3_000_000
  desk.network.uploadEnds.push('ok', new ConnectorError('uncertain', 'fake.timeout'))
  desk.network.ends.push('lost', 'ok')

  await desk.send()
  expect(await outboxOf(id)).toMatchObject({
    state: 'queued',
    isUncertain: false,
    fileRefs: { [after]: 'photo-1_1' },
  })
  for (const _ of [1, 2]) {
    desk.passMs(60_000)
    await desk.send()
  }

  expect(await outboxOf(id)).toMatchObject({ state: 'sent' })
  expect(desk.network.uploads.map(({ contentType }) => contentType)).toEqual(['image/webp', 'image/png'])
  const calls = desk.network.calls.filter(({ message }) => message.attachmentRefs.length > 0)
  expect(calls.map(({ message }) => message.attachmentRefs)).toEqual([
    ['photo-1_1', 'photo-1_2'],
    ['photo-1_1', 'photo-1_2'],
  ])
  expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
  desk.network.window.ms = 0
})

it('publishes nothing when a file is lost from the disk, and says so', async () => {
  const { id } = await inWork()
  const fileId = (await bring(desk.people.executor, id)).json().id
  await approved(id, { fileIds: [fileId] })
  const { hash } = await desk.test.db
    .selectFrom('answerFile')
    .selectAll()
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  await desk.test.product.files.remove(hash)

  await desk.send()

  expect(await outboxOf(id)).toMatchObject({ state: 'failed', errorCode: 'outbox.file_lost' })
})

it('forgets after a day what no answer holds, and keeps what is shared', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const unusual = buildJpeg({ coded: new Uint8Array([9, 9, 9, 9]) })
  const used = (await bring(executor, id)).json().id
  const twin = (await bring(executor, id)).json().id
  const alone = (await bring(executor, id, { bytes: unusual })).json().id
  const hashOf = async (fileId: string) =>
    (await desk.test.db.selectFrom('answerFile').select('hash').where('id', '=', fileId).executeTakeFirst())
      ?.hash
  const hash = (await hashOf(alone))!
  const draft = { kind: 'final', text: 'Готово', fileIds: [used], expectedRevision: 0 }
  await desk.test.as(executor).put(`/incidents/${id}/answer/draft`, draft)

  await desk.runJob('answers.remove_unused_files')
  expect(await hashOf(alone)).toBe(hash)
  desk.passMs(25 * 3600_000)
  await desk.runJob('answers.remove_unused_files')

  expect([await hashOf(alone), await hashOf(twin)]).toEqual([undefined, undefined])
  expect(await desk.test.product.files.find(hash)).toBeNull()
  expect((await read(executor, id, used)).statusCode).toBe(200)
})

it('keeps the photograph of a sub-task whose bytes an unused file had too', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const bytes = buildJpeg({ coded: new Uint8Array([8, 8, 8, 8]) })
  await bring(executor, id, { bytes })
  const subtaskId = randomUUID()
  await desk.test.as(executor).post(`/incidents/${id}/subtasks`, {
    ...{ id: subtaskId, what: 'Снять люк', ownerId: executor.id, unitCode: null },
    ...{ dueOn: '2099-12-01', isConfirmed: true },
  })
  const headers = {
    'content-type': 'image/jpeg',
    authorization: `Bearer ${await desk.test.tokenOf(executor)}`,
  }
  const url = `/api/subtasks/${subtaskId}/photo`
  await desk.test.app.inject({ method: 'POST', url, payload: bytes, headers })

  desk.passMs(25 * 3600_000)
  await desk.runJob('answers.remove_unused_files')

  expect((await desk.test.as(executor).get(`/subtasks/${subtaskId}/photo`)).statusCode).toBe(200)
})

it.each(['final', 'interim'] as const)('shows on the card what went with a %s answer', async (kind) => {
  const { id } = await inWork()
  const { executor, moderator } = desk.people
  const fileId = (await bring(executor, id, { label: 'before', name: 'яма.jpg' })).json().id
  const promise = { what: 'Заделаем яму', who: 'отдел дорог', dueAt: '2026-12-01T15:00:00.000Z' }
  await approved(id, { kind, fileIds: [fileId], ...(kind === 'interim' ? { promise } : {}) })
  const cardOf = async () => (await desk.test.as(moderator).get(`/incidents/${id}`)).json()

  expect((await cardOf()).thread.flatMap((message: { sentFiles: unknown[] }) => message.sentFiles)).toEqual(
    [],
  )
  await desk.send()

  const ours = (await cardOf()).thread.filter(({ isOurs }: { isOurs: boolean }) => isOurs)
  const sentFile = { id: fileId, incidentId: id, name: 'яма.jpg', contentType: 'image/jpeg', label: 'before' }
  expect(ours).toMatchObject([{ text: GOOD_ANSWER, sentFiles: [sentFile] }])
  const { activities } = (await desk.test.as(moderator).get(`/incidents/${id}/activity`)).json()
  const told = activities.find(({ type }: { type: string }) => type === 'publication_confirmed')
  expect(told.details.fileLabels).toEqual(['before'])
})

const DEVICE = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const deviceKey = DEVICE.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
const agoAt = (ms: number) => new Date(desk.test.clock.now.getTime() - ms).toISOString()
function signShot(takenAt: string, bytes: Buffer): string {
  const words = shotWords(takenAt, createHash('sha256').update(bytes).digest('hex'))
  const key = { key: DEVICE.privateKey, dsaEncoding: 'ieee-p1363' } as const
  return sign('sha256', Buffer.from(words), key).toString('base64url')
}

it('believes the hour of a photograph that the device signed with these very bytes, and no other', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const takenAt = agoAt(60_000)
  const signature = signShot(takenAt, PHOTO)
  const signed = { takenAt, deviceKey, signature }
  const shotOf = async (file: File) => (await bring(executor, id, file)).json().shot
  expect(await shotOf(signed)).toEqual({ at: takenAt, isSigned: true, point: null })
  const earlier = agoAt(120_000)
  expect(await shotOf({ ...signed, takenAt: earlier })).toMatchObject({ at: earlier, isSigned: false })
  expect(await shotOf({ ...signed, bytes: buildPng({}), type: 'image/png' })).toMatchObject({
    isSigned: false,
  })
  expect(await shotOf({ ...signed, deviceKey: 'AAAA' })).toMatchObject({ isSigned: false })
  expect(await shotOf({})).toBeNull()
  const ahead = agoAt(-3_600_000)
  const late = await shotOf({ takenAt: ahead, deviceKey, signature: signShot(ahead, PHOTO) })
  expect(late).toMatchObject({ isSigned: false })
  expect(late.at < ahead).toBe(true)
})

it('keeps the place of a photograph beside it: the staff sees it, the picture does not have it', async () => {
  const { id } = await inWork()
  const { executor } = desk.people
  const takenAt = agoAt(60_000)
  const brought = await bring(executor, id, { takenAt, lat: '58.5213', lon: '31.2710' })
  expect(brought.json().shot).toMatchObject({ point: { lat: 58.5213, lon: 31.271 } })
  const picture = await read(executor, id, brought.json().id)
  expect(picture.rawPayload.includes('58.5213')).toBe(false)
  expect(JSON.stringify(picture.headers)).not.toContain('58.5213')
  const halfSaid = await bring(executor, id, { takenAt, lat: '58.5213' })
  expect(halfSaid.json().shot).toMatchObject({ point: null })
})
