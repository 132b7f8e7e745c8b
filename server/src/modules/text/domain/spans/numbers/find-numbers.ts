/** Finds what is written in figures: telephones, documents, cards, accounts, cars; and mail and profiles. */
import { nearBefore, nearBehind } from '../../words/near.ts'
import { overlaps, type PersonalSpan, spanOf } from '../span.ts'
import { BILLS } from './bills.ts'
import { CONTACTS } from './contacts.ts'
import type { Finder } from './finder.ts'
import { PAPERS } from './papers.ts'
import { PHONES } from './phones.ts'

const FINDERS: readonly Finder[] = [...CONTACTS, ...PAPERS, ...PHONES, ...BILLS]

/** A number is of the first kind that takes it. */
export function findNumbers(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  if (!/[\d@/|]|девят|собак|точка|[([]at/iu.test(text)) return found
  for (const { kind, pattern, isMeant } of FINDERS)
    for (const match of text.matchAll(pattern)) {
      const [words] = match
      const end = match.index + words.length
      const hit = {
        text,
        start: match.index,
        words,
        before: nearBefore(text, match.index),
        after: nearBehind(text, end),
      }
      if (isMeant && !isMeant(hit)) continue
      const span = spanOf(kind, match.index, words)
      if (!found.some((known) => overlaps(known, span))) found.push(span)
    }
  return found
}
