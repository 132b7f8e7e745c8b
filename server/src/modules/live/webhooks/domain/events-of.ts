/** What a change that others may hear of is called outside. Pure. */
import type { WebhookEventType } from '@veche/contract/admin/webhooks.ts'
import type { LiveEvent } from '@veche/contract/live.ts'

export type Outgoing = {
  type: WebhookEventType
  object: string
  /** Of a question: what it has besides is read when the event is written. */
  incidentId: string | null
  data: Record<string, string>
}

/** Steps that have a name of their own outside; all others are changes. */
const NAMED: Readonly<Record<string, WebhookEventType>> = {
  found: 'question.appeared',
  delivered: 'answer.published',
  answered_by_event: 'answer.published',
  answered_by_hand: 'answer.published',
  promise_broken: 'promise.broken',
}

/** Nothing for what others are told nothing of. */
export function eventsOf(told: LiveEvent): Outgoing[] {
  switch (told.type) {
    case 'incident': {
      const { incidentId, step, activity } = told
      const named = NAMED[activity] ?? 'question.changed'
      // An answer that promises a date leaves the question postponed till then.
      const isPromise = named === 'answer.published' && step === 'postponed'
      return [named, ...(isPromise ? (['promise.made'] as const) : [])].map((type) => ({
        ...{ type, object: `question ${incidentId}`, incidentId },
        data: { id: incidentId, step, activity },
      }))
    }
    case 'outage':
      return [plain('outage.changed', 'outage', told.outageId)]
    case 'fake':
      return [plain('rumour.changed', 'rumour', told.fakeId)]
    case 'livestream':
      return [plain('livestream.changed', 'livestream', told.livestreamId)]
    default:
      return []
  }
}

function plain(type: WebhookEventType, object: string, id: string): Outgoing {
  return { type, object: `${object} ${id}`, incidentId: null, data: { id } }
}
