/** The library that unpacks pictures: native code, loaded by whoever draws one, and one picture at a time. */
import type sharp from 'sharp'

export type Sharp = typeof sharp

let library: Promise<Sharp> | null = null

/** A process that draws nothing does not load it. */
export function loadSharp(): Promise<Sharp> {
  library ??= import('sharp').then(({ default: loaded }) => {
    // The files differ each time, so nothing is worth keeping; the machine has other work.
    loaded.cache(false)
    loaded.concurrency(1)
    return loaded
  })
  return library
}

let last: Promise<unknown> = Promise.resolve()

/** Several large pictures unpacked at once would be all the memory there is. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}
