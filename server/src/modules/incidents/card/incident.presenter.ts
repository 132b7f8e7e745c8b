/** Domain → contract. Everything a reader may not see is left out here, before it leaves. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type {
  CurrentDeadline,
  DeadlineResponse,
  ExplanationResponse,
  IncidentListItem,
  IncidentResponse,
  MemberResponse,
  MessageResponse,
  PromiseResponse,
  RefusalResponse,
  SentFileResponse,
  Suggestion,
} from '@veche/contract/incidents.ts'
import { Address } from '@veche/contract/incidents.ts'
import type { Selectable } from 'kysely'
import type { Promise as Promised } from '../../../platform/database/database.gen.ts'
import type { Vault } from '../../../platform/vault.ts'
import type { ExplainedInterval } from '../../../platform/working-time/index.ts'
import { type CopyRow, presentAttachments } from '../../attachments/index.ts'
import { openAuthorName, type ThreadMessage } from '../../inbox/index.ts'
import { type DeadlineBook, explainDeadline, type StoredDeadline } from '../deadlines/index.ts'
import type { Refusal } from '../history/index.ts'
import type { MemberRow } from '../messages/index.ts'
import { isSupplement } from '../steps/index.ts'
import type { ListRow } from './list-columns.ts'

/** Facts of a row that other tables hold: what was written down, the outbox and the deadlines. */
type Beside = {
  handWay: IncidentListItem['handWay']
  hasFailedDelivery?: boolean
  isPaused: boolean
  urgentWords?: string[] | undefined
}

export function presentListItem(
  row: ListRow,
  { handWay, hasFailedDelivery = false, isPaused, urgentWords = [] }: Beside,
): IncidentListItem {
  return {
    id: row.id,
    number: row.number,
    step: row.step,
    version: row.version,
    title: row.title,
    network: row.network,
    surface: row.surface,
    handWay,
    topicCode: row.topicCode,
    municipalityCode: row.municipalityCode,
    address: Address.parse(row.address),
    agencyCode: row.agencyCode,
    unitCode: row.unitCode,
    assigneeName: row.assigneeName,
    foundAt: row.foundAt.toISOString(),
    deadline: presentCurrent(row, isPaused),
    clarifyUntil: row.clarifyUntil?.toISOString() ?? null,
    flags: {
      isUrgent: row.urgency === 'urgent',
      isReopened: row.isReopened,
      hasUnreadFollowUp: row.hasUnreadFollowUp,
      isSourceEdited: row.isSourceEdited,
      isSourceDeleted: row.isSourceDeleted,
      hasUnknownDelivery: row.hasUnknownDelivery,
      hasFailedDelivery,
      isRepeat: row.repeatNo !== null && row.isRepeatConfirmed !== false,
      isMassEvent: row.isMassEvent,
      isFrozen: row.isFrozen,
      isAuthorUnreachable: row.isAuthorUnreachable,
      needsArbiter: row.needsArbiter,
      isSupplement: isSupplement(row),
    },
    messageCount: row.messageCount,
    authorId: row.authorId,
    memberCount: row.memberCount,
    authorCount: row.authorCount,
    repeatNo: row.repeatNo,
    promiseDueAt: row.promiseDueAt?.toISOString() ?? null,
    eventId: row.eventId,
    tags: row.tags,
    urgentWords: row.urgency === 'urgent' ? urgentWords : [],
  }
}

/** The words by which a suggestion held it a danger. */
export function dangerWordsOf(suggestion: Suggestion | null): string[] {
  const { kind } = suggestion ?? {}
  return kind?.code === 'danger' ? kind.reasons.flatMap(({ words }) => words) : []
}

function presentCurrent(row: ListRow, isPaused: boolean): CurrentDeadline | null {
  const { deadlineKey, deadlineStartedAt, deadlineDueAt, deadlineWarnAt, deadlineClock } = row
  if (!deadlineKey || !deadlineStartedAt || !deadlineDueAt || !deadlineWarnAt || !deadlineClock) return null
  return {
    key: deadlineKey,
    startedAt: deadlineStartedAt.toISOString(),
    dueAt: deadlineDueAt.toISOString(),
    warnAt: deadlineWarnAt.toISOString(),
    isPaused,
    clock: deadlineClock,
  }
}

/** Names of those who moved or stopped a deadline, by id. */
export type ActorNames = ReadonlyMap<string, string>

export function presentDeadline(
  deadline: StoredDeadline,
  book: DeadlineBook,
  names: ActorNames,
): DeadlineResponse {
  return {
    key: deadline.key,
    startedAt: deadline.startedAt.toISOString(),
    dueAt: deadline.dueAt.toISOString(),
    warnAt: deadline.warnAt.toISOString(),
    isPaused: deadline.state === 'paused',
    clock: deadline.limit.clock,
    ruleName: book.ruleName(deadline.ruleId, deadline.ruleVersion),
    ruleVersion: deadline.ruleVersion,
    stoppedAt: deadline.stoppedAt?.toISOString() ?? null,
    state: deadline.state,
    spentWorkingMs: deadline.spentWorkingMs,
    spentCalendarMs: deadline.spentCalendarMs,
    firstDueAt: deadline.firstDueAt.toISOString(),
    changes: deadline.changes.map(({ at, actorId, reason, before, after }) => ({
      at: at.toISOString(),
      byName: names.get(actorId) ?? null,
      reason,
      before: before.toISOString(),
      after: after.toISOString(),
    })),
    pauses: deadline.pauses.map(({ from, until, actorId, reason }) => ({
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
      byName: names.get(actorId) ?? null,
      reason,
    })),
  }
}

export function presentExplanation(
  deadline: StoredDeadline,
  { book, names, now }: { book: DeadlineBook; names: ActorNames; now: Date },
): ExplanationResponse {
  const explained = explainDeadline(
    deadline,
    book.contextOf(deadline.scheduleCode),
    deadline.stoppedAt ?? now,
  )
  return {
    deadline: presentDeadline(deadline, book, names),
    intervals: explained.intervals.map((interval) => ({
      from: interval.from.toISOString(),
      to: interval.to.toISOString(),
      isCounted: interval.countedMs > 0,
      reason: interval.reason,
      note: noteOf(interval),
      ms: interval.to.getTime() - interval.from.getTime(),
    })),
    countedMs: explained.countedMs,
    calendarMs: explained.calendarMs,
    isCalendarAssumed: explained.calendar === 'assumed',
  }
}

function noteOf(interval: ExplainedInterval): string | null {
  switch (interval.reason) {
    case 'holiday':
      return interval.holiday
    case 'moved_day_off':
      return interval.movedFrom
    default:
      return null
  }
}

export function presentMessage(
  message: ThreadMessage,
  {
    vault,
    sourceId,
    idByExternal,
    copies,
    sentFiles,
    canRetry,
  }: {
    vault: Vault
    sourceId: string
    idByExternal: ReadonlyMap<string, string>
    copies: readonly CopyRow[]
    sentFiles: readonly SentFileResponse[]
    canRetry: boolean
  },
): MessageResponse {
  return {
    id: message.id,
    incidentId: message.incidentId,
    direction: message.direction,
    surface: message.surface,
    authorName: openAuthorName(message.authorCard, vault),
    isOurs: message.authorKind === 'self',
    isByHand: message.isByHand,
    automatic: message.automatic,
    isLate: message.isLate,
    isSource: message.id === sourceId,
    text: message.text,
    attachments: presentAttachments(message.attachments, copies, canRetry).map(({ source, copy }) => ({
      ...{ kind: source.kind, url: source.url, title: source.title, copy },
    })),
    sentFiles: sentFiles.map(({ id, incidentId, name, contentType, label }) => ({
      ...{ id, incidentId, name, contentType, label },
    })),
    parentId: message.parentExternalId ? (idByExternal.get(message.parentExternalId) ?? null) : null,
    occurredAt: message.occurredAt.toISOString(),
    receivedAt: message.receivedAt.toISOString(),
    permalink: message.permalink,
    sourceState: message.sourceState,
    isTakenDown: message.isTakenDown,
    versions: message.versions.map(({ text, capturedAt }) => ({
      text,
      capturedAt: capturedAt.toISOString(),
    })),
    isUnread: !message.isRead,
  }
}

type MemberFacts = {
  vault: Vault
  now: Date
  unmergeWithinDays: number
  canUnmerge: boolean
  handWays: ReadonlyMap<string, MemberResponse['handWay']>
}

export function presentMember(
  row: MemberRow,
  { vault, now, unmergeWithinDays, canUnmerge, handWays }: MemberFacts,
): MemberResponse {
  const isLately =
    row.mergedAt !== null && now.getTime() - row.mergedAt.getTime() <= unmergeWithinDays * DAY_MS
  return {
    incidentId: row.incidentId,
    number: row.number,
    step: row.step,
    version: row.version,
    authorId: row.authorId,
    authorName: openAuthorName(row.authorCard, vault),
    network: row.network,
    surface: row.surface,
    handWay: handWays.get(row.incidentId) ?? null,
    title: row.title,
    permalink: row.permalink,
    foundAt: row.foundAt.toISOString(),
    mergedAt: row.mergedAt?.toISOString() ?? null,
    role: row.role,
    delivery: row.deliveryState === null || row.deliveryState === 'cancelled' ? 'none' : row.deliveryState,
    sentAt: row.sentAt?.toISOString() ?? null,
    satisfaction: row.satisfaction,
    canUnmerge: canUnmerge && row.role === 'merged' && isLately,
  }
}

export function presentPromise(row: Selectable<Promised>): PromiseResponse {
  return {
    id: row.id,
    what: row.what,
    who: row.who,
    evidence: row.evidence,
    dueAt: row.dueAt.toISOString(),
    returnsAt: row.returnsAt.toISOString(),
    state: row.state,
    madeAt: row.madeAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

type Release = { at: Date; actorName: string | null; reason: string | null }

export function presentRelease(release: Release | null): IncidentResponse['released'] {
  if (release === null) return null
  const { at, actorName, reason } = release
  return { at: at.toISOString(), byName: actorName, reason: reason ?? '' }
}

export function presentRefusal({ at, ...refusal }: Refusal): RefusalResponse {
  return { at: at.toISOString(), ...refusal }
}
