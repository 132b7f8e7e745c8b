import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  OWN_FIELD_HINT_LIMIT,
  OWN_FIELD_KINDS,
  OWN_FIELD_NAME_LIMIT,
  OWN_FIELD_NEEDS,
} from '@veche/contract/values/casework/own-fields.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { OWN_FIELDS, type OwnDraft, type OwnField } from '../../../lib/own-fields/own-fields.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { OwnFieldInputs } from '../../../ui/forms/own-fields/OwnFieldInputs.tsx'
import type { Book } from '../directory.queries.ts'
import { CheckField, NameAndCode } from '../fields.tsx'
import { FieldPlaces } from './FieldPlaces.tsx'
import { OwnFieldActs } from './OwnFieldActs.tsx'
import { formOf, linesOf, type OwnFieldForm, saidOf } from './own-field-form.ts'
import * as styles from './own-fields.module.css'

const bring = () => import('@veche/contract/casework/own-fields.ts')
const CREATED = schemaOf(bring, 'CreateOwnFieldRequest')
const CHANGED = schemaOf(bring, 'UpdateOwnFieldRequest')

type Props = { field: OwnField | null; book: Book; onClose: () => void }

export function OwnFieldDialog({ field, book, onClose }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [form, setForm] = useState(() => formOf(field))
  const [shown, setShown] = useState<OwnDraft>({})
  const change = (part: Partial<OwnFieldForm>) => setForm((before) => ({ ...before, ...part }))
  const { data: use } = useQuery({ ...useOfField(field?.code ?? ''), enabled: field !== null })
  const said = saidOf(form, field, use?.options ?? {})
  const { code, kind } = form
  const edit = useKeptEdit({
    opened: field && saidOf(formOf(field), field, use?.options ?? {}),
    raw: field,
    said,
    save: async (changes, before) => {
      const params = { path: { code } }
      await unwrap(api.PATCH('/api/own-fields/{code}', { params, body: { ...changes, before } }))
    },
    put: (name, value) => change(partOf(name, value)),
    labels: {
      ...{ name: t('fields.admin.name'), nameEn: t('fields.admin.nameEn'), hint: t('fields.admin.hint') },
      ...{ topicCodes: t('fields.admin.topics'), groupCodes: t('fields.admin.groups') },
      ...{ need: t('fields.admin.need'), asksResident: t('fields.admin.asksResident') },
      ...{ maxLength: t('fields.admin.maxLength'), min: t('fields.admin.min'), max: t('fields.admin.max') },
      options: t('fields.admin.options'),
    },
    words: { options: (value) => optionNames(value).join(', ') },
  })
  const body = { code, kind, ...said }
  const words = {
    ...{ name: t('fields.admin.problem.name'), code: t('fields.admin.problem.code') },
    options: t('fields.admin.problem.options'),
  }
  return (
    <FormDialog
      title={field?.name ?? t('fields.admin.add')}
      submitLabel={field ? t('common.save') : t('directory.addButton')}
      doneText={t(`fields.admin.done.${field ? 'saved' : 'added'}`)}
      refresh={OWN_FIELDS}
      isWide
      accepted={field ? { schema: CHANGED, body: said, words } : { schema: CREATED, body, words }}
      missing={{
        ...(said.topicCodes.length + said.groupCodes.length === 0 && {
          topicCodes: t('fields.admin.problem.topics'),
        }),
        ...(kind === 'choice' && hasBadLines(form.options) && { options: t('fields.admin.problem.options') }),
        ...(said.min !== null &&
          said.max !== null &&
          said.min > said.max && { max: t('fields.admin.problem.bounds') }),
      }}
      edit={field ? edit : undefined}
      send={field ? edit.send : () => unwrap(api.POST('/api/own-fields', { body }))}
      onClose={onClose}
      extra={
        field && (
          <OwnFieldActs
            field={field}
            questions={use?.questions ?? null}
            onDone={() => {
              void queryClient.invalidateQueries({ queryKey: OWN_FIELDS })
              onClose()
            }}
          />
        )
      }
    >
      <NameAndCode
        name={form.name}
        code={code}
        label={t('fields.admin.name')}
        isNew={field === null}
        onChange={change}
      />
      <SelectField
        label={t('fields.admin.kind')}
        name="kind"
        hint={field ? t('fields.admin.kindFixed') : undefined}
        disabled={field !== null}
        value={kind}
        onChange={({ target }) =>
          change({ kind: OWN_FIELD_KINDS.find((one) => one === target.value) ?? 'line' })
        }
      >
        {OWN_FIELD_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`fields.admin.kinds.${one}`)}
          </option>
        ))}
      </SelectField>
      <FieldPlaces form={form} book={book} onChange={change} />
      <ByKind form={form} onChange={change} />
      <SelectField
        label={t('fields.admin.need')}
        name="need"
        value={form.need}
        onChange={({ target }) =>
          change({ need: OWN_FIELD_NEEDS.find((one) => one === target.value) ?? 'never' })
        }
      >
        {OWN_FIELD_NEEDS.map((one) => (
          <option key={one} value={one}>
            {t(`fields.admin.needs.${one}`)}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('fields.admin.asksResident')}
        name="asksResident"
        hint={t('fields.admin.asksResidentHint')}
        isChecked={form.asksResident}
        onChange={(asksResident) => change({ asksResident })}
      />
      <TextField
        label={t('fields.admin.hint')}
        name="hint"
        limit={OWN_FIELD_HINT_LIMIT}
        value={form.hint}
        onChange={({ target }) => change({ hint: target.value })}
      />
      <TextField
        label={t('fields.admin.nameEn')}
        name="nameEn"
        limit={OWN_FIELD_NAME_LIMIT}
        value={form.nameEn}
        onChange={({ target }) => change({ nameEn: target.value })}
      />
      <fieldset className={styles.previewOfField}>
        <legend className="lab">{t('fields.admin.preview')}</legend>
        <OwnFieldInputs
          fields={[{ ...body, code: 'preview', name: said.name || '…', isRetired: false }]}
          draft={shown}
          onChange={setShown}
          needed={form.need === 'accept' ? ['preview'] : []}
        />
      </fieldset>
    </FormDialog>
  )
}

function useOfField(code: string) {
  return {
    queryKey: [...OWN_FIELDS, code, 'use'],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(api.GET('/api/own-fields/{code}/use', { params: { path: { code } }, signal })),
  }
}

function hasBadLines(text: string): boolean {
  const lines = linesOf(text).map((line) => line.toLowerCase())
  return lines.length === 0 || new Set(lines).size < lines.length
}

function optionNames(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => String(one.name)) : []
}

/** A value of the field as the form holds it. */
function partOf(name: string, value: unknown): Partial<OwnFieldForm> {
  if (name === 'options') return { options: optionNames(value).join('\n') }
  if (Array.isArray(value) || typeof value === 'boolean') return { [name]: value }
  return { [name]: String(value ?? '') }
}

type PartProps = { form: OwnFieldForm; onChange: (part: Partial<OwnFieldForm>) => void }

/** What only one kind has: a limit, bounds, a list. */
function ByKind({ form, onChange }: PartProps) {
  const { t } = useTranslation()
  const figures =
    form.kind === 'line' ? (['maxLength'] as const) : form.kind === 'number' ? (['min', 'max'] as const) : []
  return (
    <>
      {figures.map((name) => (
        <TextField
          key={name}
          label={t(`fields.admin.${name}`)}
          name={name}
          type="number"
          step={name === 'maxLength' ? 1 : 'any'}
          value={form[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ))}
      {form.kind === 'choice' && (
        <TextArea
          label={t('fields.admin.options')}
          name="options"
          hint={t('fields.admin.optionsHint')}
          rows={5}
          value={form.options}
          onChange={({ target }) => onChange({ options: target.value })}
        />
      )}
    </>
  )
}
