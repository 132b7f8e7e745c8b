import { inject } from 'vitest'
import { runHere } from './cli.ts'
import { connectEmulator, type Network, type Resident } from './emulator-client.ts'
import { onceOnly } from './once.ts'

export type Community = { network: Network; groupId: number; postId: number; name: string }
export type ConnectedCommunity = Community & { channelId: string }

/** A community with a post to write under, its name given once; not connected yet. */
export async function createCommunity(title: string, post: string): Promise<Community> {
  const network = connectEmulator(inject('world').emulatorUrl)
  const name = `${title} ${onceOnly()}`
  const { id: groupId } = await network.createCommunity(name)
  const { id: postId } = await network.publishPost(groupId, post)
  return { network, groupId, postId, name }
}

/** `veche channel add`, as a script of an installation does it. */
export async function connectCommunity(
  community: Community,
  municipality: string,
): Promise<ConnectedCommunity> {
  const { network, groupId } = community
  const token = await network.issueToken({ kind: 'group', groupId })
  const service = await network.issueToken({ kind: 'service' })
  const { code, note } = await runHere(
    inject('world'),
    ...['channel', 'add', 'vk', '--id', String(groupId), '--token', token],
    ...['--key', `service=${service}`, '--municipality', municipality],
  )
  const channelId = /^Channel (\S+) added$/m.exec(note)?.[1]
  if (code !== 0 || !channelId) throw new Error(`veche channel add ended with ${code}: ${note}`)
  return { ...community, channelId }
}

export async function openCommunity(
  title: string,
  { post = 'Пишите под этой записью.', municipality }: { post?: string; municipality: string },
): Promise<ConnectedCommunity> {
  return connectCommunity(await createCommunity(title, post), municipality)
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
