/** Who sees which chats and who may work in them. One rule, two forms: a check and a set for SQL. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'

/** The fields of a chat that decide who sees it. */
export type ChatScope = {
  municipalityCode: string
  /** Agencies of that municipality. */
  agencyCodes: readonly string[]
  /** Officials who are members, whatever their roles elsewhere. */
  memberIds: readonly string[]
}
export type ChatRight = 'read' | 'work' | 'manage'

const WORKERS: readonly Role[] = [
  'dispatcher',
  'moderator',
  'coordinator',
  'executor',
  'head',
  'chat_moderator',
]
export const ROLES_FOR: Record<ChatRight, readonly Role[]> = {
  // Administrators may not read messages of residents.
  read: [...WORKERS, 'fact_checker', 'analyst'],
  work: WORKERS,
  manage: ['moderator', 'chat_moderator'],
}

export function canInChat(actor: Actor, right: ChatRight, chat: ChatScope): boolean {
  if (right !== 'manage' && actor.grants.length > 0 && chat.memberIds.includes(actor.id)) return true
  return actor.grants.some(({ role, scope }) => ROLES_FOR[right].includes(role) && isInScope(scope, chat))
}

function isInScope(scope: Scope, chat: ChatScope): boolean {
  switch (scope.kind) {
    case 'region':
      return true
    case 'municipality':
      return scope.code === chat.municipalityCode
    case 'agency':
      return chat.agencyCodes.includes(scope.code)
    case 'unit':
      return false
  }
}

export const canSeeChat = (actor: Actor, chat: ChatScope): boolean => canInChat(actor, 'read', chat)

export function authorizeChat(actor: Actor, right: ChatRight, chat: ChatScope): void {
  if (!canInChat(actor, right, chat)) throw new ForbiddenError('chat.forbidden', { right })
}
