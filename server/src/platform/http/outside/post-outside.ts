/** Sends bytes to an address that somebody else wrote, and reads the answer whatever its status. */
import { untilAborted } from '../../background/until-aborted.ts'
import { openOutside, readBeginning, readBody } from './open-outside.ts'
import { OutsideError } from './outside-error.ts'
import { findTarget, type Resolve, readOutsideUrl, resolveHost } from './outside-target.ts'

export type OutsidePost = {
  url: string
  body: Uint8Array
  contentType: string
  headers?: Record<string, string>
  trustedOrigins: readonly string[]
  maxBytes: number
  /** A longer answer is cut instead of refused: its status is what is wanted. */
  isCut?: boolean
  totalMs: number
  resolve?: Resolve
}

export type OutsideAnswer = { status: number; contentType: string; body: Buffer }

/** Throws nothing but `OutsideError`. It does not follow a redirect, so the bytes are sent to nobody else. */
export async function postOutside(post: OutsidePost): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(post.totalMs)
  try {
    const { trustedOrigins, resolve = resolveHost } = post
    const target = await untilAborted(
      findTarget(readOutsideUrl(post.url), { trustedOrigins, resolve }),
      signal,
    )
    const answer = await openOutside(target, {
      headers: { ...post.headers, 'content-type': post.contentType },
      body: post.body,
      signal,
      idleMs: post.totalMs,
    })
    const body = await (post.isCut ? readBeginning : readBody)(answer, post.maxBytes)
    return { status: answer.statusCode ?? 0, contentType: answer.headers['content-type'] ?? '', body }
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError('away')
  }
}
