/** One press: the question becomes work of the outage's mass event, or that event itself, and its answer is prepared. */
import type { JoinedOutageResponse } from '@veche/contract/outages.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { prepareDraft } from '../../answers/index.ts'
import { chooseAgency, type Directory, getDirectory } from '../../directory/index.ts'
import { canRun, canSeeIncident, getVisibleRow, takeStep } from '../../incidents/index.ts'
import { spotOfAddress } from '../../text/index.ts'
import { preparedFor, takesOthers } from '../domain/joining.ts'
import { topicFor } from '../domain/outage-topics.ts'
import { lockOutage, type OutageRow } from '../outages.repository.ts'
import { announceOutage, type OutagesContext } from '../outages-context.ts'
import { contentOf } from './answer-content.ts'
import { type QuestionRow, readQuestion } from './question.ts'
import { findLastEvent, type OutageEventRow, saveQuestion } from './questions.repository.ts'

type Asked = { incidentId: string; outageId: string; expectedVersion: number; actor: Actor }
type Facts = Pick<OutagesContext, 'clock' | 'region'> & { directory: Directory }
type Known = Facts & { actor: Actor; now: Date }

export async function joinOutage(
  { db, clock, region }: OutagesContext,
  asked: Asked,
): Promise<JoinedOutageResponse> {
  const directory = await getDirectory(db)
  return db.transaction().execute((tx) => joinWithin(tx, asked, { clock, region, directory }))
}

/** The same within the transaction of its caller. */
export async function joinWithin(
  tx: Tx,
  { incidentId, outageId, expectedVersion, actor }: Asked,
  facts: Facts,
): Promise<JoinedOutageResponse> {
  const known = { ...facts, actor, now: facts.clock() }
  const outage = await lockOutage(tx, outageId)
  const row = await getVisibleRow(tx, incidentId, actor)
  assertFit(outage, row)
  const last = await findLastEvent(tx, outageId)
  const event = last && takesOthers(last) && last.id !== row.id ? last : null
  if (event && !canSeeIncident(actor, event)) throw new ForbiddenError('outage.event_out_of_reach')
  const version = await accept(tx, { row, outage, expectedVersion }, known)
  const step = { incidentId, expectedVersion: version, details: { outageNumber: outage.number } }
  await (event ? joinEvent(tx, event, step, known) : declareEvent(tx, row, step, known))
  await saveQuestion(tx, {
    ...{ incidentId, outageId, isEvent: event === null, at: known.now, by: actor.id },
  })
  announceOutage(tx, outageId)
  const preparedId = await prepare(tx, { outage, incidentId, event }, known)
  return { eventId: event?.id ?? incidentId, preparedId }
}

function assertFit(outage: OutageRow, row: QuestionRow): void {
  if (outage.cancelledAt) throw new ConflictError('outage.cancelled')
  const { municipalityCode } = readQuestion(row)
  if (municipalityCode !== null && municipalityCode !== outage.municipalityCode)
    throw new InvalidError('outage.other_place', { number: outage.number })
}

type Accepting = { row: QuestionRow; outage: OutageRow; expectedVersion: number }

/** A question that nobody sorted yet goes to the body of the outage, where the caller may choose one. */
async function accept(
  tx: Tx,
  { row, outage, expectedVersion }: Accepting,
  { actor, directory, clock }: Known,
): Promise<number> {
  if (row.step !== 'new') return expectedVersion
  const { topicCodes, address } = readQuestion(row)
  const topicCode = topicFor(outage.kind, topicCodes)
  if (topicCode === null) throw new InvalidError('outage.no_topic', { field: 'topicCode' })
  const { municipalityCode } = outage
  const place = { topicCode, municipalityCode }
  const spot = spotOfAddress(directory.placeRoutes, address)
  const mayChoose =
    canRun(actor, row, 'assign', null) ||
    chooseAgency(directory, { ...place, spot })?.agencyCode === outage.agencyCode
  return takeStep(
    tx,
    { clock },
    {
      ...{ incidentId: row.id, actor },
      request: {
        ...{ type: 'accept', expectedVersion, ...place, agencyCode: mayChoose ? outage.agencyCode : null },
        ...{ urgency: row.urgency, address },
      },
    },
  )
}

type Step = { incidentId: string; expectedVersion: number; details: Record<string, unknown> }

async function joinEvent(
  tx: Tx,
  event: OutageEventRow,
  { expectedVersion, ...step }: Step,
  { actor, clock }: Known,
): Promise<void> {
  await takeStep(
    tx,
    { clock },
    {
      ...{ ...step, actor },
      request: { type: 'join_event', expectedVersion, eventId: event.id },
    },
  )
}

/** One that is a mass event already stands for the outage as it is. */
async function declareEvent(
  tx: Tx,
  { isMassEvent }: QuestionRow,
  { expectedVersion, ...step }: Step,
  { actor, clock }: Known,
): Promise<void> {
  if (isMassEvent) return
  await takeStep(
    tx,
    { clock },
    {
      ...{ ...step, actor },
      request: { type: 'declare_event', expectedVersion, isMassEvent: true },
    },
  )
}

type Joined = { outage: OutageRow; incidentId: string; event: OutageEventRow | null }

async function prepare(
  tx: Tx,
  { outage, incidentId, event }: Joined,
  { actor, directory, now, region }: Known,
): Promise<string | null> {
  const of = event === null ? 'event' : preparedFor(event)
  if (of === null) return null
  const preparedId = of === 'event' ? (event?.id ?? incidentId) : incidentId
  const content = contentOf(outage, { directory, now, timeZone: region.timeZone })
  const isPrepared = await prepareDraft(tx, { incidentId: preparedId, actor, content, now })
  return isPrepared ? preparedId : null
}
