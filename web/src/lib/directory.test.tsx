import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { DirectoryResponse } from '@veche/contract/directory.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { directoryQuery, useDirectory } from './directory.ts'

const DIRECTORY: DirectoryResponse = {
  ...{ municipalities: [], agencies: [], topics: [] },
  topicGroups: [{ code: 'water', name: 'Вода' }] as DirectoryResponse['topicGroups'],
  retired: { municipalities: [], agencies: [], units: [], topics: [] },
}

function Names() {
  const { groupName } = useDirectory()
  return [groupName('water'), groupName('unknown')].join(', ')
}

function show(client: QueryClient): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Names />
    </QueryClientProvider>,
  )
}

it('shows no code to a person while the names are on their way', () => {
  const client = new QueryClient()
  expect(show(client)).toBe('…, …')
  client.setQueryData(directoryQuery.queryKey, DIRECTORY)
  expect(show(client)).toBe('Вода, unknown')
})
