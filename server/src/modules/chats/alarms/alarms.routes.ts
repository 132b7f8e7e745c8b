import type { AlarmsResponse } from '@veche/contract/admin/reader.ts'
import { ALARM_ROUTES } from '@veche/contract/routes/admin/reader.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { addJournal, changerByJournal, requireActor } from '../../access/index.ts'
import { FIRST_BAR, HIGHEST_BAR, LOWEST_BAR } from '../dangers/index.ts'
import { getBudget, listBars, lockBudget, updateBudget } from './alarms.repository.ts'
import { type AlarmsContext, setBar } from './set-bar.ts'

const SHOWN_DAYS = 14
const BUDGET = { objectType: 'alarm_budget', objectId: null }

export function alarmJobs(context: AlarmsContext): JobDefinition[] {
  return [{ name: 'chats.alarm_bar', cron: '10 0 * * *', handle: () => setBar(context) }]
}

export function alarmsRoutes({ db }: AlarmsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ALARM_ROUTES.read, () => presentAlarms())

    serveRoute(app, ALARM_ROUTES.setBudget, async (request) => {
      const { before, ...wanted } = request.body
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        const now = { aDay: await lockBudget(tx) }
        const touched = await joinEdit({ now, before, wanted, findChanger: changerByJournal(tx, BUDGET) })
        if (touched.aDay === undefined) return
        await updateBudget(tx, touched.aDay)
        const details = { aDay: touched.aDay, from: now.aDay }
        await addJournal(tx, { actor, action: 'directory.alarm_budget_changed', ...BUDGET, details })
      })
      return presentAlarms()
    })
  }

  async function presentAlarms(): Promise<AlarmsResponse> {
    const [aDay, bars] = await Promise.all([getBudget(db), listBars(db, SHOWN_DAYS)])
    return {
      ...{ aDay, bar: bars[0]?.bar ?? FIRST_BAR, lowest: LOWEST_BAR, highest: HIGHEST_BAR },
      days: bars.map(({ fromAt, ...day }) => ({ ...day, fromAt: fromAt.toISOString() })),
    }
  }
}
