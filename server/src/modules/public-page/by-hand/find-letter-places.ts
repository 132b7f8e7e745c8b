/** Whoever was written down with an address of e-mail is answered by letter, from the mailbox of their place or any other. */
import { z } from 'zod'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { LetterPlace, LetterTo } from '../../answers/index.ts'
import { listChannels } from '../../channels/index.ts'
import type { ByHandContext } from './by-hand-context.ts'
import { listEmailsOf } from './hand-records.repository.ts'

type Context = Pick<ByHandContext, 'connectors' | 'channels' | 'vault'>

/** By the id of the recipient's own incident. */
export async function findLetterPlaces(
  db: Db,
  recipients: readonly LetterTo[],
  { connectors, channels, vault }: Context,
): Promise<ReadonlyMap<string, LetterPlace>> {
  // Questions from a file or of the demo have names of their own, and nobody wrote them down.
  const written = recipients.filter(
    ({ surface, externalId }) => surface === 'form' && z.uuid().safeParse(externalId).success,
  )
  const emails = await listEmailsOf(
    db,
    written.map(({ externalId }) => externalId),
  )
  if (emails.length === 0) return new Map()
  const [mailboxes, places] = await Promise.all([
    listMailboxes({ connectors, channels }),
    listChannelPlaces(db),
  ])
  const entries = written.flatMap(({ incidentId, channelId, externalId }) => {
    const sealed = emails.find(({ id }) => id === externalId)?.email
    const own = mailboxes.find(({ id }) => places.get(id) === places.get(channelId))
    const mailbox = own ?? mailboxes[0]
    const letters = mailbox && connectors.get(mailbox.network)?.letters
    if (!sealed || !letters) return []
    const place: LetterPlace = {
      ...{ channelId: mailbox.id, network: mailbox.network },
      ...letters.placeOf(z.string().parse(vault.open(sealed))),
      // No letter of theirs began it: a thread of our own, by its record.
      threadExternalId: `hash:${externalId}`,
    }
    return [[incidentId, place] as const]
  })
  return new Map(entries)
}

/** Those that may send now, the oldest first. */
export async function listMailboxes({
  connectors,
  channels,
}: Pick<ByHandContext, 'connectors' | 'channels'>): Promise<ChannelAccount[]> {
  const accounts = await channels.listAll()
  return accounts.filter((account) => {
    const connector = connectors.get(account.network)
    return connector?.letters && connector.capabilities(account).reply.length > 0
  })
}

async function listChannelPlaces(db: Db): Promise<ReadonlyMap<string, string>> {
  const channels = await listChannels(db)
  return new Map(channels.map(({ id, municipalityCode }) => [id, municipalityCode]))
}
