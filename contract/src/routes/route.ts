/**
 * A route is declared once, in `routes/`: the server serves it (`serveRoute`), the web calls it (`api`), the OpenAPI
 * document describes it. No code but `route` itself, so that a browser takes types only.
 */
import type { z } from 'zod'
import type { Permission } from '../values/permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Route = {
  method: Method
  /** `{viewId}` is a part that changes: a field of `params`. */
  path: `/${string}`
  /** Null for what is served outside of `/api` to whoever comes. */
  permission: Permission | 'public' | null
  /** Under which heading of the document it stands. */
  tag: string
  /** What it does, in one line that begins with a verb. */
  summary: string
  /** What a caller must know: order, limits, refusals. */
  description: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** Media types of a body that is no JSON. */
  consumes?: readonly string[]
  /** A good answer in JSON. */
  response?: z.ZodType
  /** Media types of a good answer that is no JSON; a file has the type of what it is, so none is named. */
  produces?: readonly string[]
  /** What is sent is checked by the handler, which answers a mistake in its own form: as a page, or by a standard. */
  isSelfChecked?: true
}

export function route<const Declared extends Route>(declared: Declared): Declared {
  return declared
}

/** What the server has once a part of a request was checked; unknown where none is declared. */
export type Checked<Declared extends Route, Part extends 'params' | 'query' | 'body'> = Declared extends {
  isSelfChecked: true
}
  ? unknown
  : Declared[Part] extends z.ZodType
    ? z.output<Declared[Part]>
    : unknown

export type Answer<Declared extends Route> = Declared['response'] extends z.ZodType
  ? z.output<Declared['response']>
  : unknown

/** What a caller writes. A schema that makes its value of anything, as of the text in an address, is given the value. */
export type Written<Schema> = Schema extends z.ZodType
  ? WrittenFields<z.input<Schema>, z.output<Schema>>
  : never

type WrittenFields<Input, Output> = {
  [Field in keyof Input]: unknown extends Input[Field]
    ? Field extends keyof Output
      ? Output[Field]
      : unknown
    : Input[Field]
}
