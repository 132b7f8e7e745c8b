/**
 * The state of one message, which does not depend on the order in which its events arrive.
 *
 *   created, edited, deleted, restored  →  text, versions, source state
 *
 * Owns four rules: the text at arrival is never lost; a late creation does not overwrite an edit, nor an older edit a
 * newer one where the network tells their time; a deletion is a flag, the words stay for the staff who work on them.
 */
import { isOlderVersion, isSameVersion, timedName } from './version.ts'

export type MessageState = {
  isCreationSeen: boolean
  text: string
  attachments: unknown[]
  version: string
  /** When this text reached us. */
  capturedAt: Date
  sourceState: 'alive' | 'edited' | 'deleted'
  /** Earlier texts, newest last. */
  versions: { version: string; text: string; attachments: unknown[]; capturedAt: Date }[]
}

export type MessageEvent = {
  op: 'created' | 'edited' | 'deleted' | 'restored' | 'echo' | 'seen'
  text: string
  attachments: unknown[]
  version: string
  receivedAt: Date
}

/** What the event changes; `none` if it says nothing new. */
export type MessageChange = 'appeared' | 'edited' | 'deleted' | 'restored' | 'none'

export function reduceMessage(
  current: MessageState | null,
  event: MessageEvent,
): { state: MessageState; change: MessageChange } {
  if (!current) return begin(event)
  switch (event.op) {
    case 'created':
    case 'echo':
      return current.isCreationSeen ? { state: current, change: 'none' } : learnOrigin(current, event)
    case 'edited':
      return applyEdit(current, event)
    case 'seen':
      return seeAgain(current, event)
    case 'deleted':
      if (current.sourceState === 'deleted') return { state: current, change: 'none' }
      return { state: { ...current, sourceState: 'deleted' }, change: 'deleted' }
    case 'restored':
      if (current.sourceState !== 'deleted') return applyEdit(current, event)
      return restore(current, event)
  }
}

function begin(event: MessageEvent): { state: MessageState; change: MessageChange } {
  const isDeletion = event.op === 'deleted'
  const state: MessageState = {
    isCreationSeen: event.op === 'created' || event.op === 'echo' || event.op === 'seen',
    text: event.text,
    attachments: event.attachments,
    version: event.version,
    capturedAt: event.receivedAt,
    sourceState: isDeletion ? 'deleted' : event.op === 'edited' ? 'edited' : 'alive',
    versions: [],
  }
  // A deletion without its message is no question until the words arrive.
  return { state, change: isDeletion ? 'none' : 'appeared' }
}

/** The creation comes after an edit or a deletion of it: it is history, or the missing words of a tombstone. */
function learnOrigin(
  current: MessageState,
  event: MessageEvent,
): { state: MessageState; change: MessageChange } {
  if (isTombstone(current)) {
    return { state: { ...current, ...contentOf(event), isCreationSeen: true }, change: 'appeared' }
  }
  const versions = isSameVersion(event.version, current.version)
    ? current.versions
    : [contentOf(event), ...current.versions]
  return { state: { ...current, isCreationSeen: true, versions }, change: 'none' }
}

/** Returning to an earlier text is an edit too, so only the present version is compared. */
function applyEdit(
  current: MessageState,
  event: MessageEvent,
): { state: MessageState; change: MessageChange } {
  if (isSameVersion(event.version, current.version)) {
    // What was read back has no time until its event tells it.
    return { state: { ...current, version: timedName(current.version, event.version) }, change: 'none' }
  }
  // The event was overtaken by a newer one: it only adds to the history.
  if (isOlderVersion(event.version, current.version))
    return { state: { ...current, versions: [...current.versions, contentOf(event)] }, change: 'none' }
  const isFirstText = isTombstone(current)
  const { text, attachments, version, capturedAt } = current
  return {
    state: {
      ...current,
      ...contentOf(event),
      sourceState: current.sourceState === 'deleted' ? 'deleted' : 'edited',
      versions: isFirstText ? [] : [...current.versions, { text, attachments, version, capturedAt }],
    },
    change: isFirstText ? 'appeared' : 'edited',
  }
}

/** How the message stands in the network now: an edit or a return whose event was missed shows itself. */
function seeAgain(
  current: MessageState,
  event: MessageEvent,
): { state: MessageState; change: MessageChange } {
  const { state, change } =
    current.sourceState === 'deleted' ? restore(current, event) : applyEdit(current, event)
  return { state: { ...state, isCreationSeen: true }, change }
}

function restore(current: MessageState, event: MessageEvent): { state: MessageState; change: MessageChange } {
  const { state, change } = applyEdit(current, event)
  // The first words of a message known only by its deletion are a question and not a restoration.
  return {
    state: { ...state, sourceState: 'alive' },
    change: change === 'appeared' ? 'appeared' : 'restored',
  }
}

function isTombstone(state: MessageState): boolean {
  return state.sourceState === 'deleted' && !state.isCreationSeen && state.text === ''
}

function contentOf({ text, attachments, version, receivedAt }: MessageEvent) {
  return { text, attachments, version, capturedAt: receivedAt }
}
