import { listTroubledWebhooks } from '../../modules/live/index.ts'
import { buildTodayItem, type TodaySource } from '../../modules/portal/index.ts'

/** Addresses that take nothing, in the day of whoever keeps them. */
export const WEBHOOKS_TODAY: TodaySource = {
  kind: 'webhook',
  permission: 'webhooks.manage',
  async read({ db }) {
    const rows = await listTroubledWebhooks(db)
    const items = rows.map(({ id, name, state, failingSince }) =>
      buildTodayItem({
        ...{ kind: 'webhook', id, thing: `webhook:${id}`, act: 'open', title: name },
        isUrgent: state === 'resting',
        waiting: { name: null, since: failingSince.toISOString() },
      }),
    )
    return { items, beyond: 0 }
  },
}
