import { useQuery } from '@tanstack/react-query'
import type { ChatRole, ChatSetupResponse } from '@veche/contract/chats.ts'
import { CHAT_ROLES } from '@veche/contract/values/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { peopleQuery } from '../chat/index.ts'

type Props = { setup: ChatSetupResponse; onClose: () => void }

/** A person by name, and what they are in this chat. */
export function MemberDialog({ setup, onClose }: Props) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [userId, setUserId] = useState<string | null>(null)
  const [role, setRole] = useState<ChatRole>('department')
  const { data } = useQuery(peopleQuery(setup.id, useDebounced(words.trim(), 250)))
  const known = new Set(setup.members.map((member) => member.userId))
  const people = data?.people.filter((person) => !known.has(person.userId)) ?? []
  return (
    <FormDialog
      title={t('chats.setup.addMember')}
      submitLabel={t('chats.setup.addMemberSubmit')}
      doneText={t('chats.setup.memberAdded')}
      refresh={['chat', setup.id]}
      onClose={onClose}
      missing={userId === null ? { userId: t('chats.setup.noPerson') } : {}}
      send={
        userId === null
          ? null
          : () =>
              unwrap(
                api.PUT('/api/chats/{chatId}/members/{userId}', {
                  params: { path: { chatId: setup.id, userId } },
                  body: { role, before: { role: null } },
                }),
              )
      }
    >
      <TextField
        label={t('chats.setup.findPerson')}
        name="search"
        type="search"
        autoComplete="off"
        data-autofocus=""
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <ChoiceField label={t('chats.setup.person')} name="userId">
        {data && people.length === 0 && <p className="sm muted">{t('common.nothingFound')}</p>}
        {people.map((person) => (
          <label className="chk-l" key={person.userId}>
            <input
              type="radio"
              name="person"
              checked={person.userId === userId}
              onChange={() => setUserId(person.userId)}
            />
            <span>
              {person.name}
              <span className="blk xs muted">
                {person.roles.map((code) => t(`access.roles.${code}`)).join(', ')}
              </span>
            </span>
          </label>
        ))}
      </ChoiceField>
      <SelectField
        label={t('chats.setup.role')}
        name="role"
        value={role}
        onChange={({ target }) => setRole(CHAT_ROLES.find((code) => code === target.value) ?? 'department')}
      >
        {CHAT_ROLES.map((code) => (
          <option key={code} value={code}>
            {t(`chats.role.${code}`)}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  )
}
