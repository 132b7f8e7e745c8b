/** Empties the deliveries that told of messages, as far back as the first of them came; also those that nobody could read. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Vault } from '../../../platform/vault.ts'
import { readingsOf } from '../domain/readings.ts'
import type { PipelineServices } from '../process-batch.ts'
import { toMessage } from '../raw/raw-event.ts'
import { emptyRaw, listRawSince, type RawRow } from '../raw/raw-inbox.repository.ts'
import { insertErasedMarks, type KeyedMessage } from './erased-messages.repository.ts'
import { markOf } from './erased-messages.ts'

type Services = Pick<PipelineServices, 'vault' | 'connectors' | 'findChannel'>
type Wanted = {
  messages: readonly KeyedMessage[]
  /** Whether a text repeats what is erased. */
  isTold: (text: string) => boolean
}
export type FoundDeliveries = { ids: number[]; upTo: number }

const PAGE = 500

/** Those after `upTo` that tell of one of the messages. It may take seconds, so it is asked first without a lock. */
export async function findDeliveries(
  db: Db,
  services: Services,
  { messages, isTold, upTo }: Wanted & { upTo: number },
): Promise<FoundDeliveries> {
  const marks = new Set(messages.map((message) => markOf(services.vault, message)))
  const channelIds = [...new Set(messages.map(({ channelId }) => channelId))]
  const since = new Date(Math.min(...messages.map(({ receivedAt }) => receivedAt.getTime())))
  const found: FoundDeliveries = { ids: [], upTo }
  if (messages.length === 0) return found
  for (;;) {
    const rows = await listRawSince(db, services.vault, { channelIds, since, after: found.upTo, limit: PAGE })
    for (const row of rows) if (await tellsOf(services, row, { marks, isTold })) found.ids.push(row.id)
    found.upTo = rows.at(-1)?.id ?? found.upTo
    if (rows.length < PAGE) return found
  }
}

async function tellsOf(
  { vault, connectors, findChannel }: Services,
  row: RawRow,
  { marks, isTold }: Pick<Wanted, 'isTold'> & { marks: ReadonlySet<string> },
): Promise<boolean> {
  const channel = await findChannel(row.channelId)
  const connector = channel && connectors.get(channel.network)
  if (!connector) return readingsOf(row.body).some(isTold)
  try {
    const events = await connector.normalise(row.body, channel, row.receivedAt)
    return events
      .flatMap((event) => toMessage({ row, channel, event }))
      .some(({ event: { container, externalId } }) =>
        marks.has(markOf(vault, { channelId: channel.id, container, externalId })),
      )
  } catch {
    // Nothing says which message it tells of, so its words are looked for.
    return readingsOf(row.body).some(isTold)
  }
}

/** From now on what tells of these messages is not taken in. The caller holds the pipeline. */
export async function eraseDeliveries(
  tx: Tx,
  services: Services,
  { messages, isTold, found, now }: Wanted & { found: FoundDeliveries; now: Date },
): Promise<void> {
  const late = await findDeliveries(tx, services, { messages, isTold, upTo: found.upTo })
  await emptyRaw(tx, services.vault, [...found.ids, ...late.ids])
  await markErased(tx, services.vault, { messages, now })
}

/** From now on nothing that tells of these messages is taken in. */
export async function markErased(
  tx: Tx,
  vault: Vault,
  { messages, now }: { messages: readonly KeyedMessage[]; now: Date },
): Promise<void> {
  const marks = messages.map((message) => markOf(vault, message))
  await insertErasedMarks(tx, [...new Set(marks)], now)
}
