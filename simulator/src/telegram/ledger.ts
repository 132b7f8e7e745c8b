/** What the emulator of Telegram writes in its ledger. */
import type { RequestEffect } from '../lib/storage/ledger.ts'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  | {
      kind: 'emitted'
      botId: number
      type: string
      /** What the update speaks of, whatever its number: `chat:-1001:12`, `dialog:7:5:3`. */
      naturalKey: string
      updateId: number
      transport: 'webhook' | 'queue' | 'dropped_by_fault'
      object: unknown
    }
  | {
      kind: 'delivery'
      botId: number
      updateId: number
      attempt: number
      outcome: 'accepted' | 'failed' | 'given_up'
      status: number | null
      answer: string
      nextAttemptInMs: number | null
    }
  | { kind: 'polled'; botId: number; offset: number | null; updateIds: number[] }
  | {
      kind: 'request'
      method: string
      botId: number | null
      params: Record<string, unknown>
      effect: RequestEffect
      createdId: string | null
      errorCode: number | null
      fault: string | null
    }
