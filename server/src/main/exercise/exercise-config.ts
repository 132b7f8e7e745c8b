/**
 * The settings of an exercise. They are made of numbers and folders alone: there is no way to write the address of a
 * network, a mail server or a database here, and nothing of the environment or the settings of ours comes in.
 */
import path from 'node:path'
import { NETWORKS, type Network } from '@veche/contract/networks/index.ts'
import type { Config } from '../../platform/config.ts'
import { NO_BACKUPS } from '../../platform/config.ts'
import { FOLDER_ALONE } from '../../platform/files/store/bucket-settings.ts'

/** Of each emulated network; one that is not there is a port on which nobody listens. */
export type EmulatorPorts = Readonly<Partial<Record<Network, number>>>
const NOBODY = 1

type Given = {
  port: number
  host: string
  publicUrl: string
  folder: string
  secret: string
  emulators: EmulatorPorts
}

export function exerciseConfig({ port, host, publicUrl, folder, secret, emulators }: Given): Config {
  return {
    ...{ port, host, publicUrl, secret, inboundUrl: `http://127.0.0.1:${port}` },
    ...{ dataDir: folder, modeFile: path.join(folder, 'last-started'), role: 'all', logLevel: 'warn' },
    // A database of its own in its folder, and nobody who is told of anything.
    ...{
      databaseUrl: null,
      ownerUrl: null,
      readUrl: null,
      isPreparing: true,
      mail: null,
      backup: NO_BACKUPS,
      clamdUrl: null,
      files: FOLDER_ALONE,
    },
    ...{ hosts: [], exposed: [], trustedWitnesses: [], trustedWebhooks: [] },
    ...{ requestsAtOnce: 32, exercisesUrl: null, signInFile: null },
    // Its people sign in by tickets, and links to a network open its emulator.
    ...{ isDemo: true, demoPast: 0 },
    networkUrls: Object.fromEntries(
      NETWORKS.map((network) => [network, loopback(emulators[network] ?? NOBODY)]),
    ),
  }
}

function loopback(port: number): string {
  return `http://127.0.0.1:${Number(port)}`
}
