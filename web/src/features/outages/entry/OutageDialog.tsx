import type { MeResponse } from '@veche/contract/access.ts'
import type { OutageResponse } from '@veche/contract/outages.ts'
import { OUTAGE_ADDRESSES_LIMIT, OUTAGE_KINDS, OUTAGE_REASON_LIMIT } from '@veche/contract/values/outages.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { createOutage, type NewOutage } from '../outages.queries.ts'
import { readCorners } from './corners.ts'
import { bodyOf, emptyForm, formOf, saidOf } from './outage-form.ts'
import { ownPlace } from './own-place.ts'
import { TimeFields } from './TimeFields.tsx'
import { useOutageEdit } from './use-outage-edit.ts'

const CREATED = schemaOf(() => import('@veche/contract/outages.ts'), 'CreateOutageRequest')

type Props = {
  /** Null: a new one. */
  outage: OutageResponse | null
  me: Pick<MeResponse, 'grants'>
  onClose: () => void
  onSaved?: (outageId: string) => void
}

/** Enters an outage, or changes what is known of it. */
export function OutageDialog({ outage, me, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { directory } = useDirectory()
  const [form, setForm] = useState(() =>
    outage ? formOf(outage, locale) : emptyForm(ownPlace(me, directory), { now: serverNow(), locale }),
  )
  const change = (changes: Partial<typeof form>) => setForm((before) => ({ ...before, ...changes }))
  const edit = useOutageEdit(outage, { form, setForm })
  const body = bodyOf(form, locale)
  const corners = readCorners(form.corners)
  const said = saidOf(form, locale)

  async function create(entered: NewOutage) {
    const { id } = await createOutage(entered)
    onSaved?.(id)
  }

  return (
    <FormDialog
      title={outage ? t('outages.form.edit', { number: outage.number }) : t('outages.form.create')}
      submitLabel={t(outage ? 'common.save' : 'outages.form.submit')}
      doneText={t(outage ? 'outages.form.saved' : 'outages.form.created')}
      refresh={outage ? ['outage', outage.id] : ['outages']}
      accepted={{
        ...{ schema: CREATED, body },
        words: { beginsAt: t('outages.form.noTime'), endsAt: t('outages.form.noTime') },
      }}
      missing={{
        ...(isBackwards(body) && { endsAt: t('outages.form.backwards') }),
        ...('wrong' in corners && { area: t('outages.form.wrongCorner', { words: corners.wrong }) }),
      }}
      edit={outage ? edit : undefined}
      send={outage ? edit.send : said && (() => create(said))}
      onClose={onClose}
      isWide
    >
      <div className="grid2">
        <SelectField
          data-autofocus=""
          label={t('outages.form.kind')}
          name="kind"
          value={form.kind}
          onChange={({ target }) =>
            change({ kind: OUTAGE_KINDS.find((kind) => kind === target.value) ?? form.kind })
          }
        >
          {OUTAGE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`outages.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <Combobox
          label={t('outages.form.agencyCode')}
          name="agencyCode"
          value={form.agencyCode}
          options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(agencyCode) => change({ agencyCode })}
        />
      </div>
      <TextArea
        label={t('outages.form.reason')}
        name="reason"
        hint={t('outages.form.reasonHint')}
        rows={2}
        limit={OUTAGE_REASON_LIMIT}
        value={form.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <Combobox
        label={t('outages.form.municipalityCode')}
        name="municipalityCode"
        value={form.municipalityCode}
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(municipalityCode) => change({ municipalityCode })}
      />
      <TextArea
        label={t('outages.form.addresses')}
        name="addresses"
        hint={t('outages.form.addressesHint')}
        rows={4}
        limit={OUTAGE_ADDRESSES_LIMIT}
        value={form.addresses}
        onChange={({ target }) => change({ addresses: target.value })}
      />
      <TextArea
        label={t('outages.field.area')}
        name="area"
        hint={t('outages.form.areaHint')}
        rows={2}
        value={form.corners}
        onChange={({ target }) => change({ corners: target.value })}
      />
      <TimeFields form={form} onChange={change} />
    </FormDialog>
  )
}

function isBackwards({ beginsAt, endsAt }: Partial<NewOutage>): boolean {
  return beginsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(beginsAt)
}
