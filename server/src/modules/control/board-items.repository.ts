/** The rows behind each figure of the board, by keyset. */
import { type BoardItemsQuery, CENTRE } from '@veche/contract/control.ts'
import { SPENT_KEYS } from '@veche/contract/values/control.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Db } from '../../platform/database/db.ts'
import { NIL_ID } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { isClockRunning, visibleIncidents } from '../incidents/index.ts'
import { IS_CHANGED } from './board.repository.ts'
import { STEPS_OF_CENTRE } from './domain/escalation.ts'
import { REFUSED_BY } from './returned.repository.ts'

export type ItemPlace = { at: Date; id: string }
type Asked = { actor: Actor; query: BoardItemsQuery; after: ItemPlace | null }
export type ItemRow = Awaited<ReturnType<typeof listBoardItems>>[number]

/** What a figure is made of, and what it is ordered by. */
function source(db: Db, { actor, query }: Asked) {
  const visible = db.selectFrom('incident').where(visibleIncidents(actor))
  const none = [sql<unknown>`null`.as('changes'), sql<unknown>`null`.as('returned')] as const
  switch (query.figure) {
    case 'work':
      return visible
        .where('step', 'in', query.step ? [query.step] : OWED_STEPS)
        .where(isClockRunning)
        .where('deadlineDueAt', 'is not', null)
        .select([sql<Date>`incident.deadline_due_at`.as('at'), 'incident.id as rowId', ...none])
    case 'approvals':
      return visible
        .where('step', '=', 'approval')
        .select([
          sql<Date>`coalesce(incident.deadline_started_at, incident.updated_at)`.as('at'),
          'incident.id as rowId',
          ...none,
        ])
    case 'promises':
    case 'broken_promises':
      return visible
        .innerJoin('promise', 'promise.incidentId', 'incident.id')
        .where('promise.state', '=', query.figure === 'promises' ? 'open' : 'broken')
        .select([sql<Date>`promise.due_at`.as('at'), 'promise.id as rowId', ...none])
    case 'changed':
      return visible
        .innerJoin('incidentDeadline', 'incidentDeadline.incidentId', 'incident.id')
        .where(IS_CHANGED)
        .select([
          sql<Date>`incident_deadline.due_at`.as('at'),
          'incidentDeadline.id as rowId',
          sql<unknown>`incident_deadline.changes`.as('changes'),
          sql<unknown>`null`.as('returned'),
        ])
    case 'late_steps':
      return visible
        .innerJoin('incidentDeadline', 'incidentDeadline.incidentId', 'incident.id')
        .where('incidentDeadline.state', '=', 'late')
        .$if(query.key !== undefined, (select) => select.where('incidentDeadline.key', '=', query.key ?? ''))
        .select([sql<Date>`incident_deadline.stopped_at`.as('at'), 'incidentDeadline.id as rowId', ...none])
    case 'sent_back':
      return visible
        .innerJoin('answerDecision', 'answerDecision.incidentId', 'incident.id')
        .where('answerDecision.outcome', '=', 'sent_back')
        .$if(query.reason !== undefined, (select) =>
          select.where('answerDecision.reasonCode', '=', query.reason ?? ''),
        )
        .select([
          sql<Date>`answer_decision.decided_at`.as('at'),
          'answerDecision.id as rowId',
          sql<unknown>`null`.as('changes'),
          sql<unknown>`jsonb_build_object('reason', reason_code, 'words', comment)`.as('returned'),
        ])
    case 'refused':
      return visible
        .innerJoin('incidentActivity', 'incidentActivity.incidentId', 'incident.id')
        .where('incidentActivity.type', '=', 'return')
        .$if(query.owner !== undefined, (select) =>
          select.where(sql<SqlBool>`coalesce(${REFUSED_BY}, ${CENTRE}) = ${query.owner ?? ''}`),
        )
        .select([
          sql<Date>`incident_activity.at`.as('at'),
          'incident.id as rowId',
          sql<unknown>`null`.as('changes'),
          sql<unknown>`jsonb_build_object('reason', null, 'words', incident_activity.details->>'reason')`.as(
            'returned',
          ),
        ])
  }
}

export function listBoardItems(db: Db, asked: Asked) {
  const { query, after } = asked
  // Of a refusal the history says whose it was.
  const owned = query.owner === undefined || query.figure === 'refused' ? null : isOwnedBy(query)
  const inner = source(db, asked).select('incident.id as incidentId')
  return db
    .selectFrom((owned ? inner.where(owned) : inner).as('item'))
    .innerJoin('incident', 'incident.id', 'item.incidentId')
    .leftJoin('personName', 'personName.id', 'incident.assigneeId')
    .$if(query.from !== undefined, (select) => select.where('item.at', '>=', new Date(query.from ?? 0)))
    .$if(query.to !== undefined, (select) => select.where('item.at', '<', new Date(query.to ?? 0)))
    .$if(after !== null, (select) =>
      select.where(sql<SqlBool>`(item.at, item.row_id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .select([
      'item.at',
      'item.rowId',
      'item.changes',
      'item.returned',
      'incident.id',
      'incident.number',
      'incident.title',
    ])
    .select(['incident.step', 'incident.agencyCode', 'incident.topicCode', 'incident.municipalityCode'])
    .select(['incident.urgency', 'incident.deadlineDueAt', 'personName.name as assigneeName'])
    .orderBy('item.at')
    .orderBy('item.rowId')
    .limit(query.limit + 1)
    .execute()
}

/** Of ended steps the key says whose they were, of work the step it is in. */
function isOwnedBy({ owner, figure, key }: BoardItemsQuery) {
  return (eb: ExpressionBuilder<DB, 'incident'>): Expression<SqlBool> => {
    if (figure === 'late_steps') {
      const isKeyOfCentre = key === 'triage' || key === 'distribution' || key === 'approval'
      return isKeyOfCentre ? eb.lit(owner === CENTRE) : eb('incident.agencyCode', '=', owner ?? '')
    }
    if (figure === 'sent_back')
      return owner === CENTRE
        ? eb('incident.agencyCode', 'is', null)
        : eb('incident.agencyCode', '=', owner ?? '')
    const isCentre = eb.or([
      eb('incident.step', 'in', STEPS_OF_CENTRE),
      eb('incident.agencyCode', 'is', null),
    ])
    return owner === CENTRE
      ? isCentre
      : eb.and([eb.not(isCentre), eb('incident.agencyCode', '=', owner ?? '')])
  }
}

/** Steps of these incidents: what ended has its time, what runs is counted by the caller. */
export function listStepTimes(db: Db, incidentIds: readonly string[]) {
  return db
    .selectFrom('incidentDeadline')
    .select(['incidentId', 'key', 'startedAt', 'stoppedAt', 'spentWorkingMs', 'scheduleCode'])
    .where('incidentId', 'in', incidentIds.length > 0 ? incidentIds : [NIL_ID])
    .where('key', 'in', SPENT_KEYS)
    .execute()
}
