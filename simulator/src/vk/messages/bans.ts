/** Whom a community keeps out, and until when. */
import type { Ban } from '../model.ts'
import { pairKey } from '../state.ts'
import { secondsNow, type World } from '../world.ts'

export function findBan(world: World, groupId: number, residentId: number): Ban | null {
  const ban = world.state.bans.get(pairKey(groupId, residentId))
  return ban && (ban.endsOn === null || ban.endsOn > secondsNow(world)) ? ban : null
}
