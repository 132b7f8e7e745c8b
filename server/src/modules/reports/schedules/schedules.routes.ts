import type { ReportSchedule } from '@veche/contract/admin/report-schedules.ts'
import { REPORT_SCHEDULE_ROUTES } from '@veche/contract/routes/admin/report-schedules.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, addJournal, isPermitted, listActivePeople, requireActor } from '../../access/index.ts'
import { deleteAddress, insertAddress, listAddresses } from './addresses.repository.ts'
import { mayGet } from './check-recipients.ts'
import { readOwnLetter, saveOwnLetter } from './own-letter.ts'
import type { ReportsContext } from './reports-context.ts'
import { changeSchedule, createSchedule, pauseSchedule, removeSchedule } from './save-schedule.ts'
import { presentSchedule } from './schedule.presenter.ts'
import { placeMeant, seesAll } from './schedules.policy.ts'
import { listRecipients, listSchedules } from './schedules.repository.ts'

const SHOWN_PEOPLE = 30

export function scheduleRoutes(context: ReportsContext): FastifyPluginAsync {
  const { db, exchange: _, ...services } = context
  const { clock } = services
  const isMailSetUp = context.sendLetter !== null

  return async (app) => {
    serveRoute(app, REPORT_SCHEDULE_ROUTES.list, async (request) => {
      const actor = requireActor(request)
      return {
        ...{
          schedules: await readSchedules(context, actor),
          addresses: await listAddresses(db),
          isMailSetUp,
        },
        mayAllow: isPermitted(actor, 'settings.manage'),
      }
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.people, async (request) => {
      const { search = '', kind, ...asked } = request.query
      const owner = requireActor(request)
      const place = placeMeant(owner, asked)
      const words = search.toLocaleLowerCase('ru')
      const people = (await listActivePeople(db)).filter(
        (person) =>
          person.name.toLocaleLowerCase('ru').includes(words) && mayGet(person, { kind, place, owner }),
      )
      return { people: people.slice(0, SHOWN_PEOPLE).map(({ id, name }) => ({ userId: id, name })) }
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      const id = await db
        .transaction()
        .execute((tx) => createSchedule(tx, services, { actor, request: request.body }))
      return getPresented(context, actor, id)
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.update, async (request) => {
      const actor = requireActor(request)
      const id = request.params.scheduleId
      await db
        .transaction()
        .execute((tx) => changeSchedule(tx, services, { id, actor, request: request.body }))
      return getPresented(context, actor, id)
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.pause, async (request) => {
      const actor = requireActor(request)
      const id = request.params.scheduleId
      await db.transaction().execute((tx) => pauseSchedule(tx, services, { id, actor, ...request.body }))
      return getPresented(context, actor, id)
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.delete, async (request) => {
      const whose = { id: request.params.scheduleId, actor: requireActor(request) }
      await db.transaction().execute((tx) => removeSchedule(tx, whose))
      return { ok: true as const }
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.allow, async (request) => {
      const actor = requireActor(request)
      await insertAddress(db, { address: request.body.address, allowedBy: actor.id, now: clock() })
      await addJournal(db, {
        actor,
        action: 'reports.address_allowed',
        objectType: 'report_address',
        objectId: null,
      })
      return { addresses: await listAddresses(db) }
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.disallow, async (request) => {
      const actor = requireActor(request)
      await deleteAddress(db, request.params.address.toLowerCase())
      await addJournal(db, {
        actor,
        action: 'reports.address_removed',
        objectType: 'report_address',
        objectId: null,
      })
      return { addresses: await listAddresses(db) }
    })

    serveRoute(app, REPORT_SCHEDULE_ROUTES.ownLetter, async (request) => ({
      ...(await readOwnLetter(db, requireActor(request).id)),
      isMailSetUp,
    }))

    serveRoute(app, REPORT_SCHEDULE_ROUTES.saveOwnLetter, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute((tx) => saveOwnLetter(tx, services, { actor, request: request.body }))
      return { ...(await readOwnLetter(db, actor.id)), isMailSetUp }
    })
  }
}

async function readSchedules({ db }: ReportsContext, actor: Actor): Promise<ReportSchedule[]> {
  const schedules = await listSchedules(db, { ownerId: seesAll(actor) ? null : actor.id })
  const recipients = await listRecipients(
    db,
    schedules.map(({ id }) => id),
  )
  return schedules.map((schedule) => presentSchedule(schedule, recipients.get(schedule.id) ?? [], actor))
}

async function getPresented(context: ReportsContext, actor: Actor, id: string): Promise<ReportSchedule> {
  const found = (await readSchedules(context, actor)).find((schedule) => schedule.id === id)
  if (!found) throw new NotFoundError('report.schedule_not_found', { id })
  return found
}
