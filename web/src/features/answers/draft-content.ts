import type { AnswerPromise, AnswerResponse, DraftPromise, DraftResponse } from '@veche/contract/answers.ts'
import { isTooLong } from '../../lib/forms/text-limit.ts'

/** What a candidate holds; kept in the browser and on the server alike. */
export type DraftContent = Pick<
  DraftResponse,
  'kind' | 'text' | 'promise' | 'outcome' | 'privateText' | 'fileIds'
>
export type Kind = DraftContent['kind']
/** Puts words into the answer, with what they say of the problem where they come from a model answer. */
export type Take = (text: string, outcome?: NonNullable<DraftContent['outcome']>) => void

export const EMPTY_PROMISE: DraftPromise = { what: '', who: '', dueAt: null, evidence: '' }
export const EMPTY_CONTENT: DraftContent = {
  kind: 'final',
  text: '',
  promise: null,
  outcome: null,
  privateText: '',
  fileIds: [],
}

export function contentOf({
  kind,
  text,
  promise,
  outcome,
  privateText,
  fileIds,
}: DraftContent): DraftContent {
  return { kind, text, promise, outcome, privateText, fileIds }
}

export function isSameContent(one: DraftContent, two: DraftContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(two))
}

/** As the contract has them. */
export const ANSWER_TEXT_LIMIT = 10_000
export const PROMISE_LIMITS = { what: 500, who: 200, evidence: 500 } as const

export function isPromiseTooLong(promise: DraftPromise | null): boolean {
  if (!promise) return false
  const { what, who, evidence } = PROMISE_LIMITS
  return isTooLong(promise.what, what) || isTooLong(promise.who, who) || isTooLong(promise.evidence, evidence)
}

/** The promise as it may be sent; null while something of it is missing. */
export function finishedPromise({ kind, promise }: DraftContent): AnswerPromise | null {
  if (kind === 'final' || !promise?.dueAt) return null
  const { what, who, dueAt, evidence } = promise
  return what.trim() === '' || who.trim() === '' ? null : { what, who, dueAt, evidence }
}

/** What of a promise still has to be said. */
export function openPromiseFields(promise: DraftPromise | null): ('what' | 'who' | 'dueAt')[] {
  const { what, who, dueAt } = promise ?? EMPTY_PROMISE
  const said = { what: what.trim() !== '', who: who.trim() !== '', dueAt: dueAt !== null }
  return (['what', 'who', 'dueAt'] as const).filter((field) => !said[field])
}

/** The day of an earlier version, most often: nobody can keep it any more, and the server refuses it. */
export function isPromisePast(
  { kind, promise }: Pick<DraftContent, 'kind' | 'promise'>,
  now: number,
): boolean {
  return kind === 'interim' && isDayPast(promise?.dueAt ?? null, now)
}

/** Further than the writer may promise: the server refuses it, whoever has read it from the text. */
export function isPromiseTooFar(
  { kind, promise }: Pick<DraftContent, 'kind' | 'promise'>,
  limit: AnswerResponse['promiseLimit'],
): boolean {
  return kind === 'interim' && isDayTooFar(promise?.dueAt ?? null, limit)
}

export function isDayTooFar(dueAt: string | null, limit: AnswerResponse['promiseLimit']): boolean {
  return dueAt !== null && limit?.until != null && Date.parse(dueAt) > Date.parse(limit.until)
}

export function isDayPast(dueAt: string | null, now: number): boolean {
  return dueAt !== null && Date.parse(dueAt) <= now
}

/** Of the browser's own store: another version of the product may have written it. */
export function readContent(value: Record<string, unknown>): DraftContent | null {
  if (typeof value.text !== 'string') return null
  const { outcome, privateText, fileIds } = value
  return {
    kind: value.kind === 'interim' ? 'interim' : 'final',
    text: value.text,
    promise: readPromise(value.promise),
    outcome: outcome === 'solved' || outcome === 'explained' || outcome === 'not_solved' ? outcome : null,
    privateText: typeof privateText === 'string' ? privateText : '',
    fileIds: Array.isArray(fileIds) ? fileIds.filter((id) => typeof id === 'string') : [],
  }
}

function readPromise(value: unknown): DraftPromise | null {
  if (typeof value !== 'object' || value === null) return null
  const text = (key: string) => {
    const found: unknown = Reflect.get(value, key)
    return typeof found === 'string' ? found : ''
  }
  return { what: text('what'), who: text('who'), dueAt: text('dueAt') || null, evidence: text('evidence') }
}
