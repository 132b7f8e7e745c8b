import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Meanwhile } from '../card/index.ts'
import { editFake, sendCommand } from '../fakes.queries.ts'
import { COMMAND } from '../schemas.ts'
import { FakeFields } from './FakeFields.tsx'
import { aboutOf } from './fake-form.ts'

type Props = {
  fake: FakeResponse
  /** `open` makes a card of what the program heard; `edit` mends one. */
  mode: 'open' | 'edit'
  onClose: () => void
}

export function AboutDialog({ fake, mode, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() => aboutOf(fake))
  const [openedVersion] = useState(fake.version)
  const about = aboutOf(form)
  const names = useDirectory()
  const edit = useKeptEdit({
    opened: aboutOf(fake),
    said: about,
    save: (changes, before) => editFake(fake, changes, before),
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: {
      claim: t('fakes.form.claim'),
      fullText: t('fakes.form.fullText'),
      municipalityCode: t('fakes.form.municipality'),
      topicCode: t('fakes.form.topic'),
      isDanger: t('fakes.form.danger'),
    },
    words: {
      municipalityCode: (code) => (typeof code === 'string' ? names.municipalityName(code) : null),
      topicCode: (code) => (typeof code === 'string' ? (names.topic(code)?.name ?? null) : null),
    },
  })
  return (
    <FormDialog
      title={t(`fakes.about.${mode}.title`)}
      submitLabel={t(`fakes.about.${mode}.submit`)}
      doneText={t(`fakes.done.${mode}`)}
      refresh={['fake', fake.id]}
      accepted={{
        ...{ schema: COMMAND, body: { type: 'open', ...about } },
        words: { claim: t('fakes.form.problem.claim_short') },
      }}
      edit={mode === 'edit' ? edit : undefined}
      send={mode === 'edit' ? edit.send : () => sendCommand(fake, { type: 'open', ...about })}
      onClose={onClose}
      isWide
    >
      {!edit.taken && <Meanwhile fake={fake} openedVersion={openedVersion} />}
      <FakeFields
        form={form}
        isTouched
        onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
      />
    </FormDialog>
  )
}
