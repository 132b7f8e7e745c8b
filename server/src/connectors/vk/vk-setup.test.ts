import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import type { ChannelAccount, Connector, ProbeReport } from '../connector.ts'
import {
  buildAccount,
  buildMessage,
  startVkTestServer,
  type VkTestServer,
  vkError,
} from './api/vk-test-server.ts'
import { VK_EVENT_TYPES } from './events/vk-normalise.ts'
import { createVkConnector } from './vk-connector.ts'
import { VK_PROBE_CODES } from './vk-probe.ts'

const WEBHOOK = 'https://veche.example.org/in/vk/3f9a'
const ALL_EVENTS = Object.fromEntries(VK_EVENT_TYPES.map((type) => [type, 1]))
const complete = buildAccount({ tokens: { community: 'c', service: 's', user: 'u' } })
const ourServer = { id: 3, url: WEBHOOK, title: 'Veche', creator_id: 1, secret_key: 's3cr3t', status: 'ok' }

let server: VkTestServer
let connector: Connector
beforeEach(async () => {
  server = await startVkTestServer()
  connector = createVkConnector({ apiUrl: server.url, limiter: createInstantLimiter() })
})
afterEach(() => server.close())

function called(method: string) {
  return server.calls.filter((call) => call.method === method).map(({ params }) => params)
}

describe('probe', () => {
  beforeEach(() => {
    server.answer('groups.getById', {
      response: { groups: [{ id: 456, name: 'Жизнь города' }], profiles: [] },
    })
    answerRights('messages', 'wall', 'manage', 'photos', 'docs')
    server.answer('messages.getConversations', { response: { count: 0, items: [] } })
    answerServers(ourServer)
    server.answer('groups.getCallbackSettings', { response: { api_version: '5.199', events: ALL_EVENTS } })
    server.answer('groups.getLongPollSettings', {
      response: { api_version: '5.199', is_enabled: true, events: ALL_EVENTS },
    })
    server.answer('users.get', { response: [{ id: 1, first_name: 'А', last_name: 'Б' }] })
  })

  function answerRights(...names: string[]) {
    const permissions = names.map((name) => ({ name, setting: 0 }))
    server.answer('groups.getTokenPermissions', { response: { mask: 0, permissions } })
  }

  function answerServers(...items: object[]) {
    server.answer('groups.getCallbackServers', { response: { count: items.length, items } })
  }

  function wrong(report: ProbeReport): string[] {
    return report.checks.filter(({ state }) => state !== 'ok').map(({ code, state }) => `${code} ${state}`)
  }

  async function probe(account: ChannelAccount = complete, url: string | null = WEBHOOK) {
    return wrong(await connector.probe(account, url))
  }

  it('finds nothing wrong with a community that is set up, and knows its name', async () => {
    const report = await connector.probe(complete, WEBHOOK)
    expect(wrong(report)).toEqual([])
    expect(report.name).toBe('Жизнь города')
  })

  it('finds nothing wrong with long poll that is set up', async () => {
    expect(await probe(complete, null)).toEqual([])
    expect(called('groups.getCallbackServers')).toEqual([])
  })

  it('stops at a dead token', async () => {
    server.answer('groups.getById', vkError(5))
    const report = await connector.probe(complete, WEBHOOK)
    expect(report.checks).toEqual([
      { code: 'vk.reachable', state: 'ok', details: {} },
      { code: 'vk.token', state: 'failed', details: { reason: 'vk.5' } },
    ])
  })

  it('stops at a missing token', async () => {
    expect(await probe(buildAccount({ tokens: {} }))).toEqual(['vk.token failed'])
  })

  it('stops when there is no way to VK', async () => {
    await server.close()
    expect(await probe()).toEqual(['vk.reachable failed'])
  })

  it('names each right that is missing', async () => {
    answerRights('photos')
    expect(await probe()).toEqual([
      'vk.right_messages failed',
      'vk.right_wall failed',
      'vk.right_manage failed',
      'vk.right_docs warning',
    ])
  })

  it('reads rights from the mask where they are not named', async () => {
    server.answer('groups.getTokenPermissions', {
      response: { mask: 4 + 4096 + 8192 + 131072 + 262144, permissions: [] },
    })
    expect(await probe()).toEqual([])
  })

  it.each([
    ['a token of a user', 'groups.getTokenPermissions', 27, 'vk.token_of_community failed'],
    ['a token of another community', 'groups.getCallbackServers', 15, 'vk.token_of_community failed'],
    ['messages that are off', 'messages.getConversations', 15, 'vk.messages_enabled failed'],
    ['bot features that are off', 'messages.getConversations', 912, 'vk.bot_features failed'],
    ['what could not be looked at', 'groups.getCallbackSettings', 10, 'vk.callback_events warning'],
  ])('tells %s', async (_name, method, code, expected) => {
    server.answer(method, vkError(code))
    expect(await probe()).toEqual([expected])
  })

  it('tells a server that is not registered', async () => {
    answerServers({ ...ourServer, url: 'https://old.example.org' })
    expect(await probe()).toEqual(['vk.callback_server failed'])
  })

  it.each([
    ['failed', 'vk.callback_confirmed failed'],
    ['unconfigured', 'vk.callback_confirmed failed'],
    ['wait', 'vk.callback_confirmed warning'],
  ])('tells a server with status %s', async (status, expected) => {
    answerServers({ ...ourServer, status })
    expect(await probe()).toEqual([expected])
  })

  it('tells a secret VK does not have', async () => {
    answerServers({ ...ourServer, secret_key: 'old' })
    expect(await probe()).toEqual(['vk.callback_secret failed'])
    expect(await probe(buildAccount({ ...complete, webhookSecret: null }))).toContain(
      'vk.webhook_secret failed',
    )
  })

  it('names the events that are off, and another version', async () => {
    const events = { ...ALL_EVENTS, wall_reply_new: 0, message_new: undefined }
    server.answer('groups.getCallbackSettings', { response: { api_version: '5.131', events } })
    const { checks } = await connector.probe(complete, WEBHOOK)
    expect(checks).toContainEqual({
      code: 'vk.callback_events',
      state: 'failed',
      details: { missing: 'message_new, wall_reply_new' },
    })
    expect(checks).toContainEqual({
      code: 'vk.callback_version',
      state: 'warning',
      details: { expected: '5.199', actual: '5.131' },
    })
  })

  it('tells long poll that is off', async () => {
    server.answer('groups.getLongPollSettings', { response: { is_enabled: false, events: ALL_EVENTS } })
    expect(await probe(complete, null)).toEqual([
      'vk.long_poll_enabled failed',
      'vk.long_poll_version warning',
    ])
  })

  it('warns of tokens that would open more, and tells one that is dead', async () => {
    expect(await probe(buildAccount())).toEqual(['vk.service_token warning', 'vk.user_token warning'])
    server.answer('users.get', vkError(5))
    expect(await probe()).toEqual(['vk.service_token failed', 'vk.user_token failed'])
  })

  it('returns only codes the interface has words for', async () => {
    const reports = [await connector.probe(complete, WEBHOOK), await connector.probe(complete, null)]
    for (const { code } of reports.flatMap(({ checks }) => checks)) expect(VK_PROBE_CODES).toContain(code)
  })
})

describe('subscribe', () => {
  beforeEach(() => {
    server.answer('groups.getCallbackServers', { response: { count: 0, items: [] } })
    server.answer('groups.addCallbackServer', { response: { server_id: 3 } })
    server.answer('groups.editCallbackServer', { response: 1 })
    server.answer('groups.setCallbackSettings', { response: 1 })
    server.answer('groups.setLongPollSettings', { response: 1 })
  })

  it('adds a server with our secret and asks for every event we read', async () => {
    await connector.subscribe(buildAccount(), WEBHOOK)

    expect(called('groups.addCallbackServer')).toMatchObject([
      { group_id: '456', url: WEBHOOK, title: 'Veche', secret_key: 's3cr3t' },
    ])
    const [settings] = called('groups.setCallbackSettings')
    expect(settings).toMatchObject({
      server_id: '3',
      api_version: '5.199',
      wall_reply_new: '1',
      message_new: '1',
    })
    for (const type of VK_EVENT_TYPES) expect(settings).toHaveProperty(type, '1')
  })

  it('adds none when ours is there', async () => {
    server.answer('groups.getCallbackServers', { response: { items: [ourServer] } })
    await connector.subscribe(buildAccount(), WEBHOOK)
    await connector.subscribe(buildAccount(), WEBHOOK)

    expect(called('groups.addCallbackServer')).toEqual([])
    expect(called('groups.editCallbackServer')).toEqual([])
    expect(called('groups.setCallbackSettings')).toHaveLength(2)
  })

  it.each([
    ['failed', { ...ourServer, status: 'failed' }],
    ['has an old secret', { ...ourServer, secret_key: 'old' }],
  ])('edits ours when it %s', async (_name, existing) => {
    server.answer('groups.getCallbackServers', { response: { items: [existing] } })
    await connector.subscribe(buildAccount(), WEBHOOK)
    expect(called('groups.editCallbackServer')).toMatchObject([{ server_id: '3', secret_key: 's3cr3t' }])
  })

  it('says that the community has all its servers', async () => {
    server.answer('groups.addCallbackServer', vkError(2000))
    const subscription = connector.subscribe(buildAccount(), WEBHOOK)
    await expect(subscription).rejects.toMatchObject({ reason: 'refused', code: 'vk.2000' })
  })

  it('does not open a webhook without a secret', async () => {
    const subscription = connector.subscribe(buildAccount({ webhookSecret: null }), WEBHOOK)
    await expect(subscription).rejects.toMatchObject({ code: 'vk.webhook_secret_missing' })
    expect(server.calls).toEqual([])
  })

  it('switches long poll on where there is no public address', async () => {
    await connector.subscribe(buildAccount(), null)
    expect(called('groups.setLongPollSettings')).toMatchObject([
      { group_id: '456', enabled: '1', api_version: '5.199', wall_reply_new: '1' },
    ])
  })
})

describe('names', () => {
  it('come for people and communities, in batches, each once', async () => {
    server.answer(
      'users.get',
      { response: [{ id: 5, first_name: 'Анна', last_name: 'Ким' }] },
      { response: [] },
    )
    server.answer('groups.getById', { response: { groups: [{ id: 9, name: 'Соседи' }] } })
    const many = Array.from({ length: 1001 }, (_, index) => String(index + 1))

    await expect(connector.authors!.resolve(buildAccount(), [...many, '5', '-9', '0', ''])).resolves.toEqual([
      { externalId: '5', name: 'Анна Ким', url: 'https://vk.com/id5' },
      { externalId: '-9', name: 'Соседи', url: 'https://vk.com/club9' },
    ])
    expect(called('users.get').map(({ user_ids }) => user_ids?.split(',').length)).toEqual([1000, 1])
    expect(called('groups.getById')).toMatchObject([{ group_ids: '9' }])
  })
})

it('keeps below the three calls a second VK allows a service token', async () => {
  server.answer('wall.getComments', { response: { items: [] } })
  const limiter = createInstantLimiter()
  const connector = createVkConnector({ apiUrl: server.url, limiter })

  await Promise.all(
    Array.from({ length: 5 }, () => connector.publishing.reconcile(complete, buildMessage(), 'key')),
  )

  expect(called('wall.getComments')).toHaveLength(5)
  expect(limiter.waitedMs()).toBe(1600)
})
