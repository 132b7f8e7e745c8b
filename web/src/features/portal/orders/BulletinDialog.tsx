import { useQuery } from '@tanstack/react-query'
import type { BulletinResponse } from '@veche/contract/portal/orders.ts'
import { BULLETIN_DOERS, BULLETIN_KINDS, BULLETIN_TEXT_LIMIT } from '@veche/contract/values/orders.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { meQuery } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChoiceField, SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { AudienceField, useAudienceWords } from './AudienceField.tsx'
import { type BulletinForm, emptyForm, formOf, ownAudience, saidOf, wrongLinks } from './bulletin-form.ts'
import { FilesField } from './FilesField.tsx'
import { type BulletinContent, changeBulletin, createBulletin } from './orders.queries.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/orders.ts'), 'CreateBulletinRequest')
const FIELDS = ['title', 'text', 'audience', 'task', 'links', 'files'] as const

type Props = {
  /** Null: a new one. */
  bulletin: BulletinResponse | null
  onClose: () => void
  onCreated?: (bulletinId: string) => void
}

/** Writes a draft, or corrects what everybody has: then it says what changed. */
export function BulletinDialog({ bulletin, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const wordsOf = useAudienceWords()
  // As it was when the form opened: the page may bring another one meanwhile.
  const [opened] = useState(bulletin)
  const today = dayKey(serverNow(), locale)
  const grants = useQuery(meQuery).data?.grants ?? []
  const [form, setForm] = useState(() =>
    opened ? formOf(opened.content, today) : { ...emptyForm(today), audience: ownAudience(grants) },
  )
  const [note, setNote] = useState('')
  const change = (part: Partial<BulletinForm>) => setForm((before) => ({ ...before, ...part }))
  const said = saidOf(form)
  const isCorrection = opened !== null && opened.publishedAt !== null
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`orders.field.${field}`)]))
  const edit = useKeptEdit<BulletinContent>({
    opened: opened?.content ?? null,
    said,
    save: async (changes, before) => opened && changeBulletin(opened, { changes, before, note: note.trim() }),
    put: (field, value) => setForm(formOf({ ...said, [field]: value }, today)),
    labels: labels as Record<keyof BulletinContent, string>,
    words: {
      audience: (value) => wordsOf(value as BulletinContent['audience']),
      task: (value) => (value as BulletinContent['task'])?.act ?? null,
      links: (value) => (Array.isArray(value) ? String(value.length) : null),
      files: (value) => (value as BulletinContent['files']).map(({ name }) => name).join(', '),
    },
  })

  async function create() {
    const { id } = await createBulletin(said)
    onCreated?.(id)
  }

  const missing = {
    ...(wrongLinks(form).length > 0 && { links: t('orders.linksWrong') }),
    ...(isCorrection && note.trim() === '' && { note: t('orders.noteNeeded') }),
    ...(said.task?.doneBy === 'municipality' &&
      said.audience.agencyCodes.length > 0 && { audience: t('orders.bodiesNoMunicipalities') }),
    ...(said.task &&
      said.task.dueOn < today &&
      said.task.dueOn !== opened?.dueOn && { 'task.dueOn': t('orders.dayPassed') }),
  }
  return (
    <FormDialog
      title={t(opened === null ? 'orders.createTitle' : isCorrection ? 'orders.correct' : 'orders.edit')}
      submitLabel={t(isCorrection ? 'orders.saveCorrection' : 'orders.saveDraft')}
      doneText={t(isCorrection ? 'orders.savedCorrection' : 'orders.savedDraft')}
      refresh={['bulletins']}
      isWide
      accepted={{ schema: CREATED, body: said }}
      missing={missing}
      edit={opened ? edit : undefined}
      send={opened ? edit.send : create}
      onClose={onClose}
    >
      {!isCorrection && <KindField kind={form.kind} onChange={(kind) => change({ kind })} />}
      <TextField
        label={t('orders.field.title')}
        name="title"
        required
        limit={160}
        data-autofocus=""
        value={form.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <TextArea
        label={t('orders.field.text')}
        name="text"
        rows={8}
        limit={BULLETIN_TEXT_LIMIT}
        hint={t('orders.textHint')}
        value={form.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      {form.kind === 'order' && <TaskFields task={form.task} onChange={(task) => change({ task })} />}
      <AudienceField audience={form.audience} grants={grants} onChange={(audience) => change({ audience })} />
      <TextArea
        label={t('orders.field.links')}
        name="links"
        rows={2}
        hint={t('orders.linksHint')}
        value={form.links}
        onChange={({ target }) => change({ links: target.value })}
      />
      <FilesField files={form.files} onChange={(files) => change({ files })} />
      {isCorrection && (
        <TextField
          label={t('orders.field.note')}
          name="note"
          limit={300}
          hint={t('orders.noteHint')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
    </FormDialog>
  )
}

type KindProps = { kind: BulletinForm['kind']; onChange: (kind: BulletinForm['kind']) => void }

function KindField({ kind, onChange }: KindProps) {
  const { t } = useTranslation()
  return (
    <ChoiceField label={t('orders.field.kind')} name="kind">
      {BULLETIN_KINDS.map((one) => (
        <label className="chk-l" key={one}>
          <input type="radio" name="kind" checked={kind === one} onChange={() => onChange(one)} />
          {t(`orders.kind.${one}`)}
        </label>
      ))}
    </ChoiceField>
  )
}

type Task = BulletinForm['task']

function TaskFields({ task, onChange }: { task: Task; onChange: (task: Task) => void }) {
  const { t } = useTranslation()
  const doers = BULLETIN_DOERS.map((doer) => (
    <option key={doer} value={doer}>
      {t(`orders.doer.${doer}`)}
    </option>
  ))
  return (
    <>
      <TextField
        label={t('orders.field.act')}
        name="task.act"
        limit={300}
        value={task.act}
        onChange={({ target }) => onChange({ ...task, act: target.value })}
      />
      <div className="grid2">
        <TextField
          label={t('orders.field.dueOn')}
          name="task.dueOn"
          type="date"
          value={task.dueOn}
          onChange={({ target }) => onChange({ ...task, dueOn: target.value })}
        />
        <SelectField
          label={t('orders.field.doneBy')}
          name="task.doneBy"
          value={task.doneBy}
          onChange={({ target }) => {
            const doneBy = BULLETIN_DOERS.find((doer) => doer === target.value)
            if (doneBy) onChange({ ...task, doneBy })
          }}
        >
          {doers}
        </SelectField>
      </div>
    </>
  )
}
