import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { part, readTogether } from '../../../platform/database/together.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import { copiesPart } from '../../attachments/index.ts'
import { joinThread, postPart, threadIds, threadParts } from '../../inbox/index.ts'
import { deadlineParts, joinDeadlines } from '../deadlines/index.ts'
import { failedDeliveryPart } from '../filter/index.ts'
import { activitiesPart, assignmentsPart } from '../history/index.ts'
import { lateMembersPart, linksPart, membersPart } from '../messages/index.ts'
import type { VisibleRow } from '../steps/index.ts'
import { sentFilesPart } from './sent-files.ts'

/** All that a card shows beside its own row, by one statement. */
export async function readCard(db: Db, row: VisibleRow) {
  const {
    assignments,
    activities,
    lateMembers,
    failedDelivery,
    posts,
    fakes,
    messages,
    versions,
    onAir,
    requests,
    ...rest
  } = await readTogether(db, {
    ...threadParts(db, row.id),
    ...deadlineParts(db, row.id),
    copies: copiesPart(db, threadIds(row.id)),
    sentFiles: sentFilesPart(db, threadIds(row.id)),
    posts: postPart(db, row),
    members: membersPart(db, row.id),
    lateMembers: lateMembersPart(db, row.memberCount > 1 ? row.id : NIL_ID),
    promises: promisesPart(db, row.id),
    links: linksPart(db, linkedIds(row)),
    fakes: fakePart(db, row.sourceMessageId),
    onAir: onAirPart(db, row.id),
    requests: requestPart(db, row.network === 'form' ? row.threadExternalId : ''),
    failedDelivery: failedDeliveryPart(db, row.step === 'publishing' ? row.id : NIL_ID),
    assignments: assignmentsPart(db, row.handoffs > 0 ? row.id : NIL_ID),
    activities: activitiesPart(db, row.hasEvidence ? row.id : NIL_ID),
  })
  return {
    ...rest,
    ...joinDeadlines(rest),
    assignments,
    activities,
    thread: joinThread({ messages, versions }),
    post: posts[0] ?? null,
    fake: fakes[0] ?? null,
    onAir: onAir[0] ?? null,
    requestNumber: requests[0]?.number ?? null,
    hasLateMembers: lateMembers.length > 0,
    hasFailedDelivery: failedDelivery.length > 0,
  }
}

function promisesPart(db: Db, incidentId: string) {
  return part(
    db.selectFrom('promise').selectAll().where('incidentId', '=', incidentId).orderBy('madeAt', 'desc'),
    { closedAt: 'date', dueAt: 'date', madeAt: 'date', returnsAt: 'date' },
  )
}

/** Of a place that a person has turned down nothing is told. */
function fakePart(db: Db, messageId: string) {
  return part(
    db
      .selectFrom('fakeCarrier')
      .innerJoin('fake', 'fake.id', 'fakeCarrier.fakeId')
      .select(['fake.id', 'fake.number', sql<boolean>`fake_carrier.state = 'confirmed'`.as('isSure')])
      .where('fakeCarrier.messageId', '=', messageId)
      .where('fakeCarrier.state', '<>', 'rejected')
      .orderBy('fakeCarrier.state')
      .orderBy('fake.number', 'desc')
      .limit(1),
    {},
  )
}

/** What the resident of the form was given: the thread has the id of their request. */
function requestPart(db: Db, threadId: string) {
  const id = z.uuid().catch(NIL_ID).parse(threadId)
  return part(db.selectFrom('formRequest').select('number').where('id', '=', id), {})
}

/** Where a stream answered the question that the work was begun for. */
function onAirPart(db: Db, incidentId: string) {
  return part(
    db
      .selectFrom('livestreamQuestion as question')
      .innerJoin('livestream', 'livestream.id', 'question.livestreamId')
      .select(['livestream.id as livestreamId', 'livestream.title as livestreamTitle'])
      .select(['question.number as questionNumber', sql<number>`question.heard_s`.as('timeCodeS')])
      .where('question.incidentId', '=', incidentId)
      .where('question.state', '=', 'answered')
      .limit(1),
    {},
  )
}

function linkedIds({ mergedIntoId, eventId, splitFromId, repeatOfId }: VisibleRow): string[] {
  return [mergedIntoId, eventId, splitFromId, repeatOfId].filter((id) => id !== null)
}
