/** What an author deleted: sealed away from its message, so that nothing that reads texts finds it. */
import { z } from 'zod'
import type { Database, Tx } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { insertVersions, listMessages, type StoredMessage } from './messages.repository.ts'

const Withheld = z.object({
  text: z.string(),
  attachments: z.array(z.unknown()),
  geo: z.unknown(),
  versions: z.array(
    z.object({
      version: z.string(),
      text: z.string(),
      attachments: z.array(z.unknown()),
      capturedAt: z.coerce.date(),
    }),
  ),
})
type Withheld = z.infer<typeof Withheld>

/** Our own answers are ours to keep; words of others are withheld once their author has deleted them. */
export function isWithheld({
  sourceState,
  direction,
}: Pick<StoredMessage, 'sourceState' | 'direction'>): boolean {
  return sourceState === 'deleted' && direction === 'in'
}

/** Seals the words and earlier texts of the messages; they stay as they are in memory. */
export async function withhold(tx: Tx, vault: Vault, messages: readonly StoredMessage[]): Promise<void> {
  for (const { id, text, attachments, geo } of messages) {
    const versions = await tx
      .deleteFrom('messageVersion')
      .where('messageId', '=', id)
      .returning(['version', 'text', 'attachments', 'capturedAt'])
      .execute()
    await tx
      .updateTable('message')
      .set({
        text: '',
        attachments: '[]',
        geo: null,
        withheld: vault.seal({ text, attachments, geo, versions }),
      })
      .where('id', '=', id)
      .execute()
  }
}

/** Withholds words of messages that were deleted before this rule existed, and returns how many. */
export async function withholdOld(db: Database, vault: Vault, limit: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('message')
      .select('id')
      .where('sourceState', '=', 'deleted')
      .where('direction', '=', 'in')
      .where('withheld', 'is', null)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    await withhold(
      tx,
      vault,
      await listMessages(
        tx,
        rows.map(({ id }) => id),
      ),
    )
    return rows.length
  })
}

/** The messages with their earlier words, for rules that compare them. */
export async function openWithheld(
  tx: Tx,
  vault: Vault,
  messages: readonly StoredMessage[],
): Promise<{ messages: StoredMessage[]; versionsOf: ReadonlyMap<string, Withheld['versions']> }> {
  const ids = messages.filter(isWithheld).map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('message')
          .select(['id', 'withheld'])
          .where('id', 'in', ids)
          .where('withheld', 'is not', null)
          .$narrowType<{ withheld: Buffer }>()
          .execute()
  const opened = new Map(rows.map(({ id, withheld }) => [id, Withheld.parse(vault.open(withheld))]))
  return {
    messages: messages.map((message) => {
      const known = opened.get(message.id)
      return known
        ? { ...message, text: known.text, attachments: known.attachments, geo: known.geo }
        : message
    }),
    versionsOf: new Map([...opened].map(([id, { versions }]) => [id, versions])),
  }
}

/** The author has brought the message back: its earlier texts stand beside it again. */
export async function restoreVersions(
  tx: Tx,
  messageId: string,
  versions: Withheld['versions'],
): Promise<void> {
  insertVersions(
    tx,
    versions.map((version) => ({ ...version, messageId })),
  )
}
