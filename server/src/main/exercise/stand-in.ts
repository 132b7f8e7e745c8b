/**
 * Looks what waits for whom, tells it to the room, and does the steps of the roles that nobody took: passes a question
 * on as its suggestion has it, lets an answer go. By the commands that people have; nothing is written in its words.
 */
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import { type Actor, findActorByUserId } from '../../modules/access/index.ts'
import { type AnswersContext, approveAnswer, listWaitingVersions } from '../../modules/answers/index.ts'
import { getIncident, runIncidentCommand } from '../../modules/incidents/index.ts'
import type { Script, Wait } from '../../modules/portal/index.ts'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'

const EVERY_MS = 1000
/** Where the words name none. */
const FALLBACK_TOPIC = 'heating'

type Settings = {
  answers: AnswersContext
  script: Script
  scriptId: string
  readWaits: () => Promise<Wait[]>
  tellWaits: (waits: Wait[]) => void
  log: Log
}

export function startStandIn(settings: Settings): Pick<Loop, 'stop'> & {
  setRoles: (roles: readonly ExerciseRole[]) => void
} {
  const { answers, scriptId, log } = settings
  let roles: readonly ExerciseRole[] = []
  let told = '[]'

  async function turn() {
    const waits = await settings.readWaits()
    const words = JSON.stringify(waits)
    if (words !== told) settings.tellWaits(waits)
    told = words
    const own = waits.filter(({ role, place }) => place === 'incident' && roles.includes(role))
    const actor = own.length > 0 ? await findActorByUserId(answers.db, scriptId) : null
    for (const wait of actor ? own : []) await play(settings, { wait, actor }).catch(warn)
    return { nextInMs: EVERY_MS }
  }
  // A person was quicker, or the words wait for something else: it is looked at again in the next turn.
  const warn = (error: unknown) => log.warn({ err: error }, 'a step of the script was refused')

  const loop = startLoop({ name: 'stand-in', log, turn })
  return {
    stop: () => loop.stop(),
    setRoles(next) {
      roles = next
    },
  }
}

async function play(
  { answers, script }: Settings,
  { wait, actor }: { wait: Wait; actor: Actor | null },
): Promise<void> {
  if (!actor) return
  const incidentId = wait.id
  const card = await getIncident(answers, { incidentId, actor })
  if (wait.role === 'approver') return letGo(answers, { incidentId, expectedVersion: card.version, actor })
  const { suggestion, version: expectedVersion } = card
  const urgency = card.flags.isUrgent ? 'urgent' : 'normal'
  const municipalityCode = suggestion?.municipality?.code ?? script.municipalities[0]
  await runIncidentCommand(answers, {
    ...{ incidentId, actor },
    request: {
      ...{ type: 'accept', expectedVersion, urgency, municipalityCode, address: suggestion?.address ?? null },
      topicCode: suggestion?.topic?.code ?? FALLBACK_TOPIC,
      agencyCode: suggestion?.agency?.code ?? `administration-${municipalityCode}`,
    },
  })
}

async function letGo(
  answers: AnswersContext,
  step: { incidentId: string; expectedVersion: number; actor: Actor },
): Promise<void> {
  const version = (await listWaitingVersions(answers.db, [step.incidentId])).get(step.incidentId)
  if (!version) return
  const { versionNo } = version
  await approveAnswer(answers, { ...step, versionNo, key: newId(), publish: { when: 'now' } })
}
