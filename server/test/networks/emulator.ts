/** An emulated network as another program, for tests of a connector on real sockets; its clock stands until it is moved. */

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Network } from '@veche/contract/networks/index.ts'
import { z } from 'zod'

const PROGRAM = new URL('../../../simulator/src/main.ts', import.meta.url).pathname

const LedgerPage = z.object({ entries: z.array(z.looseObject({ kind: z.string() })) })
export type LedgerEntry = z.infer<typeof LedgerPage>['entries'][number]

export type Emulator = {
  url: string
  /** `createBot` and others: see the control of the network. */
  act(action: string, input?: object): Promise<Record<string, unknown>>
  setFaults(faults: object[]): Promise<void>
  /** Since the last reset. */
  ledger(kind: string): Promise<LedgerEntry[]>
  close(): Promise<void>
}

export async function startEmulator(network: Network, clockAt: Date | null): Promise<Emulator> {
  const args = [PROGRAM, '--network', network, '--port', '0', '--seed', '7']
  const child = spawn(process.execPath, clockAt ? [...args, '--clock-at', clockAt.toISOString()] : args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}`)))
    createInterface({ input: child.stdout }).once('line', (line) => resolve(/http\S+/.exec(line)?.[0] ?? ''))
  })

  async function call(path: string, method: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${url}/_ctl/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`)
    return said
  }

  return {
    url,
    async act(action, input = {}) {
      const path = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      return z.record(z.string(), z.unknown()).parse((await call(path, 'POST', input)) ?? {})
    },
    async setFaults(faults) {
      await call('faults', 'PUT', { faults })
    },
    async ledger(kind) {
      const { entries } = LedgerPage.parse(await call('ledger?limit=10000', 'GET'))
      const resetAt = entries.findLastIndex((entry) => entry.kind === 'reset')
      return entries.slice(resetAt + 1).filter((entry) => entry.kind === kind)
    },
    async close() {
      child.kill()
      await ended
    },
  }
}
