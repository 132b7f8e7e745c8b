import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ChannelListQuery, ChannelResponse } from '@veche/contract/channels.ts'
import { NETWORKS } from '@veche/contract/values/channels.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelTableQuery, listChannelIds } from '../../lib/channels.ts'
import { useDirectory } from '../../lib/directory.ts'
import { toQuery } from '../../lib/forms/to-query.ts'
import { meQuery } from '../../lib/session.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { SelectField } from '../../ui/forms/Field.tsx'
import { BulkBar } from '../../ui/lists/BulkBar.tsx'
import { type DataColumn, DataTable } from '../../ui/lists/DataTable.tsx'
import { NothingFound } from '../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../ui/lists/SearchBox.tsx'
import { useChosen } from '../../ui/lists/use-chosen.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { ChannelMenu } from './ChannelMenu.tsx'
import { ChannelsBulk } from './ChannelsBulk.tsx'
import type { ChannelsSearch } from './channels-filter.ts'
import { HealthChip } from './HealthChip.tsx'
import { useFirstRemark } from './remark/use-first-remark.ts'

type Props = {
  search: ChannelsSearch
  onSearch: (search: ChannelsSearch) => void
  renderLink: (channelId: string, content: ReactNode) => ReactNode
  onOpen: (channelId: string) => void
  /** The questions whose answers the network has not confirmed; null where the reader has no list of questions. */
  renderQuestions: ((channelId: string, words: string) => ReactNode) | null
}

/** Every page of ours in the networks; those that ask to be looked at come first. */
export function ChannelsTable({ search, onSearch, renderLink, onOpen, renderQuestions }: Props) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(channelTableQuery({ sort: 'trouble', ...search }))
  const { number } = useFormat()
  const columns = useColumns({ renderLink, renderQuestions })
  const { data } = query
  const { chosen, setChosen } = useChosen(search)
  const canManage = useQuery(meQuery).data?.abilities.manageChannels ?? false
  const isFiltered = Boolean(search.search || search.network || search.state)
  return (
    <>
      <Filter search={search} onSearch={onSearch} troubled={data?.troubled ?? 0} />
      {query.error && !data && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.isPending && <SkeletonRows label={t('channels.loading')} />}
      {data?.channels.length === 0 &&
        (isFiltered ? (
          <NothingFound
            filters={[
              [t('channels.search'), search.search],
              [t('channels.network'), search.network && t(`common.network.${search.network}`)],
              [
                t('channels.state'),
                search.state && t(`channels.${search.state}`, { shown: number(data.troubled) }),
              ],
            ]}
            onClear={() => onSearch({ sort: search.sort })}
          />
        ) : (
          <EmptyState title={t('channels.empty')}>{t('channels.emptyText')}</EmptyState>
        ))}
      {canManage && data && data.channels.length > 0 && (
        <BulkBar
          ids={data.channels.map(({ id }) => id)}
          chosen={chosen}
          onChange={setChosen}
          whole={
            query.hasNextPage
              ? { total: data.total, load: () => listChannelIds({ sort: 'trouble', ...search }) }
              : undefined
          }
          always={
            <a
              className="lnk sm"
              href={`/api/channels/export?${toQuery({ sort: 'trouble', ...search })}`}
              download
            >
              {t('channels.many.export')}
            </a>
          }
        >
          <ChannelsBulk chosen={chosen} onDone={() => setChosen(new Set())} />
        </BulkBar>
      )}
      {data && data.channels.length > 0 && (
        <DataTable
          label={t('common.section.channels')}
          rows={data.channels}
          keyOf={({ id }) => id}
          columns={columns}
          renderActions={(channel) => <ChannelMenu channel={channel} onOpen={() => onOpen(channel.id)} />}
          sort={search.sort ?? 'trouble'}
          onSort={(sort) => onSearch({ ...search, sort })}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
          isBusy={query.isFetchingNextPage}
          selection={canManage ? { chosen, nameOf, onChange: setChosen } : undefined}
        />
      )}
    </>
  )
}

const nameOf = ({ name }: ChannelResponse) => name

type FilterProps = Pick<Props, 'search' | 'onSearch'> & { troubled: number }

function Filter({ search, onSearch, troubled }: FilterProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <search className="dtb-f">
      <SearchBox
        label={t('channels.search')}
        placeholder={t('channels.search')}
        value={search.search ?? ''}
        onChange={(words) => onSearch({ ...search, search: words || undefined })}
      />
      <SelectField
        label={t('channels.network')}
        name="network"
        value={search.network ?? ''}
        onChange={({ target }) =>
          onSearch({ ...search, network: NETWORKS.find((network) => network === target.value) })
        }
      >
        <option value="">{t('channels.anyNetwork')}</option>
        {NETWORKS.map((network) => (
          <option key={network} value={network}>
            {t(`common.network.${network}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('channels.state')}
        name="state"
        value={search.state ?? ''}
        onChange={({ target: { value } }) =>
          onSearch({ ...search, state: value === 'troubled' || value === 'paused' ? value : undefined })
        }
      >
        <option value="">{t('channels.anyState')}</option>
        <option value="troubled">{t('channels.troubled', { shown: number(troubled) })}</option>
        <option value="paused">{t('channels.paused')}</option>
      </SelectField>
    </search>
  )
}

type Sort = NonNullable<ChannelListQuery['sort']>

function useColumns({
  renderLink,
  renderQuestions,
}: Pick<Props, 'renderLink' | 'renderQuestions'>): DataColumn<ChannelResponse, Sort>[] {
  const { t } = useTranslation()
  const names = useDirectory()
  const { shortMoment, number } = useFormat()
  const firstRemark = useFirstRemark()
  const led = (channelId: string, words: string) => renderQuestions?.(channelId, words) ?? words
  const remarkOf = (channel: ChannelResponse) => {
    const remark = firstRemark(channel)
    const isOfAnswers =
      channel.unknownSends > 0 && remark === t('channels.unknownSends', { count: channel.unknownSends })
    return isOfAnswers ? led(channel.id, remark) : remark
  }
  return [
    {
      key: 'name',
      title: t('channels.name'),
      sort: 'name',
      cell: (channel) => (
        <span className="dtb-n">
          <ChannelGlyph network={channel.network} />
          {renderLink(
            channel.id,
            <span className="el" title={channel.name}>
              {channel.name}
            </span>,
          )}
        </span>
      ),
    },
    {
      key: 'place',
      title: t('channels.place'),
      cell: ({ municipalityCode }) => (
        <span className="el blk" title={names.municipalityName(municipalityCode) ?? undefined}>
          {names.municipalityName(municipalityCode)}
        </span>
      ),
    },
    {
      key: 'health',
      title: t('channels.state'),
      sort: 'trouble',
      cell: (channel) => (
        <>
          <HealthChip channel={channel} />
          <span className="xs muted blk">{remarkOf(channel)}</span>
        </>
      ),
    },
    {
      key: 'event',
      title: t('channels.lastEventShort'),
      sort: 'last_event',
      cell: ({ lastEventAt }) => (
        <span className={lastEventAt ? undefined : 'muted'}>
          {lastEventAt ? shortMoment(lastEventAt) : t('channels.never')}
        </span>
      ),
    },
    {
      key: 'sending',
      title: t('channels.sending'),
      cell: ({ id, waitingToSend, unknownSends }) =>
        waitingToSend + unknownSends === 0 ? (
          <span className="muted">0</span>
        ) : (
          <span>
            {number(waitingToSend)}
            {unknownSends > 0 && (
              <>
                {' · '}
                {led(id, t('channels.unknownShort', { shown: number(unknownSends) }))}
              </>
            )}
          </span>
        ),
    },
  ]
}
