import { MACRO_ACTS, MACRO_LIMITS } from '@veche/contract/values/portal/macros.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { fromAct, type Line, newLine, RuleLines, toAct, useActWords, useRuleOptions } from '../rules/index.ts'
import { changeMacro, createMacro, type Macro, type MacroContent, REFRESH } from './macros.queries.ts'

const WRITTEN = schemaOf(() => import('@veche/contract/portal/macros.ts'), 'MacroContent')
type Kind = (typeof MACRO_ACTS)[number]
type Form = { name: string; acts: readonly Line<Kind>[]; text: string; isShared: boolean }
type Props = {
  /** Null: a new one. */
  macro: Macro | null
  mayShare: boolean
  onClose: () => void
}

export function MacroDialog({ macro, mayShare, onClose }: Props) {
  const { t } = useTranslation()
  const actWords = useActWords()
  const options = useRuleOptions({ mayDraft: false })
  const [opened] = useState(macro)
  const [form, setForm] = useState<Form>(() => toForm(opened?.content ?? null))
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const said = toContent(form)
  const isEmpty = said !== null && said.acts.length === 0 && said.text === ''
  const edit = useKeptEdit<MacroContent>({
    ...{ opened: opened?.content ?? null, said },
    save: async (changes, before) =>
      opened &&
      changeMacro(opened.id, { ...opened.content, ...changes, before: { ...opened.content, ...before } }),
    put: (field, value) =>
      change(field === 'acts' ? { acts: linesOf(value as MacroContent['acts']) } : { [field]: value }),
    labels: {
      ...{ name: t('rules.field.name'), acts: t('rules.field.acts') },
      ...{ text: t('rules.macro.textLabel'), isShared: t('rules.macro.shared') },
    },
    words: { acts: (value) => (value as MacroContent['acts']).map(actWords).join('; ') },
  })

  return (
    <FormDialog
      title={t(opened ? 'rules.macro.editTitle' : 'rules.macro.create')}
      submitLabel={t('rules.save')}
      doneText={t('rules.macro.saved')}
      refresh={REFRESH}
      isWide
      accepted={{ schema: WRITTEN, body: said ?? {} }}
      missing={{
        ...(form.name.trim().length < 2 && { name: t('rules.macro.noName') }),
        ...(said === null && { acts: t('rules.incomplete') }),
        ...(isEmpty && { acts: t('rules.macro.empty') }),
      }}
      edit={opened ? edit : undefined}
      send={opened ? edit.send : async () => said && createMacro(said)}
      onClose={onClose}
    >
      <TextField
        label={t('rules.field.name')}
        name="name"
        limit={MACRO_LIMITS.name}
        data-autofocus=""
        value={form.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <RuleLines<Kind>
        field="acts"
        kinds={MACRO_ACTS}
        nameOf={(kind) => t(`rules.act.${kind}`)}
        most={MACRO_LIMITS.acts}
        lines={form.acts}
        options={options}
        onChange={(acts) => change({ acts })}
      />
      <TextArea
        label={t('rules.macro.textLabel')}
        name="text"
        rows={4}
        limit={MACRO_LIMITS.text}
        hint={t('rules.macro.textHint')}
        value={form.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      {mayShare && (
        <label className="chk-l">
          <input
            type="checkbox"
            checked={form.isShared}
            onChange={({ target }) => change({ isShared: target.checked })}
          />
          {t('rules.macro.shared')}
        </label>
      )}
    </FormDialog>
  )
}

function toForm(content: MacroContent | null): Form {
  if (!content) return { name: '', acts: [newLine<Kind>()], text: '', isShared: false }
  return { ...content, acts: linesOf(content.acts) }
}

/** The contract gives a macro no other kinds. */
function linesOf(acts: MacroContent['acts']): readonly Line<Kind>[] {
  return acts.map(fromAct) as Line<Kind>[]
}

/** Null while a line is not complete; a first line that nobody has touched says nothing. */
function toContent({ name, acts, text, isShared }: Form): MacroContent | null {
  const said = acts.filter(({ kind }) => kind !== '').map(toAct)
  if (said.includes(null)) return null
  return { name: name.trim(), acts: said.filter((act) => act !== null), text: text.trim(), isShared }
}
