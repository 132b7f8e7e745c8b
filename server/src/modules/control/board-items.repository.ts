/** The rows behind each figure of the board, by keyset. */
import { type BoardItemsQuery, CENTRE } from '@veche/contract/control.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { SPENT_KEYS } from '@veche/contract/values/control.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Db } from '../../platform/database/db.ts'
import { NIL_ID } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { DUE_ORDER, isClockRunning, NO_DEADLINE, visibleIncidents } from '../incidents/index.ts'
import { IS_CHANGED } from './board.repository.ts'
import { STEPS_OF_CENTRE } from './domain/escalation.ts'
import { REFUSED_BY } from './returned.repository.ts'

/** Of a row that is a deadline itself. */
const TERM = sql`incident_deadline.key`

export type ItemPlace = { at: Date; id: string }
type Asked = { actor: Actor; query: BoardItemsQuery; after: ItemPlace | null }
export type ItemRow = Awaited<ReturnType<typeof listBoardItems>>[number]

/** What a figure is made of, and what it is ordered by. */
function source(db: Db, { actor, query }: Asked) {
  const visible = db.selectFrom('incident').where(visibleIncidents(actor))
  switch (query.figure) {
    case 'work':
      return visible
        .where(isOnStep(query.step ? [query.step] : OWED_STEPS))
        .where(isClockRunning)
        .where(sql<SqlBool>`${DUE_ORDER} < ${sql.lit(NO_DEADLINE)}`)
        .select(itemOf({ at: DUE_ORDER, rowId: 'incident.id', term: sql.ref('incident.deadline_key') }))
    case 'approvals':
      return visible.where(isOnStep(['approval'])).select(
        itemOf({
          at: sql`coalesce(incident.deadline_started_at, incident.updated_at)`,
          // Ordering by the due moment has an index; ordering by waiting time has none.
          place: DUE_ORDER,
          rowId: 'incident.id',
        }),
      )
    case 'promises':
    case 'broken_promises':
      return visible
        .innerJoin('promise', 'promise.incidentId', 'incident.id')
        .where('promise.state', '=', query.figure === 'promises' ? 'open' : 'broken')
        .select(itemOf({ at: sql`promise.due_at`, rowId: 'promise.id' }))
    case 'clarifications':
    case 'silent_clarifications':
      return visible
        .innerJoin('clarification', 'clarification.incidentId', 'incident.id')
        .where('clarification.publishedAt', 'is not', null)
        .$if(query.figure === 'silent_clarifications', (select) =>
          select.where('clarification.endedAs', '=', 'silence'),
        )
        .select(itemOf({ at: sql`clarification.published_at`, rowId: 'clarification.id' }))
    case 'contributions':
      return visible
        .innerJoin('contribution', 'contribution.incidentId', 'incident.id')
        .where('contribution.endedAt', 'is', null)
        .where('contribution.state', '<>', 'given')
        .select(itemOf({ at: sql`contribution.due_at`, rowId: 'contribution.id' }))
    case 'changed':
      return visible
        .innerJoin('incidentDeadline', 'incidentDeadline.incidentId', 'incident.id')
        .where(IS_CHANGED)
        .select(
          itemOf({
            at: sql`incident_deadline.due_at`,
            rowId: 'incident_deadline.id',
            term: TERM,
            changes: sql`incident_deadline.changes`,
          }),
        )
    case 'late_steps':
      return visible
        .innerJoin('incidentDeadline', 'incidentDeadline.incidentId', 'incident.id')
        .where('incidentDeadline.state', '=', 'late')
        .$if(query.key !== undefined, (select) => select.where('incidentDeadline.key', '=', query.key ?? ''))
        .select(itemOf({ at: sql`incident_deadline.stopped_at`, rowId: 'incident_deadline.id', term: TERM }))
    case 'sent_back':
      return visible
        .innerJoin('answerDecision', 'answerDecision.incidentId', 'incident.id')
        .where('answerDecision.outcome', '=', 'sent_back')
        .$if(query.reason !== undefined, (select) =>
          select.where('answerDecision.reasonCode', '=', query.reason ?? ''),
        )
        .select(
          itemOf({
            at: sql`answer_decision.decided_at`,
            rowId: 'answer_decision.id',
            returned: sql`jsonb_build_object('reason', reason_code, 'words', comment)`,
          }),
        )
    case 'refused':
      return visible
        .innerJoin('incidentActivity', 'incidentActivity.incidentId', 'incident.id')
        .where('incidentActivity.type', '=', 'return')
        .$if(query.owner !== undefined, (select) =>
          select.where(sql<SqlBool>`coalesce(${REFUSED_BY}, ${CENTRE}) = ${query.owner ?? ''}`),
        )
        .select(
          itemOf({
            at: sql`incident_activity.at`,
            rowId: 'incident.id',
            returned: sql`jsonb_build_object('reason', null, 'words', incident_activity.details->>'reason')`,
          }),
        )
  }
}

/** Steps stand in the text, as in the partial indexes of open work. */
function isOnStep(steps: readonly Step[]): Expression<SqlBool> {
  return sql<SqlBool>`incident.step in (${sql.join(steps.map((step) => sql.lit(step)))})`
}

type Item = {
  /** The moment that the row shows. */
  at: RawBuilder<Date>
  /** The moment that orders the rows, where it is another. */
  place?: RawBuilder<Date>
  rowId: string
  /** Whose term the shown moment is. */
  term?: RawBuilder<unknown>
  changes?: RawBuilder<unknown>
  returned?: RawBuilder<unknown>
}

const NOTHING = sql`null`

function itemOf({ at, place = at, rowId, term = NOTHING, changes = NOTHING, returned = NOTHING }: Item) {
  return [
    at.as('at'),
    place.as('place'),
    sql.ref<string>(rowId).as('rowId'),
    sql<string | null>`${term}::text`.as('term'),
    changes.as('changes'),
    returned.as('returned'),
  ] as const
}

export function listBoardItems(db: Db, asked: Asked) {
  const { query, after } = asked
  // For a refusal the history says which agency had the work.
  const owned = query.owner === undefined || query.figure === 'refused' ? null : isOwnedBy(query)
  const inner = source(db, asked).select('incident.id as incidentId')
  return db
    .selectFrom((owned ? inner.where(owned) : inner).as('item'))
    .innerJoin('incident', 'incident.id', 'item.incidentId')
    .leftJoin('personName', 'personName.id', 'incident.assigneeId')
    .$if(query.from !== undefined, (select) => select.where('item.at', '>=', new Date(query.from ?? 0)))
    .$if(query.to !== undefined, (select) => select.where('item.at', '<', new Date(query.to ?? 0)))
    .$if(after !== null, (select) =>
      select.where(sql<SqlBool>`(item.place, item.row_id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .select([
      'item.at',
      'item.place',
      'item.rowId',
      'item.term',
      'item.changes',
      'item.returned',
      'incident.id',
      'incident.number',
      'incident.title',
    ])
    .select(['incident.step', 'incident.agencyCode', 'incident.topicCode', 'incident.municipalityCode'])
    .select(['incident.urgency', 'incident.deadlineDueAt', 'personName.name as assigneeName'])
    .orderBy('item.place')
    .orderBy('item.rowId')
    .limit(query.limit + 1)
    .execute()
}

/** The owner of an ended step follows from its key, that of open work from its step. */
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
