import type { Network } from '@veche/contract/common.ts'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { NETWORKS } from '@veche/contract/values/channels.ts'
import { FULL_TEXT_LIMIT } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { dayKey, formatTime, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type FakeFile, FileField, linkProblem } from '../card/index.ts'
import * as styles from '../publication/spread.module.css'
import { PLACE } from '../schemas.ts'

const SOCIAL = NETWORKS.filter((code) => code !== 'email' && code !== 'form')
const countOf = (text: string) => (text === '' ? null : Number(text))

/** A place that no channel of ours hears; the picture of the screen is its proof. */
export function AddPlaceDialog({ fake, onClose }: { fake: FakeResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [form, setForm] = useState(() => ({
    ...{ place: '', permalink: '', text: '', views: '', shares: '' },
    network: null as Network | null,
    day: dayKey(Date.now(), locale),
    time: formatTime(Date.now(), locale),
  }))
  const [file, setFile] = useState<FakeFile | null>(null)
  const change = (changes: Partial<typeof form>) => setForm((before) => ({ ...before, ...changes }))
  const { place, permalink, text, day, time, network } = form
  const problem = permalink === '' ? null : linkProblem(permalink)
  const body = {
    ...{ place, permalink, text, network },
    writtenAt: day && time ? momentAt(day, time, locale) : '',
    views: countOf(form.views),
    shares: countOf(form.shares),
    fileId: file?.id ?? null,
  }
  const params = { path: { fakeId: fake.id } }
  return (
    <FormDialog
      title={t('fakes.place.title')}
      submitLabel={t('fakes.place.submit')}
      doneText={t('fakes.place.added')}
      refresh={['fake', fake.id]}
      accepted={{
        ...{ schema: PLACE, body },
        words: { permalink: t('fakes.wrongLink'), writtenAt: t('fakes.form.problem.first_seen') },
      }}
      send={() => unwrap(api.POST('/api/fakes/{fakeId}/carriers', { params, body }))}
      onClose={onClose}
      isWide
    >
      <div className="grid2">
        <TextField
          data-autofocus=""
          label={t('fakes.place.name')}
          name="place"
          limit={200}
          value={place}
          onChange={({ target }) => change({ place: target.value })}
        />
        <SelectField
          label={t('fakes.place.network')}
          name="network"
          value={network ?? ''}
          onChange={({ target }) => change({ network: SOCIAL.find((code) => code === target.value) ?? null })}
        >
          <option value="">{t('fakes.place.elsewhere')}</option>
          {SOCIAL.map((code) => (
            <option key={code} value={code}>
              {t(`common.network.${code}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={t('fakes.place.link')}
        name="permalink"
        type="url"
        inputMode="url"
        value={permalink}
        error={problem ? t('fakes.wrongLink') : undefined}
        onChange={({ target }) => change({ permalink: target.value.trim() })}
      />
      <TextArea
        label={t('fakes.place.text')}
        name="text"
        limit={FULL_TEXT_LIMIT}
        value={text}
        onChange={({ target }) => change({ text: target.value })}
      />
      <div className={styles.counts}>
        <TextField
          label={t('fakes.place.day')}
          name="writtenAt"
          type="date"
          value={day}
          onChange={({ target }) => change({ day: target.value })}
        />
        <TextField
          label={t('fakes.place.time')}
          name="time"
          type="time"
          value={time}
          onChange={({ target }) => change({ time: target.value })}
        />
        <TextField
          label={t('fakes.spread.column.views')}
          name="views"
          inputMode="numeric"
          value={form.views}
          onChange={({ target }) => change({ views: target.value.trim() })}
        />
        <TextField
          label={t('fakes.spread.column.shares')}
          name="shares"
          inputMode="numeric"
          value={form.shares}
          onChange={({ target }) => change({ shares: target.value.trim() })}
        />
      </div>
      <FileField
        fakeId={fake.id}
        use="screenshot"
        accept={PICTURES}
        label={t('fakes.place.screenshot')}
        file={file}
        onChange={setFile}
      />
    </FormDialog>
  )
}
