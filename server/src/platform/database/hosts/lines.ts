/**
 * Knows the sockets between this process and its database. A host that loses power, or a proxy after a failover,
 * sends no reset, so a connection to it stays open and silent and the driver would wait for ever.
 */
import { Socket } from 'node:net'

export type Lines = {
  /** The stream that the driver connects through. */
  open: () => Socket
  /** Cuts every socket that received nothing since `snapshot` was taken. Returns how many. */
  cutSilentSince: (snapshot: LinesSnapshot) => number
  /** Cuts every socket that owes an answer for longer than `limitMs`. Call it every few seconds. */
  cutOverdue: (limitMs: number, nowMs: number) => number
  cutAll: (why: string) => void
  snapshot: () => LinesSnapshot
}
/** How many bytes each socket that was open had received by then. */
export type LinesSnapshot = ReadonlyMap<Socket, number>

/**
 * Sends what is written in one turn of the event loop together, because each write is a system call and wakes the
 * database.
 */
class Line extends Socket {
  #isHeld = false

  /** The driver corks and uncorks the socket for each statement. */
  override cork(): void {
    super.cork()
    if (this.#isHeld) return
    this.#isHeld = true
    super.cork()
    process.nextTick(() => {
      this.#isHeld = false
      this.uncork()
    })
  }
}

type Traffic = { read: number; writtenAtRead: number; owesSinceMs: number | null }

export function createLines(): Lines {
  const traffic = new Map<Socket, Traffic>()

  function cut(socket: Socket, why: string): void {
    traffic.delete(socket)
    // The code of a reset tells everybody who waits on the socket that the database is away.
    socket.destroy(Object.assign(new Error(why), { code: 'ECONNRESET' }))
  }

  return {
    open() {
      const socket = new Line()
      traffic.set(socket, { read: 0, writtenAtRead: 0, owesSinceMs: null })
      socket.once('close', () => traffic.delete(socket))
      return socket
    },
    snapshot: () => new Map([...traffic.keys()].map((socket) => [socket, socket.bytesRead])),
    cutSilentSince(snapshot) {
      const silent = [...snapshot].filter(
        ([socket, read]) => traffic.has(socket) && socket.bytesRead === read,
      )
      for (const [socket] of silent) cut(socket, 'The database does not answer')
      return silent.length
    },
    cutOverdue(limitMs, nowMs) {
      let count = 0
      for (const [socket, known] of traffic) {
        const owes = note(known, socket, nowMs)
        if (!owes || nowMs - owes < limitMs) continue
        cut(socket, 'The database did not answer in time')
        count += 1
      }
      return count
    },
    cutAll(why) {
      for (const socket of traffic.keys()) cut(socket, why)
    },
  }
}

/** Since when the socket owes an answer; null when something was received after everything that was written. */
function note(known: Traffic, socket: Socket, nowMs: number): number | null {
  if (socket.bytesRead !== known.read) {
    known.read = socket.bytesRead
    known.writtenAtRead = socket.bytesWritten
    known.owesSinceMs = null
  } else if (socket.bytesWritten > known.writtenAtRead) {
    known.owesSinceMs ??= nowMs
  }
  return known.owesSinceMs
}
