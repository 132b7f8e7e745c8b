import { IconPlus } from '@tabler/icons-react'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import {
  AddPlaceDialog,
  choosePlaces,
  countPlaces,
  listByHand,
  ReachChart,
  RejectedPlaces,
} from '../places/index.ts'
import * as styles from '../screen/fake-panel.module.css'
import { CarriersTable } from './CarriersTable.tsx'
import { ChatPosts } from './ChatPosts.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import * as spreadStyles from './spread.module.css'
import { useMarks } from './use-marks.ts'

type Props = { fake: FakeResponse; userId: string; isFirst: boolean }

/** Where it went and where we answer: nothing leaves before a person has chosen the places. */
export function SpreadPanel({ fake, userId, isFirst }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [dialog, setDialog] = useState<'add' | 'publish' | null>(null)
  const { marks, mark, forget } = useMarks({ userId, fakeId: fake.id, round: fake.corrections.length })
  const chosen = choosePlaces(fake, marks)
  const { carriers, chats } = chosen
  const chosenIds = new Set([...carriers, ...chats].map(({ id }) => id))
  const count = countPlaces(chosen)
  const byHandCount = fake.step === 'publication' ? listByHand(fake).length : 0
  const { publish, judgeCarriers } = fake.abilities
  const { placeCount, views, suggestedCount } = fake.spread
  return (
    <section
      className={`panel ${styles.fakePanel} ${isFirst ? styles.first : ''}`}
      id="fk-spread"
      aria-labelledby="fk-spread-h"
    >
      <div className="ph wrap">
        <h2 id="fk-spread-h">{t('fakes.spread.title')}</h2>
        <span className="end sm muted">
          {t('fakes.places', { count: placeCount })},{' '}
          {t('fakes.views', { count: views, shown: number(views) })}
        </span>
      </div>
      <ReachChart reach={fake.reach} />
      {fake.carriers.length === 0 && (
        <p className={`${styles.nothing} sm muted`}>{t('fakes.spread.empty')}</p>
      )}
      {fake.carriers.length > 0 && <CarriersTable fake={fake} chosen={chosenIds} onMark={mark} />}
      <RejectedPlaces fake={fake} />
      {(judgeCarriers || publish) && <ChatPosts fake={fake} chosen={chosenIds} onMark={mark} />}
      {(judgeCarriers || publish) && (
        <div className={`${styles.footer} row g2 wrap`}>
          <span className="sm muted grow">
            {suggestedCount > 0 && t('fakes.spread.judge', { count: suggestedCount })}
            {byHandCount > 0 && (
              <span className="blk">{t('fakes.spread.leftByHand', { count: byHandCount })}</span>
            )}
          </span>
          {judgeCarriers && (
            <Button icon={<IconPlus className="ic" aria-hidden="true" />} onClick={() => setDialog('add')}>
              {t('fakes.spread.add')}
            </Button>
          )}
          <Button look="primary" disabled={!publish || count === 0} onClick={() => setDialog('publish')}>
            {count === 0 ? t('fakes.spread.sendNowhere') : t('fakes.spread.send', { count })}
            {!publish && <span className={`xs ${spreadStyles.afterwards}`}>{t(afterKey(fake))}</span>}
          </Button>
        </div>
      )}
      {dialog === 'add' && <AddPlaceDialog fake={fake} onClose={() => setDialog(null)} />}
      {dialog === 'publish' && (
        <PublishDialog fake={fake} chosen={chosen} onDone={forget} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

/** Why it cannot leave yet. */
function afterKey({ step }: FakeResponse): string {
  if (step === 'closed' || step === 'dropped') return 'fakes.spread.over'
  return step === 'publication' || step === 'watch' ? 'fakes.spread.notYours' : 'fakes.spread.afterApproval'
}
