import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { StepDialog, useKeptWords } from '../card/index.ts'
import { countPlaces, placesToCorrect } from '../places/index.ts'

/** Steps that ask for nothing but a reason. */
export type Reasoned = 'return_to_facts' | 'send_back' | 'correct'
type Props = { fake: FakeResponse; userId: string; type: Reasoned; onClose: () => void }

const LIMIT = 500

/** What the step does, and why it is taken: the reason stays with the card. */
export function ReasonDialog({ fake, userId, type, onClose }: Props) {
  const { t } = useTranslation()
  const words = useKeptWords({ userId, fakeId: fake.id, field: type }, '')
  const [isTouched, setTouched] = useState(false)
  const reason = words.text.trim()
  return (
    <StepDialog
      fake={fake}
      title={t(`fakes.reason.${type}.title`)}
      submitLabel={t(`fakes.reason.${type}.submit`)}
      command={{ type, reason }}
      words={{ reason: t('fakes.reason.empty') }}
      onClose={onClose}
      onDone={words.forget}
    >
      <Notice state={type === 'correct' ? 'attention' : 'waiting'} title={t(`fakes.reason.${type}.says`)}>
        {type === 'correct' && <CorrectedPlaces fake={fake} />}
      </Notice>
      <TextArea
        data-autofocus=""
        label={t(`fakes.reason.${type}.label`)}
        name="reason"
        limit={LIMIT}
        value={words.text}
        error={isTouched && reason === '' ? t('fakes.reason.empty') : undefined}
        onChange={({ target }) => words.write(target.value)}
        onBlur={() => setTouched(true)}
      />
    </StepDialog>
  )
}

function CorrectedPlaces({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { byHand, ...sent } = placesToCorrect(fake)
  const count = byHand.length
  return (
    <>
      <p>{t('fakes.reason.correct.places', { count: countPlaces(sent) + count })}</p>
      {count > 0 && <p>{t('fakes.reason.correct.byHand', { number: count })}</p>}
    </>
  )
}
