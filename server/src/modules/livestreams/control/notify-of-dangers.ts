/** Notifies of a danger at once: people on duty in the chats of the municipality, and dispatchers. */
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { listOnDutyIn } from '../../chats/index.ts'
import { canSeeIncident, listIncidentScopes } from '../../incidents/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import type { Livestream, LivestreamDeps } from '../stream/index.ts'

type Dangers = { stream: Pick<Livestream, 'municipalityCode'>; incidentIds: readonly string[] }

export async function notifyOfDangers(
  tx: Tx,
  { stream: { municipalityCode }, incidentIds }: Dangers,
  { now }: Pick<LivestreamDeps, 'now'>,
): Promise<void> {
  if (incidentIds.length === 0) return
  const incidents = await listIncidentScopes(tx, incidentIds)
  const onDuty = municipalityCode === null ? new Set() : await listOnDutyIn(tx, municipalityCode, now)
  const people = (await listActivePeople(tx)).map(({ grants, ...person }) => ({
    ...{ ...person, tokenScopes: null },
    grants: onDuty.has(person.id) ? grants : grants.filter(({ role }) => role === 'dispatcher'),
  }))
  await addNotifications(
    tx,
    incidents.flatMap((incident) =>
      people
        .filter((person) => canSeeIncident(person, incident))
        .map(({ id: userId }) => ({
          ...{ userId, kind: 'danger' as const, incidentId: incident.id, isUrgent: true },
          ...{ details: { number: incident.number }, dedupeKey: `danger:${incident.id}` },
        })),
    ),
    now,
  )
}
