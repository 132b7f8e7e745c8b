/** A question as it was at each moment of its history: rules of the present and tries over the past read the same. Pure. */
import type { Address, Step } from '@veche/contract/incidents.ts'
import type { KINDS } from '@veche/contract/values/incidents.ts'

export type QuestionState = {
  step: Step
  urgency: 'normal' | 'urgent'
  kind: (typeof KINDS)[number] | null
  topicCode: string | null
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  address: NonNullable<Address>
  tags: readonly string[]
  repeatNo: number | null
}

export type PastStep = {
  seq: number
  at: Date
  type: string
  details: Readonly<Record<string, unknown>>
}

/** Fields that steps of people set; the others follow from the step itself. */
const SET_FIELDS = ['urgency', 'kind', 'topicCode', 'municipalityCode', 'address'] as const
type SetField = (typeof SET_FIELDS)[number]

const NOBODY = { agencyCode: null, unitCode: null, assigneeId: null }

/** What the step changed. Details have been through JSON, and their shape is that of the commands of an incident. */
export function foldStep(state: QuestionState, { type, details }: PastStep): QuestionState {
  const step = typeof details.to === 'string' ? (details.to as Step) : state.step
  return { ...state, step, ...changesOf(type, details) }
}

function changesOf(type: string, details: PastStep['details']): Partial<QuestionState> {
  switch (type) {
    case 'accept':
      return {
        ...take(details, [...SET_FIELDS, 'agencyCode']),
        ...(details.agencyCode ? { unitCode: null, assigneeId: null } : {}),
      }
    case 'classify':
      return take(recordOf(details.changes), SET_FIELDS)
    case 'assign':
      return { ...NOBODY, ...take(details, ['agencyCode']) }
    case 'assign_person':
      return take(details, ['unitCode', 'assigneeId'])
    case 'take':
      return typeof details.userId === 'string' ? { assigneeId: details.userId } : {}
    case 'release':
      return { assigneeId: null }
    case 'return':
      return NOBODY
    case 'unassign':
    case 'undo_accept':
      return { ...NOBODY, ...take(recordOf(details.before), [...SET_FIELDS, 'repeatNo']) }
    case 'tag':
      return take(details, ['tags'])
    case 'note_repeat':
      return take(details, ['repeatNo'])
    case 'renumber_repeat':
      return { repeatNo: null, ...take(recordOf(details.repeat), ['repeatNo']) }
    default:
      return {}
  }
}

function take(from: Readonly<Record<string, unknown>>, fields: readonly string[]): Partial<QuestionState> {
  return Object.fromEntries(
    fields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]),
  )
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Fields that a question has only since a step set them. */
const UNSET = { ...NOBODY, tags: [], repeatNo: null } as const satisfies Partial<QuestionState>

/**
 * The question before its first step. What no step has set is as it is now; of what one has set the step itself says
 * what was before, or else the suggestion does.
 */
export function stateBefore(
  now: QuestionState,
  steps: readonly PastStep[],
  suggested: Pick<QuestionState, SetField>,
): QuestionState {
  const changes = steps.map((step) => ({ step, set: changesOf(step.type, step.details) }))
  const setterOf = (field: keyof QuestionState) => changes.find(({ set }) => set[field] !== undefined)?.step
  const first: Record<string, unknown> = { ...now, step: stepBefore(now, steps) }
  for (const field of SET_FIELDS) {
    const setter = setterOf(field)
    if (setter) first[field] = valueBefore(field, setter, suggested)
  }
  for (const [field, value] of Object.entries(UNSET))
    if (setterOf(field as keyof typeof UNSET)) first[field] = value
  return { ...now, ...first }
}

function stepBefore(now: QuestionState, steps: readonly PastStep[]): Step {
  const moved = steps.find(({ details }) => typeof details.to === 'string')
  if (!moved) return now.step
  return typeof moved.details.from === 'string' ? (moved.details.from as Step) : 'new'
}

function valueBefore(
  field: SetField,
  { type, details }: PastStep,
  suggested: Pick<QuestionState, SetField>,
): unknown {
  const before = recordOf(details.before)
  return type === 'accept' && before[field] !== undefined ? before[field] : suggested[field]
}
