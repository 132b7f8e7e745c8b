import type { Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getIncidentForUpdate, takeStep } from '../../incidents/index.ts'
import { stateNow, toUndo } from '../rule-play/index.ts'
import type { FiredAct } from './firings.repository.ts'
import { isMaking, unmake } from './make.ts'
import type { RulesServices } from './rules-context.ts'
import { releaseSavepoint, rollBackToSavepoint, setSavepoint } from './savepoints.repository.ts'

type Undoing = { incidentId: string; actor: Actor; details: Record<string, unknown> }

/** The last act first; each by the person's own command, and only where the question still stands as the act left it. */
export async function undoActs(
  tx: Tx,
  services: RulesServices,
  undoing: Undoing,
  fired: readonly FiredAct[],
): Promise<FiredAct[]> {
  const acts = [...fired]
  for (const [index, act] of [...acts.entries()].toReversed())
    if (act.outcome === 'done') acts[index] = await undoAct(tx, services, undoing, act)
  return acts
}

async function undoAct(
  tx: Tx,
  services: RulesServices,
  { incidentId, actor, details }: Undoing,
  act: FiredAct,
): Promise<FiredAct> {
  const { incident } = await getIncidentForUpdate(tx, incidentId)
  const now = stateNow(incident)
  if (isMaking(act.act))
    return undoMaking(tx, services, { incidentId, actor, details }, { ...act, act: act.act })
  const request = act.before ? toUndo(act, { before: act.before, now }, incident.version) : null
  if (!request) return { ...act, outcome: 'kept', code: null }
  return orKept(tx, act, async () => {
    await takeStep(tx, services, { incidentId, request, actor, details, isUndo: true })
    return true
  })
}

function undoMaking(
  tx: Tx,
  services: RulesServices,
  undoing: Undoing,
  act: Parameters<typeof unmake>[3],
): Promise<FiredAct> {
  return orKept(tx, act, () => unmake(tx, services, undoing, act))
}

async function orKept(tx: Tx, act: FiredAct, undo: () => Promise<boolean>): Promise<FiredAct> {
  await setSavepoint(tx)
  try {
    const isUndone = await undo()
    await releaseSavepoint(tx)
    return { ...act, outcome: isUndone ? 'undone' : 'kept', code: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await rollBackToSavepoint(tx)
    return { ...act, outcome: 'kept', code: error.code }
  }
}
