import type { WHY_LEFT, WHY_NOT_SWITCHED } from '@veche/contract/admin/many/people.ts'
import { useTranslation } from 'react-i18next'

type Reason = (typeof WHY_LEFT)[number] | (typeof WHY_NOT_SWITCHED)[number]
type Props = {
  changed: readonly unknown[]
  left: readonly { userId: string; name: string; reason: Reason }[]
}

/** Whom it changes, and by name who was chosen and stays as they are. */
export function PeopleLeft({ changed, left }: Props) {
  const { t } = useTranslation()
  const of = changed.length + left.length
  return (
    <div className="col g1" role="status">
      <p className="m">{t('accounts.users.many.changes', { changed: changed.length, of })}</p>
      {left.length > 0 && (
        <>
          <p className="sm">{t('accounts.users.many.stay')}</p>
          <ul className="sm">
            {left.map(({ userId, name, reason }) => (
              <li key={userId}>
                {name || userId}: <span className="muted">{t(`accounts.users.many.why.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
