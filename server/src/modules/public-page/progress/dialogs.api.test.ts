/** «Сообщать» in a dialog with us: the same steps are told there, once each, and the word opens no work. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refuseRows } from '../../../../test/database/refuse-rows.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { dialogJobs } from '../public-page.jobs.ts'

let desk: Desk
let count = 0
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function say(dialog: string, text: string, surface: 'private' | 'comment' = 'private') {
  count += 1
  const id = `said-${count}`
  await desk.deliver({
    ...{ id, text, author: dialog, surface, container: `peer:${dialog}`, thread: `dialog-${dialog}` },
    at: desk.test.clock.now.toISOString(),
  })
  await desk.work()
  return id
}
async function look(): Promise<string[]> {
  const { context, product } = desk.test
  const before = desk.network.published.length
  const [job] = dialogJobs({ ...context, connectors: product.connectors, publicUrl: 'https://veche.example' })
  await job!.handle([])
  while ((await desk.send()) > 0);
  return desk.network.published.slice(before).map(({ text }) => text)
}
async function run(id: string, body: object, actor = desk.people.dispatcher): Promise<void> {
  const { version } = await desk.incidentOf(id)
  const { id: incidentId } = await desk.incidentOf(id)
  const done = await desk.test
    .as(actor)
    .post(`/incidents/${incidentId}/commands`, { ...body, expectedVersion: version })
  expect([done.statusCode, done.body]).toEqual([200, done.body])
}
const accept = (id: string) =>
  run(id, {
    ...{
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
    },
  })
const incidentOfMessage = async (externalId: string) =>
  (
    await desk.test.db
      .selectFrom('message')
      .select('incidentId')
      .where('externalId', '=', externalId)
      .executeTakeFirstOrThrow()
  ).incidentId

it('is confirmed at once, opens no work, and then tells each step', async () => {
  const asked = await say('anna', 'Яма на улице Мира, 5')
  const { number } = await desk.incidentOf(asked)
  const wish = await say('anna', 'Сообщать')
  expect(await incidentOfMessage(wish)).toBeNull()
  expect(await look()).toEqual([expect.stringContaining(`по вопросу № ${number}`)])
  expect(await look()).toEqual([])

  desk.passMs(MINUTE_MS)
  await accept(asked)
  const [told = '', ...others] = await look()
  expect(others).toEqual([])
  expect(told).toContain(`Вопрос № ${number}`)
  expect(told).toContain('Передан ответственным')
  expect(told).not.toContain('Яма')

  desk.passMs(MINUTE_MS)
  await run(asked, { type: 'take' }, desk.people.executor)
  expect(await look()).toEqual([])
  desk.passMs(10 * MINUTE_MS)
  await Promise.all([look(), look()])
  expect(desk.network.published.filter(({ text }) => text.includes(': В работе'))).toHaveLength(1)
})

it('goes where it was said, and its echo is no answer by hand', async () => {
  const asked = await say('boris', 'Не горит фонарь')
  await say('boris', '/follow')
  await look()
  const { message } = desk.network.calls.at(-1)!
  expect(message).toMatchObject({
    surface: 'private',
    container: 'peer:boris',
    threadExternalId: 'dialog-boris',
  })
  const { key, externalId, text } = desk.network.published.at(-1)!
  await desk.deliver({
    ...{ op: 'echo', id: externalId, echoKey: key, text, surface: 'private' },
    ...{ container: 'peer:boris', thread: 'dialog-boris' },
  })
  await desk.work()
  const { id } = await desk.incidentOf(asked)
  const rows = await desk.test.db
    .selectFrom('incidentActivity')
    .select('type')
    .where('incidentId', '=', id)
    .execute()
  expect(rows.map(({ type }) => type)).not.toContain('answered_by_hand')
})

it('finds the question that came with it', async () => {
  const dialog = {
    author: 'egor',
    surface: 'private',
    container: 'peer:egor',
    thread: 'dialog-egor',
  } as const
  const at = desk.test.clock.now.toISOString()
  await desk.deliver(
    { ...dialog, at, id: 'egor-1', text: 'Яма у школы' },
    { ...dialog, at, id: 'egor-2', text: 'Сообщать' },
  )
  await desk.work()
  expect(await incidentOfMessage('egor-2')).toBeNull()
  expect(await look()).toEqual([expect.stringContaining('Будем сообщать здесь')])
})

it('reaches the dialogs behind one that cannot be written to', async () => {
  const stuck = await say('zoya', 'Нет воды на Садовой')
  await say('zoya', 'Сообщать')
  const behind = await say('ilya', 'Нет света на Мира')
  await say('ilya', 'Сообщать')
  await look()
  const restore = await refuseRows(desk.test.owner, {
    ...{ table: 'outbox', which: `new.message ->> 'container' = 'peer:zoya'` },
  })
  desk.passMs(MINUTE_MS)
  await accept(stuck)
  await accept(behind)
  expect(await look()).toEqual([expect.stringContaining('Передан ответственным')])
  await restore()
  expect(await look()).toEqual([])
  desk.passMs(MINUTE_MS)
  expect(await look()).toEqual([expect.stringContaining('Передан ответственным')])
})

it('ends by «Не сообщать»', async () => {
  const asked = await say('vera', 'Не вывозят мусор')
  await say('vera', 'сообщать')
  await say('vera', 'Не сообщать')
  await look()
  desk.passMs(MINUTE_MS)
  await accept(asked)
  expect(await look()).toEqual([])
})

it('is a question like any other where nothing was asked before, and in a comment', async () => {
  expect(await incidentOfMessage(await say('gleb', 'Сообщать'))).not.toBeNull()
  expect(await incidentOfMessage(await say('darya', 'Сообщать', 'comment'))).not.toBeNull()
})
