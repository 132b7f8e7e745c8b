import type { AccountNotices } from '../../modules/access/index.ts'
import { addNotifications } from '../../modules/notifications/index.ts'
import { newId } from '../../platform/ids.ts'

/** What happened to somebody's keys is told in the product and by letter, at once. */
export const accountNotices: AccountNotices = {
  notify: (tx, { userId, news, now, name }) =>
    addNotifications(
      tx,
      [
        {
          ...{ userId, kind: 'account', incidentId: null, isUrgent: true },
          details: { news, ...(name === undefined ? {} : { name }) },
          dedupeKey: `account:${newId()}`,
        },
      ],
      now,
    ),
}
