/**
 * Emulates the post: a server of mailboxes (IMAP), one that takes letters (SMTP), and a page on which a person plays
 * a resident.
 */
import { createServer, type Server } from 'node:net'
import {
  type Around,
  type Built,
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type Ground,
} from '../lib/create-emulator.ts'
import { type Control, createControl } from './control.ts'
import { createFaults, type Faults } from './faults.ts'
import { openSession, type Session } from './imap-session.ts'
import { pageRoutes } from './page.routes.ts'
import { createSmtp } from './smtp.ts'
import { createTables, type Tables } from './state.ts'
import type { LedgerRecord, World } from './world.ts'

type Ports = { imap: number; smtp: number }
/** The mailboxes are one port above the page's, and letters are taken two ports above it. 0 takes any free ports. */
export type EmailEmulator = Emulator<Control> & { ports(): Ports }

export function createEmailEmulator(options: EmulatorOptions = {}): EmailEmulator {
  const servers: { ports: () => Ports } = { ports: () => ({ imap: 0, smtp: 0 }) }
  const emulator = createEmulator(
    {
      ...{ name: 'email', createTables, createFaults, refusalOf: () => null },
      build(ground: Ground<Tables, LedgerRecord, Faults>, around) {
        const { built, ports } = build(ground, around)
        servers.ports = ports
        return built
      },
    },
    options,
  )
  return { ...emulator, ports: () => servers.ports() }
}

function build(
  world: World & Ground<Tables, LedgerRecord, Faults>,
  { subscribe, reset }: Around,
): { built: Built<Control>; ports: () => Ports } {
  const control = createControl({ world, clock: world.clock, idle: async () => undefined, reset })
  const { imap, ...sessions } = openMailboxes(world)
  const smtp = createSmtp(world)
  smtp.on('error', () => undefined)
  subscribe(sessions.look)
  const ports = () => ({ imap: portOf(imap), smtp: portOf(smtp.server) })
  return {
    ports,
    built: {
      control,
      moreActions: { ports: { accept: ports } },
      addRoutes: (app) => pageRoutes(app, { world, control, subscribe }),
      listen(port, host) {
        const next = (offset: number) => (port === 0 ? 0 : port + offset)
        return Promise.all([listenTo(imap, next(1), host), listenTo(smtp.server, next(2), host)])
      },
      async stop() {
        sessions.close()
        await Promise.all([
          new Promise<void>((resolve) => imap.close(() => resolve())),
          new Promise<void>((resolve) => smtp.close(() => resolve())),
        ])
      },
    },
  }
}

function openMailboxes(world: World) {
  const sessions = new Set<Session>()
  // An answer is several short writes, and none may wait until the client's system has confirmed the one before.
  const imap = createServer({ noDelay: true }, (socket) => {
    const session = openSession(world, socket, () => void sessions.delete(session))
    sessions.add(session)
  })
  return {
    imap,
    look() {
      for (const session of sessions) session.look()
    },
    close() {
      for (const session of sessions) session.close()
    },
  }
}

function listenTo(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
