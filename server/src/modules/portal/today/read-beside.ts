/** Rumours, outages, notes of colleagues, and questions that nobody has sorted. */

import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { Address } from '@veche/contract/incidents.ts'
import type { TodayAct } from '@veche/contract/portal/today.ts'
import { isStillUrgent } from '@veche/contract/rules/promise/still-urgent.ts'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { listOwnFakes } from '../../fakes/index.ts'
import { countStep, findOldestDue, listVisible } from '../../incidents/index.ts'
import { listUnansweredMentions } from '../../notes/index.ts'
import { listUnreadOfKind } from '../../notifications/index.ts'
import { listOwnOutages } from '../../outages/index.ts'
import { buildItem, MOST, type Part, type Reading, shorten, toMoment } from './source.ts'

const ACT_OF_FAKE: Record<string, TodayAct> = { facts: 'facts', verdict: 'judge', approval: 'decide' }

export async function readFakes({ db, actor }: Reading): Promise<Part> {
  const rows = await listOwnFakes(db, actor, MOST)
  const items = rows.map((row) =>
    buildItem({
      ...{ kind: 'fake', id: row.id, thing: `fake:${row.id}`, title: row.claim, step: row.step },
      ...{ act: ACT_OF_FAKE[row.step] ?? 'go_on', isUrgent: row.isDanger },
      ...{ municipalityCode: row.municipalityCode, dueAt: toMoment(row.stepDueAt ?? row.totalDueAt) },
    }),
  )
  return { items, beyond: 0 }
}

/** As late as this it can still be told that the end moves. */
const ENDING_MS = 4 * HOUR_MS

export async function readOutages({ db, actor, now }: Reading): Promise<Part> {
  const until = new Date(now.getTime() + ENDING_MS)
  const rows = await listOwnOutages(db, { actor, now, until, limit: MOST })
  const items = rows.map((row) =>
    buildItem({
      ...{ kind: 'outage', id: row.id, thing: `outage:${row.id}`, act: 'extend', title: row.addresses },
      ...{ step: row.kind, municipalityCode: row.municipalityCode, dueAt: toMoment(row.overAt) },
    }),
  )
  return { items, beyond: 0 }
}

/** Older than this nobody waits any more. */
const WAITED_FOR_MS = 14 * DAY_MS

export async function readMentions({ db, actor, now }: Reading): Promise<Part> {
  const since = new Date(now.getTime() - WAITED_FOR_MS)
  const rows = await listUnansweredMentions(db, { actor, since, limit: MOST })
  const items = rows.map((row) =>
    buildItem({
      ...{ kind: 'mention', id: row.incidentId, thing: `incident:${row.incidentId}`, act: 'answer_note' },
      ...{ title: row.title, step: row.step, network: row.network, words: shorten(row.text) },
      ...{ municipalityCode: row.municipalityCode, address: Address.parse(row.address) },
      ...{ isUrgent: isStillUrgent(row) },
      waiting: { name: row.authorName, since: row.createdAt.toISOString() },
    }),
  )
  return { items, beyond: 0 }
}

/** A call of whoever leads stands until its notice is read. */
export async function readReminded({ db, actor }: Reading): Promise<Part> {
  const notices = await listUnreadOfKind(db, { userId: actor.id, kind: 'reminded', limit: MOST })
  const ids = notices.flatMap(({ incidentId }) => incidentId ?? [])
  const rows = new Map((await listVisible(db, actor, ids)).map((row) => [row.id, row]))
  const items = notices.flatMap(({ incidentId, details, createdAt }) => {
    const row = rows.get(incidentId ?? '')
    if (!row) return []
    const { words } = Details.parse(details)
    return buildItem({
      ...{ kind: 'reminded', id: row.id, thing: `incident:${row.id}`, act: 'read', title: row.title },
      ...{ step: row.step, network: row.network, municipalityCode: row.municipalityCode },
      ...{ address: Address.parse(row.address), isUrgent: isStillUrgent(row) },
      ...{ words: words ? shorten(words) : null },
      waiting: { name: null, since: createdAt.toISOString() },
    })
  })
  return { items, beyond: 0 }
}

const Details = z.object({ words: z.string().optional() })

/** Whoever sorts for a territory has them all as one line. */
export async function readSorting({ db, actor }: Reading): Promise<Part> {
  if (!sorts(actor)) return { items: [], beyond: 0 }
  const [count, oldest] = await Promise.all([
    countStep(db, actor, 'new'),
    findOldestDue(db, actor, { steps: ['new'], agencies: [], stepsOfAgencies: ['new'] }),
  ])
  if (count === 0) return { items: [], beyond: 0 }
  const dueAt = toMoment(oldest.byStep.get('new') ?? null)
  return {
    items: [buildItem({ kind: 'sorting', id: 'new', thing: 'queue:new', act: 'sort', count, dueAt })],
    beyond: 0,
  }
}

function sorts({ grants }: Actor): boolean {
  return grants.some(
    ({ role, scope }) =>
      (role === 'dispatcher' || role === 'coordinator') &&
      (scope.kind === 'region' || scope.kind === 'municipality'),
  )
}
