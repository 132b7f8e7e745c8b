/** The frame of every change: checks the right, locks the stream, and announces the change to open screens. */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents, type NewEvent } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { scopeOf } from './livestream.presenter.ts'
import { authorizeLivestream, type LivestreamScope } from './livestreams.policy.ts'
import { type Livestream, lockVisibleLivestream } from './livestreams.repository.ts'
import type { LivestreamDeps, LivestreamsContext } from './livestreams-context.ts'

export type LivestreamAsk = { livestreamId: string; actor: Actor }
type Held = { stream: Livestream; deps: LivestreamDeps; now: Date }

export async function workInLivestream<Result>(
  { db, clock, loadDeps }: LivestreamsContext,
  { livestreamId, actor }: LivestreamAsk,
  work: (tx: Tx, held: Held) => Promise<Result>,
  before?: (tx: Tx) => Promise<void>,
): Promise<Result> {
  const now = clock()
  const deps = { ...(await loadDeps()), now }
  return db.transaction().execute(async (tx) => {
    await before?.(tx)
    const stream = await lockVisibleLivestream(tx, livestreamId, actor)
    const scope = scopeOf(stream, deps.directory)
    authorizeLivestream(actor, 'work', scope)
    const result = await work(tx, { stream, deps, now })
    addEvents(tx, [livestreamEvent(livestreamId, scope)])
    return result
  })
}

export function livestreamEvent(livestreamId: string, scope: LivestreamScope): NewEvent {
  return { payload: { type: 'livestream', livestreamId }, audience: { kind: 'livestream', ...scope } }
}
