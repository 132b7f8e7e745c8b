/** Tells who is who: communities, residents, keys. */
import { z } from 'zod'
import { type Permission, type Resident, Surface } from '../model.ts'
import { presentCommunity, presentResident } from '../present.ts'
import { pairKey } from '../state.ts'
import type { World } from '../world.ts'
import { type Call, Fields, type Method, method, read } from './method.ts'

/** VK's bits of the rights of a community's key. */
const BIT_OF: Record<Permission, number> = {
  stories: 1,
  photos: 4,
  messages: 4096,
  wall: 8192,
  docs: 131_072,
  manage: 262_144,
}

const Ids = z.array(z.union([z.number(), z.string()]))

function findByName<T extends { screenName: string }>(rows: T[], name: string): T | undefined {
  return rows.find((row) => row.screenName === name)
}

function findGroup(world: World, id: number | string) {
  const digits = String(id).replace(/^(club|public)/, '')
  return world.state.communities.get(digits) ?? findByName(world.state.communities.all(), String(id))
}

function findResident(world: World, id: number | string): Resident | undefined {
  const digits = String(id).replace(/^id/, '')
  return world.state.residents.get(digits) ?? findByName(world.state.residents.all(), String(id))
}

function requestedGroups({ token }: Call, ids: (number | string)[]): (number | string)[] {
  if (ids.length > 0) return ids
  return token.groupId === null ? [] : [token.groupId]
}

function resolveScreenName(world: World, screenName: string): unknown {
  const community = findGroup(world, screenName)
  if (community) return { type: 'group', object_id: community.id, group_id: community.id }
  const resident = findResident(world, screenName)
  return resident ? { type: 'user', object_id: resident.id } : {}
}

const IsMemberParams = z.object({
  group_id: z.union([z.number(), z.string()]),
  user_id: z.number().optional(),
  user_ids: z.array(z.number()).optional(),
})

/** A resident who wrote or commented anything is taken for a member. */
function isMember(world: World, groupId: number, userId: number): 0 | 1 {
  if (world.state.dialogs.get(pairKey(groupId, userId))) return 1
  const wall = Surface.enum.wall
  const hasCommented = world.state.posts
    .inGroup(String(groupId))
    .some((post) =>
      world.state.comments
        .inGroup(`${groupId}:${wall}:${post.id}`)
        .some((comment) => comment.fromId === userId),
    )
  return hasCommented ? 1 : 0
}

export const identityMethods: Record<string, Method> = {
  'groups.getById': method(
    null,
    z.object({ group_ids: Ids.default([]), group_id: z.union([z.number(), z.string()]).optional() }),
    (call, params) => {
      const single = params.group_id === undefined ? [] : [params.group_id]
      const groups = requestedGroups(call, [...params.group_ids, ...single]).flatMap((id) => {
        const community = findGroup(call.world, id)
        return community ? [presentCommunity(call.world, community)] : []
      })
      return read({ groups, profiles: [] })
    },
  ),
  'groups.getTokenPermissions': method(null, z.object({}), ({ token }) => {
    const permissions = token.permissions.map((name) => ({ name, setting: BIT_OF[name] }))
    return read({ mask: permissions.reduce((mask, { setting }) => mask | setting, 0), permissions })
  }),
  'groups.isMember': method(null, IsMemberParams, ({ world, token }, params) => {
    const groupId = findGroup(world, params.group_id)?.id ?? 0
    if (params.user_ids) {
      return read(params.user_ids.map((id) => ({ user_id: id, member: isMember(world, groupId, id) })))
    }
    return read(isMember(world, groupId, params.user_id ?? token.userId ?? 0))
  }),
  'users.get': method(
    null,
    z.object({ user_ids: Ids.default([]), fields: Fields }),
    ({ world, token }, params) => {
      const self = token.userId === null ? [] : [token.userId]
      const ids = params.user_ids.length > 0 ? params.user_ids : self
      return read(
        ids.flatMap((id) => {
          const resident = findResident(world, id)
          return resident ? [presentResident(world, resident, params.fields)] : []
        }),
      )
    },
  ),
  'utils.resolveScreenName': method(null, z.object({ screen_name: z.string() }), ({ world }, params) =>
    read(resolveScreenName(world, params.screen_name)),
  ),
}
