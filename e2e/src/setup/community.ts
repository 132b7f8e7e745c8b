import { inject } from 'vitest'
import { connectEmulator, type Network, type Resident } from './emulator-client.ts'
import { runCliWell } from './installation.ts'

export type Community = { network: Network; groupId: number; postId: number; name: string }

/** A community with a post to write under; not connected yet. */
export async function createCommunity(name: string, post: string): Promise<Community> {
  const network = connectEmulator(inject('world').emulatorUrl)
  const { id: groupId } = await network.createCommunity(name)
  const { id: postId } = await network.publishPost(groupId, post)
  return { network, groupId, postId, name }
}

/** `veche channel add`, as a script of an installation does it. */
export async function connectCommunity({ network, groupId }: Community, municipality: string): Promise<void> {
  const token = await network.issueToken({ kind: 'group', groupId })
  const service = await network.issueToken({ kind: 'service' })
  await runCliWell(
    inject('world'),
    ...['channel', 'add', 'vk', '--id', String(groupId), '--token', token],
    ...['--key', `service=${service}`, '--municipality', municipality],
  )
}

export function writeComment(
  { network, groupId, postId }: Community,
  resident: Resident,
  text: string,
  replyToId?: number,
) {
  return network.addComment({
    groupId,
    objectId: postId,
    residentId: resident.id,
    text,
    ...(replyToId !== undefined && { replyToId }),
  })
}
