import type { LeakResponse } from '@veche/contract/admin/readings.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

const WAYS = [
  ...(['card', 'list', 'contact', 'file', 'chat', 'stream', 'rumour', 'part'] as const),
  ...(['person', 'report', 'export'] as const),
]

/** Whoever saw most stands first. */
export function LeakTable({ readers }: Pick<LeakResponse, 'readers'>) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
    <section aria-label={t('person.leak.title')} tabIndex={0} style={{ overflowX: 'auto' }}>
      <table>
        <thead>
          <tr>
            {(['name', 'shown', ...WAYS] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`person.leak.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readers.map(({ name, shown, by }) => (
            <tr key={name}>
              <td>{name ?? t('person.leak.command')}</td>
              <td className="m">{number(shown)}</td>
              {WAYS.map((way) => (
                <td className="m" key={way}>
                  {number(by[way])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
