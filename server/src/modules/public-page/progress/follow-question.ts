/** Takes the address of whoever wants to hear how their question goes on; nothing is told to it before it is confirmed. */
import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Language } from '../domain/words.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { askToConfirm, markOfEmail } from '../subscriptions/ask-to-confirm.ts'
import { insertSubscription } from '../subscriptions/subscriptions.repository.ts'
import { progressWordsOf } from './domain/words.ts'
import type { Question } from './followers.repository.ts'
import { nameQuestion } from './name-question.ts'

const Email = z.email().max(100)

/** Null: it is no address. */
export function readEmail(typed: string): string | null {
  return Email.safeParse(typed.trim()).data ?? null
}

type Following = { question: Question; email: string; language: Language; site: string }

/** The same address may ask again; it is written to once an hour at most until it confirms. */
export async function followQuestion(
  context: Pick<PublicPageContext, 'db' | 'vault' | 'region' | 'clock'>,
  { question, email, language, site }: Following,
): Promise<void> {
  const { db, ...services } = context
  const { vault, clock } = services
  const now = clock()
  const words = progressWordsOf(language)
  await db.transaction().execute(async (tx) => {
    const row = await insertSubscription(tx, {
      ...{ id: newId(), email: vault.seal(email), emailMark: markOfEmail(vault, email) },
      ...{
        follows: 'question',
        ...question,
        language,
        createdAt: now,
        toldUntil: now,
        toldState: 'received',
      },
    })
    const { named } = await nameQuestion(tx, row, row.language)
    await askToConfirm(tx, services, {
      ...{ row, named, site, act: words.send },
      ...{ subject: words.confirm, lead: words.confirmLead, ignore: words.ignore },
    })
  })
}
