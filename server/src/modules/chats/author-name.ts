import { z } from 'zod'
import type { AppContext } from '../../platform/http/app-context.ts'

const AuthorCard = z.object({ name: z.string() })

/** Null: the network was not asked yet, or told nothing. */
export function openAuthorName(card: Buffer | null, vault: AppContext['vault']): string | null {
  return card && AuthorCard.parse(vault.open(card)).name
}
