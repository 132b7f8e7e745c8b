import { type Balance, type LivestreamResponse, Speaker } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted, listNames } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { balanceOf } from './domain/balance.ts'
import { isAtWork, isCollecting, isMoveAllowed } from './domain/livestream.ts'
import { canInLivestream, type LivestreamScope } from './livestreams.policy.ts'
import { countAuthors, countStates, type Livestream } from './livestreams.repository.ts'
import { listSources } from './sources.repository.ts'

export function scopeOf(
  { municipalityCode, agencyCode, editorId }: Omit<LivestreamScope, 'agencyCodes'>,
  { agencies }: Pick<Directory, 'agencies'>,
): LivestreamScope {
  const own = agencies.filter((agency) => agency.municipalityCode === municipalityCode)
  const agencyCodes = municipalityCode === null ? [] : own.map(({ code }) => code)
  return { municipalityCode, agencyCode, editorId, agencyCodes }
}

export async function loadBalances(db: Db, ids: readonly string[]): Promise<(id: string) => Balance> {
  const [counts, authors] = await Promise.all([countStates(db, ids), countAuthors(db, ids)])
  const byStream = Map.groupBy(counts, ({ livestreamId }) => livestreamId)
  return (id) => {
    const own = (byStream.get(id) ?? []).map(({ state, count }) => [state, count] as const)
    return balanceOf(Object.fromEntries(own), authors.get(id) ?? 0)
  }
}

export async function presentLivestreams(
  db: Db,
  streams: readonly Livestream[],
  actor: Actor,
): Promise<LivestreamResponse[]> {
  const ids = streams.map(({ id }) => id)
  const [directory, sources, balance, names] = await Promise.all([
    getDirectory(db),
    listSources(db, ids),
    loadBalances(db, ids),
    listNames(
      db,
      streams.flatMap(({ editorId }) => editorId ?? []),
    ),
  ])
  const byStream = Map.groupBy(sources, ({ livestreamId }) => livestreamId)
  return streams.map((stream) => ({
    ...stream,
    speakers: z.array(Speaker).parse(stream.speakers),
    editorName: (stream.editorId && names.get(stream.editorId)) ?? null,
    plannedAt: stream.plannedAt.toISOString(),
    startedAt: stream.startedAt?.toISOString() ?? null,
    endedAt: stream.endedAt?.toISOString() ?? null,
    closedAt: stream.closedAt?.toISOString() ?? null,
    sources: (byStream.get(stream.id) ?? []).map(({ livestreamId: _of, problemCode, ...source }) => ({
      ...{ ...source, problemCode: isCollecting(stream.step) ? problemCode : null },
    })),
    balance: balance(stream.id),
    abilities: abilitiesOf(stream, {
      isWorker:
        isPermitted(actor, 'livestreams.work') && canInLivestream(actor, 'work', scopeOf(stream, directory)),
    }),
  }))
}

function abilitiesOf(
  { step }: Livestream,
  { isWorker }: { isWorker: boolean },
): LivestreamResponse['abilities'] {
  return {
    // The recording is often known only later.
    edit: isWorker && (isAtWork(step) || step === 'closed'),
    announce: isWorker && isMoveAllowed(step, 'announce'),
    begin: isWorker && isMoveAllowed(step, 'begin'),
    end: isWorker && isMoveAllowed(step, 'end'),
    close: isWorker && isMoveAllowed(step, 'close'),
    cancel: isWorker && isMoveAllowed(step, 'cancel'),
  }
}
