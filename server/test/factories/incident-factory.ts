/** An incident in any state, straight into the tables, with its message and a history that verifies. */

import { insertMessages, linkMessages } from '../../src/modules/inbox/index.ts'
import { insertActivities } from '../../src/modules/incidents/history/activities.repository.ts'
import { chainActivities } from '../../src/modules/incidents/history/activity.ts'
import type { Incident } from '../../src/modules/incidents/index.ts'
import { insertIncidents, type NewIncident } from '../../src/modules/incidents/steps/incidents.repository.ts'
import type { Database } from '../../src/platform/database/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildIncident } from '../factories.ts'

export type IncidentSeed = Partial<Incident> & {
  channelId: string
  text?: string
  externalId?: string
  deadlineDueAt?: Date | null
  activity?: { type: string; at?: Date }
}

const NO_DEADLINE = { deadlineKey: null, deadlineStartedAt: null, deadlineWarnAt: null, deadlineClock: null }

export async function saveIncident(db: Database, seed: IncidentSeed): Promise<Incident> {
  const [incident] = await saveIncidents(db, [seed])
  return incident!
}

/** Many at once, in as few statements as one. */
export async function saveIncidents(db: Database, seeds: readonly IncidentSeed[]): Promise<Incident[]> {
  const rows = seeds.map(buildRows)
  await db.transaction().execute(async (tx) => {
    await insertMessages(
      tx,
      rows.map(({ message }) => message),
    )
    insertIncidents(
      tx,
      rows.map(({ row }) => row),
    )
    linkMessages(
      tx,
      rows.map(({ link }) => link),
    )
    insertActivities(
      tx,
      rows.flatMap(({ activities }) => activities),
    )
  })
  return rows.map(({ incident }) => incident)
}

function buildRows(seed: IncidentSeed) {
  const { channelId, text = 'Яма на дороге', externalId = newId(), deadlineDueAt = null, ...changes } = seed
  const incident = buildIncident(changes)
  const messageId = newId()
  const place = { channelId, container: 'wall-1', threadExternalId: externalId, authorId: null }
  const chained = chainActivities(incident.id, { activitySeq: 0, activityHash: '' }, [
    { type: 'found', at: incident.foundAt, actor: null, details: { messageId } },
  ])
  const message = {
    ...place,
    id: messageId,
    network: 'vk',
    surface: 'comment',
    externalId,
    parentExternalId: null,
    direction: 'in',
    authorKind: 'anonymous',
    text,
    attachments: [],
    geo: null,
    version: 'v1',
    capturedAt: incident.foundAt,
    isCreationSeen: true,
    sourceState: 'alive',
    occurredAt: incident.foundAt,
    receivedAt: incident.foundAt,
    permalink: null,
    isByHand: false,
    subject: null,
    automatic: null,
    isLate: false,
    isRead: true,
    incidentId: null,
  } satisfies Parameters<typeof insertMessages>[1][number]
  const row = {
    ...incident,
    ...place,
    ...NO_DEADLINE,
    ...chained.tail,
    deadlineDueAt,
    title: text.slice(0, 60),
    network: 'vk',
    surface: 'comment',
    sourceMessageId: messageId,
    suggestion: null,
    latitude: null,
    longitude: null,
  } satisfies NewIncident
  const link = { messageId, incidentId: incident.id, isRead: !incident.hasUnreadFollowUp }
  return { incident, message, row, link, activities: chained.rows }
}
