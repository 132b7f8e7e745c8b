/** Lists of cards: open ones by what is due first, the others from the latest signal. */

import type { FakeStep } from '@veche/contract/fakes.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { type FAKE_LISTS, TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import { anyWords } from '../../text/index.ts'
import { type FakeRow, fakesFor, notFound, selectFakes, visibleFakes } from '../card/index.ts'

export type FakeList = (typeof FAKE_LISTS)[number]
export type ListedFake = FakeRow & {
  responsibleName: string | null
  stepDueAt: Date | null
  isCorrected: boolean
}
export type FakeFilter = { municipalityCode?: string | undefined; search?: string | undefined }
export type ListPlace = { at: Date; id: string }

const ENDED: Partial<Record<FakeList, FakeStep>> = { watched: 'watch', closed: 'closed', dropped: 'dropped' }

/** With what a row of a list tells beside its own columns. */
function listed(db: Db, matching: (eb: ExpressionBuilder<DB, 'fake'>) => Expression<SqlBool>) {
  return selectFakes(db)
    .where(matching)
    .leftJoin('personName as responsible', 'responsible.id', 'fake.responsibleId')
    .leftJoin('fakeClock as running', (join) =>
      join.onRef('running.fakeId', '=', 'fake.id').on('running.endedAt', 'is', null),
    )
    .select(['responsible.name as responsibleName', 'running.dueAt as stepDueAt'])
    .select(
      sql<boolean>`exists (select from fake_correction where fake_correction.fake_id = fake.id)`.as(
        'isCorrected',
      ),
    )
}

export function getListedFake(db: Db, id: string, actor: Actor): Promise<ListedFake> {
  return listed(db, (eb) =>
    eb.and([eb('fake.id', '=', id), visibleFakes(actor)(eb)]),
  ).executeTakeFirstOrThrow(() => notFound(id))
}

export function selectPage(
  db: Db,
  {
    list,
    actor,
    filter,
    after,
    limit,
  }: {
    list: FakeList
    actor: Actor
    filter: FakeFilter
    after: ListPlace | null
    limit: number
  },
): Promise<ListedFake[]> {
  const by = isByDue(list) ? ('totalDueAt' as const) : ('signalledAt' as const)
  const [order, beyond] = isByDue(list) ? (['asc', '>'] as const) : (['desc', '<'] as const)
  const column = `fake.${by}` as const
  return listed(db, (eb) => {
    const place = after ? [eb(eb.refTuple(column, 'fake.id'), beyond, eb.tuple(after.at, after.id))] : []
    return eb.and([inList(list, actor)(eb), matching(filter, actor)(eb), ...place])
  })
    .orderBy(column, order)
    .orderBy('fake.id', order)
    .limit(limit)
    .execute()
}

/** Those that wait for the actor, the nearest end first. */
export function listOwnFakes(db: Db, actor: Actor, limit: number): Promise<ListedFake[]> {
  return selectPage(db, { list: 'mine', actor, filter: {}, after: null, limit })
}

export function isByDue(list: FakeList): boolean {
  return ENDED[list] === undefined
}

export const sortedAt = (list: FakeList, fake: FakeRow) =>
  isByDue(list) ? fake.totalDueAt : fake.signalledAt

function inList(list: FakeList, actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'fake'>): Expression<SqlBool> => {
    const ended = ENDED[list]
    if (ended) return eb('fake.step', '=', ended)
    const open = eb('fake.step', 'in', TIMED_FAKE_STEPS)
    return list === 'mine' ? eb.and([open, waitsFor(actor)(eb)]) : open
  }
}

/** Cards in the actor's charge, or at a step that the actor may take. */
function waitsFor(actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'fake'>): Expression<SqlBool> => {
    const agencies = scopesOf(actor, ['coordinator', 'executor']).flatMap((scope) =>
      scope.kind === 'agency' ? scope.code : [],
    )
    const asked = agencies.length === 0 ? eb.lit(false) : eb('fake.agencyCode', 'in', agencies)
    return eb.or([
      eb('fake.responsibleId', '=', actor.id),
      eb.and([eb('fake.step', '=', 'facts'), asked]),
      eb.and([eb('fake.step', '=', 'verdict'), fakesFor(actor, 'judge')(eb), secondOpinionOf(actor.id)]),
      eb.and([eb('fake.step', '=', 'approval'), fakesFor(actor, 'approve')(eb), textOfOthers(actor.id)]),
    ])
  }
}

const secondOpinionOf = (actorId: string) => sql<SqlBool>`(
  exists (select from fake_opinion o where o.fake_id = fake.id and o.round = fake.opinion_round)
  and not exists (select from fake_opinion o where o.fake_id = fake.id and o.round = fake.opinion_round
    and o.user_id = ${actorId}))`

const textOfOthers = (actorId: string) => sql<SqlBool>`${actorId} <> (
  select written_by from fake_text t where t.fake_id = fake.id order by no desc limit 1)`

function matching({ municipalityCode, search }: FakeFilter, actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'fake'>): Expression<SqlBool> =>
    eb.and([
      visibleFakes(actor)(eb),
      ...(municipalityCode === undefined ? [] : [eb('fake.municipalityCode', '=', municipalityCode)]),
      ...(search ? [found(search)(eb)] : []),
    ])
}

function found(search: string) {
  return (eb: ExpressionBuilder<DB, 'fake'>): Expression<SqlBool> => {
    const words = sql<SqlBool>`to_tsvector('russian'::regconfig, claim)
      @@ ${anyWords(search)}`
    const number = typedNumber(search)
    return number === null ? words : eb.or([words, eb('fake.number', '=', number)])
  }
}

export async function countLists(
  db: Db,
  { actor, filter }: { actor: Actor; filter: FakeFilter },
): Promise<Record<FakeList, number>> {
  const [steps, { mine }] = await Promise.all([
    db
      .selectFrom('fake')
      .select(['fake.step', (eb) => eb.fn.countAll<number>().as('count')])
      .where(matching(filter, actor))
      .groupBy('fake.step')
      .execute(),
    db
      .selectFrom('fake')
      .select((eb) => eb.fn.countAll<number>().as('mine'))
      .where(inList('mine', actor))
      .where(matching(filter, actor))
      .executeTakeFirstOrThrow(),
  ])
  const total = (...of: readonly FakeStep[]) =>
    steps.reduce((sum, { step, count }) => (of.includes(step) ? sum + Number(count) : sum), 0)
  return {
    ...{ open: total(...TIMED_FAKE_STEPS), mine: Number(mine) },
    ...{ watched: total('watch'), closed: total('closed'), dropped: total('dropped') },
  }
}
