/** What is decided of a rumour stands in the journal too, with what was approved: the doctor compares them. */
import { addJournal } from '../../../../modules/access/index.ts'
import { describeLastText } from '../../../../modules/fakes/index.ts'
import type { Tx } from '../../../../platform/database/db.ts'
import type { JudgedRumour } from '../beside/beside.ts'

export async function journalRumours(tx: Tx, judged: readonly JudgedRumour[]): Promise<void> {
  for (const { id, number, verdict, dropReason, checker, moderator } of judged) {
    const record = (action: string, actor: JudgedRumour['checker'], details: object = {}) =>
      addJournal(tx, {
        ...{ actor, action: `fake.${action}`, objectType: 'fake', objectId: id, origin: null },
        details: { number, ...details },
      })
    await record('opened', checker)
    if (dropReason !== null) {
      await record('dropped', checker, { reason: dropReason })
      continue
    }
    await record('judged', moderator, { verdict })
    await record('approved', moderator, { forUserId: null, ...(await describeLastText(tx, id)) })
    await record('published', checker)
  }
}
