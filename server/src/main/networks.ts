/** The connectors of the product: only here is a network named. A new one is a line. */
import { NETWORKS, type Network } from '@veche/contract/networks/index.ts'
import type { Connector } from '../connectors/connector.ts'
import type { ConnectorMaker, ConnectorNeeds } from '../connectors/connector-maker.ts'
import { emailMaker } from '../connectors/email/email-maker.ts'
import { formMaker } from '../connectors/form/form-maker.ts'
import { maxMaker } from '../connectors/max/max-maker.ts'
import { okMaker } from '../connectors/ok/ok-maker.ts'
import { telegramMaker } from '../connectors/telegram/telegram-maker.ts'
import { vkMaker } from '../connectors/vk/vk-maker.ts'
import { apiUrlVariable, type Config, readConfig } from '../platform/config.ts'

const MAKERS: Record<Network, ConnectorMaker> = {
  vk: vkMaker,
  telegram: telegramMaker,
  max: maxMaker,
  ok: okMaker,
  email: emailMaker,
  form: formMaker,
}

type Needs = Omit<ConnectorNeeds, 'apiUrl'> & Pick<Config, 'networkUrls'>

export function createConnectors({ networkUrls, ...needs }: Needs): Map<Network, Connector> {
  return new Map(
    NETWORKS.map((network) => [
      network,
      MAKERS[network].make({ ...needs, apiUrl: networkUrls[network] ?? '' }),
    ]),
  )
}

const API_URLS: Readonly<Record<string, string>> = Object.fromEntries(
  NETWORKS.flatMap((network) => {
    const { apiUrl } = MAKERS[network]
    return apiUrl === null ? [] : [[network, apiUrl]]
  }),
)

export function readSettings(env: Record<string, string | undefined>): Config {
  return readConfig(env, API_URLS)
}

/** The demo's networks are emulated on the ports after the product's own, unless an address is given. */
export function emulateNetworks(config: Config, env: Record<string, string | undefined>): Config {
  const emulated = NETWORKS.flatMap((network) => {
    const { demoPort } = MAKERS[network]
    const isGiven = Boolean(env[apiUrlVariable(network)]?.trim())
    return demoPort === null || isGiven ? [] : [[network, `http://127.0.0.1:${config.port + demoPort}`]]
  })
  return { ...config, networkUrls: { ...config.networkUrls, ...Object.fromEntries(emulated) } }
}

/** Where the networks of the demo are, in the order of the interface. */
export function listEmulators({
  networkUrls,
}: Pick<Config, 'networkUrls'>): { network: Network; url: string }[] {
  return NETWORKS.flatMap((network) => {
    const url = networkUrls[network]
    return url === undefined || MAKERS[network].demoPort === null ? [] : [{ network, url }]
  })
}
