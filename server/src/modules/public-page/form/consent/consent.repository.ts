import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../../platform/database/db.ts'

export type ConsentRow = {
  no: number
  operatorName: string
  operatorAddress: string
  policyUrl: string
  changedAt: Date
}

const COLUMNS = ['no', 'operatorName', 'operatorAddress', 'policyUrl', 'changedAt'] as const

export async function findConsentText(db: Db): Promise<ConsentRow | null> {
  const row = await db
    .selectFrom('consentText')
    .select(COLUMNS)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function isConsentText(db: Db, no: number): Promise<boolean> {
  const row = await db.selectFrom('consentText').select('no').where('no', '=', no).executeTakeFirst()
  return row !== undefined
}

type NewText = Omit<ConsentRow, 'no'> & { changedBy: string }

export async function insertConsentText(tx: Tx, text: NewText): Promise<number> {
  const { no } = await tx.insertInto('consentText').values(text).returning('no').executeTakeFirstOrThrow()
  return no
}

/** Said once: a second press changes nothing. */
export async function insertWithdrawal(db: Db, requestId: string, at: Date): Promise<void> {
  await db
    .insertInto('consentWithdrawal')
    .values({ requestId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findWithdrawal(db: Db, requestId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('consentWithdrawal')
    .select('at')
    .where('requestId', '=', requestId)
    .executeTakeFirst()
  return row?.at ?? null
}

export function listWithdrawals(db: Db, limit: number) {
  return db
    .selectFrom('consentWithdrawal as withdrawal')
    .innerJoin('formRequest as request', 'request.id', 'withdrawal.requestId')
    .select(['request.number as requestNumber', 'withdrawal.at'])
    .select(sql<boolean>`request.erased_at is not null`.as('isErased'))
    .select((eb) =>
      eb
        .selectFrom('incident')
        .select('incident.number')
        .whereRef('incident.channelId', '=', 'request.channelId')
        .where(sql<SqlBool>`incident.container = 'form:' || request.id`)
        .orderBy('incident.foundAt')
        .limit(1)
        .as('number'),
    )
    .orderBy(sql`request.erased_at is not null`)
    .orderBy('withdrawal.at', 'desc')
    .limit(limit)
    .execute()
}
