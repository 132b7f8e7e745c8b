import { NETWORKS } from '@veche/contract/networks/index.ts'
import { expect, it } from 'vitest'
import { createLog } from '../platform/log.ts'
import { createConnectors, emulateNetworks, listEmulators, readSettings } from './networks.ts'

const settings = readSettings({ PORT: '18080' })

it('has a connector of every network, each under its own name', () => {
  const connectors = createConnectors({
    networkUrls: settings.networkUrls,
    publicUrl: 'https://veche.example.org',
    officialName: 'Область',
    findFile: async () => null,
    helloName: null,
    log: createLog('silent'),
  })
  expect([...connectors].map(([name, { network }]) => [name, network])).toEqual(
    NETWORKS.map((network) => [network, network]),
  )
  for (const connector of connectors.values()) {
    expect(connector.webhook ?? connector.longPoll).not.toBeNull()
    expect(connector.trustedOrigins).not.toContain('null')
  }
})

it('asks networks where they usually are', () => {
  expect(settings.networkUrls).toEqual({
    vk: 'https://api.vk.ru',
    telegram: 'https://api.telegram.org',
    max: 'https://platform-api2.max.ru',
    ok: 'https://api.ok.ru',
  })
})

it('emulates the networks of the demo on the next ports, but for an address that is given', () => {
  const env = { MAX_API_URL: 'http://127.0.0.1:9' }
  expect(listEmulators(emulateNetworks(readSettings({ ...env, PORT: '18080' }), env))).toEqual([
    { network: 'vk', url: 'http://127.0.0.1:18081' },
    { network: 'telegram', url: 'http://127.0.0.1:18082' },
    { network: 'max', url: 'http://127.0.0.1:9' },
    { network: 'ok', url: 'http://127.0.0.1:18084' },
    { network: 'email', url: 'http://127.0.0.1:18085' },
  ])
})
