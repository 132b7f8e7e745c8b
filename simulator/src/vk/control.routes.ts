import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { ZodError, z } from 'zod'
import { ControlError } from '../lib/control-error.ts'
import type { Control } from './control.ts'
import { VkError } from './vk-error.ts'

/** `createChat` → `/_ctl/create-chat`. */
const pathOf = (name: string): string =>
  `/_ctl/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export function presentControlError(error: unknown): { status: number; message: string } | null {
  if (error instanceof ControlError) return { status: error.status, message: error.message }
  if (error instanceof VkError) return { status: 409, message: `VK ${error.code}: ${error.message}` }
  if (error instanceof ZodError) {
    const [issue] = error.issues
    return { status: 400, message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` }
  }
  return null
}

const Since = z.object({ since: z.coerce.number().int().min(0).default(0) })

function* ledgerLines(control: Control, since: number): Generator<string> {
  let last = since
  for (let page = control.readLedger({ since }); page.entries.length > 0; ) {
    for (const entry of page.entries) {
      last = entry.seq
      yield `${JSON.stringify(entry)}\n`
    }
    page = control.readLedger({ since: last })
  }
}

export function controlRoutes(app: FastifyInstance, control: Control): void {
  const { readLedger, dump, listFaults, setFaults, addFaults, ...posted } = control
  app.get('/_ctl/dump', async () => dump.accept({}))
  app.get('/_ctl/faults', async () => listFaults.accept({}))
  app.put('/_ctl/faults', async (request) => setFaults.accept(request.body))
  app.post('/_ctl/faults', async (request) => addFaults.accept(request.body))
  app.delete('/_ctl/faults', async () => setFaults({ faults: [] }))
  app.get('/_ctl/ledger', async (request) => readLedger.accept(request.query))
  app.get('/_ctl/ledger.jsonl', async (request, response) => {
    const { since } = Since.parse(request.query)
    response.type('application/x-ndjson; charset=utf-8')
    return response.send(Readable.from(ledgerLines(control, since)))
  })
  for (const [name, run] of Object.entries(posted)) {
    app.post(pathOf(name), async (request) => (await run.accept(request.body ?? {})) ?? {})
  }
}
