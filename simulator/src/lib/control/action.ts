import type { z } from 'zod'

/** An action that the process calls with checked types and the outside with anything (`accept`). */
export type Action<S extends z.ZodType, R> = ((input: z.input<S>) => R) & { accept(input: unknown): R }

export function action<S extends z.ZodType, R>(schema: S, run: (input: z.output<S>) => R): Action<S, R> {
  const accept = (input: unknown): R => run(schema.parse(input))
  return Object.assign((input: z.input<S>) => accept(input), { accept })
}
