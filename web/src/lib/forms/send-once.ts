/** Commands whose replies have not come: the same one pressed again, also after a reload, goes under its first key. */
import { isUnreachable } from '../api.ts'
import { randomId } from '../browser/random-id.ts'
import { readStored, writeStored } from '../browser/storage.ts'
import { queryClient } from '../queries/query-client.ts'
import { meQuery } from '../session.ts'

const KEPT = 'commands'
/** Later it is said anew. */
const KEPT_MS = 3_600_000
/** `said`: a digest, because words of an answer do not stay behind in the browser of a shared phone. */
type OnItsWay = { said: string; key: string; at: number }

function listOnTheirWay(): OnItsWay[] {
  try {
    const kept: OnItsWay[] = JSON.parse(readStored(KEPT) ?? '[]')
    return kept.filter(({ at }) => Date.now() - at < KEPT_MS)
  } catch {
    return []
  }
}

/**
 * `content` tells this command from all others of the person. Its key is kept before it leaves and until any answer comes, because a
 * command without an answer may have been done.
 */
export async function sendOnce<T>(content: object, send: (key: string) => Promise<T>): Promise<T> {
  const said = digestOf(JSON.stringify([queryClient.getQueryData(meQuery.queryKey)?.id, content]))
  const keep = (...more: OnItsWay[]) => {
    const others = listOnTheirWay().filter((one) => one.said !== said)
    writeStored(KEPT, JSON.stringify([...others, ...more]))
  }
  const key = listOnTheirWay().find((one) => one.said === said)?.key ?? randomId()
  keep({ said, key, at: Date.now() })
  try {
    const answer = await send(key)
    keep()
    return answer
  } catch (error) {
    if (!isUnreachable(error)) keep()
    throw error
  }
}

/** Two of 32 bits, which tell the few commands of one person apart; a page without TLS has no better one. */
function digestOf(words: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at)
    one = Math.imul(one ^ code, 2_654_435_761)
    two = Math.imul(two ^ code, 1_597_334_677)
  }
  return [one, two].map((half) => ((half ^ (half >>> 15)) >>> 0).toString(36)).join('-')
}
