/** How far the right over messages under streams goes for a person; streams that they do not see are left out. */
import type { Role } from '@veche/contract/access.ts'
import type { ModerationReach } from '@veche/contract/values/portal/moderation.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { scopeOf } from './livestream.presenter.ts'
import { canInLivestream, type LivestreamScope } from './livestreams.policy.ts'
import { listSeenStreams } from './livestreams.repository.ts'

export async function reachInStreams(
  db: Db,
  actor: Actor,
  livestreamIds: readonly string[],
): Promise<ReadonlyMap<string, ModerationReach>> {
  const [streams, directory] = await Promise.all([
    listSeenStreams(db, actor, livestreamIds),
    getDirectory(db),
  ])
  return new Map(streams.map((stream) => [stream.id, reachOf(actor, scopeOf(stream, directory))]))
}

function reachOf(actor: Actor, stream: LivestreamScope): ModerationReach {
  const canAs = (...roles: Role[]) =>
    canInLivestream(
      { ...actor, grants: actor.grants.filter(({ role }) => roles.includes(role)) },
      'work',
      stream,
    )
  if (canAs('moderator', 'stream_editor')) return 'all'
  return canAs('dispatcher') ? 'hide' : 'see'
}
