import type { Tx } from '../../platform/db.ts'
import { ConflictError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Actor } from '../access/index.ts'
import { lockDigest, updateDigest } from './digest.repository.ts'
import { chatEvent, getChat } from './get-chat.ts'

type DigestContext = Pick<AppContext, 'db'>
type Draft = { chatId: string; digestId: string; revision: number; actor: Actor }

export function saveDigest({ db }: DigestContext, draft: Draft & { text: string }): Promise<void> {
  return changeDraft(db, draft, (tx, revision) =>
    updateDigest(tx, draft.digestId, { text: draft.text, revision }),
  )
}

export function skipDigest({ db }: DigestContext, draft: Draft): Promise<void> {
  return changeDraft(db, draft, (tx, revision) =>
    updateDigest(tx, draft.digestId, { state: 'skipped', revision, decidedBy: draft.actor.id }),
  )
}

/** Only what the person has seen: another's words are never lost or skipped unread. */
function changeDraft(
  db: DigestContext['db'],
  { chatId, digestId, revision, actor }: Draft,
  change: (tx: Tx, revision: number) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { scope } = await getChat(tx, { chatId, actor, right: 'work' })
    const digest = await lockDigest(tx, { chatId, digestId })
    if (digest.state !== 'draft') throw new ConflictError('chat.digest_decided', { field: 'state' })
    if (digest.revision !== revision) throw new ConflictError('chat.digest_stale', { field: 'revision' })
    await change(tx, revision + 1)
    await addEvents(tx, [chatEvent(chatId, scope)])
  })
}
