import type { Db, Tx } from '../../../platform/database/db.ts'

export type StoredRules = { version: number; text: string; createdAt: Date; createdByName: string }

const SHOWN = 100

/** The version in force first. */
export function listRules(db: Db, chatId: string): Promise<StoredRules[]> {
  return selectRules(db, chatId).limit(SHOWN).execute()
}

function selectRules(db: Db, chatId: string) {
  return db
    .selectFrom('chatRules')
    .innerJoin('personName', 'personName.id', 'chatRules.createdBy')
    .select([
      'chatRules.version',
      'chatRules.text',
      'chatRules.createdAt',
      'personName.name as createdByName',
    ])
    .where('chatRules.chatId', '=', chatId)
    .orderBy('chatRules.version', 'desc')
}

export type NewRules = { chatId: string; version: number; text: string; createdAt: Date; createdBy: string }

export async function insertRules(tx: Tx, rules: NewRules): Promise<void> {
  await tx.insertInto('chatRules').values(rules).execute()
}

export async function findRulesInForce(db: Db, chatId: string): Promise<StoredRules | null> {
  const row = await selectRules(db, chatId).limit(1).executeTakeFirst()
  return row ?? null
}
