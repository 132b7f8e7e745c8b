/** How long a callback server may think. */
const TIMEOUT_MS = 10_000
const LONGEST_ANSWER = 2000

export type PostAnswer = { status: number | null; body: string; retryAfter: string | null }

/** Never throws. A server that cannot be reached gives the status null and the reason as its answer. */
export async function post(
  url: string,
  body: string,
  {
    headers,
    signal,
    timeoutMs = TIMEOUT_MS,
  }: { headers: Record<string, string>; signal: AbortSignal; timeoutMs?: number },
): Promise<PostAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    // `text()` would drop a byte order mark, and `ok` after one is not `ok`.
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
    return {
      status: response.status,
      body: text.slice(0, LONGEST_ANSWER),
      retryAfter: response.headers.get('retry-after'),
    }
  } catch (error) {
    return { status: null, body: error instanceof Error ? describe(error) : 'failed', retryAfter: null }
  }
}

function describe(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
