/** A server of the product's kind: the connector decides what comes in, as the route of webhooks does. */
import { createServer } from 'node:http'
import type { ChannelAccount, Connector, InboundEvent, RawItem } from '../../src/connectors/connector.ts'

export type WebhookReceiver = {
  url: string
  items: RawItem[]
  /** Refused and taken, in order. */
  statuses: number[]
  /** Set: every call ends with it, and nothing is taken. */
  failWith: { status: number | null }
  events(): InboundEvent[]
  close(): Promise<void>
}

export async function startWebhookReceiver(
  connector: Connector,
  account: () => ChannelAccount,
): Promise<WebhookReceiver> {
  const { webhook } = connector
  if (!webhook) throw new Error(`${connector.network} never comes to us`)
  const items: RawItem[] = []
  const events: InboundEvent[] = []
  const statuses: number[] = []
  const failWith: WebhookReceiver['failWith'] = { status: null }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const reception = await webhook.receive({ headers, body: Buffer.concat(chunks) }, account())
    const status = failWith.status ?? (reception.kind === 'accept' ? 200 : 403)
    statuses.push(status)
    if (status === 200 && reception.kind === 'accept') {
      items.push(...reception.items)
      for (const { body } of reception.items) events.push(...(await connector.normalise(body, account())))
    }
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/in/${connector.network}/secret-path`,
    items,
    statuses,
    failWith,
    events: () => events,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
