/** How a community receives its events: callback servers and the long poll. */
import { z } from 'zod'
import type { CallbackServer } from '../model.ts'
import { eventNamesOf } from '../schema.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import { getCommunity, type World } from '../world.ts'
import { assertOwnGroup, changed, type Method, method, read } from './method.ts'

const MOST_SERVERS = 10
const CALLBACK_EVENTS = eventNamesOf('groups.setCallbackSettings')
const LONG_POLL_EVENTS = eventNamesOf('groups.setLongPollSettings')

const Group = z.object({ group_id: z.number() })
const Server = Group.extend({ server_id: z.number() })
const ServerFields = Group.extend({ url: z.string(), title: z.string(), secret_key: z.string().default('') })
const Settings = Group.extend({ api_version: z.string().optional() }).loose()

function getServer(world: World, groupId: number, serverId: number): CallbackServer {
  const server = world.state.servers.get(pairKey(groupId, serverId))
  if (!server) throw new VkError(104)
  return server
}

/** Without `server_id` VK means the community's first server. */
function getServerOrFirst(world: World, groupId: number, serverId: number | undefined): CallbackServer {
  const first = world.state.servers.inGroup(String(groupId))[0]
  if (serverId !== undefined && serverId !== 0) return getServer(world, groupId, serverId)
  if (!first) throw new VkError(104)
  return first
}

function assertUrl(url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new VkError(100, 'url is invalid')
}

/** Keeps flags that are not named as they were. */
function applyFlags(names: string[], events: readonly string[], params: Record<string, unknown>): string[] {
  return names.filter((name) => (params[name] === undefined ? events.includes(name) : params[name] === true))
}

const flagsOf = (names: string[], events: readonly string[]): Record<string, 0 | 1> =>
  Object.fromEntries(names.map((name) => [name, events.includes(name) ? 1 : 0]))

function presentServer(server: CallbackServer) {
  const { id, title, url, status } = server
  return { id, title, creator_id: 0, url, secret_key: server.secretKey, status }
}

const callbackMethods: Record<string, Method> = {
  'groups.getCallbackConfirmationCode': method('manage', Group, (call, params) => {
    assertOwnGroup(call, params.group_id)
    return read({ code: getCommunity(call.world, params.group_id).confirmationCodes[0] })
  }),
  'groups.addCallbackServer': method('manage', ServerFields, (call, params) => {
    const { world } = call
    assertOwnGroup(call, params.group_id)
    assertUrl(params.url)
    const { servers } = world.state
    if (servers.inGroup(String(params.group_id)).length >= MOST_SERVERS) throw new VkError(2000)
    const server = servers.put({
      id: world.state.next(`server:${params.group_id}`),
      groupId: params.group_id,
      url: params.url,
      title: params.title,
      secretKey: params.secret_key,
      status: 'unconfigured',
      subscription: { apiVersion: '5.199', events: [] },
    })
    world.confirmServer(server.groupId, server.id)
    return { response: { server_id: server.id }, effect: 'created', createdId: String(server.id) }
  }),
  'groups.editCallbackServer': method(
    'manage',
    ServerFields.extend({ server_id: z.number() }),
    (call, params) => {
      const { world } = call
      assertOwnGroup(call, params.group_id)
      assertUrl(params.url)
      const server = getServer(world, params.group_id, params.server_id)
      world.state.servers.put({
        ...server,
        url: params.url,
        title: params.title,
        secretKey: params.secret_key,
        status: 'unconfigured',
      })
      world.confirmServer(server.groupId, server.id)
      return changed()
    },
  ),
  'groups.deleteCallbackServer': method('manage', Server, (call, params) => {
    assertOwnGroup(call, params.group_id)
    getServer(call.world, params.group_id, params.server_id)
    call.world.state.servers.remove(pairKey(params.group_id, params.server_id))
    return changed()
  }),
  'groups.getCallbackServers': method(
    'manage',
    Group.extend({ server_ids: z.array(z.number()).optional() }),
    (call, params) => {
      assertOwnGroup(call, params.group_id)
      const items = call.world.state.servers
        .inGroup(String(params.group_id))
        .filter((server) => params.server_ids?.includes(server.id) ?? true)
        .map(presentServer)
      return read({ count: items.length, items })
    },
  ),
  'groups.setCallbackSettings': method(
    'manage',
    Settings.extend({ server_id: z.number().optional() }),
    (call, params) => {
      assertOwnGroup(call, params.group_id)
      const server = getServerOrFirst(call.world, params.group_id, params.server_id)
      const { apiVersion, events } = server.subscription
      const subscription = {
        apiVersion: params.api_version ?? apiVersion,
        events: applyFlags(CALLBACK_EVENTS, events, params),
      }
      call.world.state.servers.put({ ...server, subscription })
      return changed()
    },
  ),
  'groups.getCallbackSettings': method(
    'manage',
    Group.extend({ server_id: z.number().optional() }),
    (call, params) => {
      assertOwnGroup(call, params.group_id)
      const { subscription } = getServerOrFirst(call.world, params.group_id, params.server_id)
      return read({
        api_version: subscription.apiVersion,
        events: flagsOf(CALLBACK_EVENTS, subscription.events),
      })
    },
  ),
}

const longPollMethods: Record<string, Method> = {
  'groups.setLongPollSettings': method(
    'manage',
    Settings.extend({ enabled: z.boolean().optional() }),
    (call, params) => {
      assertOwnGroup(call, params.group_id)
      const community = getCommunity(call.world, params.group_id)
      const { longPoll } = community
      call.world.state.communities.put({
        ...community,
        longPoll: {
          ...longPoll,
          isEnabled: params.enabled ?? longPoll.isEnabled,
          apiVersion: params.api_version ?? longPoll.apiVersion,
          events: applyFlags(LONG_POLL_EVENTS, longPoll.events, params),
        },
      })
      return changed()
    },
  ),
  'groups.getLongPollSettings': method('manage', Group, (call, params) => {
    assertOwnGroup(call, params.group_id)
    const { isEnabled, apiVersion, events } = getCommunity(call.world, params.group_id).longPoll
    return read({
      is_enabled: isEnabled,
      api_version: apiVersion,
      // The answer names all events, also those that only the Callback API has.
      events: flagsOf(CALLBACK_EVENTS, events),
    })
  }),
  'groups.getLongPollServer': method('manage', Group, (call, params) => {
    const { world } = call
    assertOwnGroup(call, params.group_id)
    const { longPoll } = getCommunity(world, params.group_id)
    if (!longPoll.isEnabled) throw new VkError(100, 'longpoll for this group is not enabled')
    return read({
      key: longPoll.key,
      server: `${world.baseUrl()}/longpoll/${params.group_id}`,
      ts: String(world.longPollTs(params.group_id)),
    })
  }),
}

export const subscriptionMethods: Record<string, Method> = { ...callbackMethods, ...longPollMethods }
