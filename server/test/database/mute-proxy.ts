import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export type MuteProxy = {
  port: number
  /** Passes nothing more on connections that are open or that open meanwhile, and resets none of them. */
  mute: () => void
  /** New connections are passed again; those that were muted stay so, as after a failover. */
  unmute: () => void
  close: () => Promise<void>
}

/** A line that can go dead without a word, as to a host that lost its power. */
export async function startMuteProxy(connect: () => Socket): Promise<MuteProxy> {
  const sockets = new Set<Socket>()
  let isMute = false
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.on('close', () => sockets.delete(client))
    if (isMute) return
    const target = connect()
    sockets.add(target)
    target.on('error', () => client.destroy())
    client.on('close', () => target.destroy())
    target.on('close', () => sockets.delete(target))
    client.pipe(target).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    mute() {
      isMute = true
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    unmute() {
      isMute = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Where a PostgreSQL address leads: a folder of a socket, or a host and port. */
export function connectTo({ host, port }: { host: string; port: number }): Socket {
  return host.startsWith('/') ? createConnection(`${host}/.s.PGSQL.${port}`) : createConnection(port, host)
}
