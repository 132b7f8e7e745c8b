import { IconPlus } from '@tabler/icons-react'
import type { ChatRole, ChatSetupResponse } from '@veche/contract/chats.ts'
import { CHAT_ROLES } from '@veche/contract/values/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from '../registry/chat-setup.module.css'
import { MemberDialog } from './MemberDialog.tsx'
import { useSetupChange } from './use-setup-change.ts'

type Member = ChatSetupResponse['members'][number]

/** Officials of a chat. Who has not linked an account in the network is not recognised there. */
export function MembersSection({ setup }: { setup: ChatSetupResponse }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const change = useSetupChange(setup.id)
  const params = (userId: string) => ({ path: { chatId: setup.id, userId } })
  const setRole = ({ userId, role: known }: Member, role: ChatRole) =>
    change.mutate({
      doneText: t('chats.setup.roleSet'),
      run: () =>
        unwrap(
          api.PUT('/api/chats/{chatId}/members/{userId}', {
            params: params(userId),
            body: { role, before: { role: known } },
          }),
        ),
    })
  const remove = ({ userId }: Member) =>
    change.mutate({
      doneText: t('chats.setup.memberRemoved'),
      run: () => unwrap(api.DELETE('/api/chats/{chatId}/members/{userId}', { params: params(userId) })),
    })
  return (
    <section className={`panel ${styles.setupSection}`} aria-labelledby="ct-members">
      <div className="row g3 wrap">
        <h2 id="ct-members" className="grow">
          {t('chats.setup.members')}
        </h2>
        <Button
          size="s"
          icon={<IconPlus className="ic" aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('chats.setup.addMember')}
        </Button>
      </div>
      <p className="sm muted">{t('chats.setup.membersText')}</p>
      {setup.members.length === 0 && <p className="muted">{t('chats.setup.noMembers')}</p>}
      <ul className={styles.people}>
        {setup.members.map((member) => (
          <li key={member.userId}>
            <b className="m grow">{member.name}</b>
            <State name={member.isLinked ? 'done' : 'attention'} className="xs">
              {t(member.isLinked ? 'chats.setup.linked' : 'chats.setup.notLinked')}
            </State>
            <SelectField
              label={t('chats.setup.roleOf', { name: member.name })}
              name="role"
              isLabelHidden
              value={member.role}
              disabled={change.isPending}
              onChange={({ target }) => {
                const role = CHAT_ROLES.find((code) => code === target.value)
                if (role) setRole(member, role)
              }}
            >
              {CHAT_ROLES.map((code) => (
                <option key={code} value={code}>
                  {t(`chats.role.${code}`)}
                </option>
              ))}
            </SelectField>
            <Button
              size="s"
              look="danger"
              disabled={change.isPending}
              aria-label={t('chats.setup.removeMember', { name: member.name })}
              onClick={() => remove(member)}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding && <MemberDialog setup={setup} onClose={() => setAdding(false)} />}
    </section>
  )
}
