/** Writes a question down: its words go the way of all messages, then it is sorted as the writer chose. */

import { setTimeout as pause } from 'node:timers/promises'
import type { HandSlipResponse, RecordQuestionRequest } from '@veche/contract/casework/by-hand.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { assertOwnSayable, findIncidentRow } from '../../incidents/index.ts'
import { mayRecord, maySortLater } from './by-hand.policy.ts'
import type { ByHandContext } from './by-hand-context.ts'
import { listMailboxes } from './find-letter-places.ts'
import type { Standing } from './hand-records.repository.ts'
import { findIncidentOf, sortRecord } from './sort-record.ts'
import { standInNetwork, standOnForm } from './stand-for.ts'

/** Another process may work on messages: so many looks, so far apart. */
const LOOKS = 20
const LOOK_MS = 100
/** Clocks of a browser and ours differ by a little. */
const SLACK_MS = 60_000
const OWN_RECORD = 'whoever writes a question down is told its number, whoever works on it'

type Asked = { recordId: string; request: RecordQuestionRequest; actor: Actor }

export async function registerByHand(context: ByHandContext, asked: Asked): Promise<HandSlipResponse> {
  const { request, actor, recordId } = asked
  const now = context.clock()
  const recording = { ...asked, now, request: await checkAsked(context, { request, actor, now }) }
  const stood = request.isReadFromLink
    ? await standInNetwork(context, recording)
    : await standOnForm(context, recording)
  const isByLetter = request.email !== null && (await listMailboxes(context)).length > 0
  const slip = { receipt: stood.receipt, isByLetter, mayBeCalled: request.phone !== null }
  const incidentId = await waitForIncident(context, stood)
  if (incidentId === null) return { ...slip, incident: null, isAccepted: false, isJoined: false }
  const isJoined = await sortRecord(context, { recordId, chosen: recording.request, actor }, incidentId)
  const row = await beyondScope(OWN_RECORD, () => findIncidentRow(context.db, incidentId))
  const incident = row ? { id: row.id, number: row.number, step: row.step } : null
  return { ...slip, incident, isAccepted: row?.step !== 'new', isJoined }
}

type Checked = { request: RecordQuestionRequest; actor: Actor; now: Date }

async function checkAsked(
  { db }: ByHandContext,
  { request, actor, now }: Checked,
): Promise<RecordQuestionRequest> {
  const directory = await getDirectory(db)
  const { municipalityCode, topicCode, saidAt } = request
  if (!directory.municipalities.some(({ code }) => code === municipalityCode))
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  if (!mayRecord(actor, municipalityCode, directory)) throw new ForbiddenError('hand.not_your_place')
  if (topicCode === null && !maySortLater(actor))
    throw new InvalidError('hand.no_topic', { field: 'topicCode' })
  if (topicCode !== null && !directory.topics.some(({ code }) => code === topicCode))
    throw new InvalidError('directory.unknown_code', { field: 'topicCode', code: topicCode })
  const topic = directory.topics.find(({ code }) => code === topicCode)
  if (topic)
    await assertOwnSayable(db, {
      values: request.ownFields ?? {},
      of: { topicCode: topic.code, groupCode: topic.groupCode },
    })
  const ahead = Date.parse(saidAt) - now.getTime()
  if (ahead > SLACK_MS) throw new InvalidError('hand.in_future', { field: 'saidAt' })
  return ahead > 0 ? { ...request, saidAt: now.toISOString() } : request
}

async function waitForIncident(context: ByHandContext, place: Standing): Promise<string | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const incidentId = await findIncidentOf(context, place)
    if (incidentId !== null) return incidentId
    await pause(LOOK_MS)
  }
  return null
}
