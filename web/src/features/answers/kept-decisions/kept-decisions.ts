/** The yes or no to an answer, pressed without a line: one of a question, of the very text that its person read. */
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { type KeptAct, keepActs } from '../../../lib/line/kept-acts.ts'

type Yes = BodyOf<'POST /api/incidents/{incidentId}/answer/approve'>
type No = BodyOf<'POST /api/incidents/{incidentId}/answer/send-back'>
/** `request` names the version of the text and of the question that were read: a later one is refused. */
export type Said = { number: number } & (
  | { type: 'approve'; request: Yes }
  | { type: 'send_back'; request: No }
)
export type KeptDecision = KeptAct<Said>

const SEND_BACK = schemaOf(() => import('@veche/contract/answers.ts'), 'SendBackAnswerRequest')

export const decisions = keepActs<Said, IncidentResponse>({
  name: 'decision',
  accepts: { schema: SEND_BACK, of: ({ type, request }) => (type === 'send_back' ? request : null) },
  words: ({ type, number }) => ({
    sent: `taking.said.${type}`,
    refused: 'taking.notDone',
    labels: { comment: 'answers.sendBack.comment' },
    step: { number, act: `taking.act.${type}` },
  }),
  old: ({ incidentId }) => [['incidents'], ['incident', incidentId], ['answer', incidentId]],
  send({ incidentId, body: said }) {
    const params = { path: { incidentId } }
    return unwrap(
      said.type === 'approve'
        ? api.POST('/api/incidents/{incidentId}/answer/approve', { params, body: said.request })
        : api.POST('/api/incidents/{incidentId}/answer/send-back', { params, body: said.request }),
    )
  },
})

/** Null: the server has all that was said of the question. */
export function useKeptDecision(incidentId: string): KeptDecision | null {
  return decisions.useKept(incidentId).kept[0] ?? null
}
