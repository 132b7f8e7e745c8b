import type { Role } from '@veche/contract/access.ts'
import {
  RULE_ACTS,
  RULE_CONDITIONS,
  RULE_EVENTS,
  RULE_LIMITS,
} from '@veche/contract/values/portal/work-rules.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { CodesField } from './lines/CodesField.tsx'
import { HourFields } from './lines/HourFields.tsx'
import { RuleLines } from './lines/RuleLines.tsx'
import { isVainAs, reachAt } from './lines/rule-vain.ts'
import { VainAct } from './lines/VainAct.tsx'
import { RulePreview } from './RulePreview.tsx'
import { emptyForm, fromAct, fromCondition, type RuleForm, toContent, toForm } from './rule-form.ts'
import {
  type Act,
  type Condition,
  type Content,
  changeRule,
  createRule,
  REFRESH,
  type Rule,
} from './rules.queries.ts'
import { useOwnActs, useRuleOptions, useWritersOf } from './use-rule-options.ts'
import { useRuleWords } from './use-rule-words.ts'

const WRITTEN = schemaOf(() => import('@veche/contract/portal/work-rules.ts'), 'RuleContent')
const FIELDS = ['name', 'events', 'schedule', 'conditions', 'acts', 'asksFirst', 'hourlyBudget'] as const

export type RenderPeople = (role: Role, content: ReactNode) => ReactNode
type Props = {
  /** Null: a new one. */
  rule: Rule | null
  onClose: () => void
  onCreated?: (ruleId: string) => void
  /** The way to the people of a role, for whoever may look at them. */
  renderPeople?: RenderPeople | undefined
}

/** A sentence in lines, and under it the questions of the last day that it would have met. */
export function RuleDialog({ rule, onClose, onCreated, renderPeople }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const mayDo = useOwnActs()
  const options = useRuleOptions({ mayDraft: mayDo?.includes('draft') === true })
  const [opened] = useState(rule)
  const [form, setForm] = useState<RuleForm>(() => (opened ? toForm(opened.content) : emptyForm(mayDo)))
  const change = (part: Partial<RuleForm>) => setForm((before) => ({ ...before, ...part }))
  const said = toContent(form)
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`rules.field.${field}`)]))
  const edit = useKeptEdit<Content>({
    ...{ opened: opened?.content ?? null, said },
    save: async (changes, before) =>
      opened &&
      changeRule(opened.id, {
        ...{ ...opened.content, ...changes },
        before: { ...opened.content, ...before },
      }),
    put: (field, value) => change(formOf(field, value)),
    labels: labels as Record<keyof Content, string>,
    words: {
      events: (value) => words.events({ events: value as Content['events'] }),
      conditions: (value) => (value as Condition[]).map(words.condition).join('; '),
      acts: (value) => (value as Act[]).map(words.act).join('; '),
    },
  })
  const beyond = mayDo ? RULE_ACTS.filter((act) => !mayDo.includes(act)) : []
  const held = beyond.filter((act) => form.acts.some(({ kind }) => kind === act))
  const writers = useWritersOf(beyond)
  const others = writers.map((role) => quoted(t(`access.roles.${role}`)))
  const named = (acts: readonly (typeof RULE_ACTS)[number][]) =>
    acts.map((act) => t(`rules.act.${act}`)).join(', ')
  const isComplete = said !== null && form.events.length > 0

  async function create() {
    if (!said) return
    const { id } = await createRule(said)
    onCreated?.(id)
  }

  return (
    <FormDialog
      title={t(opened ? 'rules.edit' : 'rules.create')}
      submitLabel={t('rules.save')}
      doneText={t('rules.saved')}
      refresh={REFRESH}
      isWide
      accepted={{ schema: WRITTEN, body: said ?? {} }}
      missing={{
        ...(form.name.trim().length < 3 && { name: t('rules.noName') }),
        ...(form.events.length === 0 && { events: t('rules.incomplete') }),
        ...(said === null && { conditions: t('rules.incomplete'), acts: t('rules.incomplete') }),
        ...(form.acts.length === 0 && { acts: t('rules.noAct') }),
      }}
      edit={opened ? edit : undefined}
      send={opened ? edit.send : create}
      onClose={onClose}
    >
      {beyond.length > 0 && (
        <p className="sm muted">
          {t('rules.actsBeyond', { can: named(mayDo ?? []), acts: named(beyond) })}{' '}
          {others.length > 0 && t('rules.actsOfOthers', { who: others.join(t('rules.or')) })}
          {renderPeople &&
            writers.map((role, place) => (
              <span key={role}> {renderPeople(role, t('rules.whoTheyAre', { role: others[place] }))}</span>
            ))}
        </p>
      )}
      {held.length > 0 && <Notice state="attention" title={t('rules.actsHeld', { acts: named(held) })} />}
      <TextField
        label={t('rules.field.name')}
        name="name"
        limit={RULE_LIMITS.name}
        data-autofocus=""
        value={form.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <CodesField
        name="events"
        label={t('rules.field.events')}
        options={RULE_EVENTS.map((code) => ({ value: code, label: t(`rules.event.${code}`) }))}
        codes={form.events}
        onChange={(codes) => change({ events: RULE_EVENTS.filter((event) => codes.includes(event)) })}
      />
      {form.events.includes('at_time') && <HourFields days={form.days} time={form.time} onChange={change} />}
      <RuleLines
        field="conditions"
        kinds={RULE_CONDITIONS}
        nameOf={(kind) => t(`rules.condition.${kind}`)}
        most={RULE_LIMITS.conditions}
        lines={form.conditions}
        options={options}
        onChange={(conditions) => change({ conditions })}
      />
      <RuleLines
        field="acts"
        kinds={RULE_ACTS}
        offered={mayDo ?? []}
        nameOf={(kind, line) =>
          t(`rules.act.${kind}`) +
          (isVainAs(form, line, kind)
            ? t('rules.vain.option', {
                events: form.events.map((event) => t(`rules.event.${event}`)).join(t('rules.or')),
              })
            : '')
        }
        noteOf={(line) => <VainAct {...reachAt(form, line)} />}
        most={RULE_LIMITS.acts}
        lines={form.acts}
        options={options}
        onChange={(acts) => change({ acts })}
      />
      <TextField
        label={t('rules.field.hourlyBudget')}
        name="hourlyBudget"
        type="number"
        min={1}
        max={RULE_LIMITS.hourlyBudget}
        hint={t('rules.budgetHint')}
        value={form.hourlyBudget}
        onChange={({ target }) => change({ hourlyBudget: target.value })}
      />
      <label className="chk-l">
        <input
          type="checkbox"
          checked={form.asksFirst}
          onChange={({ target }) => change({ asksFirst: target.checked })}
        />
        <span>
          {t('rules.field.asksFirst')}
          <span className="xs muted blk">{t('rules.asksFirstHint')}</span>
        </span>
      </label>
      <RulePreview content={isComplete ? said : null} />
    </FormDialog>
  )
}

/** What somebody else has put there, as lines of the form. */
function formOf(field: string, value: unknown): Partial<RuleForm> {
  if (field === 'conditions') return { conditions: (value as Condition[]).map(fromCondition) }
  if (field === 'acts') return { acts: (value as Act[]).map(fromAct) as RuleForm['acts'] }
  if (field === 'schedule') return (value as Content['schedule']) ?? {}
  if (field === 'hourlyBudget') return { hourlyBudget: String(value) }
  return { [field]: value }
}
