import { describe, expect, it } from 'vitest'
import {
  entriesOf,
  GROUP,
  type Received,
  type Stand,
  startReceiver,
  startStand,
  subscribe,
} from './support.ts'

const OK = { body: 'ok' }
const MINUTE = 60_000

function write(stand: Stand, text = 'Не горит фонарь') {
  const { postId, residentId } = stand
  return stand.emulator.control.addComment({ groupId: GROUP, objectId: postId, residentId, text })
}

const pass = (stand: Stand, ms: number) => stand.emulator.control.advance({ ms })
const typesOf = (received: Received[]): string[] => received.map(({ body }) => body.type)

async function servers(stand: Stand) {
  const { response } = await stand.call('groups.getCallbackServers', { group_id: GROUP })
  return (response as { items: { id: number; status: string }[] }).items
}

describe('setting up', () => {
  it('confirms a server that answers with the code of the moment', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => OK)
    const serverId = await subscribe(stand, receiver, ['wall_reply_new'])
    expect(await servers(stand)).toMatchObject([{ id: serverId, status: 'ok', secret_key: 's3cr3t' }])
    const settings = await stand.call('groups.getCallbackSettings', { group_id: GROUP, server_id: serverId })
    expect(settings.response).toMatchObject({
      api_version: '5.199',
      events: { wall_reply_new: 1, message_new: 0 },
    })
    expect(entriesOf(stand, 'confirmation')).toMatchObject([{ isConfirmed: true, serverId }])
  })

  it('fails a server that remembers an old code', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => OK)
    const code = await stand.call('groups.getCallbackConfirmationCode', { group_id: GROUP })
    for (let i = 0; i < 2; i += 1) await subscribe(stand, receiver, [])
    receiver.reply = () => ({ body: (code.response as { code: string }).code })
    const params = { group_id: GROUP, url: receiver.url, title: 'третий' }
    await stand.call('groups.addCallbackServer', params)
    await stand.emulator.control.idle({})
    expect((await servers(stand)).map((server) => server.status)).toEqual(['ok', 'ok', 'failed'])
    expect(receiver.received.at(-1)?.body).toEqual({ type: 'confirmation', group_id: GROUP })
  })

  it('asks again when the address changes, and forgets a deleted server', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => OK)
    const server_id = await subscribe(stand, receiver, ['wall_reply_new'])
    const params = { group_id: GROUP, server_id, url: `${receiver.url}2`, title: 'Вече' }
    await stand.call('groups.editCallbackServer', params)
    await stand.emulator.control.idle({})
    expect(await servers(stand)).toMatchObject([{ status: 'failed' }])
    expect((await stand.call('groups.deleteCallbackServer', { group_id: GROUP, server_id })).code).toBe(null)
    expect(await servers(stand)).toEqual([])
    expect((await stand.call('groups.deleteCallbackServer', { group_id: GROUP, server_id })).code).toBe(104)
  })

  it('lets a community have ten servers', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => OK)
    const add = () =>
      stand.call('groups.addCallbackServer', { group_id: GROUP, url: receiver.url, title: 'Вече' })
    for (let i = 0; i < 10; i += 1) expect((await add()).code).toBe(null)
    expect((await add()).code).toBe(2000)
    expect(
      (await stand.call('groups.addCallbackServer', { group_id: GROUP, url: 'нет', title: 'x' })).code,
    ).toBe(100)
  })
})

describe('delivery', () => {
  it('posts the chosen events with the secret, and each of them once when it is answered', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => OK)
    await subscribe(stand, receiver, [
      'wall_reply_new',
      'wall_reply_edit',
      'wall_reply_delete',
      'wall_reply_restore',
    ])
    const { control } = stand.emulator
    const { id } = write(stand)
    await pass(stand, 0)
    control.editComment({ groupId: GROUP, id, text: 'Не горит фонарь у школы' })
    await pass(stand, 0)
    control.deleteComment({ groupId: GROUP, id })
    await pass(stand, 0)
    control.restoreComment({ groupId: GROUP, id })
    control.publishPost({ groupId: GROUP, text: 'Без подписки' })
    await pass(stand, 2 * 3_600_000)
    expect(typesOf(receiver.received)).toEqual([
      'wall_reply_new',
      'wall_reply_edit',
      'wall_reply_delete',
      'wall_reply_restore',
    ])
    expect(receiver.received[0]?.body).toMatchObject({
      secret: 's3cr3t',
      group_id: GROUP,
      v: '5.199',
      object: { id, post_id: stand.postId, owner_id: -GROUP, text: 'Не горит фонарь' },
    })
    expect(receiver.received[2]?.body.object).toEqual({
      owner_id: -GROUP,
      id,
      post_id: stand.postId,
      deleter_id: stand.residentId,
    })
    expect(new Set(receiver.received.map(({ body }) => body.event_id)).size).toBe(4)
  })

  it('repeats after 10 s, 3 min, 10 min, 30 min and 1 h, and then gives up', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => ({ status: 500, body: 'ok' }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    write(stand)
    const counts: number[] = []
    for (const ms of [0, 9_999, 1, 3 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE, 600 * MINUTE]) {
      await pass(stand, ms)
      counts.push(receiver.received.length)
    }
    expect(counts).toEqual([1, 1, 2, 3, 4, 5, 6, 6])
    expect(receiver.received.map(({ headers }) => headers['x-retry-counter'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(new Set(receiver.received.map(({ body }) => body.event_id)).size).toBe(1)
    const outcomes = entriesOf(stand, 'delivery').map((entry) => entry.outcome)
    expect(outcomes).toEqual([...Array(5).fill('failed'), 'given_up'])
  })

  it('takes only exactly ok for an answer', async () => {
    const wrong = ['OK', 'ok\n', ' ok', '"ok"', '', Buffer.from([0xef, 0xbb, 0xbf, 0x6f, 0x6b])]
    const stand = await startStand()
    const receiver = await startReceiver(() => ({ body: wrong[receiver.received.length - 1] ?? 'ok' }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    write(stand)
    await pass(stand, 200 * MINUTE)
    expect(receiver.received).toHaveLength(6)
    expect(entriesOf(stand, 'delivery').at(-1)).toMatchObject({ outcome: 'given_up' })
  })

  it('waits as long as Retry-After asks, if it is less than three hours', async () => {
    const stand = await startStand()
    const asked = [60, 4 * 3600]
    const receiver = await startReceiver(() => ({
      status: 503,
      body: '',
      headers: { 'retry-after': String(asked[receiver.received.length - 1] ?? 1) },
    }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    write(stand)
    await pass(stand, 59_999)
    expect(receiver.received).toHaveLength(1)
    await pass(stand, 1)
    expect(receiver.received).toHaveLength(2)
    await pass(stand, 3 * MINUTE)
    expect(receiver.received).toHaveLength(3)
  })

  it('reaches a server that was away, and leaves a failing one alone for a while', async () => {
    const stand = await startStand()
    let isUp = false
    const receiver = await startReceiver(() => (isUp ? OK : { status: 502, body: '' }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    for (let i = 0; i < 30; i += 1) write(stand, `Вопрос ${i}`)
    await pass(stand, 0)
    expect(receiver.received.length).toBeLessThan(30)
    isUp = true
    await pass(stand, 5 * MINUTE)
    const accepted = entriesOf(stand, 'delivery').filter((entry) => entry.outcome === 'accepted')
    expect(accepted).toHaveLength(30)
  })

  it('deletes a server that answers remove', async () => {
    const stand = await startStand()
    const receiver = await startReceiver(() => ({ body: 'remove' }))
    await subscribe(stand, receiver, ['wall_reply_new'])
    write(stand)
    await pass(stand, 0)
    expect(await servers(stand)).toEqual([])
  })
})

describe('every kind of event', () => {
  it('is valid by VK’s schema', async () => {
    const stand = await startStand()
    const { control } = stand.emulator
    const { residentId } = stand
    const groupId = GROUP
    const place = { latitude: 58.52, longitude: 31.27, title: 'Волхов' }
    control.writeMessage({ groupId, residentId, text: 'Вот фото', photos: 2, place })
    control.writeMessage({ groupId, residentId, text: 'и ещё', replyToId: 1 })
    control.denyMessages({ groupId, residentId })
    control.joinGroup({ groupId, residentId })
    control.leaveGroup({ groupId, residentId })
    control.publishPost({ groupId, text: 'Почините мост', residentId, photos: 1 })
    const video = control.createVideo({ groupId, title: 'Эфир', isLive: true })
    for (const [surface, objectId] of [
      ['wall', stand.postId],
      ['video', video.id],
      ['photo', 99],
      ['board', 9],
    ] as const) {
      const { id } = control.addComment({ groupId, surface, objectId, residentId, text: 'Вопрос', photos: 1 })
      control.editComment({ groupId, surface, objectId, id, text: 'Вопрос.' })
      control.deleteComment({ groupId, surface, objectId, id })
      control.restoreComment({ groupId, surface, objectId, id })
    }
    const types = new Set(entriesOf(stand, 'emitted').map((entry) => entry.type))
    const changes = ['new', 'edit', 'delete', 'restore']
    const comments = ['wall_reply', 'video_comment', 'photo_comment', 'board_post']
    expect([...types].sort()).toEqual(
      [
        ...comments.flatMap((name) => changes.map((change) => `${name}_${change}`)),
        ...['group_join', 'group_leave', 'message_allow', 'message_deny', 'message_new', 'wall_post_new'],
      ].sort(),
    )
  })
})
