import { useTranslation } from 'react-i18next'
import { setKeysOn, useKeysOn } from '../lib/keyboard/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Dialog } from '../ui/overlays/Dialog.tsx'
import * as styles from './KeysDialog.module.css'

const GROUPS = [
  {
    key: 'list',
    keys: [
      'J',
      'K',
      'Enter',
      '/',
      'N',
      'H',
      'X',
      'Shift+X',
      'Shift+J',
      'Shift+K',
      'Shift+M',
      'V',
      '1–9',
      '↑+↓',
      'Esc',
    ],
  },
  { key: 'card', keys: ['Enter', 'E', 'T', 'G', 'B', 'D', 'R', 'P', 'U', 'C', 'O', 'M', 'Q', 'W'] },
  { key: 'chosen', keys: ['Enter', 'D', 'T', 'G', 'B', 'P', 'U', 'M', 'Q', 'Esc'] },
  { key: 'chat', keys: ['J', 'K', 'R', '1–8', 'Y', 'N', 'Ctrl+Enter'] },
  { key: 'air', keys: ['1', '2', '3', '4', 'W', '↑+↓', 'Enter', 'F', 'D', 'A', 'S', 'U', 'N', 'Z', 'Esc'] },
  { key: 'approval', keys: ['A', 'R', 'W'] },
  { key: 'fakes', keys: ['J', 'K', '/', 'N'] },
  { key: 'outages', keys: ['/', 'N'] },
  { key: 'knowledge', keys: ['/', 'N'] },
  { key: 'today', keys: ['J', 'K'] },
  { key: 'orders', keys: ['/', 'N'] },
  { key: 'broadcasts', keys: ['N'] },
  { key: 'feedback', keys: ['/', 'N'] },
  { key: 'practices', keys: ['/', 'N'] },
  { key: 'rules', keys: ['N'] },
  {
    key: 'everywhere',
    keys: ['?', 'Ctrl+K', 'Ctrl+Z', 'Shift+Z', 'Ctrl+Enter', 'Shift+D', 'Shift+T', 'Shift+A', 'Shift+S'],
  },
]

const OF_PAGE: readonly [path: RegExp, groups: readonly string[]][] = [
  [/^\/desk/, ['list', 'card', 'chosen']],
  [/^\/approvals/, ['approval', 'list']],
  [/^\/chats/, ['chat']],
  [/^\/livestreams/, ['air']],
  [/^\/fakes/, ['fakes']],
  [/^\/outages/, ['outages']],
  [/^\/knowledge/, ['knowledge']],
  [/^\/today/, ['today']],
  [/^\/orders/, ['orders']],
  [/^\/broadcasts/, ['broadcasts']],
  [/^\/feedback/, ['feedback']],
  [/^\/practices/, ['practices']],
  [/^\/rules/, ['rules']],
]

/** First those of the page one is on, then those that work everywhere. */
export function groupsFor(path: string): typeof GROUPS {
  const own = OF_PAGE.find(([pattern]) => pattern.test(path))?.[1] ?? []
  const rankOf = (key: string) => (own.includes(key) ? own.indexOf(key) : key === 'everywhere' ? 50 : 100)
  return GROUPS.toSorted((one, two) => rankOf(one.key) - rankOf(two.key))
}

export type Props = {
  onClose: () => void
  /** A screen with keys of its own shows no others. */
  only?: string
}

export function KeysDialog({ onClose, only }: Props) {
  const { t } = useTranslation()
  const isOn = useKeysOn()
  const groups =
    only === undefined ? groupsFor(window.location.pathname) : GROUPS.filter(({ key }) => key === only)
  return (
    <Dialog title={t('common.keys.title')} onClose={onClose} isWide>
      <div className={`dlg-b ${styles.groups}`}>
        {groups.map(({ key, keys }) => (
          <section key={key} aria-label={t(`keys.${key}.title`)}>
            <h3>{t(`keys.${key}.title`)}</h3>
            <dl className={styles.keyList}>
              {keys.map((name) => (
                <div key={name}>
                  <dt>
                    <Kbd keys={name} />
                    <span className="sr">{name}</span>
                  </dt>
                  <dd className="sm">{t(`keys.${key}.${keyText(name)}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="dlg-f">
        <label className="chk-l">
          <input type="checkbox" checked={isOn} onChange={(event) => setKeysOn(event.target.checked)} />
          <span>{t('keys.single')}</span>
        </label>
      </div>
    </Dialog>
  )
}

function keyText(name: string): string {
  if (name === '/') return 'slash'
  if (/^1–/.test(name)) return 'digit'
  if (name === '↑+↓') return 'arrows'
  return name === '?' ? 'question' : name.replace('+', '')
}
