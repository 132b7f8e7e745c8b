/** The list as a person may see it, and the same as a sheet; figures without people. */

import { DAY_MS } from '@veche/contract/durations.ts'
import type {
  NetworkActFiguresResponse,
  NetworkActResponse,
  NetworkActsExportQuery,
  NetworkActsQuery,
  NetworkActsResponse,
} from '@veche/contract/portal/moderation.ts'
import type { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { countActs, getAct, listActs, type StoredAct } from './acts.repository.ts'
import { abilitiesOf, isExpired } from './domain/act.ts'
import { ACT_WORDS, SHEET_HEADER } from './domain/sheet-words.ts'
import { reachOf } from './moderation.policy.ts'
import type { ModerationContext } from './moderation-context.ts'

const PAGE = 50

export async function readActs(
  context: ModerationContext,
  { query, actor }: { query: z.output<typeof NetworkActsQuery>; actor: Actor },
): Promise<NetworkActsResponse> {
  const { db, clock } = context
  const { view, kind, network, incidentId, cursor } = query
  const filter = { view, kind, network, incidentId, now: clock() }
  const rows = await listActs(db, actor, filter, { beforeSeq: readCursor(cursor), limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  return {
    acts: await presentActs(context, page, actor),
    nextCursor: rows.length > PAGE ? String(page.at(-1)?.seq) : null,
  }
}

function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw new InvalidError('http.bad_cursor')
  return Number(cursor)
}

export async function showAct(
  context: ModerationContext,
  { actId, actor }: { actId: string; actor: Actor },
): Promise<NetworkActResponse> {
  const [act] = await presentActs(context, [await getAct(context.db, actId)], actor)
  if (!act) throw new InvalidError('moderation.not_found')
  return act
}

export async function presentActs(
  { db, clock, vault }: Pick<ModerationContext, 'db' | 'clock' | 'vault'>,
  acts: readonly StoredAct[],
  actor: Actor,
): Promise<NetworkActResponse[]> {
  const reach = await reachOf(db, actor, acts)
  const [now, mayAct] = [clock(), isPermitted(actor, 'moderation.act')]
  return acts.map((act) => ({
    ...{ id: act.id, kind: act.kind, way: act.way, network: act.network, channelName: act.channelName },
    ...{ surface: act.surface, messageId: act.messageId, permalink: act.permalink, text: act.text },
    authorName: openAuthorName(act.authorCard, vault),
    ...{ incidentId: act.incidentId, incidentNumber: act.incidentNumber },
    ...{ chatId: act.chatId, livestreamId: act.livestreamId },
    ...{ reason: act.reason, words: act.words, term: act.term, until: act.untilAt?.toISOString() ?? null },
    ...{ isExpired: act.state === 'done' && isExpired(act, now), isUndone: act.isUndone },
    ...{ state: act.state, errorCode: act.errorCode },
    ...{ askedByName: act.askedByName, askedAt: act.askedAt.toISOString() },
    ...{ decidedByName: act.decidedByName, decidedAt: act.decidedAt?.toISOString() ?? null },
    endedAt: act.endedAt?.toISOString() ?? null,
    abilities: abilitiesOf(act, { id: actor.id, reach: reach(act), mayAct, now }),
  }))
}

/** Without a text and a name of any resident. */
export async function* sheetOfActs(
  { db, clock }: Pick<ModerationContext, 'db' | 'clock'>,
  { query, actor }: { query: z.output<typeof NetworkActsExportQuery>; actor: Actor },
): AsyncGenerator<Cell[]> {
  yield [...SHEET_HEADER]
  let beforeSeq: number | null = null
  for (;;) {
    const filter = { ...query, kind: query.kind, network: query.network, incidentId: undefined, now: clock() }
    const rows: StoredAct[] = await listActs(db, actor, filter, { beforeSeq, limit: 500 })
    for (const act of rows) yield rowOf(act)
    const last = rows.at(-1)
    if (rows.length < 500 || !last) return
    beforeSeq = last.seq
  }
}

function rowOf(act: StoredAct): Cell[] {
  return [
    act.askedAt,
    ACT_WORDS.kind[act.kind],
    act.channelName,
    ACT_WORDS.reason[act.reason],
    act.term === null ? '' : ACT_WORDS.term[act.term],
    act.untilAt ?? '',
    ACT_WORDS.state[act.state],
    act.isUndone ? 'да' : '',
    act.askedByName,
    act.decidedByName ?? '',
    act.incidentNumber ?? '',
  ]
}

export async function readActFigures(
  { db, clock }: Pick<ModerationContext, 'db' | 'clock'>,
  days: number,
): Promise<NetworkActFiguresResponse> {
  const since = new Date(clock().getTime() - days * DAY_MS)
  return { since: since.toISOString(), rows: await countActs(db, since) }
}
