import { IconPlus } from '@tabler/icons-react'
import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { emptyFields } from '../../../ui/forms/form-problems.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from '../registry/chat-setup.module.css'
import { useSetupChange } from './use-setup-change.ts'

/** Who is called to a danger, and when. */
export function DutySection({ setup }: { setup: ChatSetupResponse }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const now = useNow()
  const [isAdding, setAdding] = useState(false)
  const change = useSetupChange(setup.id)
  const remove = (dutyId: string) =>
    change.mutate({
      doneText: t('chats.setup.dutyRemoved'),
      run: () =>
        unwrap(
          api.DELETE('/api/chats/{chatId}/duties/{dutyId}', {
            params: { path: { chatId: setup.id, dutyId } },
          }),
        ),
    })
  return (
    <section className={`panel ${styles.setupSection}`} aria-labelledby="ct-duty">
      <div className="row g3 wrap">
        <h2 id="ct-duty" className="grow">
          {t('chats.setup.duty')}
        </h2>
        <Button
          size="s"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          disabled={setup.members.length === 0}
          onClick={() => setAdding(true)}
        >
          {t('chats.setup.addDuty')}
        </Button>
      </div>
      <p className="sm muted">{t('chats.setup.dutyText')}</p>
      {setup.duties.length === 0 && <p className="muted">{t('chats.setup.noDuty')}</p>}
      <ul className={styles.people}>
        {setup.duties.map(({ id, name, startsAt, endsAt }) => (
          <li key={id}>
            <span className="grow">
              <b className="m">{name}</b>
              <span className="xs muted blk">
                {moment(startsAt)} — {moment(endsAt)}
              </span>
            </span>
            {Date.parse(startsAt) <= now && now < Date.parse(endsAt) && (
              <State name="done" className="xs">
                {t('chats.setup.onDutyNow')}
              </State>
            )}
            <Button
              size="s"
              look="danger"
              disabled={change.isPending}
              aria-label={t('chats.setup.removeDuty', { name, moment: moment(startsAt) })}
              onClick={() => remove(id)}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding && <DutyDialog setup={setup} onClose={() => setAdding(false)} />}
    </section>
  )
}

function DutyDialog({ setup, onClose }: { setup: ChatSetupResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const today = dayKey(Date.now(), locale)
  const [userId, setUserId] = useState(setup.members[0]?.userId ?? '')
  const [from, setFrom] = useState(`${today}T09:00`)
  const [to, setTo] = useState(`${today}T18:00`)
  // The fields show the clock of the region, wherever the browser is.
  const toMoment = (wall: string) => momentAt(wall.slice(0, 10), wall.slice(11, 16), locale)
  const missing = {
    ...emptyFields({ userId, startsAt: from, endsAt: to }, t('common.fillField')),
    ...(to !== '' && to <= from && { endsAt: t('chats.setup.toBeforeFrom') }),
  }
  return (
    <FormDialog
      title={t('chats.setup.addDuty')}
      submitLabel={t('chats.setup.addDutySubmit')}
      doneText={t('chats.setup.dutyAdded')}
      refresh={['chat', setup.id]}
      onClose={onClose}
      missing={missing}
      send={() =>
        unwrap(
          api.POST('/api/chats/{chatId}/duties', {
            params: { path: { chatId: setup.id } },
            body: { userId, startsAt: toMoment(from), endsAt: toMoment(to) },
          }),
        )
      }
    >
      <SelectField
        label={t('chats.setup.person')}
        name="userId"
        data-autofocus=""
        value={userId}
        onChange={({ target }) => setUserId(target.value)}
      >
        {setup.members.map((member) => (
          <option key={member.userId} value={member.userId}>
            {member.name}
          </option>
        ))}
      </SelectField>
      <div className="grid2">
        <TextField
          label={t('chats.setup.from')}
          name="startsAt"
          type="datetime-local"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          label={t('chats.setup.to')}
          name="endsAt"
          type="datetime-local"
          min={from}
          value={to}
          error={to !== '' && to <= from ? t('chats.setup.toBeforeFrom') : undefined}
          onChange={({ target }) => setTo(target.value)}
        />
      </div>
    </FormDialog>
  )
}
