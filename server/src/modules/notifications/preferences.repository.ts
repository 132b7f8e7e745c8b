import type { EmailMode, UpdatePreferencesRequest } from '@veche/contract/notifications.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { allChoices, DEFAULT_DIGEST_HOUR } from './domain/preferences.ts'

type Choice = { inCentre: boolean; email: EmailMode }

export async function listPreferences(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, Map<string, Choice>>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notificationPreference')
    .selectAll()
    .where('userId', 'in', userIds)
    .execute()
  const byUser = Map.groupBy(rows, ({ userId }) => userId)
  return new Map(
    [...byUser].map(([userId, own]) => [
      userId,
      new Map(own.map(({ kind, inCentre, email }) => [kind, { inCentre, email }])),
    ]),
  )
}

export async function getPreferences(db: Db, userId: string): Promise<UpdatePreferencesRequest> {
  const [own, setting] = await Promise.all([
    listPreferences(db, [userId]),
    db.selectFrom('notificationSetting').selectAll().where('userId', '=', userId).executeTakeFirst(),
  ])
  return {
    kinds: allChoices(own.get(userId) ?? new Map()),
    digestHour: setting?.digestHour ?? DEFAULT_DIGEST_HOUR,
    language: setting?.language ?? 'ru',
  }
}

export async function savePreferences(
  tx: Tx,
  userId: string,
  { kinds, digestHour, language }: UpdatePreferencesRequest,
): Promise<void> {
  await tx
    .insertInto('notificationSetting')
    .values({ userId, digestHour, language })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ digestHour, language }))
    .execute()
  for (const { kind, inCentre, email } of kinds) {
    await tx
      .insertInto('notificationPreference')
      .values({ userId, kind, inCentre, email })
      .onConflict((conflict) => conflict.columns(['userId', 'kind']).doUpdateSet({ inCentre, email }))
      .execute()
  }
}
