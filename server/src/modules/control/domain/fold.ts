/** Folds many notices of one kind for one person into one: «12 вопросов просрочены». */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { NotificationDetails, NotificationKind } from '@veche/contract/notifications.ts'

export type Notice = {
  userId: string
  kind: NotificationKind
  incidentId: string
  details: NotificationDetails
  isUrgent: boolean
  dedupeKey: string
}
/** `matters`: incidents whose notice ends when somebody else takes a step. */
export type FoldedNotice = Omit<Notice, 'incidentId'> & { count: number; matters: string[] }

/** Up to this many of a kind in an hour are told one by one. */
export const SINGLE_LIMIT = 5

export function startOfHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
}

/** `toldThisHour`: notices of the kind that the person already has. Urgent ones are folded only among themselves. */
export function foldNotices(
  notices: readonly Notice[],
  toldThisHour: (userId: string, kind: NotificationKind) => number,
  now: Date,
): { single: Notice[]; folded: FoldedNotice[] } {
  const single: Notice[] = []
  const folded: FoldedNotice[] = []
  for (const group of Map.groupBy(notices, groupKey).values()) {
    const [first] = group
    if (!first) continue
    if (toldThisHour(first.userId, first.kind) + group.length <= SINGLE_LIMIT) single.push(...group)
    else folded.push(foldGroup(first, group, now))
  }
  return { single, folded }
}

function foldGroup(
  { userId, kind, details, isUrgent }: Notice,
  group: readonly Notice[],
  now: Date,
): FoldedNotice {
  const share = details.share ?? null
  const dedupeKey = `${kind}:${share}:${isUrgent}:${startOfHour(now).toISOString()}`
  return {
    ...{ userId, kind, isUrgent, dedupeKey },
    details: share === null ? {} : { share },
    count: group.length,
    matters: group.filter(isEndedByAStep).map(({ incidentId }) => incidentId),
  }
}

/** An answer that waits for an approval; news of a decision stays. */
function isEndedByAStep({ kind, details }: Notice): boolean {
  return kind === 'approval' && !('isFutile' in details) && !('isClarification' in details)
}

function groupKey({ userId, kind, details, isUrgent }: Notice): string {
  return JSON.stringify([userId, kind, details.share ?? null, isUrgent])
}
