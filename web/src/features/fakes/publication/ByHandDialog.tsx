import type { FakeResponse } from '@veche/contract/fakes.ts'
import { correctionOf } from '@veche/contract/rules/correction-words.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { linkProblem, StepDialog } from '../card/index.ts'
import { type Carrier, isWrongAt } from '../places/index.ts'
import '../../../ui/text/told-text.css'

type Props = { fake: FakeResponse; carrier: Carrier; onClose: () => void }

/** A person answered where our pages cannot: the link makes it checkable. */
export function ByHandDialog({ fake, carrier, onClose }: Props) {
  const { t } = useTranslation()
  const [permalink, setPermalink] = useState('')
  const problem = permalink === '' ? null : linkProblem(permalink)
  const reply = fake.texts.findLast(({ decision }) => decision === 'approved')?.reply ?? ''
  const text = isWrongAt(fake, carrier) ? correctionOf(reply) : reply
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.byHand.title', { place: carrier.place })}
      submitLabel={t('fakes.byHand.submit')}
      command={{ type: 'publish_by_hand', carrierId: carrier.id, permalink }}
      words={{ permalink: t('fakes.wrongLink') }}
      onClose={onClose}
    >
      <p className="sm">{t('fakes.byHand.text')}</p>
      <blockquote className="told-q pre sm">{text}</blockquote>
      <Button
        size="s"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(() => showToast(t('fakes.byHand.copied')))
        }
      >
        {t('fakes.byHand.copy')}
      </Button>
      <TextField
        data-autofocus=""
        label={t('fakes.byHand.link')}
        name="permalink"
        type="url"
        inputMode="url"
        value={permalink}
        error={problem ? t('fakes.wrongLink') : undefined}
        onChange={({ target }) => setPermalink(target.value.trim())}
      />
    </StepDialog>
  )
}
