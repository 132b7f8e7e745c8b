/**
 * Loaded before anything else in each process of an exercise: a connection to another machine fails before a byte of it
 * leaves, whatever asks for it. What is spoken to lies on this machine, by number or as a socket of a folder.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

const OWN = /^(127\.\d+\.\d+\.\d+|::1|localhost|::ffff:127\.\d+\.\d+\.\d+)$/

export class OutsideRefused extends Error {
  override name = 'OutsideRefused'
  readonly code = 'ECONNREFUSED'
  constructor() {
    super('an exercise speaks to nobody outside of this machine')
  }
}

/** Null: no host is named, so it is a file, or this machine. */
export function hostOf(args: readonly unknown[]): string | null {
  // Node hands its own calls over as one list.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return null
    return 'host' in first && typeof first.host === 'string' ? first.host : null
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return null
  return typeof second === 'string' ? second : null
}

export function isOwn(host: string | null): boolean {
  return host === null || OWN.test(host.toLowerCase())
}

export function refuseOutside(): void {
  const connect = net.Socket.prototype.connect
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    if (isOwn(hostOf(args))) return Reflect.apply(connect, this, args)
    process.nextTick(() => this.destroy(new OutsideRefused()))
    return this
  }
  // Words can leave in a question about a name, too.
  const refuse = () => {
    throw new OutsideRefused()
  }
  const lookup = dns.lookup
  Object.assign(dns, {
    lookup: Object.assign(
      (host: string, ...rest: unknown[]) =>
        isOwn(host) ? Reflect.apply(lookup, dns, [host, ...rest]) : refuse(),
      lookup,
    ),
  })
  dgram.Socket.prototype.send = refuse
  dgram.Socket.prototype.connect = refuse
}
