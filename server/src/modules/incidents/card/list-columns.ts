import type { Selectable } from 'kysely'
import type { Incident } from '../../../platform/database/database.gen.ts'

/** What a row of a list shows, or needs for it: half of the columns, without the long ones. */
export const LIST_COLUMNS = [
  ...(['id', 'number', 'version', 'step', 'title', 'network', 'surface', 'urgency', 'tags'] as const),
  ...([
    'topicCode',
    'municipalityCode',
    'address',
    'agencyCode',
    'unitCode',
    'assigneeId',
    'authorId',
  ] as const),
  ...(['foundAt', 'updatedAt', 'answeredAt', 'closedAt', 'promiseDueAt', 'clarifyUntil', 'outcome'] as const),
  ...(['deadlineKey', 'deadlineStartedAt', 'deadlineDueAt', 'deadlineWarnAt', 'deadlineClock'] as const),
  ...([
    'isReopened',
    'hasUnreadFollowUp',
    'isSourceEdited',
    'isSourceDeleted',
    'hasUnknownDelivery',
  ] as const),
  ...(['isRepeatConfirmed', 'isMassEvent', 'isFrozen', 'isAuthorUnreachable', 'needsArbiter'] as const),
  ...(['messageCount', 'memberCount', 'repeatNo', 'eventId'] as const),
] satisfies readonly (keyof Incident)[]

/** Of `incident` beside another table. */
export const LISTED = LIST_COLUMNS.map((column) => `incident.${column}` as const)
export type ListRow = Pick<Selectable<Incident>, (typeof LIST_COLUMNS)[number]> & {
  assigneeName: string | null
  authorCount: number
}
