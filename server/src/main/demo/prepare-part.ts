/** Parts of answers in the demo: what its executor asks of other bodies, and what another one asks of theirs. */
import { CONTRIBUTION_USUAL_HOURS } from '@veche/contract/values/casework/contributions.ts'
import { z } from 'zod'
import { type Actor, findActorByUserId } from '../../modules/access/index.ts'
import {
  type AnswersContext,
  askContributions,
  runContributionCommand,
  savePartFile,
} from '../../modules/answers/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import { runIncidentCommand } from '../../modules/incidents/index.ts'
import { idFrom } from '../../platform/ids.ts'
import { getIncidentVersion } from './demo.repository.ts'
import { ensureUser, listDemoPeople } from './demo-officials.ts'
import { readDrawing } from './past/load/read-drawing.ts'

export const DemoPart = z.strictObject({
  agencyCode: z.string(),
  ask: z.string(),
  /** Null: it is waited for. */
  gives: z.string().nullable().default(null),
  /** A drawing of the demo that goes along: its name beside the others. */
  photo: z.string().optional(),
})
type DemoPart = z.infer<typeof DemoPart>

/** Repairs water pipes in the municipality of the demo's people. */
export const WATER = 'water-polist'

type Next = () => AnswersContext
type Playing = { incidentId: string; asker: Actor }

export async function playPart(
  next: Next,
  part: DemoPart | undefined,
  { incidentId, asker }: Playing,
): Promise<void> {
  if (!part) return
  const { agencyCode, ask, gives, photo } = part
  const id = idFrom('demo part', incidentId, agencyCode)
  await askContributions(next(), {
    ...{ incidentId, actor: asker, ask, shownWords: '', hours: CONTRIBUTION_USUAL_HOURS },
    ...{ dueAt: null, isConfirmed: true },
    bodies: [{ id, agencyCode, personId: null }],
  })
  if (gives === null) return
  const context = next()
  const command = { type: 'give', words: gives, expectedRevision: 1 } as const
  const actor = await findExecutor(context, agencyCode)
  await runContributionCommand(context, { contributionId: id, actor, command })
  if (!photo) return
  const brought = { id: idFrom('demo part file', id), name: `${photo}.png`, ...(await readDrawing(photo)) }
  await savePartFile(next(), { ...brought, contributionId: id, actor })
}

/** A question that another body answers, and for which it needs a part of ours. */
export async function askFromElsewhere(
  next: Next,
  { part }: { part?: DemoPart | undefined },
  incidentId: string,
): Promise<void> {
  const context = next()
  const asker = await findExecutor(context, WATER)
  const expectedVersion = await getIncidentVersion(context.db, incidentId)
  await runIncidentCommand(context, { incidentId, actor: asker, request: { type: 'take', expectedVersion } })
  await playPart(next, part, { incidentId, asker })
}

async function findExecutor(context: AnswersContext, agencyCode: string): Promise<Actor> {
  const { agencies } = await getDirectory(context.db)
  const email = `executor.${agencyCode}@veche.example`
  const person = listDemoPeople(agencies).find((one) => one.email === email)
  const actor = person && (await findActorByUserId(context.db, await ensureUser({ context }, person)))
  if (!actor) throw new Error(`The demo has no executor of ${agencyCode}`)
  return actor
}
