/** A title and suggestions are made of the resident's words: they go when the author deletes them, and come back with them. */
import type { Tx } from '../../platform/db.ts'
import type { Arrival } from '../inbox/index.ts'
import { DELETED_TITLE, placeOf } from './build-new-incident.ts'
import { pointFactOf } from './message-point.ts'
import { presentSuggestion } from './present-suggestion.ts'
import type { RegisterDeps } from './register-deps.ts'

type SourceChange = { incidentId: string; messageId: string; change: string }

export async function hideDeletedWords(tx: Tx, changes: readonly SourceChange[]): Promise<void> {
  const ids = changes.filter(({ change }) => change === 'deleted').map(({ incidentId }) => incidentId)
  if (ids.length === 0) return
  await tx
    .updateTable('incident')
    .set({ title: DELETED_TITLE, suggestion: null, latitude: null, longitude: null })
    .where('id', 'in', ids)
    .execute()
}

export async function showRestoredWords(
  tx: Tx,
  changes: readonly SourceChange[],
  { arrivals, deps }: { arrivals: readonly Arrival[]; deps: RegisterDeps },
): Promise<void> {
  for (const { incidentId, messageId } of changes.filter(({ change }) => change === 'restored')) {
    const message = arrivals.find((arrival) => arrival.message.id === messageId)?.message
    if (!message) continue
    const channelMunicipalityCode = deps.municipalityOfChannel(message.channelId)
    const isForm = message.surface === 'form'
    const facts = { channelMunicipalityCode, point: pointFactOf(message, deps.map), isForm }
    const [found] = deps.suggest([{ text: message.text, facts }])
    if (!found) continue
    const municipalityCode = found.municipality?.code ?? channelMunicipalityCode
    const route = found.topic ? deps.chooseRoute(found.topic.code, municipalityCode) : null
    const { latitude, longitude } = placeOf(message)
    await tx
      .updateTable('incident')
      .set({ latitude, longitude, suggestion: JSON.stringify(presentSuggestion(found, route)) })
      .set(found.title.trim() === '' ? {} : { title: found.title.trim() })
      .where('id', '=', incidentId)
      .execute()
  }
}
