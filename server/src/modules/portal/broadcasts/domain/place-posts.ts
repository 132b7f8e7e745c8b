/** What stands in one place, and what is still to be done there; nothing is posted twice and nothing guessed. */
import type { BroadcastPlaceState, CorrectionWay } from '@veche/contract/portal/broadcasts.ts'

export type PostKind = 'text' | 'correction' | 'withdrawal'
/** How a post fares on its way. */
export type Sending = {
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled' | 'undeliverable'
  errorCode: string | null
  /** It failed, yet it may stand. */
  isUncertain: boolean
}
/** One of ours in this place. */
export type PlacePost = Sending & {
  id: string
  kind: PostKind
  versionNo: number
  way: CorrectionWay
  externalId: string | null
  sentAt: Date | null
  takenDownAt: Date | null
  takeDownNextAt: Date | null
  isTakeDownRefused: boolean
}

export function isText({ kind }: Pick<PlacePost, 'kind'>): boolean {
  return kind !== 'withdrawal'
}

export function isStanding({ sentAt, takenDownAt }: Pick<PlacePost, 'sentAt' | 'takenDownAt'>): boolean {
  return sentAt !== null && takenDownAt === null
}

/** Whoever looks may find it there, now or in a moment. */
export function mayStand(post: PlacePost): boolean {
  if (post.takenDownAt !== null) return false
  if (post.sentAt !== null) return true
  if (post.state === 'failed') return post.isUncertain
  return post.state === 'sending' || post.state === 'unknown' || post.state === 'queued'
}

function isDoubtful({ sentAt, state, isUncertain }: PlacePost): boolean {
  return sentAt === null && (state === 'unknown' || (state === 'failed' && isUncertain))
}

/** Nothing of ours stands there that the network has refused to delete. */
export function isClearable(posts: readonly PlacePost[]): boolean {
  return !posts.some((post) => isText(post) && isStanding(post) && post.isTakeDownRefused)
}

/** The last text of ours that was not called off; `posts` in the order in which they were queued. */
export function lastText(posts: readonly PlacePost[]): PlacePost | null {
  const texts = posts.filter(isText)
  return (
    texts.findLast(({ state, sentAt }) => sentAt !== null || state !== 'cancelled') ?? texts.at(-1) ?? null
  )
}

/** The post of which a person decides. */
export function decidedPost(posts: readonly PlacePost[], isWithdrawn: boolean): PlacePost | null {
  const waits = ({ state }: PlacePost) => state === 'failed' || state === 'unknown'
  const [newest] = posts.filter((post) => waits(post) && (isWithdrawn || isText(post))).slice(-1)
  return newest ?? null
}

/** Null: nothing was begun there. */
export function placeStateOf(posts: readonly PlacePost[], isWithdrawn: boolean): BroadcastPlaceState | null {
  const texts = posts.filter(isText)
  if (texts.length === 0) return null
  if (isWithdrawn) return withdrawnState(posts, texts)
  const last = lastText(posts)
  if (last === null) return null
  if (last.takenDownAt !== null) return 'taken_down'
  if (last.sentAt !== null) return 'sent'
  return sendingState(last)
}

function sendingState(post: PlacePost): BroadcastPlaceState {
  if (isDoubtful(post)) return 'unknown'
  return post.state === 'undeliverable' ? 'failed' : post.state
}

function withdrawnState(posts: readonly PlacePost[], texts: readonly PlacePost[]): BroadcastPlaceState {
  if (texts.some(isDoubtful)) return 'unknown'
  if (!texts.some(mayStand))
    return texts.some(({ takenDownAt }) => takenDownAt !== null) ? 'taken_down' : 'cancelled'
  const recall = posts.findLast((post) => !isText(post))
  if (!recall) return 'recalling'
  if (recall.sentAt !== null) return 'recalled'
  const state = sendingState(recall)
  return state === 'failed' || state === 'unknown' ? state : 'recalling'
}

export type Place = { id: string; takesDown: boolean; posts: readonly PlacePost[] }
export type Sweep = {
  /** Posts to be taken down in the network now. */
  takeDown: string[]
  /** Places where only a post of our own can say that the text is withdrawn. */
  recall: string[]
  /** Nothing is on its way and nothing is left to be done. */
  isOver: boolean
}

/** What is left to be done after sends ended, a correction stands, or the whole was withdrawn. */
export function planSweep(places: readonly Place[], isWithdrawn: boolean, now: Date): Sweep {
  const sweep: Sweep = { takeDown: [], recall: [], isOver: true }
  for (const place of places) {
    const standing = place.posts.filter((post) => isText(post) && isStanding(post))
    const deletable = standing.filter((post) => isDeletable(post, place))
    const wanted = isWithdrawn ? deletable : deletable.filter((post) => isReplaced(post, standing))
    const due = wanted.filter(({ takeDownNextAt }) => takeDownNextAt === null || takeDownNextAt <= now)
    sweep.takeDown.push(...due.map(({ id }) => id))
    const mustSay = isWithdrawn && deletable.length < standing.length
    if (mustSay && place.posts.every(isText)) sweep.recall.push(place.id)
    else if (wanted.length === 0 && !place.posts.some(isMoving)) continue
    sweep.isOver = false
  }
  return sweep
}

function isDeletable({ externalId, isTakeDownRefused }: PlacePost, { takesDown }: Place): boolean {
  return takesDown && externalId !== null && !isTakeDownRefused
}

/** Words that stand instead of it are there: never is a place left without any. */
function isReplaced(post: PlacePost, standing: readonly PlacePost[]): boolean {
  return standing.some(
    ({ kind, way, versionNo }) => kind === 'correction' && way === 'instead' && versionNo > post.versionNo,
  )
}

function isMoving({ sentAt, state }: PlacePost): boolean {
  return sentAt === null && (state === 'queued' || state === 'sending' || state === 'unknown')
}
