import { useBegun } from '../../../lib/forms/use-begun.ts'
import type { NewThread } from './feedback.queries.ts'

type Begun = Omit<Required<NewThread>, 'id'>
export const NOTHING_BEGUN: Begun = { kind: 'question', title: '', words: '', isPrivate: false }

/** What was begun of a question to the centre stays over a reload. */
export function useBegunThread() {
  return useBegun<Begun>('question to the centre', NOTHING_BEGUN, ({ title, words }) => title + words)
}
