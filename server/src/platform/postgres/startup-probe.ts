import { connect } from 'node:net'

/** `starting` also covers a server that is shutting down or recovering: it answers, with a refusal. */
export type ServerState = 'ready' | 'starting' | 'absent'

const PROTOCOL_3 = 196608
const PROBE_TIMEOUT_MS = 2000

/** Asks a server for its state: only a StartupMessage answered with `R` means that it takes sessions. */
export function probeServer(socketPath: string, user: string): Promise<ServerState> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    const finish = (state: ServerState) => {
      socket.destroy()
      resolve(state)
    }
    socket.setTimeout(PROBE_TIMEOUT_MS, () => finish('starting'))
    socket.on('error', () => finish('absent'))
    socket.on('close', () => finish('starting'))
    socket.on('connect', () => socket.write(startupMessage(user)))
    socket.on('data', (answer) => finish(answer.toString('latin1', 0, 1) === 'R' ? 'ready' : 'starting'))
  })
}

function startupMessage(user: string): Buffer {
  const parameters = Buffer.from(`user\0${user}\0database\0postgres\0\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(parameters.length + head.length, 0)
  head.writeInt32BE(PROTOCOL_3, 4)
  return Buffer.concat([head, parameters])
}
