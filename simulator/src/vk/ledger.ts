/** What the emulator of VK writes in its ledger. */
import type { RequestEffect } from '../lib/storage/ledger.ts'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  | {
      kind: 'emitted'
      groupId: number
      type: string
      /** What the event speaks of, whatever its event id: `wall:-456_7_12`, `message:456:2000000001:12`. */
      naturalKey: string
      eventId: string
      longPollEventId: string
      callbackServers: number[]
      longPollTs: number | null
      object: unknown
    }
  | {
      kind: 'delivery'
      groupId: number
      serverId: number
      eventId: string
      attempt: number
      outcome: 'accepted' | 'failed' | 'given_up' | 'dropped_by_fault'
      status: number | null
      answer: string
      nextAttemptInMs: number | null
    }
  | { kind: 'confirmation'; groupId: number; serverId: number; isConfirmed: boolean; answer: string }
  | { kind: 'long_poll'; groupId: number; ts: string; eventIds: string[]; failed: number | null }
  | {
      kind: 'live_poll'
      groupId: number
      videoId: number
      ts: string
      events: number
      failed: number | null
    }
  | {
      kind: 'request'
      method: string
      groupId: number | null
      tokenId: string | null
      params: Record<string, string>
      idempotencyKey: string | null
      effect: RequestEffect
      createdId: string | null
      errorCode: number | null
      fault: string | null
    }
