/** Stands before the nodes as a proxy does: each request goes to one of them, to another where one does not listen. */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../server/test/networks/free-port.ts'

export type Front = {
  url: string
  /** Requests go to these from now on; resolves when what went to others has ended. */
  lead: (...urls: string[]) => Promise<void>
  close: () => Promise<void>
}

type Call = { incoming: IncomingMessage; outgoing: ServerResponse; body: Buffer }

export async function openFront(): Promise<Front> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4096 })
  const underWay = new Map<string, number>()
  let nodes: readonly string[] = []
  let turn = 0

  function pass(call: Call, tries: number): void {
    turn += 1
    const node = nodes[turn % nodes.length] ?? ''
    const { incoming, outgoing, body } = call
    const { method, headers, url = '/' } = incoming
    underWay.set(node, (underWay.get(node) ?? 0) + 1)
    let isUnderWay = true
    const end = () => {
      if (isUnderWay) underWay.set(node, (underWay.get(node) ?? 1) - 1)
      isUnderWay = false
    }
    const onward = request(`${node}${url}`, { agent, method, headers }, (answer) => {
      // How long a line is kept is said of each line by its own ends.
      const { connection: _line, 'keep-alive': _kept, ...headers } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, headers)
      // A stream lasts as long as its node: nobody waits for its end.
      if (answer.headers['content-type']?.startsWith('text/event-stream')) end()
      answer.once('close', () => answer.complete || outgoing.destroy())
      answer.pipe(outgoing)
    })
    outgoing.once('close', () => {
      end()
      onward.destroy()
    })
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent) return void outgoing.destroy()
      end()
      // Nobody has heard it, so another node may; a kept line that its node closed meanwhile is no refusal.
      const isStale = onward.reusedSocket && error.code === 'ECONNRESET'
      const isAskedAgain =
        (error.code === 'ECONNREFUSED' && tries < nodes.length) || (isStale && method === 'GET')
      if (isAskedAgain) pass(call, tries + 1)
      else outgoing.writeHead(502).end()
    })
    onward.end(body)
  }

  const server = createServer((incoming, outgoing) => {
    buffer(incoming).then(
      (body) => pass({ incoming, outgoing, body }, 1),
      () => outgoing.destroy(),
    )
  })
  const port = await freePort()
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
