/** What a photograph of an answer shows, chosen without a line: the last choice is the one that goes. */
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { keepActs } from '../../../lib/line/kept-acts.ts'
import { type GivenLabel, relabelFile } from './relabel-file.ts'

const RELABELLED = schemaOf(() => import('@veche/contract/answers.ts'), 'RelabelFileRequest')

export const fileLabels = keepActs<{ label: GivenLabel }>({
  name: 'fileLabel',
  accepts: { schema: RELABELLED },
  words: () => ({ sent: null, refused: 'subtasks.keptLabel.refused' }),
  old: ({ incidentId }) => [
    ['answer', incidentId],
    ['answer-check', incidentId],
  ],
  send: ({ incidentId, place, body }) => relabelFile(incidentId, place, body.label),
})
