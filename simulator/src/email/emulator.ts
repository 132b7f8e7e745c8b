/** The emulated post: a server of mailboxes (IMAP), one that takes letters (SMTP), and a page on which a person plays a resident. */
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { type Clock, type ManualClock, systemClock } from '../lib/clock.ts'
import { controlRoutes } from '../lib/control/control.routes.ts'
import { createEmulatorApp } from '../lib/emulator-app.ts'
import { openLedger } from '../lib/storage/ledger.ts'
import { type Control, createControl } from './control.ts'
import { createFaults } from './faults.ts'
import { openSession, type Session } from './imap-session.ts'
import { pageRoutes } from './page.routes.ts'
import { createSmtp } from './smtp.ts'
import { openState } from './state.ts'
import type { LedgerRecord, World } from './world.ts'

export type EmailEmulatorOptions = {
  seed?: number
  /** State and ledger are kept here over restarts; without it they live in memory. */
  dataDir?: string
  clock?: Clock | ManualClock
}

export type EmailEmulator = {
  app: FastifyInstance
  control: Control
  /** Of the page; mailboxes are one port further, letters are taken two ports further. 0 takes any free ones. */
  listen(port: number, host?: string): Promise<string>
  ports(): { imap: number; smtp: number }
  close(): Promise<void>
}

const SEED = 'seed'

function createCore(options: EmailEmulatorOptions) {
  const dataDir = options.dataDir ?? null
  const clock = options.clock ?? systemClock({})
  const listeners = new Set<() => void>()
  const state = openState({
    dataDir,
    onChange: () => {
      for (const listener of [...listeners]) listener()
    },
  })
  const ledger = openLedger<LedgerRecord>({
    path: dataDir === null ? null : join(dataDir, 'email-ledger.jsonl'),
    now: () => clock.now(),
  })
  const seed = () => state.sequences.get(SEED)?.value ?? 1
  const world: World = { clock, state, ledger, faults: createFaults(options.seed ?? 1), seed }
  if (!state.sequences.get(SEED)) state.sequences.put({ name: SEED, value: options.seed ?? 1 })
  return {
    ...{ world, clock },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reset(value: number) {
      state.clear()
      world.faults.replace([], value)
      state.sequences.put({ name: SEED, value })
      ledger.add({ kind: 'reset', seed: value })
    },
    close() {
      state.close()
      ledger.close()
    },
  }
}

export function createEmailEmulator(options: EmailEmulatorOptions = {}): EmailEmulator {
  const core = createCore(options)
  const { world, clock, reset, subscribe } = core
  const sessions = new Set<Session>()
  const control = createControl({ world, clock, idle: async () => undefined, reset })
  const app = createEmulatorApp(() => null)
  const smtp = createSmtp(world)
  // An answer is several short writes: none waits until the client's system has confirmed the one before.
  const imap = createServer({ noDelay: true }, (socket) => {
    const session = openSession(world, socket, () => void sessions.delete(session))
    sessions.add(session)
  })
  smtp.on('error', () => undefined)
  app.register(formbody)
  controlRoutes(app, { ...control, ports: { accept: () => portsOf() } })
  pageRoutes(app, { world, control, subscribe })
  subscribe(() => {
    for (const session of sessions) session.look()
  })

  function portsOf(): { imap: number; smtp: number } {
    return { imap: portOf(imap), smtp: portOf(smtp.server) }
  }

  let closing: Promise<void> | null = null
  async function close(): Promise<void> {
    for (const session of sessions) session.close()
    await Promise.all([
      app.close(),
      new Promise<void>((resolve) => imap.close(() => resolve())),
      new Promise<void>((resolve) => smtp.close(() => resolve())),
    ])
    core.close()
  }

  return {
    app,
    control,
    ports: portsOf,
    async listen(port, host = '127.0.0.1') {
      const next = (offset: number) => (port === 0 ? 0 : port + offset)
      await Promise.all([
        new Promise<void>((resolve, reject) => imap.once('error', reject).listen(next(1), host, resolve)),
        new Promise<void>((resolve, reject) =>
          smtp.server.once('error', reject).listen(next(2), host, resolve),
        ),
      ])
      return app.listen({ port, host })
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
