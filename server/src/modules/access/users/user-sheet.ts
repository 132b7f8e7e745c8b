import type { UserListQuery } from '@veche/contract/access.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { roleName } from '../domain/role-names.ts'
import { listGrants } from './grants.repository.ts'
import { listUsers, type UserFilter, type UserPlace } from './users.repository.ts'

const HEADER = ['Имя', 'Почта', 'Роли', 'Доступ', 'Второй фактор', 'Последний вход']
const PAGE = 500

type Options = { filter: UserFilter; sort: UserListQuery['sort']; timeZone: string }

/** In pages, so memory stays flat. */
export async function* userRows(db: Db, { filter, sort, timeZone }: Options): AsyncGenerator<Cell[]> {
  yield HEADER
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  let after: UserPlace | null = null
  while (true) {
    const users = await listUsers(db, { filter, sort, after, limit: PAGE })
    const grants = Map.groupBy(
      await listGrants(
        db,
        users.map(({ id }) => id),
      ),
      ({ userId }) => userId,
    )
    for (const { id, name, email, isActive, twoFactorEnabled, hasPasskey, lastSignInAt } of users) {
      const roles = (grants.get(id) ?? []).map(({ role, scopeName }) =>
        [roleName(role), scopeName].filter(Boolean).join(', '),
      )
      yield [
        ...[
          name,
          email,
          roles.join('; '),
          isActive ? 'работает' : 'отключён',
          twoFactorEnabled || hasPasskey ? 'да' : 'нет',
        ],
        lastSignInAt ? format.format(lastSignInAt) : 'ещё не входил',
      ]
    }
    const last = users.at(-1)
    if (!last || users.length < PAGE) return
    after = { key: last.sortKey, id: last.id }
  }
}
