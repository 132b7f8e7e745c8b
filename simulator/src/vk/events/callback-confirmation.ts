/** Shakes hands with a callback server: VK posts `confirmation`, the server answers with the community's code. */
import { post } from '../../lib/delivery/post.ts'
import { pairKey } from '../state.ts'
import { deriveId, findCommunity, type World } from '../world.ts'

export function newConfirmationCode(world: World): string {
  return deriveId(world, 'confirmation code', 8)
}

/** Codes change after use: an answer from memory works once and then never again. */
function replaceCode(world: World, groupId: number): void {
  const community = findCommunity(world, groupId)
  if (!community) return
  const codes = [newConfirmationCode(world), ...community.confirmationCodes].slice(0, 2)
  world.state.communities.put({ ...community, confirmationCodes: codes })
}

export async function confirmServer(
  world: World,
  { groupId, serverId }: { groupId: number; serverId: number },
  signal: AbortSignal,
): Promise<void> {
  const key = pairKey(groupId, serverId)
  const server = world.state.servers.get(key)
  if (!server) return
  world.state.servers.put({ ...server, status: 'wait' })
  const secret = server.secretKey === '' ? {} : { secret: server.secretKey }
  const body = JSON.stringify({ type: 'confirmation', group_id: groupId, ...secret })
  const answer = await post(server.url, body, { headers: {}, signal })
  const current = world.state.servers.get(key)
  // Another address was set meanwhile or it was deleted, so the newer request decides.
  if (signal.aborted || current?.url !== server.url || current.secretKey !== server.secretKey) return
  const codes = findCommunity(world, groupId)?.confirmationCodes ?? []
  const isConfirmed = answer.status === 200 && codes.includes(answer.body)
  world.state.servers.put({ ...current, status: isConfirmed ? 'ok' : 'failed' })
  world.ledger.add({
    kind: 'confirmation',
    groupId,
    serverId,
    isConfirmed,
    answer: answer.body.slice(0, 200),
  })
  if (isConfirmed) replaceCode(world, groupId)
}
