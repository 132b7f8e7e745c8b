/** Who is told of a part. Words of it are in no notice, so that an erasure has nothing to look for there. */
import type { ContributionNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { getIncidentForUpdate } from '../../incidents/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { isOfBody } from './contributions.policy.ts'
import type { PartRow } from './contributions.repository.ts'

type Told = Pick<
  PartRow,
  'id' | 'incidentId' | 'agencyCode' | 'askingAgencyCode' | 'askedBy' | 'personId' | 'takenBy' | 'dueAt'
>
/** `key` tells one telling of the same news from the next; nobody is told of what they did. */
type Telling = { news: ContributionNews; key: string; by: string | null; now: Date }

/** Whoever has taken it, or is asked in person, or all of the body. */
export async function notifyBody(tx: Tx, part: Told, telling: Telling): Promise<void> {
  const { takenBy, personId, agencyCode, askingAgencyCode } = part
  const one = takenBy ?? personId
  const userIds = one === null ? await listPeopleOf(tx, agencyCode) : [one]
  // The way to the question is not open to them.
  await notify(tx, { userIds, incidentId: null, agencyCode: askingAgencyCode, part, telling })
}

/** Whoever has the question now, which may have been given on since they asked. */
export async function notifyWriter(tx: Tx, part: Told, telling: Telling): Promise<void> {
  const { incidentId, agencyCode } = part
  const userIds = await listWriters(tx, part)
  await notify(tx, { userIds, incidentId, agencyCode, part, telling })
}

/** While nobody has it: who asked, or, when they gave it back, all others of the body. */
async function listWriters(
  tx: Tx,
  { askedBy, askingAgencyCode, incidentId }: Pick<Told, 'askedBy' | 'askingAgencyCode' | 'incidentId'>,
): Promise<string[]> {
  const { assigneeId, releasedBy } = (await getIncidentForUpdate(tx, incidentId)).incident
  if (assigneeId !== null) return [assigneeId]
  if (releasedBy !== askedBy) return [askedBy]
  return (await listPeopleOf(tx, askingAgencyCode)).filter((id) => id !== askedBy)
}

export async function listPeopleOf(tx: Tx, agencyCode: string): Promise<string[]> {
  const [{ agencies }, people] = await Promise.all([getDirectory(tx), listActivePeople(tx)])
  const agency = agencies.find(({ code }) => code === agencyCode)
  return agency ? people.filter((person) => isOfBody(person, agency)).map(({ id }) => id) : []
}

type Notice = {
  userIds: readonly string[]
  incidentId: string | null
  /** The other body: whose answer it is for, or who gives the part. */
  agencyCode: string
  part: Told
  telling: Telling
}

async function notify(
  tx: Tx,
  { userIds, incidentId, agencyCode, part: { id, dueAt }, telling }: Notice,
): Promise<void> {
  const { news, key, by, now } = telling
  const notices = userIds
    .filter((userId) => userId !== by)
    .map((userId) => ({
      ...({ userId, kind: 'contribution', incidentId, isUrgent: false } as const),
      details: { contributionId: id, news, agencyCode, dueAt: dueAt.toISOString() },
      dedupeKey: `contribution:${id}:${news}:${key}`,
    }))
  await addNotifications(tx, notices, now)
}
