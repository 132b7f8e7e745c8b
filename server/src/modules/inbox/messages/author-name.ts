import { z } from 'zod'
import type { Vault } from '../../../platform/vault.ts'

const Card = z.object({ name: z.string() })

/** Null if the network was not asked yet or gave no name. */
export function openAuthorName(card: Buffer | null, vault: Vault): string | null {
  return (card && Card.parse(vault.open(card)).name) || null
}
