/**
 * Loaded before anything else in each process of an exercise: a connection to another machine fails before a byte of it
 * leaves, whatever asks for it. What is spoken to lies on this machine, by number or as a socket of a folder.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
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
  refuseQuestions(dns, dns.Resolver.prototype)
  refuseQuestions(dns.promises, dns.promises.Resolver.prototype)
  dgram.Socket.prototype.send = refuse
  dgram.Socket.prototype.connect = refuse
  // Names that modules take from these by `import` follow.
  syncBuiltinESMExports()
}

function refuse(): never {
  throw new OutsideRefused()
}

type Questions = { lookup: (...args: never[]) => unknown }

function refuseQuestions(names: Questions, resolver: object): void {
  const { lookup } = names
  const own = (host: string, ...rest: unknown[]) =>
    isOwn(host) ? Reflect.apply(lookup, names, [host, ...rest]) : refuse()
  Object.assign(names, { lookup: Object.assign(own, lookup) })
  for (const asking of [names, resolver])
    for (const name of Object.getOwnPropertyNames(asking))
      if (/^(resolve|reverse)/.test(name)) Object.assign(asking, { [name]: refuse })
}
