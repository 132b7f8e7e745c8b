import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { assertSpeakable, chatEvent, getChat, postInChat, type ScopedChat } from '../chat/index.ts'
import { lockDigest, type StoredDigest, updateDigest } from './digest.repository.ts'

type DigestContext = Pick<AppContext, 'db'>
type Draft = { chatId: string; digestId: string; revision: number; actor: Actor }

export function saveDigest({ db }: DigestContext, draft: Draft & { text: string }): Promise<void> {
  return changeDraft(db, draft, (tx, { revision }) =>
    updateDigest(tx, draft.digestId, { text: draft.text, revision: revision + 1 }),
  )
}

export function skipDigest({ db }: DigestContext, draft: Draft): Promise<void> {
  return changeDraft(db, draft, (tx, { revision }) =>
    updateDigest(tx, draft.digestId, {
      state: 'skipped',
      revision: revision + 1,
      decidedBy: draft.actor.id,
    }),
  )
}

/** Queues the digest under its own id, so that it cannot be posted twice. */
export function postDigest(context: AnswersContext, draft: Draft): Promise<void> {
  const now = context.clock()
  return changeDraft(context.db, draft, async (tx, { id, text, revision }, chat) => {
    await assertSpeakable(context, chat)
    await updateDigest(tx, id, {
      ...{ state: 'posted', revision: revision + 1 },
      ...{ decidedBy: draft.actor.id, postedAt: now },
    })
    const saying = { id, text, purpose: 'chat_digest', writtenBy: draft.actor.id, answered: null } as const
    await postInChat(tx, chat, saying, { connectors: context.connectors, now })
  })
}

/** Checks that the person has seen the present text, so that nobody posts or rejects unread changes. */
function changeDraft(
  db: DigestContext['db'],
  { chatId, digestId, revision, actor }: Draft,
  change: (tx: Tx, digest: StoredDigest, chat: ScopedChat) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const chat = await getChat(tx, { chatId, actor, right: 'work' })
    const digest = await lockDigest(tx, { chatId, digestId })
    if (digest.state !== 'draft') throw new ConflictError('chat.digest_decided', { field: 'state' })
    if (digest.revision !== revision) throw new ConflictError('chat.digest_stale', { field: 'revision' })
    await change(tx, digest, chat)
    addEvents(tx, [chatEvent(chatId, chat.scope)])
  })
}
