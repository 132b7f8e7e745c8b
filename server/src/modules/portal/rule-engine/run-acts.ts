/** Does what was decided: each act is an ordinary command with the rights of a person, alone in what may fail. */
import { NOBODY_ON_SHIFT } from '@veche/contract/values/portal/work-rules.ts'
import { isDatabaseAway, type Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { prepareDraft } from '../../answers/index.ts'
import { getIncidentForUpdate, type Incident, takeStep } from '../../incidents/index.ts'
import { findTaker } from '../roster/index.ts'
import {
  beforeOf,
  type GiveOnShift,
  isOpen,
  type PlannedAct,
  planActs,
  stateNow,
  toRequest,
} from '../rule-play/index.ts'
import type { FiredAct, FiringState } from './firings.repository.ts'
import { assertThere } from './given-people.ts'
import { isMaking, make } from './make.ts'
import type { RulesServices } from './rules-context.ts'
import type { Running } from './running.ts'
import { releaseSavepoint, rollBackToSavepoint, setSavepoint } from './savepoints.repository.ts'

export async function runActs(
  tx: Tx,
  services: RulesServices,
  running: Running,
  acts: readonly PlannedAct[],
): Promise<FiredAct[]> {
  const fired: FiredAct[] = []
  for (const [index, act] of acts.entries())
    fired.push(isOpen(act) ? await runAct(tx, services, running, { act, index }) : act)
  return fired
}

/** Of acts that were to be done: all, some or none was. */
export function stateAfter(acts: readonly FiredAct[]): FiringState {
  const isRefused = acts.some(({ outcome }) => outcome === 'refused')
  const isDone = acts.some(({ outcome }) => outcome === 'done')
  if (isDone) return isRefused ? 'partly' : 'done'
  return isRefused ? 'failed' : 'done'
}

type Numbered = { act: PlannedAct; index: number }

/** The question may have moved on since the event, so the act is decided again on what it is now. */
async function runAct(
  tx: Tx,
  services: RulesServices,
  running: Running,
  { act, index }: Numbered,
): Promise<FiredAct> {
  const { incident } = await getIncidentForUpdate(tx, running.incidentId)
  const before = stateNow(incident)
  const presserId = running.isUnwatched ? {} : { presserId: running.actor.id }
  const [planned] = planActs([act.act], { ...before, ...running.suggested, ...presserId })
  if (planned?.outcome !== 'planned') return planned ?? act
  await setSavepoint(tx)
  try {
    const done = await perform(tx, services, running, { act, index, incident })
    await releaseSavepoint(tx)
    return { act: act.act, code: null, ...done, before: { ...beforeOf(act.act, before), ...done.before } }
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    await rollBackToSavepoint(tx)
    const code = error instanceof AppError ? error.code : 'unexpected'
    if (!(error instanceof AppError))
      services.log.error({ err: error, incidentId: running.incidentId }, 'an act failed')
    return { act: act.act, outcome: 'refused', code }
  }
}

/** What became of it. */
type Done = Pick<FiredAct, 'outcome' | 'given' | 'before'> & { code?: string }
const DONE: Done = { outcome: 'done' }
const NOTHING: Done = { outcome: 'nothing' }

async function perform(
  tx: Tx,
  services: RulesServices,
  running: Running,
  { act: { act }, index, incident }: Numbered & { incident: Incident },
): Promise<Done> {
  const { actor, signer, details, incidentId, suggested } = running
  if (act.does === 'notify') {
    await running.notify?.(act, incident, index)
    return DONE
  }
  if (act.does === 'draft') {
    const content = { kind: 'final', promise: null, outcome: null, privateText: '', fileIds: [] } as const
    const text = running.texts.get(act.templateId)
    if (text === undefined) throw new AppError('template.not_found', 404)
    const isPrepared = await prepareDraft(tx, {
      incidentId,
      actor,
      content: { ...content, fileIds: [], text },
      now: services.clock(),
    })
    return isPrepared ? DONE : NOTHING
  }
  if (act.does === 'give_on_shift') return giveOnShift(tx, services, running, { act, incident })
  if (isMaking(act)) return { ...NOTHING, ...(await make(tx, services, running, { act, incident })) }
  if (act.does === 'give_person' && running.isUnwatched)
    await assertThere(tx, { act, agencyCode: incident.agencyCode, now: services.clock() })
  const request = toRequest(act, { ...stateNow(incident), ...suggested }, incident.version)
  if (!request) return NOTHING
  await takeStep(tx, services, { incidentId, request, actor, signer, details })
  return DONE
}

/** The history keeps what the person had in hand when they were chosen. */
async function giveOnShift(
  tx: Tx,
  services: RulesServices,
  { actor, signer, details, incidentId }: Running,
  { act, incident }: { act: GiveOnShift; incident: Incident },
): Promise<Done> {
  const given = await findTaker(tx, { ...act, now: services.clock() })
  if (!given) return { ...NOTHING, code: NOBODY_ON_SHIFT }
  const { unitCode, version: expectedVersion } = incident
  const request = { type: 'assign_person', unitCode, assigneeId: given.userId, expectedVersion } as const
  const said = { ...details, onShift: { open: given.open } }
  await takeStep(tx, services, { incidentId, request, actor, signer, details: said })
  return { ...DONE, given }
}
