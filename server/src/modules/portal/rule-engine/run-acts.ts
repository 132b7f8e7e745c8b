/** Does what was decided: each act is an ordinary command with the rights of a person, alone in what may fail. */
import { isDatabaseAway, type Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor, Signer } from '../../access/index.ts'
import { prepareDraft } from '../../answers/index.ts'
import { getIncidentForUpdate, type Incident, takeStep } from '../../incidents/index.ts'
import { beforeOf, type Past, type PlannedAct, planActs, stateNow, toRequest } from '../rule-play/index.ts'
import type { FiredAct, FiringState } from './firings.repository.ts'
import { assertThere } from './given-people.ts'
import type { NotifyAct } from './notify-of-rule.ts'
import type { RulesServices } from './rules-context.ts'
import { releaseSavepoint, rollBackToSavepoint, setSavepoint } from './savepoints.repository.ts'

export type Running = {
  incidentId: string
  suggested: Pick<Past['constants'], 'suggestedTopicCode' | 'suggestedMunicipalityCode'>
  /** Whose rights are asked. */
  actor: Actor
  /** Whom the history names, and what it says besides. */
  signer: Signer
  details: Record<string, unknown>
  /** Texts of templates, filled in beforehand, by their ids. */
  texts: ReadonlyMap<string, string>
  /** Nobody looks: whoever is away gets nothing. */
  isUnwatched?: boolean
  notify?: (act: NotifyAct, incident: Incident, index: number) => Promise<void>
}

export async function runActs(
  tx: Tx,
  services: RulesServices,
  running: Running,
  acts: readonly PlannedAct[],
): Promise<FiredAct[]> {
  const fired: FiredAct[] = []
  for (const [index, act] of acts.entries())
    fired.push(act.outcome === 'planned' ? await runAct(tx, services, running, { act, index }) : act)
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
  const [planned] = planActs([act.act], { ...before, ...running.suggested })
  if (planned?.outcome !== 'planned') return planned ?? act
  await setSavepoint(tx)
  try {
    const isDone = await perform(tx, services, running, { act, index, incident })
    await releaseSavepoint(tx)
    return {
      act: act.act,
      outcome: isDone ? 'done' : 'nothing',
      code: null,
      before: beforeOf(act.act, before),
    }
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    await rollBackToSavepoint(tx)
    const code = error instanceof AppError ? error.code : 'unexpected'
    if (!(error instanceof AppError))
      services.log.error({ err: error, incidentId: running.incidentId }, 'an act failed')
    return { act: act.act, outcome: 'refused', code }
  }
}

async function perform(
  tx: Tx,
  services: RulesServices,
  running: Running,
  { act: { act }, index, incident }: Numbered & { incident: Incident },
): Promise<boolean> {
  const { actor, signer, details, incidentId, suggested } = running
  if (act.does === 'notify') {
    await running.notify?.(act, incident, index)
    return true
  }
  if (act.does === 'draft') {
    const content = { kind: 'final', promise: null, outcome: null, privateText: '', fileIds: [] } as const
    const text = running.texts.get(act.templateId)
    if (text === undefined) throw new AppError('template.not_found', 404)
    return prepareDraft(tx, {
      incidentId,
      actor,
      content: { ...content, fileIds: [], text },
      now: services.clock(),
    })
  }
  if (act.does === 'give_person' && running.isUnwatched)
    await assertThere(tx, { act, agencyCode: incident.agencyCode, now: services.clock() })
  const request = toRequest(act, { ...stateNow(incident), ...suggested }, incident.version)
  if (!request) return false
  await takeStep(tx, services, { incidentId, request, actor, signer, details })
  return true
}
