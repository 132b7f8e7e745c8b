import { Readable } from 'node:stream'
import type { UserListQuery, UserResponse } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeCsv } from '../../../platform/sheets/index.ts'
import { requireActor } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { listApiTokens } from '../api-tokens.repository.ts'
import { revokeApiToken } from '../api-tokens.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { presentToken } from '../own-tokens.routes.ts'
import { decodeCursor, encodeCursor } from '../page-cursor.ts'
import { changePeople, undoPeople } from './change-people.ts'
import { listGrants } from './grants.repository.ts'
import { addGrant, createUser, removeGrant, signOutUser, updateUser } from './manage-users.ts'
import { switchPeople } from './switch-people.ts'
import { presentUser } from './user.presenter.ts'
import { userRows } from './user-sheet.ts'
import {
  countUsers,
  getUser,
  listNearlyNamed,
  listUsers,
  type User,
  type UserFilter,
  type UserPlace,
} from './users.repository.ts'

const Place = z.tuple([z.string(), z.string()])

export function usersRoutes({ db, clock, region }: AppContext, notices: AccountNotices): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, USER_ROUTES.list, async (request) => {
      const { limit, cursor, sort, ...asked } = request.query
      const after = readPlace(cursor)
      const { filter, total } = await chooseFilter(db, asked, clock())
      const users = await listUsers(db, { filter, sort, after, limit: limit + 1 })
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
    })

    serveRoute(app, USER_ROUTES.export, async (request, reply) => {
      const { sort, ...asked } = request.query
      const details = { fields: Object.keys(request.query) }
      const actor = requireActor(request)
      await addJournal(db, { actor, action: 'user.exported', objectType: 'user', objectId: null, details })
      const { filter } = await chooseFilter(db, asked, clock())
      const name = `Люди ${clock().toISOString().slice(0, 10)}.csv`
      const rows = userRows(db, { filter, sort, timeZone: region.timeZone })
      return reply.headers(asDownload(name, 'text/csv; charset=utf-8')).send(Readable.from(writeCsv(rows)))
    })

    serveRoute(app, USER_ROUTES.changeMany, async (request) => {
      const { preview: isPreview } = request.query
      return changePeople(db, { ...request.body, isPreview, actor: requireActor(request), now: clock() })
    })

    serveRoute(app, USER_ROUTES.undoMany, async (request) => {
      const command = { ...request.body, actor: requireActor(request), now: clock() }
      return { changed: await undoPeople(db, command) }
    })

    serveRoute(app, USER_ROUTES.switchMany, (request) =>
      switchPeople(db, {
        ...{ ...request.body, isPreview: request.query.preview },
        ...{ actor: requireActor(request), now: clock() },
      }),
    )

    serveRoute(app, USER_ROUTES.get, async (request) => present(db, await getUser(db, request.params.userId)))

    serveRoute(app, USER_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      const command = { ...request.body, isPasswordGiven: true, actor, now: clock() }
      return present(db, await createUser(db, command, notices))
    })

    serveRoute(app, USER_ROUTES.update, async (request) => {
      const actor = requireActor(request)
      const { userId } = request.params
      const change = { userId, changes: request.body, actor, now: clock() }
      return present(db, await updateUser(db, change, notices))
    })

    serveRoute(app, USER_ROUTES.addGrant, async (request) => {
      const actor = requireActor(request)
      const { userId } = request.params
      const change = { userId, grant: request.body, actor, now: clock() }
      return present(db, await addGrant(db, change, notices))
    })

    serveRoute(app, USER_ROUTES.removeGrant, async (request) => {
      const actor = requireActor(request)
      return present(db, await removeGrant(db, { ...request.params, actor }))
    })

    serveRoute(app, USER_ROUTES.signOut, async (request) => {
      const { userId } = request.params
      await signOutUser(db, { userId, actor: requireActor(request), now: clock() })
      return { ok: true as const }
    })

    serveRoute(app, USER_ROUTES.listTokens, async (request) => {
      const { id } = await getUser(db, request.params.userId)
      return { tokens: (await listApiTokens(db, id)).map(presentToken) }
    })

    serveRoute(app, USER_ROUTES.revokeToken, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute((tx) => revokeApiToken(tx, { ...request.params, now: clock(), actor }))
      return { ok: true as const }
    })
  }
}

type Asked = Omit<UserListQuery, 'limit' | 'cursor' | 'sort'>

/** Slips of the hand are looked for only where nothing is found as it is. */
async function chooseFilter(
  db: Db,
  { idleDays, ...rest }: Asked,
  now: Date,
): Promise<{ filter: UserFilter; total: number }> {
  const idleSince = idleDays === undefined ? undefined : new Date(now.getTime() - idleDays * DAY_MS)
  const asked: UserFilter = { ...rest, idleSince }
  const total = await countUsers(db, asked)
  if (total > 0 || asked.search === undefined) return { filter: asked, total }
  const rough = { ...asked, nearlyIds: await listNearlyNamed(db, asked.search) }
  return { filter: rough, total: await countUsers(db, rough) }
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
