import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { NETWORKS } from '@veche/contract/networks/index.ts'
import { describe, expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../../../..')

/** A new network is files of its own name and a line in each of these; its migration adds its sum to another. */
const LISTS = [
  'contract/src/networks/index.ts',
  'server/src/main/networks.ts',
  'server/src/main/demo/past/networks/index.ts',
  'simulator/src/emulators.ts',
]

/** They name a network and list none. A file that no longer does leaves; none comes in addition. */
const EXCEPTIONS = [
  // The demo region: what happens in it happens somewhere.
  'server/src/main/demo/data/fakes.json',
  'server/src/main/demo/play-livestream.ts',
  'server/src/main/demo/prepare-livestreams.ts',
  'server/src/main/demo/training-page.ts',
  // The networks of an exercise, where its people write by script.
  'simulator/src/exercise/networks.ts',
  'simulator/src/region/chats/chat-stage.ts',
  'simulator/src/region/chats/plan.ts',
  'simulator/src/region/chats/populate-chats.ts',
  'simulator/src/region/protocol.ts',
  'simulator/src/region/region.ts',
  'simulator/src/region/rumours/places.ts',
  'simulator/src/region/rumours/rumour-script.ts',
  // A source of a livestream is named by the address of a video, and only VK's tell their place.
  'server/src/modules/livestreams/intake/change-sources.ts',
  'server/src/modules/livestreams/intake/domain/source-link.ts',
]

/** `max`, `ok`, `email` and `form` are words of other things too; whoever lists networks names these as well. */
const NAMED = /['"`](?:vk|telegram|odnoklassniki)['"`:]|(?:^|[\s{,[(])(?:vk|telegram|odnoklassniki):/m
const COMMENT = /^\s*(?:\/\*.*?\*\/|\/\/[^\n]*)/gms

/** Of one network: a folder or a file that has its name. */
const OWN = new RegExp(`/(?:${NETWORKS.join('|')})(?:/|[.-])`)
const TEST = /\.test\.tsx?$|\/testing\/|\/test-|\.gen\.ts$/

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** `bench` and `e2e` measure and play in whatever network they choose. */
function listNaming(): string[] {
  const files = globSync('{contract,server,web,simulator}/src/**/*.{ts,tsx,css,json}', {
    cwd: ROOT,
  })
  return files
    .filter((file) => !TEST.test(file) && !OWN.test(file) && !LISTS.includes(file))
    .filter((file) => NAMED.test(read(file).replaceAll(COMMENT, '')))
    .sort()
}

it('a network is named in its own files, in the lists of networks and nowhere else', () => {
  expect(listNaming()).toEqual(EXCEPTIONS.toSorted())
})

it.each(LISTS)('%s has one line for a network, beside the one that brings it in', (file) => {
  const lines = read(file).split('\n')
  const ofMax = lines.filter((line) => /\bmax(?:Maker)?\b/.test(line) && !line.startsWith('import '))
  expect(ofMax).toHaveLength(1)
})

it('a network is known to the database by its latest rule', () => {
  const types = read('server/src/platform/database/database.gen.ts')
  const kinds = types.matchAll(/^ {2}network: (".+);$/gm)
  const listed = NETWORKS.map((network) => `"${network}"`).join(' | ')
  expect([...new Set([...kinds].map(([, kind]) => kind))]).toEqual([listed])
})

describe.each(NETWORKS)('%s', (network) => {
  it('has a colour by day and one by night', () => {
    const style = read(`web/src/ui/networks/${network}.css`)
    expect(style.match(/:root(?:\[data-theme="dark"\])? \{\n {2}--v-ch-\w+: #[0-9a-f]{6};/g)).toHaveLength(2)
    expect(style.split(`--v-ch-${network}:`)).toHaveLength(3)
  })
})
