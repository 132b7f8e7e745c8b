/** Who changed which fields of a stream's plan: asked for where two changed the same one. */
import type { LivestreamChangesResponse } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import { getVisibleLivestream, listChanges } from './livestreams.repository.ts'
import type { LivestreamsContext } from './livestreams-context.ts'
import type { LivestreamAsk } from './work-in-livestream.ts'

const Details = z.object({ fields: z.array(z.string()) })

export async function readChanges(
  { db }: Pick<LivestreamsContext, 'db'>,
  { livestreamId, actor }: LivestreamAsk,
): Promise<z.infer<typeof LivestreamChangesResponse>> {
  const { id } = await getVisibleLivestream(db, livestreamId, actor)
  const rows = await listChanges(db, id)
  return {
    changes: rows.map(({ at, actorName, details }) => ({
      ...{ at: at.toISOString(), by: actorName, fields: Details.parse(details).fields },
    })),
  }
}
