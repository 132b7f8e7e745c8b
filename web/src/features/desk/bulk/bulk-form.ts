import type { BulkAction, ViewFilter } from '../desk.queries.ts'

export const BULK_ACTIONS = [
  'accept',
  'dismiss',
  'assign',
  'assign_person',
  'classify',
  'tag',
  'read_follow_ups',
  'spread',
] as const satisfies readonly BulkAction['type'][]

/** Either rows chosen by hand or all that a filter finds; never the second because the first became empty. */
export type BulkScope = { kind: 'chosen'; ids: readonly string[] } | { kind: 'filter'; filter: ViewFilter }
export type DismissReason = Extract<BulkAction, { type: 'dismiss' }>['reason']
export type BulkForm = {
  type: BulkAction['type'] | ''
  reason: DismissReason | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  topicCode: string | null
  municipalityCode: string | null
  urgency: '' | 'normal' | 'urgent'
  addTags: string
  removeTags: string
}

export const EMPTY_FORM: BulkForm = {
  type: '',
  reason: null,
  agencyCode: null,
  unitCode: null,
  assigneeId: null,
  topicCode: null,
  municipalityCode: null,
  urgency: '',
  addTags: '',
  removeTags: '',
}

/** What a key asks for: the action, and the field of it that waits for words. */
export type BulkStart = { type: BulkAction['type']; focus?: 'topic' | 'place' }

/** The keys of a card that mean something for many. */
export const BULK_KEYS: Record<string, BulkStart> = {
  Enter: { type: 'accept' },
  d: { type: 'dismiss' },
  t: { type: 'classify', focus: 'topic' },
  g: { type: 'classify', focus: 'place' },
  b: { type: 'assign' },
  p: { type: 'assign_person' },
  u: { type: 'read_follow_ups' },
}
/** Keys of a card that mean one question only. */
export const SINGLE_KEYS: readonly string[] = ['e', 'r', 'c', 'o', 'w', 'a']

/** Null while something is left to choose. */
export function toBulkAction(form: BulkForm): BulkAction | null {
  switch (form.type) {
    case '':
      return null
    case 'accept':
    case 'read_follow_ups':
      return { type: form.type }
    case 'dismiss':
      return form.reason && { type: 'dismiss', reason: form.reason }
    case 'assign':
      return form.agencyCode ? { type: 'assign', agencyCode: form.agencyCode } : null
    // Who gets what is said by the server.
    case 'spread':
      return form.agencyCode ? { type: 'spread', agencyCode: form.agencyCode, gives: {} } : null
    case 'assign_person':
      // To nobody would take the work from whoever has it.
      return form.agencyCode && (form.unitCode || form.assigneeId)
        ? { type: 'assign_person', unitCode: form.unitCode, assigneeId: form.assigneeId }
        : null
    case 'classify': {
      const { topicCode, municipalityCode, urgency } = form
      if (!topicCode && !municipalityCode && !urgency) return null
      return {
        type: 'classify',
        ...(topicCode && { topicCode }),
        ...(municipalityCode && { municipalityCode }),
        ...(urgency && { urgency }),
      }
    }
    case 'tag': {
      const [add, remove] = [toTags(form.addTags), toTags(form.removeTags)]
      return add.length + remove.length > 0 ? { type: 'tag', add, remove } : null
    }
  }
}

const FIRST: Partial<Record<BulkForm['type'], keyof BulkForm>> = {
  ...{ dismiss: 'reason', assign: 'agencyCode', assign_person: 'agencyCode', classify: 'topicCode' },
  ...{ tag: 'addTags', spread: 'agencyCode' },
}

/** The field that an action is chosen by first, or the next one of it. */
export function firstOf({ type, agencyCode }: Pick<BulkForm, 'type' | 'agencyCode'>): keyof BulkForm {
  if (type === 'assign_person' && agencyCode) return 'assigneeId'
  return FIRST[type] ?? 'type'
}

function toTags(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
}
