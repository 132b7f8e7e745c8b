/** Answers a request of an emulated API, or fails in one of the ways of networks. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'

export type ApiAnswer =
  | { kind: 'answer'; status: number; body: unknown; delayMs: number; headers?: Record<string, string> }
  | { kind: 'text'; status: number; body: string }
  | { kind: 'drop' }
  | { kind: 'hang' }

type Trouble =
  | { kind: 'drop' | 'hang' | 'malformed' }
  | { kind: 'http'; status: number }
  | { kind: 'slow'; ms: number }

/** Gives what is left of an answer when a fault strikes; `broken` is the beginning of JSON that never ends. */
export function strikeAnswer(
  trouble: Trouble,
  answer: Extract<ApiAnswer, { kind: 'answer' }>,
  broken: string,
): ApiAnswer {
  switch (trouble.kind) {
    case 'slow':
      return { ...answer, delayMs: trouble.ms }
    case 'drop':
    case 'hang':
      return { kind: trouble.kind }
    case 'http':
      return { kind: 'text', status: trouble.status, body: '<html><body>Bad Gateway</body></html>' }
    case 'malformed':
      return { kind: 'text', status: 200, body: broken }
  }
}

export async function reply(answer: ApiAnswer, response: FastifyReply): Promise<void> {
  switch (answer.kind) {
    case 'drop':
      response.hijack()
      response.raw.destroy()
      return
    case 'hang':
      response.hijack()
      return
    case 'text':
      await response.status(answer.status).type('text/html; charset=utf-8').send(answer.body)
      return
    case 'answer':
      if (answer.delayMs > 0) await sleep(answer.delayMs)
      await response
        .status(answer.status)
        .headers(answer.headers ?? {})
        .type('application/json; charset=utf-8')
        .send(answer.body)
  }
}
