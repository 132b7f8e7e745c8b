/** Fields of the region that were filled in without a line: all of one question wait as one, the last press in place of the one before. */
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'

export const CHANGED = schemaOf(
  () => import('@veche/contract/casework/own-fields.ts'),
  'ChangeOwnFieldsRequest',
)

export const filledFields = keepActs<BodyOf<'PATCH /api/incidents/{incidentId}/own-fields'>>({
  name: 'ownFields',
  accepts: { schema: CHANGED },
  words: () => ({ sent: 'fields.saved', refused: 'fields.kept.refused' }),
  old: ({ incidentId }) => [['incident', incidentId]],
  send: ({ incidentId, body: { values, before } }) =>
    unwrap(
      api.PATCH('/api/incidents/{incidentId}/own-fields', {
        params: { path: { incidentId } },
        body: { values, before },
      }),
    ),
})
