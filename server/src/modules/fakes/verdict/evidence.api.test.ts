import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  opine,
  order,
  saveCard,
  saveCheckers,
  type TestCard,
  triage,
  write,
} from '../../../../test/factories/fake-desk-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { fakesContextOf } from '../../../main/wiring/register-deps.ts'
import { buildJpeg, buildPng, jpegSegment } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { fakeFileJobs } from '../index.ts'

let desk: Desk
let people: Checkers
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
})
afterAll(() => desk.close())

const SECRET = Buffer.from('Exif\0\0 GPS 58.5213 31.2710')
const PHOTO = buildJpeg({ extra: [jpegSegment(0xe1, SECRET)] })
const PDF = Buffer.from('%PDF-1.7 приказ')

type File = { bytes?: Buffer; type?: string; use?: string; id?: string }
async function bring(actor: Actor, card: TestCard, file: File = {}) {
  const { bytes = PHOTO, type = 'image/jpeg', use = 'evidence', id = randomUUID() } = file
  const answer = await desk.test.app.inject({
    ...{ method: 'POST', url: `/api${card.url}/files`, query: { id, use, name: 'Снимок.jpg' } },
    headers: { authorization: `Bearer ${await desk.test.tokenOf(actor)}`, 'content-type': type },
    payload: bytes,
  })
  return { status: answer.statusCode, ...answer.json() }
}

it('keeps what was said with its hash, and what was taken off with who took it', async () => {
  const { checker, second } = people
  const { executor, coordinator } = desk.people
  const card = await saveCard(desk, people)
  await card.lead([checker, triage])
  const url = `${card.url}/evidence`
  const said = { kind: 'statement', title: ' Врач  сказал', detail: 'Роды принимают', source: 'Больница' }
  const added = (await desk.test.as(executor).post(url, said)).json()
  const hash = createHash('sha256').update('statement\nВрач сказал\nРоды принимают\nБольница\n').digest('hex')
  expect(added).toMatchObject({
    version: 3,
    evidence: [{ hash: null, file: null, addedByName: executor.name, canRemove: true }],
  })
  const [{ id }] = added.evidence
  expect((await card.read(checker)).evidence).toMatchObject([{ canRemove: true }])
  expect((await card.read(coordinator)).evidence).toMatchObject([{ canRemove: false }])
  expect((await desk.test.as(coordinator).delete(`${url}/${id}`)).json()).toMatchObject({
    code: 'fake.forbidden',
  })
  expect((await desk.test.as(executor).delete(`${url}/${id}`)).json()).toMatchObject({ evidence: [] })
  expect((await desk.test.as(executor).delete(`${url}/${id}`)).json()).toMatchObject({
    code: 'fake.no_evidence',
  })
  const kept = await desk.test.db.selectFrom('fakeEvidence').selectAll().where('id', '=', id).execute()
  expect(kept).toMatchObject([{ removedBy: executor.id, title: 'Врач  сказал', hash }])

  expect((await desk.test.as(second).post(url, { kind: 'link', title: 'Сайт' })).json()).toMatchObject({
    ...{ code: 'fake.evidence_needs_url', details: { field: 'url' } },
  })
  const unsafe = { kind: 'link', title: 'Сайт', url: 'javascript:alert(1)' }
  expect((await desk.test.as(second).post(url, unsafe)).json()).toMatchObject({ code: 'http.invalid' })
  const analyst = desk.test.as(buildActor({ role: 'analyst' }))
  expect((await analyst.post(url, said)).json()).toMatchObject({ code: 'access.forbidden' })
})

it('stays once the verdict stands on it', async () => {
  const { checker, second } = people
  const card = await saveCard(desk, people)
  await card.bring('verdict')
  const [evidence] = (await desk.test.as(checker).post(`${card.url}/evidence`, order)).json().evidence
  const url = `${card.url}/evidence/${evidence.id}`
  await card.lead([checker, opine('fake')])
  // Taken off between the two: the second cannot make a verdict without it.
  await desk.test.as(checker).delete(url)
  expect(await card.run(second, opine('fake'))).toMatchObject({ code: 'fake.no_document' })
  const [again] = (await desk.test.as(checker).post(`${card.url}/evidence`, order)).json().evidence
  await card.lead([second, opine('fake')])
  expect((await desk.test.as(checker).delete(`${card.url}/evidence/${again.id}`)).json()).toMatchObject({
    ...{ code: 'fake.evidence_closed', details: { step: 'text' } },
  })
  expect((await card.read()).evidence).toMatchObject([{ canRemove: false }])
  const over = await saveCard(desk, people)
  await over.lead([checker, { type: 'drop', reason: 'no_rumour' }])
  expect((await desk.test.as(checker).post(`${over.url}/evidence`, order)).json()).toMatchObject({
    ...{ code: 'fake.evidence_closed', details: { step: 'dropped' } },
  })
})

it('shows a file cleaned, to who sees its card, by its hash', async () => {
  const { checker } = people
  const { executor } = desk.people
  const [card, other] = [await saveCard(desk, people), await saveCard(desk, people)]
  await card.lead([checker, triage])
  const file = await bring(executor, card)
  expect(file).toMatchObject({ status: 200, contentType: 'image/jpeg', name: 'Снимок.jpg' })
  const evidence = { ...order, fileId: file.id }
  const added = (await desk.test.as(executor).post(`${card.url}/evidence`, evidence)).json()
  expect(added.evidence).toMatchObject([{ hash: file.hash, file: { id: file.id, size: file.size } }])
  const shown = await desk.test.as(checker).get(`${card.url}/files/${file.id}`)
  expect(createHash('sha256').update(shown.rawPayload).digest('hex')).toBe(file.hash)
  expect(shown.rawPayload.includes('GPS')).toBe(false)
  expect((await desk.test.as(checker).get(`${other.url}/files/${file.id}`)).json()).toMatchObject({
    code: 'fake.file_not_found',
  })
  expect((await desk.test.as(checker).post(`${other.url}/evidence`, evidence)).json()).toMatchObject({
    ...{ code: 'fake.no_file', details: { field: 'fileId' } },
  })
})

it('refuses files that are not what they are said to be, and those of others', async () => {
  const { checker } = people
  const { executor } = desk.people
  const card = await saveCard(desk, people)
  await card.lead([checker, triage])
  expect(await bring(executor, card, { bytes: PHOTO, type: 'image/png' })).toMatchObject({
    code: 'fake.file_unreadable',
  })
  expect(await bring(checker, card, { bytes: PDF, type: 'application/pdf', use: 'picture' })).toMatchObject({
    ...{ status: 400, code: 'fake.file_wrong_type' },
  })
  expect(await bring(executor, card, { use: 'picture' })).toMatchObject({
    status: 403,
    code: 'fake.forbidden',
  })
  const paper = { bytes: PDF, type: 'application/pdf', id: randomUUID() }
  expect(await bring(executor, card, paper)).toMatchObject({ status: 200 })
  // Brought again after a lost connection.
  expect(await bring(executor, card, paper)).toMatchObject({ status: 200, id: paper.id })
  expect(await bring(checker, card, paper)).toMatchObject({ status: 409, code: 'fake.file_id_taken' })
})

it('goes out with a picture of its own, and forgets after a day what was used nowhere', async () => {
  const { checker } = people
  const card = await saveCard(desk, people)
  await card.bring('text')
  const picture = await bring(checker, card, { bytes: buildPng({}), type: 'image/png', use: 'picture' })
  const unused = await bring(checker, card)
  expect(await card.run(checker, { ...write, pictureId: unused.id })).toMatchObject({
    ...{ code: 'fake.no_file', fake: { details: { field: 'pictureId' } } },
  })
  const written = await card.lead([checker, { ...write, pictureId: picture.id }])
  expect(written.texts).toMatchObject([{ picture: { id: picture.id, contentType: 'image/png' } }])

  const [job] = fakeFileJobs(fakesContextOf(desk.test.product))
  await job?.handle([])
  expect((await desk.test.as(checker).get(`${card.url}/files/${unused.id}`)).statusCode).toBe(200)
  desk.passMs(25 * 3_600_000)
  await job?.handle([])
  expect((await desk.test.as(checker).get(`${card.url}/files/${unused.id}`)).statusCode).toBe(404)
  expect((await desk.test.as(checker).get(`${card.url}/files/${picture.id}`)).statusCode).toBe(200)
})

it('takes no address for a document: a paper is a file that is kept', async () => {
  const { checker } = people
  const card = await saveCard(desk, people)
  await card.lead([checker, triage])
  const client = desk.test.as(checker)
  const asPaper = { kind: 'document', title: 'Приказ', url: 'https://example.org' }
  const refused = await client.post(`${card.url}/evidence`, asPaper)
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'fake.evidence_needs_file'])
  const asLink = await client.post(`${card.url}/evidence`, { ...asPaper, kind: 'link' })
  expect(asLink.json().evidence).toMatchObject([{ kind: 'link', hash: null }])
})
