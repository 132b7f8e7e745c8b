/** Uses the documented API as a program does: a bearer token, JSON, nothing else. */
import type { z } from 'zod'

export type ApiAnswer = { status: number; body: unknown }

/** Status 0 means that the connection was refused or broke, so the end of the call is not known. */
export async function callApi(
  url: string,
  { token, method = 'GET', body }: { token: string; method?: 'GET' | 'POST'; body?: object },
): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    return { status: response.status, body: await response.json() }
  } catch {
    return { status: 0, body: null }
  }
}

export async function readApi<Schema extends z.ZodType>(
  url: string,
  token: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const { status, body } = await callApi(url, { token })
  return status === 200 ? schema.parse(body) : null
}
