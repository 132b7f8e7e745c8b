/** What a person is told by default, and what cannot be turned off. */
import {
  type EmailMode,
  type KindPreference,
  NOTIFICATION_KINDS,
  type NotificationKind,
} from '@veche/contract/notifications.ts'

type Choice = { inCentre: boolean; email: EmailMode }

const DEFAULTS: Record<NotificationKind, Choice> = {
  reminder: { inCentre: true, email: 'digest' },
  assigned: { inCentre: true, email: 'digest' },
  approval: { inCentre: true, email: 'off' },
  sent_back: { inCentre: true, email: 'instant' },
  returned: { inCentre: true, email: 'off' },
  delivery: { inCentre: true, email: 'off' },
  follow_up: { inCentre: true, email: 'off' },
  promise: { inCentre: true, email: 'digest' },
  deadline_changed: { inCentre: true, email: 'off' },
  reminded: { inCentre: true, email: 'instant' },
  mention: { inCentre: true, email: 'instant' },
  channel: { inCentre: true, email: 'instant' },
  chat: { inCentre: true, email: 'instant' },
  danger: { inCentre: true, email: 'instant' },
  fake: { inCentre: true, email: 'instant' },
  view: { inCentre: true, email: 'off' },
  surge: { inCentre: true, email: 'off' },
  bulletin: { inCentre: true, email: 'instant' },
  duty: { inCentre: true, email: 'instant' },
  article: { inCentre: true, email: 'digest' },
  course: { inCentre: true, email: 'instant' },
  broadcast: { inCentre: true, email: 'instant' },
  feedback: { inCentre: true, email: 'digest' },
  contribution: { inCentre: true, email: 'instant' },
  subtask: { inCentre: true, email: 'instant' },
  page: { inCentre: true, email: 'digest' },
  practice: { inCentre: true, email: 'digest' },
  rule: { inCentre: true, email: 'digest' },
  moderation: { inCentre: true, email: 'instant' },
  exchange: { inCentre: true, email: 'digest' },
  account: { inCentre: true, email: 'instant' },
}

/** Notices of a person's own work and its deadlines cannot be turned off. */
const ALWAYS_IN_CENTRE: readonly NotificationKind[] = [
  'reminder',
  'assigned',
  'sent_back',
  'reminded',
  'mention',
  'channel',
  'chat',
  'danger',
  'fake',
  'bulletin',
  'duty',
  'course',
  'broadcast',
  'contribution',
  'subtask',
  'account',
]

export function isCentreFixed(kind: NotificationKind): boolean {
  return ALWAYS_IN_CENTRE.includes(kind)
}

export function choiceOf(kind: NotificationKind, own: Choice | undefined): Choice {
  if (!own) return DEFAULTS[kind]
  return { inCentre: own.inCentre || isCentreFixed(kind), email: own.email }
}

/** Every kind in the order of the interface. */
export function allChoices(own: ReadonlyMap<string, Choice>): KindPreference[] {
  return NOTIFICATION_KINDS.map((kind) => ({ kind, ...choiceOf(kind, own.get(kind)) }))
}

export const DEFAULT_DIGEST_HOUR = 9
