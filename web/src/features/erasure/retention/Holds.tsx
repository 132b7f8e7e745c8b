import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RetentionHold } from '@veche/contract/admin/retention.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { liftHold, placeHold, RETENTION_KEY } from './retention.queries.ts'

const REASON_LIMIT = 200
const HOLD = schemaOf(() => import('@veche/contract/admin/retention.ts'), 'PlaceHoldRequest')

/** Questions that a court or a prosecutor has asked to keep. */
export function Holds({ holds }: { holds: readonly RetentionHold[] }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isPlacing, setPlacing] = useState(false)
  const lift = useMutation({
    mutationFn: liftHold,
    onSuccess: () => showToast(t('person.retention.holds.lifted')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: RETENTION_KEY }),
  })
  return (
    <>
      <h3>{t('person.retention.holds.title')}</h3>
      <p className="sm muted">{t('person.retention.holds.text')}</p>
      {holds.length === 0 && <p>{t('person.retention.holds.none')}</p>}
      <ul className={styles.linedList}>
        {holds.map(({ id, number: no, isOfPerson, reason, placedByName, placedAt }) => (
          <li key={id}>
            <span className="grow">
              {t(`person.retention.holds.${isOfPerson ? 'person' : 'one'}`, { number: no })}: {reason}
              <span className="xs muted blk">
                {t('person.retention.holds.by', { name: placedByName, moment: shortMoment(placedAt) })}
              </span>
            </span>
            <Button size="s" look="quiet" disabled={lift.isPending} onClick={() => lift.mutate(id)}>
              {t('person.retention.holds.lift')}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="s" onClick={() => setPlacing(true)}>
        {t('person.retention.holds.place')}
      </Button>
      {isPlacing && <PlaceHoldDialog onClose={() => setPlacing(false)} />}
    </>
  )
}

function PlaceHoldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [isOfPerson, setOfPerson] = useState(false)
  const hold = { number: typedNumber(typed) ?? 0, isOfPerson, reason }
  return (
    <FormDialog
      title={t('person.retention.holds.title')}
      submitLabel={t('person.retention.holds.place')}
      doneText={t('person.retention.holds.placed')}
      refresh={RETENTION_KEY}
      onClose={onClose}
      accepted={{ schema: HOLD, body: hold }}
      send={() => placeHold(hold)}
    >
      <TextField
        label={t('person.retention.holds.number')}
        name="number"
        inputMode="numeric"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <TextField
        label={t('person.retention.holds.reason')}
        name="reason"
        limit={REASON_LIMIT}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <label className="blk">
        <input type="checkbox" checked={isOfPerson} onChange={({ target }) => setOfPerson(target.checked)} />{' '}
        {t('person.retention.holds.isOfPerson')}
      </label>
    </FormDialog>
  )
}
