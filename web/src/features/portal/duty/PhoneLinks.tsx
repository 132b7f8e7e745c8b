import { IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { phonesOf } from './phones.ts'

type Props = { phone: string; look?: 'button' | 'text'; whose?: string }

/** One press calls. */
export function PhoneLinks({ phone, look = 'text', whose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {phonesOf(phone).map(({ shown, href }) =>
        href === null ? (
          <span key={shown}>{shown}</span>
        ) : (
          <a
            key={shown}
            href={href}
            className={look === 'button' ? 'btn nw' : 'nw'}
            aria-label={whose && t('duty.call', { name: whose, phone: shown })}
          >
            {look === 'button' && <IconPhone className="ic" aria-hidden="true" />}
            {shown}
          </a>
        ),
      )}
    </>
  )
}
