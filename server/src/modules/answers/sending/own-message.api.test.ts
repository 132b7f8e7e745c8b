import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'

let desk: Desk
let number = 0
let question: string
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** An approved answer that waits to be sent. */
beforeEach(async () => {
  number += 1
  question = `question-${number}`
  await desk.deliver({ id: question, text: 'Не горит фонарь на Речной', author: `resident-${number}` })
  await desk.work()
  const { id } = await desk.incidentOf(question)
  const { dispatcher, executor, moderator } = desk.people
  const command = async (actor: typeof dispatcher, body: object, path = 'commands') => {
    const { version } = await desk.incidentOf(question)
    const response = await desk.test
      .as(actor)
      .post(`/incidents/${id}/${path}`, { ...body, expectedVersion: version })
    expect(response.statusCode).toBe(200)
  }
  await command(dispatcher, {
    type: 'accept',
    topicCode: 'roads.signs',
    municipalityCode: 'borovichi',
    agencyCode: 'administration-borovichi',
  })
  await command(executor, { type: 'take' })
  await command(executor, { kind: 'final', text: GOOD_ANSWER, overrideReason: 'Проверено' }, 'answer/submit')
  await command(moderator, { versionNo: 1 }, 'answer/approve')
  // The database dates what is due by its own clock.
  desk.test.clock.now = new Date(Date.now() + 60_000)
})

/** The network answers a send with one number and speaks of the message by another. */
async function deliverEcho(): Promise<void> {
  const call = desk.network.calls.at(-1)!
  await desk.deliver({
    op: 'echo',
    id: `true-${number}`,
    parent: question,
    thread: question,
    authorKind: 'self',
    text: GOOD_ANSWER,
    echoKey: `echo:${call.key}`,
  })
  await desk.work()
}

const ownMessages = async () => {
  const { id } = await desk.incidentOf(question)
  return desk.test.db
    .selectFrom('message')
    .select('externalId')
    .where('incidentId', '=', id)
    .where('direction', '=', 'out')
    .execute()
}
const publication = async () => {
  const { id } = await desk.incidentOf(question)
  return desk.test.db
    .selectFrom('outbox')
    .select(['state', 'externalId'])
    .where('incidentId', '=', id)
    .executeTakeFirstOrThrow()
}

it('stands in the thread once, under the number of the echo, when the echo comes after the answer', async () => {
  await desk.send()

  await deliverEcho()

  expect(await ownMessages()).toEqual([{ externalId: `true-${number}` }])
  expect(await publication()).toEqual({ state: 'sent', externalId: `true-${number}` })
})

it('stands in the thread once, under the number of the echo, when the echo comes before the answer', async () => {
  const end = Promise.withResolvers<'ok'>()
  desk.network.ends.push(end.promise)
  const sending = desk.send()
  while (desk.network.calls.length < number) await new Promise((resolve) => setTimeout(resolve, 10))
  await deliverEcho()

  end.resolve('ok')
  await sending

  expect(await ownMessages()).toEqual([{ externalId: `true-${number}` }])
  expect(await publication()).toEqual({ state: 'sent', externalId: `true-${number}` })
})
