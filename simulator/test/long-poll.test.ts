import { expect, it } from 'vitest'
import { z } from 'zod'
import { entriesOf, GROUP, type Stand, startReceiver, startStand, subscribe } from './support.ts'

const Server = z.object({ key: z.string(), server: z.url(), ts: z.string() })
const Answer = z.object({
  ts: z.union([z.string(), z.number()]).optional(),
  failed: z.number().optional(),
  updates: z.array(z.looseObject({ type: z.string(), event_id: z.string() })).optional(),
})

async function connect(stand: Stand) {
  await stand.call('groups.setLongPollSettings', {
    group_id: GROUP,
    enabled: 1,
    wall_reply_new: 1,
    message_new: 1,
  })
  return Server.parse((await stand.call('groups.getLongPollServer', { group_id: GROUP })).response)
}

async function check({ server, key }: { server: string; key: string }, ts: string | number, wait = 0) {
  const query = new URLSearchParams({ act: 'a_check', key, ts: String(ts), wait: String(wait) })
  return Answer.parse(await (await fetch(`${server}?${query}`)).json())
}

function write(stand: Stand, text = 'Нет воды') {
  const { postId, residentId } = stand
  return stand.emulator.control.addComment({ groupId: GROUP, objectId: postId, residentId, text })
}

it('has to be switched on', async () => {
  const stand = await startStand()
  const answer = await stand.call('groups.getLongPollServer', { group_id: GROUP })
  expect(answer).toMatchObject({ code: 100, error: { error_msg: expect.stringContaining('not enabled') } })
  await connect(stand)
  const settings = await stand.call('groups.getLongPollSettings', { group_id: GROUP })
  expect(settings.response).toMatchObject({
    is_enabled: true,
    events: { wall_reply_new: 1, message_deny: 0 },
  })
})

it('gives what is new since ts, as often as it is asked', async () => {
  const stand = await startStand()
  const server = await connect(stand)
  expect(await check(server, server.ts)).toEqual({ ts: server.ts, updates: [] })
  write(stand)
  write(stand, 'И у нас')
  for (let i = 0; i < 2; i += 1) {
    const answer = await check(server, server.ts)
    expect(answer.updates?.map((update) => update.type)).toEqual(['wall_reply_new', 'wall_reply_new'])
    expect(await check(server, answer.ts ?? '')).toMatchObject({ updates: [] })
  }
})

it('wakes who waits, and carries no secret', async () => {
  const stand = await startStand()
  const server = await connect(stand)
  const waiting = check(server, server.ts, 25)
  setTimeout(() => write(stand), 50)
  const { updates } = await waiting
  expect(updates).toHaveLength(1)
  expect(updates?.[0]).not.toHaveProperty('secret')
})

it('gives the same event by callback under another id', async () => {
  const stand = await startStand()
  const receiver = await startReceiver(() => ({ body: 'ok' }))
  await subscribe(stand, receiver, ['wall_reply_new'])
  const server = await connect(stand)
  write(stand)
  await stand.emulator.control.advance({ ms: 0 })
  const { updates } = await check(server, server.ts)
  expect(receiver.received[0]?.body.object).toEqual(updates?.[0]?.object)
  expect(receiver.received[0]?.body.event_id).not.toBe(updates?.[0]?.event_id)
})

it('says what was lost: 1 for a history that is gone, 2 for an old key, 3 for both', async () => {
  const stand = await startStand()
  const server = await connect(stand)
  write(stand)
  expect(await check(server, 9999)).toEqual({ failed: 1, ts: Number(server.ts) + 1 })
  expect(await check(server, 'x')).toMatchObject({ failed: 1 })
  expect(await check({ ...server, key: 'old' }, server.ts)).toEqual({ failed: 2 })

  const { control } = stand.emulator
  control.setFaults({ faults: [{ kind: 'long_poll_failed', failed: 2, next: 1 }] })
  expect(await check(server, server.ts)).toEqual({ failed: 2 })
  expect(await check(server, server.ts)).toEqual({ failed: 2 })
  const renewed = await connect(stand)
  expect((await check(renewed, server.ts)).updates).toHaveLength(1)

  control.setFaults({ faults: [{ kind: 'long_poll_failed', failed: 1, next: 1 }] })
  expect(await check(renewed, server.ts)).toEqual({ failed: 1, ts: Number(server.ts) + 1 })
  expect(await check(renewed, server.ts)).toMatchObject({ failed: 1 })
  control.setFaults({ faults: [{ kind: 'long_poll_failed', failed: 3, next: 1 }] })
  expect(await check(renewed, renewed.ts)).toEqual({ failed: 3 })
  expect(await check(renewed, renewed.ts)).toEqual({ failed: 2 })
  expect(entriesOf(stand, 'long_poll').map((entry) => entry.failed)).toContain(3)
})

it('loses the oldest events when there are more than it keeps', async () => {
  const stand = await startStand()
  const server = await connect(stand)
  for (let i = 0; i < 1001; i += 1) write(stand, `${i}`)
  expect(await check(server, server.ts)).toMatchObject({ failed: 1 })
  expect((await check(server, Number(server.ts) + 1)).updates).toHaveLength(1000)
})

it('refuses a request of another shape', async () => {
  const stand = await startStand()
  const { server } = await connect(stand)
  expect((await fetch(`${server}?act=a_check`)).status).toBe(400)
})
