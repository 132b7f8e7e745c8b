import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './duty.module.css'
import type { Duty } from './duty.queries.ts'

type Props = { duty: Duty; onPlace: (municipalityCode: string) => void }

/** Nobody has a list of all streets: what routes do not name is said, and of several places somebody has to choose. */
export function StreetNotice({ duty, onPlace }: Props) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { street, streetPlaces: places, municipalityCode, municipalityBy } = duty
  if (street === null || places === null) return null
  const isHere = municipalityCode !== null && places.includes(municipalityCode)
  const isSettled = municipalityBy === 'chosen' || municipalityBy === 'words'
  const others = places.filter((code) => code !== municipalityCode)
  if (isHere && (isSettled || others.length === 0)) return null
  const said = { street, place: municipalityName(municipalityCode) }
  const isWhich = isHere || (!isSettled && others.length > 1)
  return (
    <Notice
      state="attention"
      title={t(
        isWhich
          ? 'duty.streetWhich'
          : municipalityCode === null
            ? 'duty.streetNowhere'
            : 'duty.streetUnknown',
        said,
      )}
    >
      {others.length > 0 && !isWhich && <p className="sm">{t('duty.streetElsewhere')}</p>}
      {others.length > 0 && (
        <div className={styles.topics}>
          {(isHere ? places : others).map((code) => (
            <Button key={code} size="s" onClick={() => onPlace(code)}>
              {municipalityName(code)}
            </Button>
          ))}
        </div>
      )}
    </Notice>
  )
}
