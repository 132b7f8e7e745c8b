/** The form of a rule: lines that may not be complete yet, and the rule that they say. Pure. */
import { readOwnText } from '@veche/contract/rules/own-fields/own-field.ts'
import type { OwnFieldKind } from '@veche/contract/values/casework/own-fields.ts'
import type { ActKind, RuleActKind, RuleConditionKind } from '@veche/contract/values/portal/work-rules.ts'
import type { Act, Condition, Content } from './rules.queries.ts'

export type Line<Kind extends string = string> = {
  /** Of this form alone: lines have no names of their own. */
  id: number
  kind: Kind | ''
  codes: readonly string[]
  /** The own field that a condition is of, or the body whose person gets work, by its code. */
  field: string
  text: string
  /** What is to be done or asked. */
  words: string
  value: string
  from: string
  to: string
  count: string
}
export type RuleForm = {
  name: string
  events: readonly Content['events'][number][]
  conditions: readonly Line<RuleConditionKind>[]
  acts: readonly Line<RuleActKind>[]
  asksFirst: boolean
  hourlyBudget: string
  /** Of a rule that begins at an hour. */
  days: 'every' | 'working'
  time: string
}

let lastId = 0

export function newLine<Kind extends string>(kind: Kind | '' = ''): Line<Kind> {
  lastId += 1
  const value = kind === 'urgency' ? 'urgent' : 'true'
  const from = kind === 'put_aside' ? '09:00' : '18:00'
  const count = kind === 'ask_body' ? '8' : '1'
  return { id: lastId, kind, codes: [], field: '', text: '', words: '', value, from, to: '08:00', count }
}

/** `mayDo`: what its writer may do themselves; nothing else is put there for them. */
export function emptyForm(mayDo: readonly RuleActKind[] | null): RuleForm {
  return {
    ...{
      name: '',
      events: ['appeared'],
      asksFirst: false,
      hourlyBudget: '30',
      days: 'working',
      time: '09:00',
    },
    conditions: [newLine<RuleConditionKind>('topic')],
    acts: [newLine<RuleActKind>(mayDo?.includes('give') ? 'give' : '')],
  }
}

export function toForm({
  name,
  events,
  conditions,
  acts,
  asksFirst,
  hourlyBudget,
  schedule,
}: Content): RuleForm {
  return {
    ...(schedule ?? { days: 'working', time: '09:00' }),
    ...{ name, events, asksFirst, hourlyBudget: String(hourlyBudget) },
    conditions: conditions.map(fromCondition),
    // The contract gives a rule no other kinds.
    acts: acts.map(fromAct) as Line<RuleActKind>[],
  }
}

export function fromCondition(condition: Condition): Line<RuleConditionKind> {
  const line = newLine<RuleConditionKind>(condition.is)
  if ('field' in condition) return fromFieldCondition(line, condition)
  if ('codes' in condition) return { ...line, codes: condition.codes }
  if ('ids' in condition) return { ...line, codes: condition.ids }
  if ('words' in condition) return { ...line, text: condition.words.join(', ') }
  if ('tags' in condition) return { ...line, text: condition.tags.join(', ') }
  if ('value' in condition) return { ...line, value: String(condition.value) }
  if ('from' in condition) return { ...line, from: condition.from, to: condition.to }
  return { ...line, count: String('atLeast' in condition ? condition.atLeast : condition.atLeastHours) }
}

/** Values of a line, a number or a day stand in one text; those of a list and yes or no are chosen. */
function fromFieldCondition(
  line: Line<RuleConditionKind>,
  condition: Extract<Condition, { field: string }>,
): Line<RuleConditionKind> {
  const values = condition.is === 'field_is' ? condition.values : []
  const texts = values.map(String)
  const value = OWN_KIND_OF[typeof values[0]] ?? ''
  return { ...line, field: condition.field, codes: texts, text: texts.join('; '), value }
}
const OWN_KIND_OF: Partial<Record<string, OwnFieldKind>> = { number: 'number', boolean: 'yes_no' }

const TYPED = ['line', 'number', 'day'] as const

/** Null where nothing is said, or something that is none of its kind. */
function toFieldValues({ value: kind, codes, text }: Line): (string | number | boolean)[] | null {
  if (kind === 'yes_no') return codes.length > 0 ? codes.map((code) => code === 'true') : null
  const typed = TYPED.find((known) => known === kind)
  if (!typed) return codes.length > 0 ? [...codes] : null
  const shape = { code: '', kind: typed, maxLength: null, min: null, max: null, options: [] }
  const read = text.split(';').map((one) => readOwnText(shape, one))
  const values = read.flatMap((one) => (one && 'value' in one ? [one.value] : []))
  return values.length > 0 && !read.some((one) => one && 'problem' in one) ? values : null
}

export function fromAct(act: Act): Line<ActKind> {
  const line = newLine<ActKind>(act.does)
  switch (act.does) {
    case 'give':
      return { ...line, codes: [act.agencyCode] }
    case 'give_person':
      return {
        ...{ ...line, codes: act.unitCode === null ? [] : [act.unitCode], value: act.assigneeId ?? '' },
        ...{ field: act.agencyCode ?? '', text: act.assigneeName ?? '' },
      }
    case 'give_on_shift':
      return {
        ...{ ...line, codes: act.postId === null ? [] : [act.postId] },
        ...{ field: act.agencyCode, text: act.postName ?? '' },
      }
    case 'topic':
      return { ...line, codes: [act.topicCode] }
    case 'tag':
      return { ...line, text: act.tags.join(', ') }
    case 'notify':
      return { ...line, codes: act.roles, text: act.words, value: act.userIds.join(',') }
    case 'draft':
      return { ...line, codes: [act.templateId] }
    case 'set_field': {
      const text = String(act.value)
      const value = OWN_KIND_OF[typeof act.value] ?? ''
      return { ...line, field: act.field, codes: [text], text, value }
    }
    case 'subtask':
      return {
        ...{ ...line, words: act.what, count: String(act.days), field: act.agencyCode ?? '' },
        ...{ codes: act.unitCode === null ? [] : [act.unitCode] },
        ...{ value: act.ownerId ?? '', text: act.ownerName ?? '' },
      }
    case 'put_aside':
      return { ...line, count: String(act.days), from: act.time }
    case 'ask_body':
      return { ...line, codes: [act.agencyCode], words: act.ask, count: String(act.hours) }
    case 'urge':
    case 'take':
      return line
  }
}

function split(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '')
}

/** Null: the line is not complete. The border of the contract says whether its values may be so. */
export function toCondition(line: Line<RuleConditionKind>): Condition | null {
  const { kind: is, codes, text, value, from, to } = line
  const [words, count] = [split(text), Number(line.count)]
  switch (is) {
    case '':
      return null
    case 'topic':
    case 'group':
    case 'municipality':
    case 'agency':
    case 'network':
    case 'kind':
    case 'step':
      // The codes come from the lists of their kind.
      return codes.length > 0 ? ({ is, codes: [...codes] } as Condition) : null
    case 'channel':
      return codes.length > 0 ? { is, ids: [...codes] } : null
    case 'place':
    case 'words':
    case 'without_words':
      return words.length > 0 ? { is, words } : null
    case 'tag':
      return words.length > 0 ? { is, tags: words.map((word) => word.toLowerCase()) } : null
    case 'urgency':
      return { is, value: value === 'normal' ? 'normal' : 'urgent' }
    case 'danger':
    case 'working_time':
    case 'repeat':
      return { is, value: value === 'true' }
    case 'earlier':
      return Number.isInteger(count) && count > 0 ? { is, atLeast: count } : null
    case 'stands':
    case 'age':
      return Number.isInteger(count) && count > 0 ? { is, atLeastHours: count } : null
    case 'field_filled':
      return line.field === '' ? null : { is, field: line.field }
    case 'field_is': {
      const values = toFieldValues(line)
      return line.field === '' || values === null ? null : { is, field: line.field, values }
    }
    case 'time':
      return from !== '' && to !== '' ? { is, from, to } : null
  }
}

export function toAct(line: Line<ActKind>): Act | null {
  const { kind: does, codes, field, text, value } = line
  const count = Number(line.count)
  const [code] = codes
  const words = split(text)
  switch (does) {
    case '':
      return null
    case 'give':
      return code ? { does, agencyCode: code } : null
    case 'give_person': {
      const assigneeId = value === '' || value === 'true' ? null : value
      if (!code && !assigneeId) return null
      return {
        ...{ does, unitCode: code ?? null, assigneeId },
        ...(field !== '' && { agencyCode: field }),
        ...(assigneeId !== null && text !== '' && { assigneeName: text }),
      }
    }
    case 'give_on_shift':
      if (field === '') return null
      return {
        ...{ does, agencyCode: field, postId: code ?? null },
        ...(code && text !== '' && { postName: text }),
      }
    case 'set_field':
      return toSetField(line)
    case 'subtask': {
      const ownerId = value === '' || value === 'true' ? null : value
      if (line.words.trim().length < 3 || !Number.isInteger(count) || count < 0) return null
      return {
        ...{ does, what: line.words.trim(), agencyCode: field || null, days: count, ownerId },
        unitCode: ownerId === null ? (code ?? null) : null,
        ...(ownerId !== null && text !== '' && { ownerName: text }),
      }
    }
    case 'put_aside':
      return Number.isInteger(count) && count > 0 && line.from !== ''
        ? { does, days: count, time: line.from }
        : null
    case 'ask_body':
      if (!code || line.words.trim().length < 3) return null
      return { does, agencyCode: code, ask: line.words.trim(), hours: count }
    case 'urge':
    case 'take':
      return { does }
    case 'topic':
      return code ? { does, topicCode: code } : null
    case 'tag':
      return words.length > 0 ? { does, tags: words.map((word) => word.toLowerCase()) } : null
    case 'notify': {
      const userIds = value === 'true' ? [] : split(value)
      if (codes.length + userIds.length === 0) return null
      // The codes come from the list of roles.
      return { does, roles: [...codes], userIds, words: text.trim() } as Act
    }
    case 'draft':
      return code ? { does, templateId: code } : null
  }
}

/** One value; of a line its words are one, whatever stands in them. */
function toSetField(line: Line): Act | null {
  const { field, value: kind, text } = line
  const values = kind === 'line' ? [text.trim()].filter((one) => one !== '') : toFieldValues(line)
  const [value, ...more] = values ?? []
  if (field === '' || value === undefined || more.length > 0) return null
  return { does: 'set_field', field, value }
}

/** Null while a line is not complete; the name is asked for by the contract. */
export function toContent(form: RuleForm): Content | null {
  const conditions = form.conditions.map(toCondition)
  const acts = form.acts.map(toAct)
  if (conditions.includes(null) || acts.includes(null)) return null
  if (form.events.includes('at_time') && form.time === '') return null
  const { days, time } = form
  return {
    ...(form.events.includes('at_time') && { schedule: { days, time } }),
    ...{ name: form.name.trim(), events: [...form.events], asksFirst: form.asksFirst },
    ...{ conditions: conditions.filter((one) => one !== null), acts: acts.filter((one) => one !== null) },
    hourlyBudget: Number(form.hourlyBudget),
  }
}
