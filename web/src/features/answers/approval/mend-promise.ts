import type { AnswerResponse, DraftPromise } from '@veche/contract/answers.ts'
import { EMPTY_PROMISE } from '../draft-content.ts'
import type { PromiseWords } from '../promises/index.ts'
import type { TypedPromise } from './mend-store.ts'

type Version = Pick<AnswerResponse['versions'][number], 'promise'>
/** What the text promised as it came, what it promises as it is mended, and what was changed by hand. */
type Mended = { before: PromiseWords | null; now: PromiseWords | null; typed: TypedPromise }

const KEYS = ['what', 'who', 'dueAt'] as const

/** The promise goes with the words: what reads otherwise is taken from them, all else is as the writer left it. */
export function mendPromise({ promise }: Version, { before, now, typed }: Mended): DraftPromise {
  const changed = KEYS.filter((key) => now?.[key] && now[key] !== before?.[key])
  const read = Object.fromEntries(changed.map((key) => [key, now?.[key]]))
  return { ...(promise ?? EMPTY_PROMISE), ...read, ...typed }
}

/** `next` as the fields have it after a key: what differs from the words is the person's. */
export function typedIn(shown: DraftPromise, next: DraftPromise, typed: TypedPromise): TypedPromise {
  const changed = Object.entries(next).filter(
    ([key, value]) => value !== Object.entries(shown).find(([one]) => one === key)?.[1],
  )
  return { ...typed, ...Object.fromEntries(changed) }
}
