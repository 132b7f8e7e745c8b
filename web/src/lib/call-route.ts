/** Calls of declared routes: path, query, body and answer have the types of the declaration, and no code of it. */

import type { Routes } from '@veche/contract/routes/all.ts'
import type { Method, Written } from '@veche/contract/routes/route.ts'
import type { z } from 'zod'

export type RouteName = keyof Routes
export type AnswerOf<Name extends RouteName> = AnswerIn<Routes[Name]>
export type BodyOf<Name extends RouteName> = BodyIn<Routes[Name]>

export type Reply<T> = { data?: T; error?: unknown; response: Response }

type WrittenIn<Declared, Part extends 'params' | 'query'> = Declared extends { [One in Part]: infer Schema }
  ? Written<Schema>
  : never

/** A response without JSON is a file. */
type AnswerIn<Declared> = Declared extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Blob

/** A body without JSON is a file. */
type BodyIn<Declared> = Declared extends { body: infer Body extends z.ZodType }
  ? z.input<Body>
  : Declared extends { consumes: readonly string[] }
    ? Blob
    : never

type Nothing = Record<never, never>
/** A part with required fields is itself required. */
type Given<Key extends string, Value> = [Value] extends [never]
  ? Nothing
  : Nothing extends Value
    ? { [One in Key]?: Value }
    : { [One in Key]: Value }

type Params<Declared> = Given<'path', WrittenIn<Declared, 'params'>> &
  Given<'query', WrittenIn<Declared, 'query'>>
type Call<Declared> = Given<'params', Params<Declared>> &
  Given<'body', BodyIn<Declared>> & { signal?: AbortSignal }

/** Looked up by path in the routes of one method: a search among all of them for each call would double the time of the compiler. */
export type CallRoute<Declared> = <Path extends keyof Declared>(
  path: Path,
  ...call: Nothing extends Call<Declared[Path]> ? [call?: Call<Declared[Path]>] : [call: Call<Declared[Path]>]
) => Promise<Reply<AnswerIn<Declared[Path]>>>

type Values = Record<string, unknown>
export type Sent = { params?: { path?: Values; query?: Values }; body?: unknown; signal?: AbortSignal }

export async function callRoute(
  fetchRequest: (request: Request) => Promise<Response>,
  method: Method,
  path: string,
  { params = {}, body, signal }: Sent = {},
) {
  const response = await fetchRequest(
    new Request(addressOf(path, params), {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && contentOf(body)),
    }),
  )
  if (response.headers.get('content-disposition')) return { data: await response.blob(), response }
  const text = await response.text()
  if (!response.ok) return { error: parseRefusal(text), response }
  return text === '' ? { response } : { data: JSON.parse(text), response }
}

/** A file goes as it is: its own type says what it is. */
function contentOf(body: unknown): Pick<RequestInit, 'body' | 'headers'> {
  if (body instanceof Blob) return { body, headers: { 'content-type': body.type } }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function addressOf(path: string, { path: parts = {}, query = {} }: NonNullable<Sent['params']>): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(String(parts[part])))
  const search = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one) =>
        one === undefined || one === null ? [] : [`${name}=${encodeURIComponent(String(one))}`],
      ),
  )
  return search.length === 0 ? address : `${address}?${search.join('&')}`
}

/** A refusal of ours is JSON; what stands between may answer with a page. */
function parseRefusal(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
