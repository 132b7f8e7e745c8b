import type { ChatRole } from '@veche/contract/chats.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type StoredMember = {
  userId: string
  name: string
  role: ChatRole
  isLinked: boolean
  addedAt: Date
}

export function listMembers(db: Db, chatId: string): Promise<StoredMember[]> {
  return db
    .selectFrom('chatMember')
    .innerJoin('personName', 'personName.id', 'chatMember.userId')
    .select((eb) => [
      'chatMember.userId',
      'personName.name',
      'chatMember.role',
      'chatMember.addedAt',
      eb
        .exists(
          eb
            .selectFrom('officialAccount')
            .select('officialAccount.authorId')
            .whereRef('officialAccount.userId', '=', 'chatMember.userId'),
        )
        .$castTo<boolean>()
        .as('isLinked'),
    ])
    .where('chatMember.chatId', '=', chatId)
    .orderBy('personName.name')
    .orderBy('personName.id')
    .execute()
}

/** Adding a member again changes the role; the first day stays. */
export async function upsertMember(
  tx: Tx,
  member: { chatId: string; userId: string; role: ChatRole; addedAt: Date },
): Promise<void> {
  await tx
    .insertInto('chatMember')
    .values(member)
    .onConflict((conflict) => conflict.columns(['chatId', 'userId']).doUpdateSet({ role: member.role }))
    .execute()
}

export async function deleteMember(
  tx: Tx,
  { chatId, userId }: { chatId: string; userId: string },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('chatMember')
    .where('chatId', '=', chatId)
    .where('userId', '=', userId)
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

export async function findMemberRole(
  db: Db,
  { chatId, userId }: { chatId: string; userId: string },
): Promise<ChatRole | null> {
  const row = await db
    .selectFrom('chatMember')
    .select('role')
    .where('chatId', '=', chatId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.role ?? null
}
