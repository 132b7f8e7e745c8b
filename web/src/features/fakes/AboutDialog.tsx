import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { FakeFields } from './FakeFields.tsx'
import { aboutOf, claimProblem } from './fake-form.ts'
import { editFake, sendCommand } from './fakes.queries.ts'
import { Meanwhile } from './Meanwhile.tsx'

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
  const send = () => (mode === 'open' ? sendCommand(fake, { type: 'open', ...about }) : editFake(fake, about))
  return (
    <FormDialog
      title={t(`fakes.about.${mode}.title`)}
      submitLabel={t(`fakes.about.${mode}.submit`)}
      doneText={t(`fakes.done.${mode}`)}
      refresh={['fake', fake.id]}
      send={claimProblem(about.claim) ? null : send}
      onClose={onClose}
      isWide
    >
      <Meanwhile fake={fake} openedVersion={openedVersion} />
      <FakeFields
        form={form}
        isTouched
        onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
      />
    </FormDialog>
  )
}
