/** Puts the question into the outbox: in the thread, or in the author's dialog with a word of it in the thread. */
import type { LiveEvent } from '@veche/contract/live.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { NewEvent } from '../../../platform/events/events.ts'
import { idFrom } from '../../../platform/ids.ts'
import {
  type ClarificationRow,
  clarifiedIn,
  type Incident,
  listRecipients,
  type Recipient,
  scopeOf,
} from '../../incidents/index.ts'
import { nameOf, queuePost } from '../outbox/index.ts'
import { type AnswersServices, type NewPost, placeParts } from '../parts/index.ts'
import { noticeText } from './domain/phrases.ts'

type Services = Pick<AnswersServices, 'connectors' | 'findAccount'>
type Question = Pick<ClarificationRow, 'id' | 'text' | 'way' | 'askedBy'>
type Queued = { incident: Incident; question: Question; now: Date }

export async function queueClarification(
  tx: Tx,
  services: Services,
  { incident, question, now }: Queued,
): Promise<void> {
  const { id, text, way, askedBy } = question
  const asked = postFor(incident, await placeFor(tx, services, { incident, way }))
  const about = { clarificationId: id, purpose: 'clarification', writtenBy: askedBy } as const
  const post = { ...asked, ...about, id, text }
  await queuePost(tx, post, { ...services, now })
}

/** Where the question is to be read; refuses what can reach nobody. */
export async function placeFor(
  tx: Tx,
  services: Services,
  { incident, way }: { incident: Incident; way: Question['way'] },
): Promise<Standing> {
  const [recipient] = await listRecipients(tx, incident.id)
  if (!recipient) throw new InvalidError('clarification.no_way', { way })
  if (way === 'thread') return { recipient, place: threadOf(recipient) }
  const answer = { incidentId: incident.id, privateText: 'in private', fileIds: [] }
  const [placed] = await placeParts(tx, [recipient], answer, services)
  if (!placed || placed.errorCode !== null) throw new InvalidError('clarification.no_way', { way })
  return { recipient, place: placed.place }
}

type Standing = { recipient: Recipient; place: NewPost['place'] }

function threadOf({ surface, container, externalId, threadExternalId }: Recipient): NewPost['place'] {
  return { surface, container, replyToExternalId: externalId, threadExternalId }
}

/** Said in the thread once the question stands in the dialog: what it says must be true. */
export async function queueNotice(
  tx: Tx,
  { connectors, vault }: Pick<AnswersServices, 'connectors' | 'vault'>,
  { incident, question, now }: Queued,
): Promise<void> {
  const [recipient] = await listRecipients(tx, incident.id)
  if (!recipient || recipient.surface === 'private') return
  const text = noticeText(nameOf(recipient, vault))
  const id = idFrom('clarification_notice', question.id)
  const post = { ...postFor(incident, { recipient, place: threadOf(recipient) }), id, text } as const
  await queuePost(
    tx,
    {
      ...{ ...post, purpose: 'clarification_notice', writtenBy: question.askedBy },
      clarificationId: question.id,
    },
    { connectors, now },
  )
}

function postFor(
  incident: Incident,
  { recipient: { channelId, number, subject }, place }: Standing,
): Pick<NewPost, 'channelId' | 'place' | 'conversation' | 'letter' | 'tells' | 'incidentId'> {
  return {
    channelId,
    place,
    incidentId: incident.id,
    // A line of its own: one whose end nobody knows holds up no answer.
    conversation: clarifiedIn({ channelId, ...place }),
    ...(place.surface === 'email' && { letter: { subject: subject ?? '', incidentNumber: number } }),
    tells: movedEvent(incident),
  }
}

function movedEvent(incident: Incident): NewEvent {
  const payload: LiveEvent = {
    ...{ type: 'incident', incidentId: incident.id, step: incident.step },
    activity: 'clarification_moved',
  }
  return { payload, audience: { kind: 'incident', scopes: [scopeOf(incident)] } }
}
