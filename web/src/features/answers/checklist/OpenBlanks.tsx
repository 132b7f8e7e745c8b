import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { blanks: readonly string[]; onChoose: (blank: string) => void }

/** Which blanks wait for words; each leads to its place in the text, chosen to be typed over. */
export function OpenBlanks({ blanks, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {t('editor.openBlanks')}{' '}
      {blanks.map((blank, index) => (
        <Fragment key={blank}>
          {index > 0 && ', '}
          <button type="button" className="lnk tap" onClick={() => onChoose(blank)}>
            {blank}
          </button>
        </Fragment>
      ))}
    </>
  )
}
