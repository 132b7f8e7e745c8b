import { type FoundPerson, PersonProtocol } from '@veche/contract/admin/persons.ts'
import { PERSON_ROUTES } from '@veche/contract/routes/admin/persons.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { addExportReading, addJournal, addPersonReading, requireActor } from '../../access/index.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { ofWholeRegion } from '../of-whole-region.ts'
import { listDemands, listErasedNumbers } from './demands.repository.ts'
import { askPersonErasure, assertPerson, decidePersonErasure, listLeft } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { findPerson } from './find-person.ts'
import { countHeld, listTargets } from './person.repository.ts'

const SHOWN_DEMANDS = 50
const SHOWN_QUESTIONS = 100
const SHOWN_WAITING = 20
const NOTED_QUESTIONS = 1000

export function personsRoutes(context: ErasureContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    ofWholeRegion(app)
    serveRoute(app, PERSON_ROUTES.find, async (request) => {
      const actor = requireActor(request)
      const found = await findPerson(context, request.body)
      // Of what was sought only the way: the journal holds no telephone and no name.
      const details = { by: request.body.by, found: found.accounts.length + found.requests.length }
      await addJournal(db, {
        ...{ actor, action: 'person.sought', objectType: 'person', objectId: null, details },
      })
      await noteFound(request, found)
      return found
    })

    serveRoute(app, PERSON_ROUTES.held, async (request) => ({
      counts: await countHeld(db, request.body),
      ...(await listLeft(db, request.body, SHOWN_QUESTIONS)),
    }))

    serveRoute(app, PERSON_ROUTES.export, async (request, reply) => {
      const actor = requireActor(request)
      const { rows, paper } = request.body
      await assertPerson(db, rows)
      const { numbers, stream } = await exportPerson(context, { rows, paper })
      await addJournal(db, {
        ...{ actor, action: 'person.exported', objectType: 'person', objectId: null },
        details: { paper, numbers },
      })
      await addExportReading(db, { at: clock(), userId: actor.id, numbers, ref: paper })
      const name = `Сведения о заявителе ${clock().toISOString().slice(0, 10)}.zip`
      return reply.headers(asDownload(name, 'application/zip')).send(stream)
    })

    serveRoute(app, PERSON_ROUTES.listErasures, async (request) => {
      const { id: readerId } = requireActor(request)
      const rows = await listDemands(db, SHOWN_DEMANDS)
      return { erasures: await Promise.all(rows.map((row) => presentDemand(row, readerId))) }
    })

    serveRoute(app, PERSON_ROUTES.askErasure, async (request) => {
      await askPersonErasure(db, { ...request.body, actor: requireActor(request), now: clock() })
      return { ok: true as const }
    })

    serveRoute(app, PERSON_ROUTES.decideErasure, async (request) => {
      await decidePersonErasure(context, {
        ...{ ...request.params, ...request.body, actor: requireActor(request) },
      })
      return { ok: true as const }
    })
  }

  /** Their names and numbers were shown: an inquiry finds it by the numbers of their questions. */
  async function noteFound(request: FastifyRequest, found: FoundPerson): Promise<void> {
    const rows = {
      authorIds: found.accounts.map(({ authorId }) => authorId),
      requestIds: found.requests.map(({ requestId }) => requestId),
      askerIds: found.askers.map(({ askerId }) => askerId),
      subscriptionIds: [],
    }
    const targets = await listTargets(db, rows, NOTED_QUESTIONS)
    const ids = targets.flatMap((target) => (target.kind === 'incident' ? [target.id] : []))
    const by = { userId: requireActor(request).id, ip: request.ip, at: clock() }
    await addPersonReading(db, { ...by, numbers: found.mentions, ids })
  }

  async function presentDemand(row: Awaited<ReturnType<typeof listDemands>>[number], readerId: string) {
    const { id, paper, state, askedBy, askedByName, decidedByName } = row
    const isUnderWay = state === 'waiting' || state === 'running'
    const left = isUnderWay ? await listLeft(db, row, SHOWN_QUESTIONS) : { questions: [] }
    const erased = state === 'running' || state === 'done' ? (await listErasedNumbers(db, id)).length : 0
    return {
      ...{ id, paper, state, askedByName, decidedByName },
      askedAt: row.askedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      mayConfirm: askedBy !== readerId,
      progress: { erased, questions: erased + left.questions.length },
      waitsFor: left.questions.filter(({ obstacle }) => obstacle !== null).slice(0, SHOWN_WAITING),
      protocol: state === 'done' ? PersonProtocol.parse(row.protocol) : null,
    }
  }
}
