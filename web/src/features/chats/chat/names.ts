import type { ModerationActResponse } from '@veche/contract/chats.ts'

export type ModerationKind = ModerationActResponse['kind']
export type ModerationReason = ModerationActResponse['reason']
