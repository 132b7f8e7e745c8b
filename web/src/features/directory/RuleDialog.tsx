import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useFormat } from '../../lib/use-format.ts'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DialogAction } from './DialogAction.tsx'
import { type Book, type DeadlineRuleRow, REFRESH } from './directory.queries.ts'
import { RuleFields } from './RuleFields.tsx'
import { toForm, toLimit } from './rule-form.ts'
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

  function send() {
    if (!limit) return Promise.resolve()
    const validFrom = from === '' ? null : new Date(from).toISOString()
    const body = { name, match, limit, validFrom }
    if (!rule) return unwrap(api.POST('/api/deadline-rules', { body: { key, ...body } }))
    const params = { path: { ruleId: rule.id } }
    return unwrap(api.POST('/api/deadline-rules/{ruleId}/versions', { params, body }))
  }

  return (
    <FormDialog
      title={rule ? rule.name : t('directory.add.rule')}
      submitLabel={rule ? t('directory.rule.saveVersion') : t('directory.addButton')}
      doneText={t('directory.rule.done')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      send={limit && name.trim().length > 2 ? send : null}
      extra={rule && <EndRule rule={rule} onDone={onClose} />}
    >
      <p className="muted">{t('directory.rule.text')}</p>
      <RuleFields form={form} isNew={rule === null} keys={keys} book={book} onChange={setForm} />
      <TextField
        label={t('directory.field.validFrom')}
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

function Versions({ versions, book }: { versions: readonly DeadlineRuleRow[]; book: Book }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useRuleWords(book)
  return (
    <section className="col g2">
      <h3>{t('directory.rule.versions')}</h3>
      <ul className="dir-l">
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
  const params = { path: { ruleId: rule.id } }
  const setEnd = (validUntil: string | null) =>
    unwrap(api.POST('/api/deadline-rules/{ruleId}/end', { params, body: { validUntil } }))
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
      // A moment ahead: the clocks of the browser and of the server differ.
      run={() => setEnd(isEnding ? new Date(Date.now() + 60_000).toISOString() : null)}
      undo={() => setEnd(rule.validUntil)}
      onDone={onDone}
    />
  )
}
