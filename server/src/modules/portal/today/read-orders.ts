/** News that the reader has not read, and orders that they have not read or not done. */
import { openBulletinsOf } from '../orders/index.ts'
import { buildItem, MOST, type Part, type Reading, shorten, toMoment } from './source.ts'

export async function readOrders({ db, actor, now }: Reading): Promise<Part> {
  const bulletins = await openBulletinsOf(db, { userId: actor.id, now })
  const items = bulletins.slice(0, MOST).map(({ id, kind, title, isRead, dueAt, act }) =>
    buildItem({
      ...{ kind, id, thing: `bulletin:${id}`, title, dueAt: toMoment(dueAt), act: isRead ? 'do' : 'read' },
      words: act ? shorten(act) : null,
    }),
  )
  return { items, beyond: bulletins.length - items.length }
}
