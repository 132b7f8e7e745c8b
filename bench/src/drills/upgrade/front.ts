/** Stands before the nodes as a proxy does: each request goes to one of them, once. */
import { Agent, createServer, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../../failover/free-port.ts'

export type Front = {
  url: string
  /** Requests go to these from now on; resolves when what went to others has ended. */
  lead: (...urls: string[]) => Promise<void>
  close: () => Promise<void>
}

export async function openFront(): Promise<Front> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const underWay = new Map<string, number>()
  let nodes: readonly string[] = []
  let turn = 0

  const server = createServer((incoming, outgoing) => {
    turn += 1
    const node = nodes[turn % nodes.length] ?? ''
    const { method, headers, url = '/' } = incoming
    underWay.set(node, (underWay.get(node) ?? 0) + 1)
    const onward = request(`${node}${url}`, { agent, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    outgoing.once('close', () => underWay.set(node, (underWay.get(node) ?? 1) - 1))
    onward.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    incoming.pipe(onward)
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    async lead(...urls) {
      const left = nodes.filter((node) => !urls.includes(node))
      nodes = urls
      while (left.some((node) => (underWay.get(node) ?? 0) > 0)) await sleep(20)
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
