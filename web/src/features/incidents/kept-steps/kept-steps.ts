/**
 * Steps of a question that were pressed without a line: each waits in this browser under the key of its press, the steps
 * of one question go in the order of the presses.
 */
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { ApiError, api, isStale, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { type KeptAct, keepActs } from '../../../lib/line/kept-acts.ts'
import { parseKept } from '../../../lib/line/kept-refusal.ts'

type Step = BodyOf<'POST /api/incidents/{incidentId}/commands'>
type Seen = Pick<IncidentResponse, 'agencyCode' | 'assigneeName'>
/** `seen`: whose the question was when it was pressed, as far as a step depends on that; `by`: the name of who pressed. */
export type StepBody = { command: Step; number: number; seen: Seen; by: string }
export type KeptStep = KeptAct<StepBody>

const STEP = schemaOf(() => import('@veche/contract/incidents.ts'), 'IncidentCommandRequest')

export const keptSteps = keepActs<StepBody, IncidentResponse>({
  name: 'step',
  accepts: { schema: STEP, of: ({ command }) => command },
  words: ({ command: { type }, number }) => ({
    sent: `incidents.done.${type}`,
    refused: type === 'take' ? 'taking.refused' : 'taking.notDone',
    labels: { reason: labelOfReason(type) },
    step: { number, act: `taking.act.${type}` },
  }),
  old: ({ incidentId }) => [['incidents'], ['incident', incidentId], ['answer', incidentId]],
  send: ({ incidentId, body }) => sendStep(incidentId, body.command),
  sendLater: ({ incidentId, body }) => sendLater(incidentId, body),
  // An answer that was finished before: a step would take the question away from it.
  isHeld(userId, { incidentId, at }) {
    const answer = parseKept(readStored(`outbox.${userId}.${incidentId}`))
    return answer !== null && !(typeof answer.at === 'number' && answer.at > at)
  },
  // One's own step is no news to who pressed the next one. More than one: somebody else's lies between.
  follow({ command, ...of }, { command: sent }, { version }) {
    const isNext = command.expectedVersion === sent.expectedVersion && version === sent.expectedVersion + 1
    return isNext ? { ...of, command: { ...command, expectedVersion: version } } : null
  },
})

function labelOfReason(type: Step['type']): string {
  if (type === 'return') return 'incidents.return.reason'
  return type === 'change_deadline' ? 'work.deadline.reason' : `work.reason.${type}.reason`
}

type Shown = Pick<IncidentResponse, 'id' | 'number'> & Seen

/** Sent at once; null: there is no line, and it waits here. */
export async function stepOrKeep(
  me: { id: string; name: string },
  { id, number, agencyCode, assigneeName }: Shown,
  step: Step,
): Promise<IncidentResponse | null> {
  const command = { ...step, commandKey: randomId() }
  const body = { command, number, seen: { agencyCode, assigneeName }, by: me.name }
  const pressed = await keptSteps.press(me.id, { place: `${id}.${step.type}`, incidentId: id, body })
  return pressed?.answer ?? null
}

async function sendStep(incidentId: string, command: Step): Promise<IncidentResponse> {
  const params = { path: { incidentId } }
  const stepped = await unwrap(api.POST('/api/incidents/{incidentId}/commands', { params, body: command }))
  navigator.serviceWorker?.controller?.postMessage({ stepped })
  return stepped
}

/**
 * What changed on the question while the line was away does not stand in the way of a step that says only what one does
 * oneself. Every other step was decided of the question as it was seen: its person looks first.
 */
async function sendLater(incidentId: string, { command, seen, by }: StepBody): Promise<IncidentResponse> {
  try {
    return await sendStep(incidentId, command)
  } catch (error) {
    if (!isStale(error)) throw error
    const now = await unwrap(api.GET('/api/incidents/{incidentId}', { params: { path: { incidentId } } }))
    if (isStillOne(command.type, seen, now))
      return sendStep(incidentId, { ...command, expectedVersion: now.version })
    // A take whose reply was lost has been done.
    if (command.type === 'take' && now.assigneeName === by) return now
    if (command.type !== 'take' || !(error instanceof ApiError)) throw error
    throw new ApiError(error.code, error.status, { ...error.details, by: now.assigneeName })
  }
}

function isStillOne(type: Step['type'], seen: Seen, now: IncidentResponse): boolean {
  switch (type) {
    case 'take':
      return now.abilities.take
    case 'release':
      return now.abilities.release && now.assigneeName === seen.assigneeName
    case 'return':
      return now.abilities.return && now.agencyCode === seen.agencyCode
    default:
      return false
  }
}

/** Takes that an older version of the product kept go with the others. */
export function adoptOldTakes({ id: userId, name }: { id: string; name: string }): void {
  for (const key of listStoredKeys(`takes.${userId}.`)) {
    const { incidentId, number, expectedVersion, at, refused } = parseKept(readStored(key)) ?? {}
    writeStored(key, null)
    if (typeof incidentId !== 'string' || typeof expectedVersion !== 'number' || refused) continue
    const command = { type: 'take', expectedVersion, commandKey: randomId() }
    const body = { command, number, seen: { agencyCode: null, assigneeName: null }, by: name }
    const place = `${incidentId}.take`
    const act = { place, incidentId, body, at: Number(at), refused: null }
    writeStored(`work.${userId}.step.${place}`, JSON.stringify(act))
  }
}
