/** Sends letters of subscriptions outside any transaction; one that did not leave is tried for a week, unless the server refuses it. */
import { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { nextMailAttempt, readFailure } from '../../notifications/index.ts'
import { getBrands, type KeptBrand } from '../brand/get-brands.ts'
import type { SendLetter } from '../public-page-context.ts'
import { isTooOld } from './domain/letter-times.ts'
import { dressLetter } from './dress-letter.ts'
import { type ClaimedLetter, claimLetters, endLetter, type LetterEnd } from './letters.repository.ts'
import { linkOf, tokenOf } from './subscription-links.ts'

const BATCH = 20

type SendContext = Pick<AppContext, 'db' | 'vault' | 'clock' | 'log' | 'region'> & {
  site: string
  sendLetter: SendLetter
}

export async function sendLettersDue(context: SendContext): Promise<number> {
  const claimed = await claimLetters(context.db, context.clock(), BATCH)
  if (claimed.length === 0) return 0
  const brands = await getBrands(context.db)
  for (const letter of claimed) {
    await endLetter(context.db, letter, await sendOne(context, letter, brands))
  }
  return claimed.length
}

async function sendOne(
  { vault, clock, log, region, site, sendLetter }: SendContext,
  { id, email, subject, body, attempts, createdAt, subscriptionId, municipalityCode }: ClaimedLetter,
  brands: readonly KeptBrand[],
): Promise<LetterEnd> {
  try {
    const to = z.string().parse(vault.open(email))
    const unsubscribeUrl = linkOf(site, 'end', tokenOf(vault, 'end', subscriptionId))
    const looks = await dressLetter(brands, { text: body, regionName: region.name, municipalityCode })
    await sendLetter({ id, to, subject, text: body, ...looks, unsubscribeUrl })
    return { state: 'sent' }
  } catch (error) {
    const { code, isFinal } = readFailure(error)
    // The mail server's own words may repeat the address.
    log.warn({ letterId: id, code, attempts }, 'a letter of a subscription did not leave')
    if (isFinal || isTooOld({ createdAt }, clock())) return { state: 'failed', errorCode: code }
    return { state: 'queued', errorCode: code, nextAttemptAt: nextMailAttempt(attempts, clock()) }
  }
}
