/** Title and suggestions contain the resident's words, so they are removed when the author deletes the message, and restored with it. */

import { DELETED_TITLE } from '@veche/contract/values/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Arrival } from '../../inbox/index.ts'
import { placeOf } from './build-new-incident.ts'
import { pointFactOf } from './message-point.ts'
import type { RegisterDeps } from './register-deps.ts'
import { suggestAnew } from './suggest-anew.ts'
import { hideWords, updatePoint } from './words.repository.ts'

type SourceChange = { incidentId: string; messageId: string; change: string }

export async function hideDeletedWords(tx: Tx, changes: readonly SourceChange[]): Promise<void> {
  const ids = changes.filter(({ change }) => change === 'deleted').map(({ incidentId }) => incidentId)
  if (ids.length === 0) return
  await hideWords(tx, ids, DELETED_TITLE)
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
    const { latitude, longitude } = placeOf(message)
    await updatePoint(tx, incidentId, { latitude, longitude })
    await suggestAnew(tx, { incidentId, text: message.text, facts }, deps)
  }
}
