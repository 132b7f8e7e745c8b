import {
  AddGrantRequest,
  CreateUserRequest,
  TokenListResponse,
  UpdateUserRequest,
  UserListQuery,
  UserListResponse,
  UserResponse,
} from '@veche/contract/access.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { requireActor } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { listApiTokens } from '../api-tokens.repository.ts'
import { revokeApiToken } from '../api-tokens.ts'
import { presentToken } from '../own-tokens.routes.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { listGrants } from './grants.repository.ts'
import { addGrant, createUser, removeGrant, signOutUser, updateUser } from './manage-users.ts'
import { presentUser } from './user.presenter.ts'
import { countUsers, getUser, listUsers, type User, type UserPlace } from './users.repository.ts'

const UserParams = z.object({ userId: z.string().max(64) })
const Place = z.tuple([z.string(), z.string()])
const config = { permission: 'users.manage' }

export function usersRoutes({ db, clock }: AppContext, notices: AccountNotices): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/users',
      { config, schema: { querystring: UserListQuery, response: { 200: UserListResponse } } },
      async (request) => {
        const { limit, cursor, sort, ...filter } = request.query
        const after = readPlace(cursor)
        const [users, total] = await Promise.all([
          listUsers(db, { filter, sort, after, limit: limit + 1 }),
          countUsers(db, filter),
        ])
        const page = users.slice(0, limit)
        const grants = await listGrants(
          db,
          page.map((user) => user.id),
        )
        return {
          users: page.map((user) => presentUser(user, grants)),
          total,
          nextCursor: users.length > limit ? encodeCursor(placeOf(page.at(-1))) : null,
        }
      },
    )

    app.get(
      '/users/:userId',
      { config, schema: { params: UserParams, response: { 200: UserResponse } } },
      async (request) => present(db, await getUser(db, request.params.userId)),
    )

    app.post(
      '/users',
      { config, schema: { body: CreateUserRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const command = { ...request.body, isPasswordGiven: true, actor, now: clock() }
        return present(db, await createUser(db, command, notices))
      },
    )

    app.patch(
      '/users/:userId',
      { config, schema: { params: UserParams, body: UpdateUserRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { userId } = request.params
        const change = { userId, changes: request.body, actor, now: clock() }
        return present(db, await updateUser(db, change, notices))
      },
    )

    app.post(
      '/users/:userId/grants',
      { config, schema: { params: UserParams, body: AddGrantRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { userId } = request.params
        const change = { userId, grant: request.body, actor, now: clock() }
        return present(db, await addGrant(db, change, notices))
      },
    )

    app.delete(
      '/users/:userId/grants/:grantId',
      {
        config,
        schema: { params: UserParams.extend({ grantId: z.uuid() }), response: { 200: UserResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        return present(db, await removeGrant(db, { ...request.params, actor }))
      },
    )

    app.post(
      '/users/:userId/sign-out',
      { config, schema: { params: UserParams, response: { 200: NoContent } } },
      async (request) => {
        const { userId } = request.params
        await signOutUser(db, { userId, actor: requireActor(request), now: clock() })
        return { ok: true as const }
      },
    )

    app.get(
      '/users/:userId/tokens',
      { config, schema: { params: UserParams, response: { 200: TokenListResponse } } },
      async (request) => {
        const { id } = await getUser(db, request.params.userId)
        return { tokens: (await listApiTokens(db, id)).map(presentToken) }
      },
    )

    app.delete(
      '/users/:userId/tokens/:tokenId',
      { config, schema: { params: UserParams.extend({ tokenId: z.uuid() }), response: { 200: NoContent } } },
      async (request) => {
        const actor = requireActor(request)
        await db.transaction().execute((tx) => revokeApiToken(tx, { ...request.params, now: clock(), actor }))
        return { ok: true as const }
      },
    )
  }
}

async function present(db: Db, user: User): Promise<UserResponse> {
  return presentUser(user, await listGrants(db, [user.id]))
}

function placeOf(last: { sortKey: string; id: string } | undefined): string | undefined {
  return last && JSON.stringify([last.sortKey, last.id])
}

function readPlace(cursor: string | undefined): UserPlace | null {
  const text = decodeCursor(cursor)
  if (text === null) return null
  try {
    const [key, id] = Place.parse(JSON.parse(text))
    return { key, id }
  } catch (error) {
    throw new InvalidError('http.bad_cursor', {}, { cause: error })
  }
}
