/** How a network was used in the past: how much, by whom, and where a message stood in it. */
import { createHash } from 'node:crypto'
import type { Surface } from '@veche/contract/common.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'

export type Where = Pick<StoredMessage, 'container' | 'externalId' | 'threadExternalId' | 'parentExternalId'>
export type Standing = {
  /** Of the message. */
  id: string
  /** Of its author in the network. */
  author: string
  /** Of the page. */
  page: string
  isPrivate: boolean
  /** The post under which it stands, where it is not private. */
  post: number
  /** In the past each question has numbers of its own. */
  serial: number
}
type Question = Pick<StoredMessage, 'externalId' | 'container'>

export type PastNetwork = {
  /** Of a hundred questions, where a municipality has a page in each network. */
  weight: number
  /** The first surface is that of so many; the rest is private. */
  surfaces: readonly [first: Surface, share: number]
  /** Of those who name a street in private, so many show it on the map. */
  pointShare: number
  /** The same person always has the same one; above those of the living region. */
  authorOf: (count: number) => string
  placeOf: (standing: Standing) => Where
  /** The next message in the place of the question. */
  nextId: (question: Question, next: { id: string; serial: number }) => string
}

export function whereAlone(
  container: string,
  externalId: string,
  { isPrivate }: Pick<Standing, 'isPrivate'>,
): Where {
  return {
    ...{ container, externalId, parentExternalId: null },
    threadExternalId: isPrivate ? 'dialog' : externalId,
  }
}

export function hexOf(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
