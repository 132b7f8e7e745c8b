import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { SourceMessage } from '../../../features/fakes/signal/index.ts'

type Source = Pick<IncidentResponse, 'thread' | 'municipalityCode' | 'topicCode' | 'surface'>

/** The message the question began with: a card of a rumour can be made of it. Null where it has no words. */
export function fakeSource({ thread, ...incident }: Source): SourceMessage | null {
  const source = thread.find(({ isSource, direction }) => isSource && direction === 'in')
  if (!source || source.text.trim() === '') return null
  return {
    messageId: source.id,
    text: source.text,
    municipalityCode: incident.municipalityCode,
    topicCode: incident.topicCode,
    writtenAt: source.occurredAt,
    signal: incident.surface === 'chat' ? 'chat' : 'resident',
  }
}
