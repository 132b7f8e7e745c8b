/** How tables of neighbours are read: kept by name. */
import type { NeighbourMapping } from '@veche/contract/admin/neighbours.ts'
import { NEIGHBOUR_ROUTES } from '@veche/contract/routes/admin/neighbours.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, addJournal, changerByJournal, requireActor } from '../../access/index.ts'
import { listOwnFields } from '../../incidents/index.ts'
import { normaliseName } from '../domain/columns.ts'
import { findMappingProblem } from '../domain/neighbour.ts'
import type { ExchangeContext } from '../exchange-context.ts'
import { deleteMapping, listMappings, lockMappings, saveMapping } from './mappings.repository.ts'
import { hasSchedule } from './schedules.repository.ts'

export function mappingsRoutes({ db, clock }: Pick<ExchangeContext, 'db' | 'clock'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, NEIGHBOUR_ROUTES.list, async () => ({ mappings: await listMappings(db) }))

    serveRoute(app, NEIGHBOUR_ROUTES.names, async () => ({
      mappings: (await listMappings(db)).map(({ id, name }) => ({ id, name })),
    }))

    serveRoute(app, NEIGHBOUR_ROUTES.save, async (request) => {
      const { before, ...mapping } = request.body
      const asked = { id: request.params.mappingId, mapping, before, actor: requireActor(request) }
      await db.transaction().execute((tx) => save(tx, { ...asked, now: clock() }))
      return { ok: true } as const
    })

    serveRoute(app, NEIGHBOUR_ROUTES.remove, async (request) => {
      const { mappingId: id } = request.params
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        await lockMappings(tx)
        if (await hasSchedule(tx, id)) throw new ConflictError('neighbour.scheduled', { id })
        if (!(await deleteMapping(tx, id))) throw new NotFoundError('neighbour.not_found', { id })
        const place = { objectType: 'neighbour_mapping', objectId: id, details: {} }
        await addJournal(tx, { actor, action: 'exchange.mapping_removed', ...place })
      })
      return { ok: true } as const
    })
  }
}

type Saving = {
  id: string
  mapping: NeighbourMapping
  before: Record<string, unknown> | undefined
  actor: Actor
  now: Date
}

async function save(tx: Tx, { id, mapping, before, actor, now }: Saving): Promise<void> {
  await lockMappings(tx)
  const known = await listMappings(tx)
  const stored = known.find((one) => one.id === id)
  const findChanger = changerByJournal(tx, { objectType: 'neighbour_mapping', objectId: id })
  const wanted = stored ? await joinEdit({ now: stored, before, wanted: mapping, findChanger }) : mapping
  if (stored && Object.keys(wanted).length === 0) return
  const kept = {
    name: wanted.name ?? mapping.name,
    system: wanted.system ?? stored?.system ?? mapping.system,
    columns: wanted.columns ?? stored?.columns ?? mapping.columns,
  }
  const isNameTaken = known.some(
    (one) => one.id !== id && normaliseName(one.name) === normaliseName(kept.name),
  )
  if (isNameTaken) throw new ConflictError('neighbour.name_taken', { field: 'name' })
  const own = (await listOwnFields(tx)).map(({ name }) => name)
  const problem = findMappingProblem(kept, own)
  if (problem)
    throw new InvalidError(PROBLEMS[problem.code].code, { field: 'columns', names: problem.names.join(', ') })
  await saveMapping(tx, { id, mapping: kept, by: actor, now })
  await addJournal(tx, {
    ...{ actor, action: 'exchange.mapping_saved', objectType: 'neighbour_mapping', objectId: id },
    details: { ...wanted },
  })
}

const PROBLEMS = {
  lacks: { code: 'neighbour.lacks' },
  twice: { code: 'neighbour.twice' },
  unknown: { code: 'neighbour.unknown' },
} as const
