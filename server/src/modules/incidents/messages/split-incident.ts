/** One message, several troubles: each part begins an incident of its own under the same message. */
import type { SplitRequest } from '@veche/contract/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getMessage, type StoredMessage } from '../../inbox/index.ts'
import { restOfText } from '../../text/index.ts'
import { chainActivities, changeIncident } from '../history/index.ts'
import { copyOwnValues } from '../own-fields/index.ts'
import {
  assertNotStale,
  authorize,
  findAgency,
  type IncidentsContext,
  lockVisibleIncident,
} from '../rights/index.ts'
import { buildNewIncident, type NewWork } from './build-new-incident.ts'
import { pointFactOf } from './message-point.ts'
import type { RegisterDeps } from './register-deps.ts'
import { saveNewWork } from './save-new-work.ts'
import { suggestAnew } from './suggest-anew.ts'
import { getSourceId, linkParts } from './words.repository.ts'

/** Returns the ids of the new incidents, in the order of the parts. */
export async function splitIncident(
  { db }: IncidentsContext,
  { incidentId, request, actor }: { incidentId: string; request: SplitRequest; actor: Actor },
  deps: RegisterDeps,
): Promise<string[]> {
  const directory = await getDirectory(db)
  return db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, request.expectedVersion)
    authorize(actor, locked.incident, 'split', findAgency(directory, locked.incident))
    const message = await getMessage(tx, await getSourceId(tx, incidentId))
    const works = buildParts(message, request, deps)
    const intoIds = works.map(({ incident }) => incident.id)
    await changeIncident(tx, locked, { command: { type: 'split', intoIds }, actor, now: deps.now }, deps.book)
    await insertParts(tx, works, { incidentId, actor, now: deps.now })
    await copyOwnValues(tx, incidentId, intoIds)
    await keepRest(tx, message, { incidentId, request, deps })
    return intoIds
  })
}

function factsOf(message: StoredMessage, deps: RegisterDeps) {
  return {
    channelMunicipalityCode: deps.municipalityOfChannel(message.channelId),
    point: pointFactOf(message, deps.map),
    isForm: message.surface === 'form',
  }
}

function buildParts(message: StoredMessage, { parts }: SplitRequest, deps: RegisterDeps): NewWork[] {
  const facts = factsOf(message, deps)
  const suggestions = deps.suggest(parts.map(({ text }) => ({ text, facts })))
  return parts.flatMap(({ text }, index) => {
    const suggestion = suggestions[index]
    return suggestion ? [buildNewIncident([{ message: { ...message, text } }], suggestion, deps)] : []
  })
}

/** The messages stay with the original incident; a part starts with a row of history and no messages. */
async function insertParts(
  tx: Tx,
  works: readonly NewWork[],
  { incidentId, actor, now }: { incidentId: string; actor: Actor; now: Date },
): Promise<void> {
  const parts = works.map((work): NewWork => {
    const { incident } = work
    const details = { messageId: incident.sourceMessageId, splitFrom: incidentId }
    const { rows, tail } = chainActivities(incident.id, { activitySeq: 0, activityHash: '' }, [
      { type: 'found', at: now, actor, details },
    ])
    return { ...work, incident: { ...incident, ...tail }, activities: rows, links: [] }
  })
  await saveNewWork(tx, parts)
  await linkParts(
    tx,
    parts.map(({ incident }) => incident.id),
    incidentId,
  )
}

/** The original incident keeps the words that are in no part; its title and suggestion are built from them. */
async function keepRest(
  tx: Tx,
  message: StoredMessage,
  { incidentId, request, deps }: { incidentId: string; request: SplitRequest; deps: RegisterDeps },
): Promise<void> {
  const text = restOfText(
    message.text,
    request.parts.map((part) => part.text),
  )
  if (text !== '') await suggestAnew(tx, { incidentId, text, facts: factsOf(message, deps) }, deps)
}
