/** Gives every system the same client: HTTP over kept connections. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Program } from './programs.ts'

const POLL_MS = 20
const START_MS = 180_000
const ANSWER_MS = 120_000
const agent = new Agent({ keepAlive: true, maxSockets: 32 })

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
type Headers = Readonly<Record<string, string>>
/** A string is sent as the JSON that it is. */
type Call = { headers?: Headers; json?: object | string; form?: URLSearchParams }

/** Throws when the answer is neither a success nor a redirection. */
export function call(url: string, { headers = {}, ...given }: Call = {}): Promise<Answer> {
  const body = bodyOf(given)
  const method = body === null ? 'GET' : 'POST'
  const ofBody = body && { 'content-type': body.type, 'content-length': body.bytes.length }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers: { ...ofBody, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 400) resolve({ status, headers: response.headers, text })
        else reject(new Error(`${method} ${url} answered ${status}: ${text.slice(0, 300)}`))
      })
    })
    asked.once('error', reject)
    asked.setTimeout(ANSWER_MS, () => asked.destroy(new Error(`${method} ${url}: no answer`)))
    asked.end(body?.bytes)
  })
}

function bodyOf({ json, form }: Omit<Call, 'headers'>): { type: string; bytes: Buffer } | null {
  if (form) return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form.toString()) }
  if (json === undefined) return null
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return { type: 'application/json', bytes: Buffer.from(text) }
}

export async function callFor<Schema extends z.ZodType>(
  schema: Schema,
  url: string,
  options: Call = {},
): Promise<z.infer<Schema>> {
  return schema.parse(JSON.parse((await call(url, options)).text))
}

/** Waits until the program answers with its page. */
export async function waitForAnswer(url: string, program: Program): Promise<void> {
  const until = performance.now() + START_MS
  while (performance.now() < until && !program.hasEnded()) {
    const answer = await call(url).catch(() => null)
    if (answer?.status === 200) return
    await sleep(POLL_MS)
  }
  throw new Error(`No answer from ${url}:\n${program.lastWords()}`)
}
