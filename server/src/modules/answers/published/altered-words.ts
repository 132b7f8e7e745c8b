/** Checks that published texts still equal the approved ones, in case the tables were changed by hand. */
import { z } from 'zod'
import type { Database } from '../../../platform/database/db.ts'
import { hashText } from '../outbox/index.ts'
import { personalise, withoutAsking } from '../parts/index.ts'
import { listLeft } from './altered.repository.ts'

const Words = z.object({ text: z.string() })

/** Ids of rows that were sent, or may have been, whose text differs from its hash or from the approved text. */
export async function listAlteredPublications(db: Database): Promise<{ looked: number; altered: string[] }> {
  const altered: string[] = []
  let [looked, after] = [0, 0]
  for (;;) {
    const page = await listLeft(db, after)
    const last = page.at(-1)
    if (!last) return { looked, altered }
    after = Number(last.seq)
    looked += page.length
    altered.push(...page.filter(isAltered).map(({ id }) => id))
  }
}

type Row = Awaited<ReturnType<typeof listLeft>>[number]

function isAltered({ message, textHash, part, isInvitation, approved, approvedPrivate }: Row): boolean {
  const { text } = Words.parse(message)
  if (hashText(text) !== textHash) return true
  const wanted = part === 'private' ? approvedPrivate : approved
  // An invitation and words of a chat were approved by nobody.
  if (wanted === null || isInvitation) return false
  return hashText(coreOf(text)) !== hashText(coreOf(wanted))
}

/** What is the same for every author: no name in the greeting, no question after the answer. */
function coreOf(text: string): string {
  return personalise(withoutAsking(text), { from: null, to: null })
}
