import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getChat } from '../chat/index.ts'
import { listDuties, listMembers } from '../members/index.ts'
import { listRules } from './rules.repository.ts'

export async function getSetup(
  db: Db,
  { chatId, actor, now }: { chatId: string; actor: Actor; now: Date },
): Promise<ChatSetupResponse> {
  const { id, title, municipalityCode, isActive, sendsReceipts } = await getChat(db, {
    ...{ chatId, actor },
    right: 'manage',
  })
  const members = await listMembers(db, chatId)
  const duties = await listDuties(db, chatId, now)
  const rules = await listRules(db, chatId)
  return {
    ...{ id, title, municipalityCode, isActive, sendsReceipts },
    members: members.map((member) => ({ ...member, addedAt: member.addedAt.toISOString() })),
    duties: duties.map((duty) => ({
      ...duty,
      startsAt: duty.startsAt.toISOString(),
      endsAt: duty.endsAt.toISOString(),
    })),
    rules: rules.map((version) => ({ ...version, createdAt: version.createdAt.toISOString() })),
  }
}
