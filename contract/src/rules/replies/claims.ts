/**
 * What a model answer says was done is put into an answer as a place of its own, «{сделано? Мастер проверил место.}»: it
 * holds the answer back until its writer has said that it is so, that it is still to come, or that it goes. Pure.
 */
import { futureOf } from './future-of.ts'

const CLAIM = /\{сделано\? ([^{}]{1,390})\}/gu

export const CLAIM_DECISIONS = ['done', 'ahead', 'drop'] as const
export type ClaimDecision = (typeof CLAIM_DECISIONS)[number]
export type Claim = { start: number; end: number; words: string }

export function findClaims(text: string): Claim[] {
  return [...text.matchAll(CLAIM)].map(({ index, 0: place, 1: words = '' }) => ({
    ...{ start: index, end: index + place.length, words: words.trim() },
  }))
}

/** The text without the place: its words are true, are promised with a day to fill in, or go. */
export function decideClaim(text: string, { start, end, words }: Claim, decision: ClaimDecision): string {
  const [before, behind] = [text.slice(0, start), text.slice(end)]
  if (decision === 'done') return `${before}${withBraces(words)}${behind}`
  if (decision === 'ahead') return `${before}${withBraces(promiseOf(words))}${behind}`
  return dropBetween(before, behind, /^[А-ЯЁ]/u.test(words))
}

const withBraces = (words: string) => words.replaceAll('[', '{').replaceAll(']', '}')

/** What cannot be turned to the future by rules its writer says in words of their own. */
function promiseOf(words: string): string {
  const stop = /[.!?]$/u.exec(words)?.[0] ?? ''
  const hasDay = words.includes('[дата]')
  if (hasDay) return futureOf(words, null) ?? `{что будет сделано} {дата}${stop}`
  return futureOf(words, '{дата}') ?? `{что будет сделано} {дата}${stop}`
}

/** A stop or comma that divided it from the rest goes with it; a sentence begins with a capital letter. */
function dropBetween(before: string, behind: string, isCapital: boolean): string {
  const isSentence = /(?:^|[.!?…]\s*|\n\s*)$/u.test(before) || (isCapital && /\}\s+$/u.test(before))
  const rest = behind.replace(isSentence ? /^[\s,;:–—]+/u : /^(?=[.!?])|^[,;:]?\s*(?:[–—]\s+)?/u, '')
  const kept = isSentence ? before : before.replace(/[\s,;:–—]+$/u, '')
  if (isSentence) {
    const tail = /^[.!?]+\s*/u.exec(rest)?.[0] ?? ''
    const next = rest.slice(tail.length)
    return next === '' ? kept.trimEnd() : `${kept}${next[0]?.toUpperCase()}${next.slice(1)}`
  }
  return /^[.!?]/u.test(rest) || rest === '' ? `${kept}${rest}` : `${kept}, ${rest}`
}
