/** Takes a subscription: nothing is sent to an address but the letter that asks to confirm it. */
import { z } from 'zod'
import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { newId } from '../../../platform/ids.ts'
import { getDirectory } from '../../directory/index.ts'
import type { Language } from '../domain/words.ts'
import { findSuspicion } from '../form/find-suspicion.ts'
import type { EnteredForm } from '../form/read-form.ts'
import { type OpenContext, siteOf } from '../open/open-context.ts'
import { askToConfirm, markOfEmail } from './ask-to-confirm.ts'
import { type SubscribeProblem, subscriptionWordsOf } from './domain/words.ts'
import { nameFollowed, readFollowed } from './followed.ts'
import { FollowedQuery } from './followed-query.ts'
import { insertSubscription } from './subscriptions.repository.ts'

export const SUBSCRIBE_PURPOSE = 'subscribe'
const Email = z.email().max(100)

type Asking = { form: EnteredForm; address: string; language: Language; limit: TokenBucket }

/** Null: a letter is on its way, or one was sent lately; the page says the same of both. */
export async function subscribe(
  context: OpenContext,
  { form, address, language, limit }: Asking,
): Promise<SubscribeProblem | null> {
  const { db, ...services } = context
  const { vault, tickets, clock } = services
  const issued = tickets.read(form.text('ticket'), SUBSCRIBE_PURPOSE, clock())
  if (!issued) return 'expired'
  const suspicion = findSuspicion(context, form, issued.issuedAt)
  if (suspicion !== null) return suspicion === 'answer.wrong' ? 'sum' : 'tooFast'
  const email = Email.safeParse(form.text('email').trim()).data
  if (email === undefined) return 'email'
  const query = FollowedQuery.parse(Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])))
  const followed = readFollowed(query, await getDirectory(db))
  if (typeof followed === 'string') return followed
  if (!limit.take(address)) return 'limit'
  const now = clock()
  const named = await nameFollowed(context, followed, subscriptionWordsOf(language))
  await db.transaction().execute(async (tx) => {
    const row = await insertSubscription(tx, {
      ...{
        id: newId(),
        email: vault.seal(email),
        emailMark: markOfEmail(vault, email),
      },
      ...{ ...followed, language, createdAt: now, toldUntil: now },
    })
    const words = subscriptionWordsOf(row.language)
    await askToConfirm(tx, services, {
      ...{ row, named, site: siteOf(services.bookUrl), act: words.confirm },
      ...{ subject: words.letterConfirm, lead: words.letterConfirmLead, ignore: words.letterIgnore },
    })
  })
  return null
}

const FIELDS = ['place', 'group', 'street', 'house'] as const
