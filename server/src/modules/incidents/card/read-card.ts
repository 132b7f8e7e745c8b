import type { Db } from '../../../platform/database/db.ts'
import { readTogether } from '../../../platform/database/together.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import { copiesPart } from '../../attachments/index.ts'
import { joinThread, postPart, threadIds, threadParts } from '../../inbox/index.ts'
import { deadlineParts, joinDeadlines } from '../deadlines/index.ts'
import { failedDeliveryPart } from '../filter/index.ts'
import { activitiesPart, assignmentsPart, releasePart } from '../history/index.ts'
import { lateMembersPart, linksPart, membersPart } from '../messages/index.ts'
import { ownValuesPart } from '../own-fields/index.ts'
import type { VisibleRow } from '../steps/index.ts'
import { fakePart, onAirPart, promisesPart, requestPart } from './card.repository.ts'
import { sentFilesPart } from './sent-files.repository.ts'

/** Reads everything that a card shows beside its own row, in one statement. */
export async function readCard(db: Db, row: VisibleRow) {
  const {
    assignments,
    releases,
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
    ownValues: ownValuesPart(db, row.id),
    links: linksPart(db, linkedIds(row)),
    fakes: fakePart(db, row.sourceMessageId),
    onAir: onAirPart(db, row.id),
    requests: requestPart(db, row.network === 'form' ? row.threadExternalId : ''),
    failedDelivery: failedDeliveryPart(db, row.step === 'publishing' ? row.id : NIL_ID),
    assignments: assignmentsPart(db, row.handoffs > 0 ? row.id : NIL_ID),
    releases: releasePart(db, isReleased(row) ? row.id : NIL_ID),
    activities: activitiesPart(db, row.hasEvidence ? row.id : NIL_ID),
  })
  return {
    ...rest,
    ...joinDeadlines(rest),
    assignments,
    release: releases[0] ?? null,
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

function isReleased({ assigneeId, releasedBy }: VisibleRow): boolean {
  return assigneeId === null && releasedBy !== null
}

function linkedIds({ mergedIntoId, eventId, splitFromId, repeatOfId }: VisibleRow): string[] {
  return [mergedIntoId, eventId, splitFromId, repeatOfId].filter((id) => id !== null)
}
