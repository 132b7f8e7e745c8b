/** The secret code by mail: to the address that the author of the question left, else to the one they name with the code. */
import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { getBrands } from '../brand/get-brands.ts'
import type { Words } from '../domain/words.ts'
import { showCode } from '../form/form-ticket.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import type { RequestRow } from '../requests.repository.ts'
import { dressLetter } from '../subscriptions/dress-letter.ts'

const Address = z.email().max(200)

/** Null: the author left a telephone or nothing, or the region sends no letters. */
export function letterAddress(
  { vault, sendLetter }: Pick<PublicPageContext, 'vault' | 'sendLetter'>,
  { contact }: Pick<RequestRow, 'contact'>,
): string | null {
  if (sendLetter === null || contact === null) return null
  return Address.safeParse(vault.open(contact)).data ?? null
}

/** Null: what was typed is no address. */
export function readAddress(typed: string): string | null {
  return Address.safeParse(typed.trim()).data ?? null
}

type Sending = { to: string; request: RequestRow; words: Words; publicUrl: string }

/** Returns false if the region sends no letters or the mail server refused. */
export async function mailCode(
  context: Pick<PublicPageContext, 'sendLetter' | 'tickets' | 'log' | 'db' | 'region'>,
  { to, request, words, publicUrl }: Sending,
): Promise<boolean> {
  const { sendLetter, tickets, log, db, region } = context
  if (sendLetter === null) return false
  const { id, number } = request
  const lines = [
    `${words.number}: ${number}`,
    `${words.code}: ${showCode(tickets.codeOf(id))}`,
    `${words.keep} ${publicUrl}/ask/${number}`,
  ]
  try {
    const text = lines.join('\n')
    const plain = { text, regionName: region.name, municipalityCode: null }
    const looks = await dressLetter(await getBrands(db), plain)
    await sendLetter({ id: newId(), to, subject: `${words.taken}: ${number}`, text, ...looks })
    return true
  } catch (error) {
    // The mail server's own words may repeat the address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    log.warn({ code }, 'a code was not sent by mail')
    return false
  }
}
