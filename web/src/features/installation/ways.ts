/** Where the advice of a check leads: only where its reader may go. Pure. */
import type { MeResponse } from '@veche/contract/access.ts'
import type { InstallationCheck } from '@veche/contract/admin/installation.ts'

export type Way = 'troubled_channels' | 'channels' | 'quarantine' | 'publishing'
export type Abilities = Pick<MeResponse['abilities'], 'seeChannels' | 'seeQuarantine' | 'seeDesk'>

export function waysOf({ code }: Pick<InstallationCheck, 'code'>, abilities: Abilities): readonly Way[] {
  const { seeChannels, seeQuarantine, seeDesk } = abilities
  switch (code) {
    case 'channels':
      return seeChannels ? ['troubled_channels'] : []
    case 'quarantine':
      return seeQuarantine ? ['quarantine'] : []
    case 'outbox':
      return [...(seeChannels ? (['channels'] as const) : []), ...(seeDesk ? (['publishing'] as const) : [])]
    case 'attachments':
      return seeChannels ? ['channels'] : []
    default:
      return []
  }
}
