import { useQuery } from '@tanstack/react-query'
import { NEIGHBOUR_LIMITS } from '@veche/contract/values/admin/neighbours.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { downloadBytes } from '../../../lib/files/download-file.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ColumnRow } from './ColumnRow.tsx'
import { contentOf, formOf, type MappingForm, type Shown } from './mapping-form.ts'
import { MAPPINGS, type Mapping, type MappingContent } from './mappings.queries.ts'
import * as styles from './neighbours.module.css'

const bring = () => import('@veche/contract/admin/neighbours.ts')
const SAVED = schemaOf(bring, 'SaveMappingRequest')

type Props = {
  /** The first rows of the file; null: the mapping is changed without one. */
  shown: Shown | null
  mapping: Mapping | null
  /** Names that the last trial found nothing for, by our column. */
  unknown: readonly { column: string; name: string }[]
  onSaved: (mappingId: string) => void
  onClose: () => void
}

/** Their columns on the left, ours on the right, and their words in ours. */
export function MappingDialog({ shown, mapping, unknown, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(ownFieldsQuery)
  const fields = data?.fields ?? []
  const own = fields.map(({ name }) => name)
  const [id] = useState(() => mapping?.id ?? randomId())
  const [form, setForm] = useState<MappingForm>(() => formOf(shown, mapping, own))
  const change = (part: Partial<MappingForm>) => setForm((before) => ({ ...before, ...part }))
  const content = contentOf(form)
  const has = (column: string) => content.columns.some(({ to }) => to === column)
  const save = async (before?: Record<string, unknown>) => {
    const params = { path: { mappingId: id } }
    await unwrap(
      api.PUT('/api/exchange/mappings/{mappingId}', {
        params,
        body: { ...content, ...(before && { before }) },
      }),
    )
    onSaved(id)
  }
  const edit = useKeptEdit({
    opened: mapping && { name: mapping.name, system: mapping.system, columns: mapping.columns },
    said: content,
    save: (_, before) => save(before),
    put: (field, value) => setForm((now) => formOf(shown, { ...contentOf(now), [field]: value }, own)),
    labels: {
      ...{ name: t('exchange.neighbour.name'), system: t('exchange.neighbour.system') },
      columns: t('exchange.neighbour.columns'),
    },
    words: {
      columns: (value) =>
        Array.isArray(value) ? value.map(({ from, to }) => `${from} → ${to}`).join(', ') : null,
    },
  })
  return (
    <FormDialog
      title={mapping?.name ?? t('exchange.neighbour.title')}
      submitLabel={t('exchange.neighbour.save')}
      doneText={t('exchange.neighbour.saved')}
      refresh={MAPPINGS}
      isWide
      accepted={{
        ...{ schema: SAVED, body: content },
        words: {
          ...{ name: t('exchange.neighbour.problem.name'), system: t('exchange.neighbour.problem.system') },
          columns: t('exchange.neighbour.problem.columns'),
        },
      }}
      missing={has('ID') && has('Дата создания') ? {} : { columns: t('exchange.neighbour.problem.columns') }}
      edit={mapping ? edit : undefined}
      send={mapping ? edit.send : () => save()}
      onClose={onClose}
      extra={<Files content={content} onTaken={(taken) => setForm(formOf(shown, taken, own))} />}
    >
      <p className="sm muted">{t('exchange.neighbour.guessed')}</p>
      <TextField
        label={t('exchange.neighbour.name')}
        name="name"
        data-autofocus=""
        limit={NEIGHBOUR_LIMITS.name}
        value={form.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={t('exchange.neighbour.system')}
        name="system"
        hint={t('exchange.neighbour.systemHint')}
        limit={NEIGHBOUR_LIMITS.name}
        value={form.system}
        onChange={({ target }) => change({ system: target.value })}
      />
      <FieldProblem name="columns" />
      <ul className={styles.mappedColumns} aria-label={t('exchange.neighbour.columns')}>
        {form.columns.map((column, index) => (
          <li key={column.from}>
            <ColumnRow
              column={column}
              fields={fields}
              taken={content.columns.map(({ to }) => to)}
              unknown={unknown.flatMap((one) => (one.column === column.to ? [one.name] : []))}
              onChange={(changed) => change({ columns: form.columns.with(index, changed) })}
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}

type FilesProps = { content: MappingContent; onTaken: (content: MappingContent) => void }

/** The mapping goes to another region, and comes from one, as a file. */
function Files({ content, onTaken }: FilesProps) {
  const { t } = useTranslation()
  const inputId = useId()
  async function take(file: File | undefined) {
    if (!file) return
    const { NeighbourMapping } = await bring()
    try {
      onTaken(NeighbourMapping.parse(JSON.parse(await file.text())))
      showToast(t('exchange.neighbour.guessed'))
    } catch {
      showErrorToast(t('exchange.neighbour.badFile'))
    }
  }
  return (
    <>
      <Button
        look="quiet"
        size="s"
        onClick={() =>
          downloadBytes(
            new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }),
            `${content.name || content.system || 'mapping'}.json`,
          )
        }
      >
        {t('exchange.neighbour.toFile')}
      </Button>
      <label className="btn t s" htmlFor={inputId}>
        {t('exchange.neighbour.fromFile')}
        <input
          id={inputId}
          className="sr"
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
    </>
  )
}
