import { IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { phonesOf } from './phones.ts'

type Props = { phone: string; look?: 'button' | 'text'; whose?: string }

/** One press calls; of several numbers each says which it is. */
export function PhoneLinks({ phone, look = 'text', whose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {phonesOf(phone).map(({ shown, href, kind }) => {
        if (href === null) return <span key={shown}>{shown}</span>
        const number =
          kind === null ? shown : t('duty.phoneOfKind', { phone: shown, kind: t(`duty.phoneKind.${kind}`) })
        return (
          <a
            key={shown}
            href={href}
            className={look === 'button' ? 'btn nw' : 'nw'}
            aria-label={whose && t('duty.call', { name: whose, phone: number })}
          >
            {look === 'button' && <IconPhone className="ic" aria-hidden="true" />}
            {number}
          </a>
        )
      })}
    </>
  )
}
