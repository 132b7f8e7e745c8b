import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { type KeptEdit, useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { DialogAction } from '../DialogAction.tsx'
import { type Book, type DeadlineRuleRow, REFRESH } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import { DEADLINE_RULE } from '../schemas.ts'
import { RuleFields } from './RuleFields.tsx'
import { isLimit, isMatch, limitToForm, type RuleForm, toForm, toLimit } from './rule-form.ts'
import { useRuleWords } from './use-rule-words.ts'
import { WhatIf } from './WhatIf.tsx'

type Props = {
  rule: DeadlineRuleRow | null
  versions: readonly DeadlineRuleRow[]
  keys: readonly string[]
  book: Book
  onClose: () => void
}

export function RuleDialog({ rule, versions, keys, book, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() => toForm(rule, keys))
  const limit = toLimit(form)
  const { key, name, match, from } = form

  const validFrom = from === '' ? null : new Date(from).toISOString()
  const asked = { name: name.trim(), match, limit, validFrom }
  const said = limit && { ...asked, limit }
  const words = useRuleWords(book)
  const edit = useRuleEdit({ rule, said, form, setForm, words })

  return (
    <FormDialog
      title={rule ? rule.name : t('directory.add.rule')}
      submitLabel={rule ? t('directory.rule.saveVersion') : t('directory.addButton')}
      doneText={t('directory.rule.done')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      accepted={{
        ...{ schema: DEADLINE_RULE, body: asked },
        words: { name: t('directory.problem.ruleName'), limit: t('directory.problem.limit') },
      }}
      edit={edit}
      send={
        rule ? edit.send : said && (() => unwrap(api.POST('/api/deadline-rules', { body: { key, ...said } })))
      }
      extra={rule && <EndRule rule={rule} onDone={onClose} />}
    >
      <p className="muted">{t('directory.rule.text')}</p>
      <RuleFields form={form} isNew={rule === null} keys={keys} book={book} onChange={setForm} />
      <TextField
        label={t('directory.field.validFrom')}
        name="validFrom"
        hint={t('directory.hint.ruleFrom')}
        type="datetime-local"
        value={from}
        onChange={({ target }) => setForm({ ...form, from: target.value })}
      />
      <WhatIf ruleId={rule?.id ?? null} form={form} limit={limit} />
      {versions.length > 1 && <Versions versions={versions} book={book} />}
    </FormDialog>
  )
}

type Said = Pick<DeadlineRuleRow, 'name' | 'match' | 'limit'> & { validFrom: string | null }
type RuleEdit = {
  rule: DeadlineRuleRow | null
  said: Said | null
  form: RuleForm
  setForm: (form: RuleForm) => void
  words: ReturnType<typeof useRuleWords>
}

/** A rule changes by a new version; it is made from what the last one says. */
function useRuleEdit({ rule, said, form, setForm, words }: RuleEdit): KeptEdit {
  const { t } = useTranslation()
  const [opened] = useState(rule && { name: rule.name, match: rule.match, limit: rule.limit })
  return useKeptEdit<Said>({
    opened: opened && { ...opened, validFrom: null },
    said,
    save: async (_changes, before) => {
      if (!rule || !said) return
      const params = { path: { ruleId: rule.id } }
      const body = { ...said, before: { ...opened, ...before } }
      await unwrap(api.POST('/api/deadline-rules/{ruleId}/versions', { params, body }))
    },
    put(field, value) {
      if (field === 'name') setForm({ ...form, name: String(value) })
      if (field === 'match' && isMatch(value)) setForm({ ...form, match: value })
      if (field === 'limit' && isLimit(value)) setForm({ ...form, ...limitToForm(value) })
    },
    labels: {
      name: t('directory.field.name'),
      match: t('directory.field.match'),
      limit: t('directory.field.howLong'),
      validFrom: t('directory.field.validFrom'),
    },
    words: {
      match: (value) => (isMatch(value) ? words.match(value) : null),
      limit: (value) => (isLimit(value) ? words.limit(value) : null),
    },
  })
}

function Versions({ versions, book }: { versions: readonly DeadlineRuleRow[]; book: Book }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useRuleWords(book)
  return (
    <section className="col g2">
      <h3>{t('directory.rule.versions')}</h3>
      <ul className={styles.linedList}>
        {versions.map(({ version, limit, match, validFrom, validUntil }) => (
          <li key={version}>
            <b className="m">{version}</b>
            <span className="grow">
              {words.limit(limit)} · {words.match(match)}
            </span>
            <span className="muted">
              {validFrom < '1971' ? t('directory.rule.always') : moment(validFrom)} –{' '}
              {validUntil ? moment(validUntil) : t('directory.rule.noEnd')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A version that has not begun is taken back; one in force is ended from now, or goes on without an end. */
function EndRule({ rule, onDone }: { rule: DeadlineRuleRow; onDone: () => void }) {
  const { t } = useTranslation()
  // Known once it is pressed: by it the end is taken back.
  const ended = useRef<string | null>(null)
  const params = { path: { ruleId: rule.id } }
  const setEnd = (validUntil: string | null, before: string | null) =>
    unwrap(
      api.POST('/api/deadline-rules/{ruleId}/end', {
        params,
        body: { validUntil, before: { validUntil: before } },
      }),
    )
  if (rule.validFrom > new Date().toISOString())
    return (
      <DialogAction
        label={t('directory.rule.withdraw')}
        doneText={t('directory.rule.withdrawn')}
        run={() => unwrap(api.POST('/api/deadline-rules/{ruleId}/withdraw', { params }))}
        onDone={onDone}
      />
    )
  const isEnding = rule.validUntil === null
  return (
    <DialogAction
      label={isEnding ? t('directory.rule.end') : t('directory.rule.goOn')}
      doneText={t('directory.rule.ended')}
      isDanger={isEnding}
      run={() => {
        // A moment ahead: the clocks of the browser and of the server differ.
        ended.current = isEnding ? new Date(Date.now() + 60_000).toISOString() : null
        return setEnd(ended.current, rule.validUntil)
      }}
      undo={() => setEnd(rule.validUntil, ended.current)}
      onDone={onDone}
    />
  )
}
