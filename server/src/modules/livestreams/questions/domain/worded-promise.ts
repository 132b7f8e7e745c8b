import { SpokenPromise } from '@veche/contract/livestreams.ts'
import { askedOrWhole } from './asked-words.ts'

type Spoken = ReturnType<typeof SpokenPromise.parse>

/** The promise of an errand; without words it promises what the question asks. */
export function wordedPromise(stored: unknown, questionText: string): Spoken {
  const promise = SpokenPromise.parse(stored)
  return { ...promise, what: promise.what || askedOrWhole(questionText) }
}
