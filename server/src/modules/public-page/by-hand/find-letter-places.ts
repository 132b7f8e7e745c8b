/** Whoever was written down with an address of e-mail is answered by letter, from the mailbox of their place or any other. */
import { z } from 'zod'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { LetterPlace, LetterTo } from '../../answers/index.ts'
import type { ByHandContext } from './by-hand-context.ts'
import { listEmailsOf } from './hand-records.repository.ts'

type Context = Pick<ByHandContext, 'connectors' | 'channels' | 'vault'>

/** By the id of the recipient's own incident. */
export async function findLetterPlaces(
  db: Db,
  recipients: readonly LetterTo[],
  { connectors, channels, vault }: Context,
): Promise<ReadonlyMap<string, LetterPlace>> {
  const written = recipients.filter(({ surface }) => surface === 'form')
  const emails = await listEmailsOf(
    db,
    written.map(({ externalId }) => externalId),
  )
  if (emails.length === 0) return new Map()
  const mailbox = await findMailbox({ connectors, channels })
  const letters = mailbox && connectors.get(mailbox.network)?.letters
  if (!mailbox || !letters) return new Map()
  const places = written.flatMap(({ incidentId, externalId }) => {
    const sealed = emails.find(({ id }) => id === externalId)?.email
    if (!sealed) return []
    const address = z.string().parse(vault.open(sealed))
    const place: LetterPlace = {
      ...{ channelId: mailbox.id, network: mailbox.network, ...letters.placeOf(address) },
      // No letter of theirs began it: a thread of our own, by its record.
      threadExternalId: `hash:${externalId}`,
    }
    return [[incidentId, place] as const]
  })
  return new Map(places)
}

/** One that may send now; the oldest. */
export async function findMailbox({
  connectors,
  channels,
}: Pick<ByHandContext, 'connectors' | 'channels'>): Promise<ChannelAccount | null> {
  const accounts = await channels.listAll()
  const able = accounts.find((account) => {
    const connector = connectors.get(account.network)
    return connector?.letters && connector.capabilities(account).reply.length > 0
  })
  return able ?? null
}
