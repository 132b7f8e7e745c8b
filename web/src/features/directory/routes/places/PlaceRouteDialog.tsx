import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../../lib/api.ts'
import { useKeptEdit } from '../../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../../ui/forms/FormDialog.tsx'
import { DialogAction } from '../../DialogAction.tsx'
import { type Book, type PlaceRouteRow, REFRESH } from '../../directory.queries.ts'
import { PLACE_ROUTE } from '../../schemas.ts'
import { useCodeWords } from '../../use-code-words.ts'
import { type Line, missingOf, NEW_LINE, type PlaceRouteForm, toForm, toLine } from './place-route-form.ts'

type Props = { row: PlaceRouteRow | null; book: Book; onClose: () => void }

export function PlaceRouteDialog({ row, book, onClose }: Props) {
  const { t } = useTranslation()
  const opened = row && lineOf(row)
  const [form, setForm] = useState<PlaceRouteForm>(() => toForm(opened ?? NEW_LINE))
  const change = (part: Partial<PlaceRouteForm>) => setForm({ ...form, ...part })
  const body = toLine(form)
  const nameOf = useCodeWords(book)
  const edit = useKeptEdit({
    opened,
    said: body,
    save: (changes, before) =>
      unwrap(
        api.PUT('/api/directory/place-routes/{placeRouteId}', {
          params: { path: { placeRouteId: row?.id ?? '' } },
          // The line as a whole; what was not touched in it stays as it is there.
          body: { ...body, ...changes, before: { ...opened, ...before } },
        }),
      ),
    put: (field, value) => setForm(toForm({ ...body, [field]: value })),
    labels: {
      ...{ topicCode: t('directory.field.topic'), groupCode: t('directory.field.group') },
      ...{ municipalityCode: t('directory.field.municipality'), street: t('directory.field.street') },
      ...{ houses: t('directory.field.houses'), object: t('directory.field.object') },
      ...{ agencyCode: t('directory.field.agency'), unitCode: t('directory.field.unitOfBody') },
    },
    words: {
      topicCode: (code) => nameOf('topics', code),
      groupCode: (code) => nameOf('topicGroups', code),
      municipalityCode: (code) => nameOf('municipalities', code),
      agencyCode: (code) => nameOf('agencies', code),
      unitCode: (code) => book.units.find((unit) => unit.code === code)?.name ?? null,
    },
  })
  const missing = missingOf(form).map((field) => [field, t(`directory.problem.${PROBLEMS[field] ?? 'spot'}`)])
  return (
    <FormDialog
      title={row ? t('directory.changePlaceRoute') : t('directory.add.placeRoute')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={{
        ...{ schema: PLACE_ROUTE, body },
        words: { agencyCode: t('directory.problem.agency'), municipalityCode: t('directory.problem.place') },
      }}
      missing={Object.fromEntries(missing)}
      edit={edit}
      send={row ? edit.send : () => unwrap(api.POST('/api/directory/place-routes', { body }))}
      extra={row && <RemoveLine row={row} onDone={onClose} />}
    >
      <Place form={form} book={book} onChange={change} />
      <Subject form={form} book={book} onChange={change} />
      <Body form={form} book={book} onChange={change} />
    </FormDialog>
  )
}

const PROBLEMS: Readonly<Record<string, string>> = { topicCode: 'subject', groupCode: 'subject' }

type PartProps = { form: PlaceRouteForm; book: Book; onChange: (part: Partial<PlaceRouteForm>) => void }
const toOption = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name })

function Place({ form, book, onChange }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
      <Combobox
        label={t('directory.field.municipality')}
        name="municipalityCode"
        value={form.municipalityCode}
        options={book.municipalities.filter(({ isActive }) => isActive).map(toOption)}
        onChange={(municipalityCode) => onChange({ municipalityCode })}
      />
      <SelectField
        label={t('directory.field.spotKind')}
        name="kind"
        value={form.kind}
        onChange={({ target }) => onChange({ kind: target.value === 'object' ? 'object' : 'street' })}
      >
        <option value="street">{t('directory.ofStreet')}</option>
        <option value="object">{t('directory.ofObject')}</option>
      </SelectField>
      {form.kind === 'object' ? (
        <TextField
          label={t('directory.field.object')}
          name="object"
          hint={t('directory.hint.object')}
          value={form.object}
          onChange={({ target }) => onChange({ object: target.value })}
        />
      ) : (
        <>
          <TextField
            label={t('directory.field.street')}
            name="street"
            value={form.street}
            onChange={({ target }) => onChange({ street: target.value })}
          />
          <TextField
            label={t('directory.field.houses')}
            name="houses"
            hint={t('directory.hint.houses')}
            value={form.houses}
            onChange={({ target }) => onChange({ houses: target.value })}
          />
        </>
      )}
    </>
  )
}

function Subject({ form, book, onChange }: PartProps) {
  const { t } = useTranslation()
  const { of } = form
  return (
    <>
      <SelectField
        label={t('directory.field.routeOf')}
        name="of"
        value={of}
        onChange={({ target }) => {
          const chosen = target.value === 'topic' || target.value === 'group' ? target.value : 'all'
          onChange({ of: chosen, subject: null })
        }}
      >
        <option value="all">{t('directory.everyTopic')}</option>
        <option value="topic">{t('directory.ofTopic')}</option>
        <option value="group">{t('directory.ofGroup')}</option>
      </SelectField>
      {of !== 'all' && (
        <Combobox
          label={of === 'topic' ? t('directory.field.topic') : t('directory.field.group')}
          name={of === 'topic' ? 'topicCode' : 'groupCode'}
          value={form.subject}
          options={(of === 'topic' ? book.topics : book.topicGroups).map(toOption)}
          onChange={(subject) => onChange({ subject })}
        />
      )}
    </>
  )
}

function Body({ form, book, onChange }: PartProps) {
  const { t } = useTranslation()
  const units = book.units.filter((unit) => unit.isActive && unit.agencyCode === form.agencyCode)
  return (
    <>
      <Combobox
        label={t('directory.field.agency')}
        name="agencyCode"
        value={form.agencyCode}
        options={book.agencies.filter(({ isActive }) => isActive).map(toOption)}
        onChange={(agencyCode) => onChange({ agencyCode, unitCode: null })}
      />
      {units.length > 0 && (
        <Combobox
          label={t('directory.field.unitOfBody')}
          name="unitCode"
          placeholder={t('directory.wholeBody')}
          value={form.unitCode}
          options={units.map(toOption)}
          canClear
          onChange={(unitCode) => onChange({ unitCode })}
        />
      )}
    </>
  )
}

function lineOf({ id: _id, ...line }: PlaceRouteRow): Line {
  return line
}

/** Undone by adding the same line again. */
function RemoveLine({ row, onDone }: { row: PlaceRouteRow; onDone: () => void }) {
  const { t } = useTranslation()
  const params = { path: { placeRouteId: row.id } }
  return (
    <DialogAction
      label={t('directory.remove')}
      doneText={t('directory.done.removed')}
      run={() => unwrap(api.DELETE('/api/directory/place-routes/{placeRouteId}', { params }))}
      undo={() => unwrap(api.POST('/api/directory/place-routes', { body: lineOf(row) }))}
      onDone={onDone}
    />
  )
}
