import type { Tx } from '../../../platform/database/db.ts'
import { administrationCodes } from '../card/index.ts'

export function updateRespreadTold(
  tx: Tx,
  { cardId, toldBefore, now }: { cardId: string; toldBefore: Date; now: Date },
) {
  return tx
    .updateTable('fake')
    .set({ respreadToldAt: now })
    .where('id', '=', cardId)
    .where(({ eb, or }) => or([eb('respreadToldAt', 'is', null), eb('respreadToldAt', '<=', toldBefore)]))
    .returningAll()
    .returning(administrationCodes.as('administrationCodes'))
    .executeTakeFirst()
}
