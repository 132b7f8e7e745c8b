import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelAccount } from '../../connectors/connector.ts'
import { type Aside, asideOf, type Db } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Vault } from '../../platform/vault.ts'
import { toAccount } from './channel-account.ts'
import { listActiveChannels, type Transport } from './channels.repository.ts'

/** A channel added or switched off by another process is noticed within this time. */
const KEEP_MS = 3000
/** Strangers who guess addresses must not cost a query each: those of one such moment share a reading. */
const READINGS_APART_MS = 200

type Entry = { account: ChannelAccount; transport: Transport; webhookPath: string }

/** Active channels with their open secrets, from memory: every webhook call, send and approval asks for one. */
export type ChannelBook = {
  findByPath: (network: string, path: string) => Promise<ChannelAccount | null>
  find: (channelId: string) => Promise<ChannelAccount | null>
  /** Throws `channels.not_found` for one that is unknown or switched off. */
  get: (channelId: string) => Promise<ChannelAccount>
  list: (transport: Transport) => Promise<ChannelAccount[]>
  listAll: () => Promise<ChannelAccount[]>
  /** After a change made here. */
  forget: () => void
}

export function createChannelBook({ db, vault }: { db: Db; vault: Vault }): ChannelBook {
  let kept: { entries: Promise<Entry[]>; readAt: number } | null = null

  let next: Promise<Entry[]> | null = null

  function entries(): Promise<Entry[]> {
    return kept && Date.now() - kept.readAt < KEEP_MS ? kept.entries : read()
  }

  function read(): Promise<Entry[]> {
    const fresh = readEntries(asideOf(db), vault)
    kept = { entries: fresh, readAt: Date.now() }
    fresh.catch(() => {
      kept = null
    })
    return fresh
  }

  /**
   * Read after the question was put. A network asks at a new address the moment it is told of it, and what was read a
   * moment before that does not know the address yet; a network that is told «unknown» then may not ask again.
   */
  function entriesFromNowOn(): Promise<Entry[]> {
    next ??= pauseUntil((kept?.readAt ?? 0) + READINGS_APART_MS).then(() => {
      next = null
      return read()
    })
    return next
  }

  async function find(channelId: string): Promise<ChannelAccount | null> {
    return (await entries()).find(({ account }) => account.id === channelId)?.account ?? null
  }

  return {
    find,
    async findByPath(network, path) {
      const isAsked = ({ account, webhookPath }: Entry) => account.network === network && webhookPath === path
      const entry = (await entries()).find(isAsked) ?? (await entriesFromNowOn()).find(isAsked)
      return entry?.account ?? null
    },
    async get(channelId) {
      const account = await find(channelId)
      if (!account) throw new NotFoundError('channels.not_found', { channelId })
      return account
    },
    async list(transport) {
      return (await entries()).filter((entry) => entry.transport === transport).map(({ account }) => account)
    },
    async listAll() {
      return (await entries()).map(({ account }) => account)
    },
    forget() {
      kept = null
    },
  }
}

function pauseUntil(moment: number): Promise<void> {
  return pause(Math.max(0, moment - Date.now()))
}

async function readEntries(db: Aside, vault: Vault): Promise<Entry[]> {
  const channels = await listActiveChannels(db)
  return channels.map((channel) => ({
    account: toAccount(vault, channel),
    transport: channel.transport,
    webhookPath: channel.webhookPath,
  }))
}
