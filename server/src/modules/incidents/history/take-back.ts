/** Steps that undo another step. The history tells which values they restore. */
import { Address, type IncidentCommandRequest } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import type { Incident, IncidentCommand } from '../steps/index.ts'
import { type KeepingStep, type Kept, restoreFields } from './domain/fields-before.ts'
import { takeBackSupplement } from './find-supplement.ts'
import { findEventBeforeMerge, findLastGiving } from './taken-back.repository.ts'

const TAKING_BACK = ['undo_supplement', 'undo_accept', 'unassign'] as const
export type TakingBack = Extract<IncidentCommandRequest, { type: (typeof TAKING_BACK)[number] }>

export function isTakingBack<Request extends IncidentCommandRequest>(
  request: Request,
): request is Extract<Request, TakingBack> {
  return TAKING_BACK.some((type) => type === request.type)
}

export async function toTakeBack(
  tx: Tx,
  { type }: Pick<TakingBack, 'type'>,
  incident: Incident,
): Promise<IncidentCommand> {
  switch (type) {
    case 'undo_supplement':
      return takeBackSupplement(tx, incident)
    case 'undo_accept':
      return { type, before: await findBefore(tx, incident, 'accept') }
    case 'unassign':
      return { type, before: await findBefore(tx, incident, 'assign') }
  }
}

const Before = z
  .object({
    topicCode: z.string().nullable(),
    groupCode: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    urgency: z.enum(['normal', 'urgent']),
    address: Address,
    repeatOfId: z.string().nullable(),
    repeatKind: z.enum(['author', 'place']).nullable(),
    repeatNo: z.number().nullable(),
    isRepeatConfirmed: z.boolean().nullable(),
    proposedAgencyCode: z.string().nullable(),
    needsArbiter: z.boolean(),
    eventId: z.string().nullable(),
  })
  .partial()
const Details = z.looseObject({ before: Before.default({}) })

/** The mass event that the incident belonged to before it was merged, if that is still a mass event. */
export async function findBeforeMerge(tx: Tx, { id }: Incident): Promise<Kept> {
  return { eventId: await findEventBeforeMerge(tx, id) }
}

/** Reads the values before the step that led to the present state. Steps that are older than this record restore nothing. */
async function findBefore(tx: Tx, incident: Incident, step: KeepingStep): Promise<Kept> {
  const row = await findLastGiving(tx, incident.id, { isAcceptance: step === 'accept' })
  if (row?.type !== step) return {}
  const { before, ...given } = Details.parse(row.details)
  return restoreFields(incident, before, given)
}
