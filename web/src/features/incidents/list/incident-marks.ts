import {
  IconCalendarDue,
  IconMessageQuestion,
  IconRepeat,
  IconScale,
  IconSnowflake,
  IconSpeakerphone,
  IconTextPlus,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react'
import type { IncidentListItem } from '@veche/contract/incidents.ts'

export const MARK_ICONS = {
  supplement: IconTextPlus,
  arbiter: IconScale,
  frozen: IconSnowflake,
  clarifying: IconMessageQuestion,
  event: IconSpeakerphone,
  members: IconUsers,
  repeat: IconRepeat,
  unreachable: IconUserOff,
  promise: IconCalendarDue,
} as const
export type MarkKey = keyof typeof MARK_ICONS
export type Mark = { key: MarkKey; count: number | null; at: string | null }
type Marked = Pick<IncidentListItem, 'flags' | 'memberCount' | 'repeatNo' | 'promiseDueAt' | 'clarifyUntil'>

/** What a question is besides its step, what stops or disputes the work first. */
export function marksOf({ flags, memberCount, repeatNo, promiseDueAt, clarifyUntil }: Marked): Mark[] {
  const mark = (key: MarkKey, count: number | null = null, at: string | null = null) => ({ key, count, at })
  return [
    ...(flags.isSupplement ? [mark('supplement')] : []),
    ...(flags.needsArbiter ? [mark('arbiter')] : []),
    ...(flags.isFrozen ? [mark('frozen')] : []),
    ...(clarifyUntil === null ? [] : [mark('clarifying', null, clarifyUntil)]),
    ...(flags.isMassEvent ? [mark('event')] : []),
    ...(memberCount > 1 ? [mark('members', memberCount)] : []),
    ...(flags.isRepeat && repeatNo !== null ? [mark('repeat', repeatNo)] : []),
    ...(flags.isAuthorUnreachable ? [mark('unreachable')] : []),
    ...(promiseDueAt === null ? [] : [mark('promise', null, promiseDueAt)]),
  ]
}
