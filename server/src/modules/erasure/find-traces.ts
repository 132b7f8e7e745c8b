/** The words and names by which what is erased is known again in digests and in deliveries that nobody could read. */
import { z } from 'zod'
import type { Db } from '../../platform/database/db.ts'
import type { Vault } from '../../platform/vault.ts'
import { listErasedWords } from '../inbox/index.ts'
import { buildTitle, hidePeople } from '../text/index.ts'
import { type Traces, tracesOf } from './domain/traces.ts'
import { listToldBeside, type Target } from './erasure.repository.ts'

const Card = z.object({ name: z.string().nullable() })

type Erased = { target: Target; ids: readonly string[]; messageIds: readonly string[] }

export async function findTraces(db: Db, vault: Vault, { target, ids, messageIds }: Erased): Promise<Traces> {
  const [said, beside] = await Promise.all([listErasedWords(db, messageIds), listToldBeside(db, target, ids)])
  const names = [...said.cards, ...beside.cards].flatMap((card) => nameOn(card, vault))
  const texts = [...said.texts, ...beside.texts]
  // A digest shortens what was said and leaves out who is named.
  const shortened = texts.map((text) => buildTitle(hidePeople(text, names), null))
  return tracesOf({ texts: [...texts, ...shortened], names })
}

function nameOn(card: Buffer | null, vault: Vault): string[] {
  const { data } = Card.safeParse(card && vault.open(card))
  return data?.name ? [data.name] : []
}
