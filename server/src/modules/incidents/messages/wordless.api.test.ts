import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import type { Attachment } from '../../../connectors/connector.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const attached = (kind: string): Attachment => ({ kind, ref: `${kind}:1`, url: null, title: null })
const incidents = () =>
  desk.test.db.selectFrom('incident').select(['title', 'step']).orderBy('number').execute()

async function bring(...events: Parameters<Desk['deliver']>): Promise<void> {
  await desk.deliver(...events)
  await desk.work()
}

it('a sticker alone is kept and begins no work', async () => {
  await bring({ id: 's1', author: 'anna', text: '', attachments: [attached('sticker')] })
  expect(await incidents()).toEqual([])
  const kept = await desk.test.db.selectFrom('message').select(['attachments', 'incidentId']).execute()
  expect(kept).toMatchObject([{ attachments: [{ kind: 'sticker' }], incidentId: null }])
})

it('a sticker with words is words', async () => {
  await bring({
    id: 's2',
    thread: 's2',
    author: 'boris',
    text: 'Яма на Ленина, 5',
    attachments: [attached('sticker')],
  })
  expect(await incidents()).toMatchObject([{ title: 'Яма на Ленина, 5' }])
})

it('a sticker under a question is seen in it and asks for nothing', async () => {
  await bring({ id: 's3', thread: 's2', author: 'boris', text: '', attachments: [attached('sticker')] })
  const row = await desk.test.db
    .selectFrom('incident')
    .select(['hasUnreadFollowUp', 'messageCount'])
    .executeTakeFirstOrThrow()
  expect(row.hasUnreadFollowUp).toBe(false)
  const inIt = await desk.test.db
    .selectFrom('message')
    .select('externalId')
    .where('incidentId', 'is not', null)
    .execute()
  expect(inIt.map(({ externalId }) => externalId)).toContain('s3')
})

it.each([
  ['audio_message', 'Голосовое сообщение'],
  ['audio', 'Голосовое сообщение'],
  ['photo', 'Фотография без текста'],
])('%s without a word waits for a person as «%s»', async (kind, title) => {
  const id = `w-${kind}`
  await bring({ id, thread: id, author: `author-${kind}`, text: '', attachments: [attached(kind)] })
  expect(await incidents()).toContainEqual({ title, step: 'new' })
  const { id: incidentId } = await desk.incidentOf(id)
  const thread = await desk.test.db
    .selectFrom('message')
    .select('attachments')
    .where('incidentId', '=', incidentId)
    .execute()
  expect(thread).toMatchObject([{ attachments: [{ kind }] }])
})
