import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { ZodError, z } from 'zod'
import type { CommonActions } from './control.ts'
import { ControlError } from './control-error.ts'

type AnyAction = { accept(input: unknown): unknown }
export type AnyControl = Pick<CommonActions, 'readLedger' | 'dump' | 'listFaults'> &
  Record<'setFaults' | 'addFaults', AnyAction>

/** Makes the path of an action: `createChat` → `/_ctl/create-chat`. */
const pathOf = (name: string): string =>
  `/_ctl/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** `refusalOf` puts the network's own refusals into words and gives null for anything else. */
export function presentControlError(
  error: unknown,
  refusalOf: (error: unknown) => string | null,
): { status: number; message: string } | null {
  if (error instanceof ControlError) return { status: error.status, message: error.message }
  if (error instanceof ZodError) {
    const [issue] = error.issues
    return { status: 400, message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` }
  }
  const message = refusalOf(error)
  return message === null ? null : { status: 409, message }
}

const Since = z.object({ since: z.coerce.number().int().min(0).default(0) })

function* ledgerLines({ readLedger }: AnyControl, since: number): Generator<string> {
  let last = since
  for (let page = readLedger({ since }); page.entries.length > 0; ) {
    for (const entry of page.entries) {
      last = entry.seq
      yield `${JSON.stringify(entry)}\n`
    }
    page = readLedger({ since: last })
  }
}

export function controlRoutes(app: FastifyInstance, control: AnyControl & Record<string, AnyAction>): void {
  const { readLedger, dump, listFaults, setFaults, addFaults, ...posted } = control
  app.get('/_ctl/dump', async () => dump.accept({}))
  app.get('/_ctl/faults', async () => listFaults.accept({}))
  app.put('/_ctl/faults', async (request) => setFaults.accept(request.body))
  app.post('/_ctl/faults', async (request) => addFaults.accept(request.body))
  app.delete('/_ctl/faults', async () => setFaults.accept({ faults: [] }))
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
