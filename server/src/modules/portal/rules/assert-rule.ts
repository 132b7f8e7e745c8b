/** Refuses what a rule may not be: unknown codes, and acts that its writer may not do themselves. */
import type { Role } from '@veche/contract/access.ts'
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import type { RuleAct, RuleCondition, RuleContent } from '@veche/contract/portal/work-rules.ts'
import { type OwnValue, readOwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type Actor, PERMISSIONS } from '../../access/index.ts'
import { getTemplate } from '../../answers/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { canRun, listOwnFields } from '../../incidents/index.ts'
import { findPersonalData } from '../../text/index.ts'
import { namePeople } from '../rule-engine/index.ts'

type Right = Parameters<typeof canRun>[2]

/** Of a question anywhere in the region: a rule is for all of them. */
const ANYWHERE = {
  step: 'distribution',
  municipalityCode: null,
  agencyCode: null,
  unitCode: null,
  assigneeId: null,
} as const

const RIGHTS: Record<RuleAct['does'], readonly Right[]> = {
  give: ['accept', 'assign'],
  give_person: ['assign_person'],
  give_on_shift: ['assign_person'],
  urge: ['classify'],
  topic: ['classify'],
  tag: ['tag'],
  set_field: ['tag'],
  subtask: ['draft'],
  put_aside: ['assign_person'],
  ask_body: ['clarify'],
  take: ['take'],
  notify: [],
  draft: ['draft'],
}

/** Whether a rule of theirs may do it. */
export function mayDo(actor: Actor, act: RuleAct['does']): boolean {
  return RIGHTS[act].every((right) => canRun(actor, ANYWHERE, right, null))
}

/** In whose rules the act may stand: roles that write rules, each of the whole region. */
export function writersOf(act: RuleAct['does']): Role[] {
  const writer = (role: Role): Actor => ({
    ...{ id: '', name: '', tokenScopes: null },
    grants: [{ role, scope: { kind: 'region' } }],
  })
  return PERMISSIONS['rules.write'].roles.filter((role) => mayDo(writer(role), act))
}

/** The rule as it is kept: with the names of people to whom it gives work. */
export async function assertRule(tx: Tx, content: RuleContent, actor: Actor): Promise<RuleContent> {
  const { conditions, acts, events, schedule = null } = content
  if (events.includes('at_time') !== (schedule !== null))
    throw new InvalidError('rule.no_hour', { field: 'events' })
  // At an hour all questions are looked at: which of them is said aloud.
  if (schedule !== null && conditions.length === 0)
    throw new InvalidError('rule.no_condition', { field: 'conditions' })
  const directory = await getDirectory(tx)
  for (const condition of conditions) assertCodes(condition, directory)
  await assertFieldsSaid(tx, content)
  for (const act of acts) {
    if (!mayDo(actor, act.does)) throw new ForbiddenError('rule.act_forbidden', { act: act.does })
    await assertAct(tx, act, { actor, directory })
  }
  return { ...content, acts: await namePeople(tx, acts) }
}

async function assertAct(
  tx: Tx,
  act: RuleAct,
  { actor, directory }: { actor: Actor; directory: Directory },
): Promise<void> {
  switch (act.does) {
    case 'give':
    case 'give_on_shift':
    case 'ask_body':
      if (act.does === 'ask_body') assertNothingPersonal(act)
      return assertKnown(directory.agencies, act.agencyCode)
    case 'topic':
      return assertKnown(directory.topics, act.topicCode)
    case 'give_person':
      if (act.unitCode === null && act.assigneeId === null)
        throw new InvalidError('rule.nobody', { field: 'acts' })
      if (act.agencyCode !== undefined) assertKnown(directory.agencies, act.agencyCode)
      return
    case 'notify':
      if (act.roles.length + act.userIds.length === 0)
        throw new InvalidError('rule.nobody', { field: 'acts' })
      return
    case 'draft':
      await getTemplate(tx, actor, act.templateId)
  }
}

function assertCodes(condition: RuleCondition, directory: Directory): void {
  const rows = rowsOf(condition, directory)
  if (rows && 'codes' in condition) for (const code of condition.codes) assertKnown(rows, code)
}

function rowsOf({ is }: RuleCondition, directory: Directory): readonly { code: string }[] | null {
  switch (is) {
    case 'topic':
      return directory.topics
    case 'group':
      return directory.topicGroups
    case 'municipality':
      return directory.municipalities
    case 'agency':
      return directory.agencies
    default:
      return null
  }
}

function assertKnown(rows: readonly { code: string }[], code: string): void {
  if (!rows.some((row) => row.code === code))
    throw new InvalidError('directory.unknown_code', { field: 'codes', code })
}

/** Another body reads it, and nobody looks at it before. */
function assertNothingPersonal({ ask }: Extract<RuleAct, { does: 'ask_body' }>): void {
  const kinds = findPersonalData(ask)
  if (kinds.length > 0) throw new InvalidError('contribution.personal_data', { field: 'acts', kinds })
}

/** Own fields that conditions ask and acts say. */
export async function assertFieldsSaid(
  tx: Tx,
  { conditions = [], acts }: { conditions?: readonly RuleCondition[]; acts: readonly RuleAct[] },
): Promise<void> {
  const asked = conditions.flatMap((condition) =>
    'field' in condition
      ? [{ field: condition.field, values: condition.is === 'field_is' ? condition.values : [] }]
      : [],
  )
  const said = acts.flatMap((act) =>
    act.does === 'set_field' ? [{ field: act.field, values: [act.value] }] : [],
  )
  if (asked.length + said.length > 0) assertOwnFields([...asked, ...said], await listOwnFields(tx))
}

type Said = { field: string; values: readonly OwnValue[] }

/** A value that its field never has would make a rule that never acts. */
function assertOwnFields(said: readonly Said[], fields: readonly OwnField[]): void {
  for (const one of said) {
    const field = fields.find(({ code }) => code === one.field)
    if (!field) throw new InvalidError('directory.unknown_code', { field: 'codes', code: one.field })
    for (const value of one.values) {
      const read = readOwnValue(field, value, value)
      if ('problem' in read)
        throw new InvalidError('field.wrong_value', {
          fields: [{ field: field.code, name: field.name, code: read.problem }],
        })
    }
  }
}
