/** Runs the product on a real socket with one channel of each network, and a client that posts whatever it is given. */
import { Agent, createServer, request } from 'node:http'
import type { Connector, Network } from '../../../server/src/connectors/connector.ts'
import { createMaxConnector } from '../../../server/src/connectors/max/max-connector.ts'
import { createOkConnector } from '../../../server/src/connectors/ok/ok-connector.ts'
import { createTelegramConnector } from '../../../server/src/connectors/telegram/telegram-connector.ts'
import { createVkConnector } from '../../../server/src/connectors/vk/vk-connector.ts'
import { createPipelineDeps } from '../../../server/src/main/workers.ts'
import { processBatch } from '../../../server/src/modules/inbox/index.ts'
import { saveChannel } from '../../../server/test/factories.ts'
import { startTestApp, type TestApp } from '../../../server/test/test-app.ts'
import type { FuzzRequest } from './draw-request.ts'
import { ACCOUNT_ID, type FuzzedNetwork, NETWORKS, SECRET } from './seeds.ts'

const CONNECTIONS = 16
const WRONG_PATH = 'an-address-nobody-was-told'
/** A webhook that has not answered by then hangs. */
const LONGEST_ANSWER_MS = 15_000
/** A row that fails is tried five times; the pauses between are skipped here. */
const TRIES = 6

export type FuzzStand = {
  test: TestApp
  /** Gives the status of the answer, or null when there was none in time. */
  post: (network: FuzzedNetwork, sent: FuzzRequest) => Promise<number | null>
  work: () => Promise<void>
  close: () => Promise<void>
}

export async function startFuzzStand(): Promise<FuzzStand> {
  const network = await startSilentNetwork()
  const test = await startTestApp({ connectors: connectorsTo(network.url) })
  const paths = new Map<FuzzedNetwork, string>()
  for (const name of NETWORKS) paths.set(name, await connect(test, name))
  const url = await test.app.listen({ port: 0, host: '127.0.0.1' })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  return {
    test,
    post: (name, sent) =>
      postOnce(`${url}/in/${name}/${sent.isAddressWrong ? WRONG_PATH : paths.get(name)}`, sent, agent),
    work: () => workOff(test),
    async close() {
      agent.destroy()
      await test.close()
      network.close()
    },
  }
}

function connectorsTo(apiUrl: string): ReadonlyMap<Network, Connector> {
  return new Map<Network, Connector>([
    ['vk', createVkConnector({ apiUrl })],
    ['telegram', createTelegramConnector({ apiUrl })],
    ['max', createMaxConnector({ apiUrl })],
    ['ok', createOkConnector({ apiUrl })],
  ])
}

/** The handshake of VK asks the network for its code. */
async function startSilentNetwork(): Promise<{ url: string; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end('{"response":{"code":"c0de"}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function connect({ context }: TestApp, network: FuzzedNetwork): Promise<string> {
  const tokens = { community: 'key', bot: `${ACCOUNT_ID}:key-of-the-bot`, group: 'key' }
  const credentials = context.vault.seal({ tokens, webhookSecret: SECRET })
  const { path } = await saveChannel(context, { network, externalId: ACCOUNT_ID, credentials })
  return path
}

function postOnce(url: string, { body, headers }: FuzzRequest, agent: Agent): Promise<number | null> {
  return new Promise((resolve) => {
    const call = request(
      url,
      {
        ...{ agent, method: 'POST', timeout: LONGEST_ANSWER_MS },
        headers: { ...headers, 'content-length': body.byteLength },
      },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? null))
      },
    )
    call.once('timeout', () => call.destroy())
    call.once('error', () => resolve(null))
    call.end(body)
  })
}

async function workOff({ product, pool }: TestApp): Promise<void> {
  const deps = createPipelineDeps(product)
  for (let round = 0; round < TRIES; round += 1) {
    while ((await processBatch(deps)) > 0);
    await pool.query("update raw_inbox set lease_until = now() - interval '1 second' where state = 'new'")
  }
}
