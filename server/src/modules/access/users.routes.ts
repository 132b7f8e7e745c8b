import {
  AddGrantRequest,
  CreateUserRequest,
  UpdateUserRequest,
  UserListResponse,
  UserResponse,
} from '@veche/contract/access.ts'
import { NoContent, PageQuery } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { requireActor } from './access-plugin.ts'
import { listGrants } from './grants.repository.ts'
import { addGrant, createUser, removeGrant, signOutUser, updateUser } from './manage-users.ts'
import { decodeCursor, encodeCursor } from './page-cursor.ts'
import { presentUser } from './user.presenter.ts'
import { listUsers, type User } from './users.repository.ts'

const UserParams = z.object({ userId: z.string().max(64) })
const ListQuery = PageQuery.extend({ search: z.string().trim().min(1).max(200).optional() })
const config = { permission: 'users.manage' }

export function usersRoutes({ db, clock }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/users',
      { config, schema: { querystring: ListQuery, response: { 200: UserListResponse } } },
      async (request) => {
        const { limit, cursor, search = null } = request.query
        const users = await listUsers(db, { limit: limit + 1, after: decodeCursor(cursor), search })
        const page = users.slice(0, limit)
        const grants = await listGrants(
          db,
          page.map((user) => user.id),
        )
        return {
          users: page.map((user) => presentUser(user, grants)),
          nextCursor: users.length > limit ? encodeCursor(page.at(-1)?.email) : null,
        }
      },
    )

    app.post(
      '/users',
      { config, schema: { body: CreateUserRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        return present(db, await createUser(db, { ...request.body, actor, now: clock() }))
      },
    )

    app.patch(
      '/users/:userId',
      { config, schema: { params: UserParams, body: UpdateUserRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { userId } = request.params
        return present(db, await updateUser(db, { userId, changes: request.body, actor, now: clock() }))
      },
    )

    app.post(
      '/users/:userId/grants',
      { config, schema: { params: UserParams, body: AddGrantRequest, response: { 200: UserResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { userId } = request.params
        return present(db, await addGrant(db, { userId, grant: request.body, actor, now: clock() }))
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
        await signOutUser(db, { userId: request.params.userId, actor: requireActor(request) })
        return { ok: true as const }
      },
    )
  }
}

async function present(db: Db, user: User): Promise<UserResponse> {
  return presentUser(user, await listGrants(db, [user.id]))
}
