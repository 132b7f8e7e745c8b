import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSchemaFile } from '../src/vk/schema-files.ts'
import { GROUP, KEY, SERVICE_KEY, startStand, USER_KEY } from './support.ts'

const WALL = { owner_id: -GROUP, post_id: 1 }

describe('keys and limits', () => {
  it('refuses a call without a key, with a wrong one and with a revoked one', async () => {
    const stand = await startStand()
    expect((await stand.call('users.get', {}, null)).code).toBe(5)
    expect((await stand.call('users.get', {}, 'nobody')).code).toBe(5)
    stand.emulator.control.revokeToken({ token: KEY })
    expect((await stand.call('users.get')).code).toBe(5)
  })

  it('accepts the key as a parameter and by GET', async () => {
    const stand = await startStand()
    const response = await fetch(`${stand.url}/method/groups.getById?v=5.199&access_token=${KEY}`)
    expect(await response.json()).toMatchObject({
      response: { groups: [{ id: GROUP, screen_name: 'zarechny' }] },
    })
  })

  it('does not read JSON bodies, as VK does not', async () => {
    const stand = await startStand()
    const response = await fetch(`${stand.url}/method/users.get`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ v: '5.199' }),
    })
    expect(await response.json()).toMatchObject({ error: { error_code: 8 } })
  })

  it('wants a version that still lives', async () => {
    const stand = await startStand()
    for (const [v, code] of [
      ['5.80', 8],
      ['abc', 8],
      ['5.81', null],
      ['5.199', null],
    ] as const)
      expect((await stand.call('users.get', { v })).code).toBe(code)
  })

  it('enforces the kind of key, also for methods the emulator does not have', async () => {
    const stand = await startStand()
    expect((await stand.call('wall.getComments', WALL)).code).toBe(27)
    expect((await stand.call('video.createComment', { owner_id: -GROUP, video_id: 1 })).code).toBe(27)
    expect((await stand.call('photos.createComment', {})).code).toBe(27)
    expect((await stand.call('wall.createComment', WALL, SERVICE_KEY)).code).toBe(28)
    expect((await stand.call('no.such', {})).code).toBe(3)
  })

  it('refuses what the key was not given the right for', async () => {
    const stand = await startStand()
    stand.emulator.control.issueToken({ groupId: GROUP, value: 'messages-only', permissions: ['messages'] })
    expect((await stand.call('wall.createComment', { ...WALL, message: 'x' }, 'messages-only')).code).toBe(15)
    expect((await stand.call('groups.getCallbackServers', { group_id: GROUP }, 'messages-only')).code).toBe(
      15,
    )
    expect((await stand.call('groups.getTokenPermissions', {}, 'messages-only')).response).toEqual({
      mask: 4096,
      permissions: [{ name: 'messages', setting: 4096 }],
    })
  })

  it('does not let one community act for another', async () => {
    const stand = await startStand()
    stand.emulator.control.createCommunity({ id: 789, name: 'Другой город' })
    const { id } = stand.emulator.control.publishPost({ groupId: 789, text: 'Запись' })
    const foreign = await stand.call('wall.createComment', { owner_id: -789, post_id: id, message: 'x' })
    expect(foreign.code).toBe(15)
    expect((await stand.call('groups.getCallbackServers', { group_id: 789 })).code).toBe(203)
    expect((await stand.call('messages.getConversations', { group_id: 789 })).code).toBe(15)
  })

  it('names the wrong parameter in error 100', async () => {
    const stand = await startStand()
    const missing = await stand.call('wall.createComment', { owner_id: -GROUP, message: 'x' })
    expect(missing).toMatchObject({ code: 100, error: { error_msg: expect.stringContaining('post_id') } })
    const wrong = await stand.call('wall.createComment', { ...WALL, post_id: 'first', message: 'x' })
    expect(wrong).toMatchObject({ code: 100, error: { error_msg: expect.stringContaining('post_id') } })
    const long = await stand.call('groups.addCallbackServer', {
      group_id: GROUP,
      url: 'http://127.0.0.1:1/',
      title: 'Слишком длинное название',
    })
    expect(long).toMatchObject({ code: 100, error: { error_msg: expect.stringContaining('title') } })
    const json = await stand.call('messages.send', { peer_id: 1, random_id: 1, message: 'x', forward: '{' })
    expect(json).toMatchObject({ code: 100, error: { error_msg: expect.stringContaining('forward') } })
  })

  it('lists the parameters in the error, but never the key', async () => {
    const stand = await startStand()
    const response = await fetch(`${stand.url}/method/wall.createComment?v=5.199&access_token=${KEY}&guid=7`)
    const text = await response.text()
    expect(text).toContain('"key":"guid","value":"7"')
    expect(text).not.toContain(KEY)
  })

  it('allows twenty calls a second to a community and three to other keys', async () => {
    const stand = await startStand()
    for (const [token, limit] of [
      [KEY, 20],
      [SERVICE_KEY, 3],
      [USER_KEY, 3],
    ] as const) {
      const codes: (number | null)[] = []
      for (let i = 0; i < limit + 2; i += 1) codes.push((await stand.call('users.get', {}, token)).code)
      expect(codes).toEqual([...Array(limit).fill(null), 6, 6])
    }
    await stand.clock.advance(1000, async () => {})
    expect((await stand.call('users.get')).code).toBe(null)
  })
})

describe('every method of the emulator', () => {
  it('answers or refuses within VK’s schema, whatever kind of key asks and whatever is missing', async () => {
    const stand = await startStand()
    const names = Object.keys(
      z.object({ methods: z.looseObject({}) }).parse(readSchemaFile('methods.json')).methods,
    )
    expect(names.length).toBeGreaterThan(25)
    for (const name of names) {
      for (const token of [KEY, SERVICE_KEY, USER_KEY]) {
        await stand.clock.advance(1000, async () => {})
        const { code, error } = await stand.call(name, {}, token)
        expect(error?.error_msg ?? '', name).not.toContain('the emulator has no such method')
        expect([null, 15, 27, 28, 100], `${name} with ${token}`).toContain(code)
      }
    }
  })
})

describe('who is who', () => {
  it('gives names of residents and leaves out those who are not there', async () => {
    const stand = await startStand()
    const answer = await stand.call('users.get', { user_ids: `${stand.residentId},999`, fields: 'photo_100' })
    expect(answer.response).toEqual([
      expect.objectContaining({
        id: stand.residentId,
        first_name: expect.any(String),
        photo_100: expect.any(String),
      }),
    ])
    const self = await stand.call('users.get', {}, USER_KEY)
    expect(self.response).toMatchObject([{ id: stand.residentId }])
  })

  it('resolves screen names', async () => {
    const stand = await startStand()
    const group = await stand.call('utils.resolveScreenName', { screen_name: 'zarechny' })
    expect(group.response).toMatchObject({ type: 'group', object_id: GROUP })
    const user = await stand.call('utils.resolveScreenName', { screen_name: `id${stand.residentId}` })
    expect(user.response).toMatchObject({ type: 'user', object_id: stand.residentId })
    expect((await stand.call('utils.resolveScreenName', { screen_name: 'nobody' })).response).toEqual({})
  })

  it('takes for a member whoever has written', async () => {
    const stand = await startStand()
    const params = { group_id: GROUP, user_id: stand.residentId }
    expect((await stand.call('groups.isMember', params)).response).toBe(0)
    stand.emulator.control.addComment({
      groupId: GROUP,
      objectId: stand.postId,
      residentId: stand.residentId,
      text: 'Да',
    })
    expect((await stand.call('groups.isMember', params)).response).toBe(1)
    const many = await stand.call('groups.isMember', { group_id: GROUP, user_ids: `${stand.residentId},5` })
    expect(many.response).toMatchObject([{ member: 1 }, { member: 0 }])
  })
})
