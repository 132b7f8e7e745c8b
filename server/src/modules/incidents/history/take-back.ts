/** Steps that take a step back: what they put back is told by the history. */
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

/** What it was part of before it was merged, where that is still an event that takes others in. */
export async function findBeforeMerge(tx: Tx, { id }: Incident): Promise<Kept> {
  return { eventId: await findEventBeforeMerge(tx, id) }
}

/** Of the step that gave the work to where it is now; steps from before anything was kept put nothing back. */
async function findBefore(tx: Tx, incident: Incident, step: KeepingStep): Promise<Kept> {
  const row = await findLastGiving(tx, incident.id, { isAcceptance: step === 'accept' })
  if (row?.type !== step) return {}
  const { before, ...given } = Details.parse(row.details)
  return restoreFields(incident, before, given)
}
