import type { IncidentFilter } from '@veche/contract/casework/incident-filter.ts'
import type { Queue } from '@veche/contract/incidents.ts'
import type { Expression, SqlBool } from 'kysely'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents, waitsForApproval } from '../rights/index.ts'
import { isAuthorAwaited } from './awaited-authors.repository.ts'
import type { Condition, Eb } from './condition.ts'
import { endOfDay, ofToday } from './end-of-day.ts'
import { fieldConditions } from './fields.query.ts'
import { hasNumber, numberOf } from './numbered.query.ts'
import { ownAgencies } from './own-queues.ts'
import { OWN_WORK_STEPS } from './queue-steps.ts'

export type FilterFacts = { actor: Actor; filter: IncidentFilter; now: Date; timeZone: string }
export type Match = (eb: Eb) => Condition

/**
 * What a filter and the reader's scope let through, without the steps: those choose the index. Words are looked for
 * apart, in search-words.ts.
 */
export function matchIncidents({ actor, filter: asked, now, timeZone }: FilterFacts): Match {
  const filter = ofToday(asked, { now, timeZone })
  const number = numberOf(filter)
  return (eb) =>
    eb.and([
      visibleIncidents(actor)(eb),
      ...(filter.queue ? queueConditions(eb, filter.queue, { actor, now, timeZone }) : []),
      ...fieldConditions(eb, filter, { actor, now }),
      ...(number === null ? [] : [hasNumber(number)]),
    ])
}

export function wordsOf(filter: IncidentFilter): string | null {
  return numberOf(filter) === null ? (filter.search ?? null) : null
}

export function queueConditions(
  eb: Eb,
  queue: Queue,
  { actor, now, timeZone }: Omit<FilterFacts, 'filter'>,
): Condition[] {
  switch (queue) {
    case 'mine':
      return [isOwnWork(actor)(eb), eb.or([hasUnread(eb), eb('incident.step', 'in', OWN_WORK_STEPS)])]
    case 'mine_today':
      // Returned work is due on the day it came back, however far away its deadline is.
      return [
        isOwnWork(actor)(eb),
        eb.or([
          hasUnread(eb),
          eb('incident.step', '=', 'rework'),
          isBeingSupplemented(eb),
          eb.and([
            eb('incident.step', 'in', OWN_WORK_STEPS),
            eb('incident.deadlineDueAt', '<', endOfDay(now, timeZone)),
          ]),
        ]),
      ]
    case 'mine_sent':
      // With unread words it waits for the reader, and stands in `mine`.
      return [isOwnWork(actor)(eb), eb('incident.hasUnreadFollowUp', '=', false)]
    case 'clarifying':
      return [isAuthorAwaited(eb)]
    case 'to_approve':
      return [waitsForApproval({ actorId: actor.id, now })]
    default:
      return []
  }
}

/**
 * Assigned to the reader, or to the reader's unit or agency while no person has it. What the reader gave back to the
 * coordinator waits for others.
 */
export function isOwnWork(actor: Actor): Match {
  return (eb) => {
    const parts: Expression<SqlBool>[] = [eb('incident.assigneeId', '=', actor.id)]
    for (const { kind, code, isLed } of ownAgencies(actor)) {
      const column = kind === 'agency' ? 'incident.agencyCode' : 'incident.unitCode'
      const isUnheld = eb.and([eb('incident.assigneeId', 'is', null), eb(column, '=', code)])
      parts.push(
        isLed ? isUnheld : eb.and([isUnheld, eb('incident.releasedBy', 'is distinct from', actor.id)]),
      )
    }
    return eb.or(parts)
  }
}

/** The author wrote again and nobody has read it: that is work at any step. */
function hasUnread(eb: Eb): Condition {
  return eb('incident.hasUnreadFollowUp', '=', true)
}

/** The rule of `isSupplement`, on the steps where the supplement waits for its writer. */
function isBeingSupplemented(eb: Eb): Condition {
  return eb.and([
    eb('incident.step', 'in', ['assigned', 'in_progress']),
    eb('incident.answeredAt', 'is not', null),
    eb('incident.outcome', '<>', 'postponed'),
  ])
}
