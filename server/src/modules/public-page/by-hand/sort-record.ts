/** What comes after the words of a record are stored: its question, sorted as the writer chose, joined where they said so. */
import { RecordQuestionRequest } from '@veche/contract/casework/by-hand.ts'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { AppError, ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, findActorByUserId } from '../../access/index.ts'
import { listMessagesByKey } from '../../inbox/index.ts'
import { acceptRecorded, findIncidentRow, getVisibleRow, mergeIncidents } from '../../incidents/index.ts'
import { findRecord, type Standing, updateRecordIncident } from './hand-records.repository.ts'

export const SORT_JOB = 'public_page.sort_record'
/** Whoever waits at the telephone is served first, and the job finds nothing to do. */
const FIRST_LOOK_MS = 5_000
const NEXT_LOOK_MS = 15_000
/** The work on messages may stand still so long, and no choice is lost. */
const LOOKS_FOR_MS = 24 * 3_600_000
const OWN_RECORD = 'whoever writes a question down is told its number, whoever works on it'

const { topicCode, municipalityCode, urgency, address, ownFields, joinId } = RecordQuestionRequest.shape
const Chosen = z.object({ topicCode, municipalityCode, urgency, address, ownFields, joinId })
export type Chosen = z.infer<typeof Chosen>
/** Queues keep what is done for days, and an erasure does not reach them: where somebody asked of lies sealed there. */
const Payload = z.object({ recordId: z.uuid(), sealed: z.base64() })
type Sorting = { recordId: string; chosen: Chosen; actor: Actor }
type Services = Pick<AppContext, 'db' | 'clock' | 'jobs' | 'log' | 'region' | 'vault'>

/** In the transaction of the record: a choice that was stored is carried out, whatever becomes of this process. */
export function promiseToSort(
  tx: Tx,
  { jobs, clock, vault }: Pick<AppContext, 'jobs' | 'clock' | 'vault'>,
  { recordId, chosen }: Omit<Sorting, 'actor'>,
): Promise<void> {
  const startAfter = new Date(clock().getTime() + FIRST_LOOK_MS)
  const sealed = vault.seal(Chosen.parse(chosen)).toString('base64')
  return jobs.add(tx, SORT_JOB, { recordId, sealed }, { startAfter })
}

/** One record that cannot be sorted as chosen stops no other. */
export async function sortRecords(context: Services, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) {
    const { recordId, sealed } = Payload.parse(payload)
    const record = await findRecord(context.db, recordId)
    if (record === null || record.incidentId !== null) continue
    const actor = await findActorByUserId(context.db, record.byId)
    const incidentId = await findIncidentOf(context, record)
    const chosen = Chosen.parse(context.vault.open(Buffer.from(sealed, 'base64')))
    if (incidentId !== null && actor) await sortOne(context, { recordId, chosen, actor }, incidentId)
    else if (context.clock().getTime() - record.recordedAt.getTime() < LOOKS_FOR_MS)
      await lookLater(context, { recordId, sealed })
  }
}

/** What is refused by now, as a topic that was retired meanwhile, is sorted by a person: it stands among the new ones. */
async function sortOne(context: Services, sorting: Sorting, incidentId: string): Promise<void> {
  try {
    await sortRecord(context, sorting, incidentId)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    context.log.warn({ err: error, recordId: sorting.recordId }, 'a record could not be sorted as chosen')
  }
}

function lookLater({ db, jobs, clock }: Services, payload: z.infer<typeof Payload>): Promise<void> {
  const startAfter = new Date(clock().getTime() + NEXT_LOOK_MS)
  return db.transaction().execute((tx) => jobs.add(tx, SORT_JOB, payload, { startAfter }))
}

/** Null: the work on messages has not come so far. */
export async function findIncidentOf(
  { db }: Pick<AppContext, 'db'>,
  place: Standing,
): Promise<string | null> {
  const [message] = await db.transaction().execute((tx) => listMessagesByKey(tx, [place]))
  return message?.incidentId ?? null
}

/** Gives whether it was joined to the question that the writer named. May be done again: what was done stays. */
export async function sortRecord(context: Services, sorting: Sorting, incidentId: string): Promise<boolean> {
  await accept(context, incidentId, sorting)
  return join(context, incidentId, sorting)
}

/**
 * Whoever writes it down has read it: it is registered in the same breath, unless the topic is left to others. The record
 * knows its question from then on; where the choice is refused by now it knows it all the same.
 */
async function accept(
  { db, clock }: Services,
  incidentId: string,
  { recordId, chosen, actor }: Sorting,
): Promise<void> {
  const { topicCode, municipalityCode, urgency, address, ownFields } = chosen
  const note = (tx: Tx) => updateRecordIncident(tx, recordId, incidentId)
  if (topicCode === null) return db.transaction().execute(note)
  const accepted = { topicCode, municipalityCode, urgency, address, agencyCode: null, ownFields }
  try {
    await db.transaction().execute(async (tx) => {
      await note(tx)
      await acceptRecorded(tx, { clock }, { incidentId, accepted, actor })
    })
  } catch (error) {
    if (error instanceof AppError) await db.transaction().execute(note)
    throw error
  }
}

/** Work that has ended meanwhile, or that the writer does not see, takes nobody in: the question stands by itself. */
async function join(context: Services, incidentId: string, { chosen, actor }: Sorting): Promise<boolean> {
  const { joinId } = chosen
  if (joinId === null) return false
  const own = await beyondScope(OWN_RECORD, () => findIncidentRow(context.db, incidentId))
  if (!own || own.mergedIntoId !== null) return own?.mergedIntoId === joinId
  try {
    const into = await getVisibleRow(context.db, joinId, actor)
    const incidents = [{ id: own.id, expectedVersion: own.version }]
    const request = { expectedVersion: into.version, incidents }
    await mergeIncidents(context, { incidentId: joinId, request, actor })
    return true
  } catch (error) {
    const isOver = error instanceof ConflictError || error instanceof NotFoundError
    if (isOver || error instanceof ForbiddenError) return false
    throw error
  }
}
